"""The PIN of a desk: set, changed, taken away; and the recovery code that opens where it is forgotten."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from desktop import credentials
from desktop.carry_code import new_code, typed
from desktop.lock import attempts, rotation
from desktop.lock.gate import Gate
from desktop.lock.kept import Kept, KeptKey
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.clock import Clock
    from desktop.lock.rotation import Holder, Stage

LEAST = 6
"""Characters of a PIN: digits, or letters as well."""


def set_pin(data_dir: Path, pin: str, *, clock: Clock, old: str | None = None, with_code: bool = True) -> str:
    """Wrap the desk's key by a PIN; `old` is the PIN or the recovery code where there is one already.

    Returns the new recovery code, or an empty text; an earlier code opens nothing any more. The key itself stays.
    Raises KnownProblem `pin-unfit`, `desk-locked`, `pin-wrong`, `pin-wait` or `key-not-kept`.
    """
    check(pin)
    holder, key = _opened(data_dir, old, clock)
    code = new_code() if with_code else ""
    attempts.clear(data_dir, clock)  # before: a PIN without its list of tries waits
    holder.keep(Kept(KeptKey.wrapped(key, holder.marks.desk_id, pin=pin, code=code)))
    return code


def remove_pin(data_dir: Path, old: str | None, *, clock: Clock) -> None:
    """Keep the key as it is, without a PIN. Raises what `set_pin` raises."""
    holder, key = _opened(data_dir, old, clock)
    holder.keep(Kept(KeptKey.plain(key)))


def may_change_key(data_dir: Path, pin: str | None, *, clock: Clock) -> None:
    """Look, while the desk is open, whether its key can be changed. Raises `pin-wrong`, `pin-wait` or `key-no-room`."""
    rotation.check_room(data_dir)
    if pin is not None:
        credentials.check_secret(data_dir, pin, clock=clock)


def change_key(
    data_dir: Path, pin: str | None, *, clock: Clock, reached: Callable[[Stage], object] = lambda _: None
) -> str:
    """Bring the whole desk under a new key; nobody may have it open. Returns the new recovery code, if there was one.

    Raises KnownProblem `cache-busy`, `key-no-room`, `disk-full`, `desk-locked`, `pin-wrong`, `pin-wait` or
    `key-not-kept`; the desk is then as it was.
    """
    gate, _ = credentials.enter(data_dir, secret=pin, clock=clock)  # what was cut earlier is settled by that
    gate.leave()
    with Gate(data_dir, alone=True):
        holder, kept = credentials.find(data_dir)
        if kept is None or kept.next is not None:
            raise KnownProblem("cache-busy", path=str(data_dir))
        if kept.has_pin and (pin is None or typed(pin)):
            raise KnownProblem("pin-wrong", seconds=0)  # the next key is wrapped by the PIN, which no code tells
        key, _ = credentials.opened(holder, kept, pin, clock)
        return rotation.rotate(holder, kept, key, pin or "", reached=reached)


def check(pin: str) -> None:
    """Raise KnownProblem `pin-unfit` for one that is short, or the first that anybody would try."""
    steps = {ord(after) - ord(before) for before, after in itertools.pairwise(pin)}
    if len(pin) < LEAST or steps in ({0}, {1}, {-1}) or typed(pin):
        raise KnownProblem("pin-unfit", least=LEAST)


def _opened(data_dir: Path, secret: str | None, clock: Clock) -> tuple[Holder, bytes]:
    holder, kept = credentials.find(data_dir)
    if kept is None or kept.next is not None:
        raise KnownProblem("cache-busy", path=str(data_dir))
    key, _ = credentials.opened(holder, kept, secret, clock)
    return holder, key
