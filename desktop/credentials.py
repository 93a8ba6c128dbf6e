"""The key to the cache: random, kept by the operating system's key store, wrapped by a PIN where the officer set one.

Where the PC has no key store that works, it lies in a file beside the cache that only this account may read. Who copies
the folder has both then, and without a PIN reads the desk, so that is shown (`Desk.key_is_weak`).
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache.connection import key_check
from desktop.clock import system_clock
from desktop.lock import attempts
from desktop.lock.gate import Gate
from desktop.lock.kept import Kept, KeptKey
from desktop.lock.places import SERVICE, KeyFile, KeyStore, Marks
from desktop.lock.rotation import KEY_BYTES, Holder, settled
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.clock import Clock

__all__ = ["SERVICE", "Credentials", "check_secret", "enter", "find", "opened"]


@dataclass(frozen=True, slots=True)
class Credentials:
    """A key and how well it is kept."""

    key: bytes
    is_beside: bool
    """Whether it lies in a file beside the cache."""
    has_pin: bool = False
    failures: int = 0
    """How many wrong PINs came before this opening."""


def enter(data_dir: Path, *, secret: str | None = None, clock: Clock = system_clock) -> tuple[Gate, Credentials]:
    """Through the gate of the desk in `data_dir`, with its key; a new one where there is no cache yet.

    `secret` is the PIN or the recovery code. An exchange of keys that was cut is finished or undone first. Raises
    KnownProblem `key-missing` when there is a cache but its key is nowhere, `cache-wrong-key` when the key kept is not
    the one that made the cache, `desk-locked` where a PIN is needed, `pin-wrong` or `pin-wait`, `cache-busy` while
    another process exchanges the key. The caller leaves the gate when the desk is closed.
    """
    gate = Gate(data_dir)
    try:
        holder, kept = find(data_dir)
        if kept is not None and kept.next is not None:
            gate.leave()
            with Gate(data_dir, alone=True):
                holder, kept = find(data_dir)
                kept = settled(holder, kept) if kept is not None else None
            gate = Gate(data_dir)
        if kept is None:
            return gate, _create(holder)
        key, failures = opened(holder, kept, secret, clock)
        holder.marks.remember(kept.now.check)
    except BaseException:
        gate.leave()
        raise
    return gate, Credentials(key, holder.place.is_beside, kept.has_pin, failures)


def forget(data_dir: Path) -> None:
    """Take the key of the desk in `data_dir` out of the key store: its cache can never be opened again."""
    KeyStore(Marks(data_dir / "desk.json").desk_id).forget()


def find(data_dir: Path) -> tuple[Holder, Kept | None]:
    """Where the key of a desk is kept, and what is kept; None for a desk that is not made yet.

    Raises KnownProblem `key-missing` or `cache-wrong-key`.
    """
    marks = Marks(data_dir / "desk.json")
    cache = data_dir / "desk.db"
    for place in (KeyFile(data_dir), KeyStore(marks.desk_id)):  # a key store takes long to load
        text = place.read()
        if text is None:
            continue
        try:
            kept = Kept.from_text(text)
        except ValueError as error:
            raise KnownProblem("cache-wrong-key", path=str(cache)) from error
        if kept.next is None and cache.exists() and marks.key_check and marks.key_check != kept.now.check:
            raise KnownProblem("cache-wrong-key", path=str(cache))
        return Holder(data_dir, place, marks), kept
    if cache.exists():
        raise KnownProblem("key-missing", path=str(cache))
    return Holder(data_dir, KeyStore(marks.desk_id), marks), None


def opened(holder: Holder, kept: Kept, secret: str | None, clock: Clock) -> tuple[bytes, int]:
    """The key, and how many wrong PINs came before.

    Raises KnownProblem `desk-locked`, `pin-wait`, or `pin-wrong`, which says nothing of how it is wrong.
    """
    if kept.now.key is not None:
        return kept.now.key, 0
    if secret is None:
        raise KnownProblem("desk-locked", path=str(holder.folder))
    failures = attempts.begin(holder.folder, clock)
    key = kept.now.opened(secret, holder.marks.desk_id)
    if key is None:
        raise KnownProblem("pin-wrong", seconds=attempts.wait(holder.folder, clock))
    attempts.clear(holder.folder, clock)
    return key, failures


def check_secret(data_dir: Path, secret: str, *, clock: Clock) -> None:
    """Whether this PIN or recovery code is the one of an open desk. Raises KnownProblem `pin-wrong` or `pin-wait`."""
    holder, kept = find(data_dir)
    if kept is not None:
        opened(holder, kept, secret, clock)


def _create(holder: Holder) -> Credentials:
    key = secrets.token_bytes(KEY_BYTES)
    text = Kept(KeptKey.plain(key)).as_text()
    place = holder.place if holder.place.write(text) else KeyFile(holder.folder)
    if place.is_beside:
        place.write(text)
    holder.marks.remember(key_check(key))
    return Credentials(key, place.is_beside)
