"""A new key for the old one, with no moment at which a row could be lost.

1. The next key is kept beside the present one.
2. Both databases are copied, the copies brought under the next key and read through. The desk itself stays as it is.
3. The key store is told that the copies are whole. Until then a rotation that was killed is undone, from then on it is
   finished, by whoever opens the desk next (`settled`); neither takes a key, only the exchange of files.
4. The copies take the places of the old files; the next key is the present one.

`PRAGMA rekey` on the desk itself would write every page of it in place, and leave it to a journal to bring both halves
together again after a kill; a copy has nothing to bring together. It takes as much room again while it works.
"""

from __future__ import annotations

import os
import secrets
import shutil
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.cache.connection import copy_rekeyed, named_errors
from desktop.carry_code import new_code
from desktop.lock.kept import Kept, KeptKey
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.lock.places import Marks, Place

KEY_BYTES = 32
_DATABASES = ("desk.db", "files.db")
_NEXT = ".next"
MARGIN = 16_000_000
"""Bytes that are left on the disk besides, for what else goes on."""


class Stage(StrEnum):
    """What a rotation has just done; it may be killed after each."""

    NEXT_KEPT = "next-kept"
    DESK_COPIED = "desk-copied"
    FILES_COPIED = "files-copied"
    READY = "ready"
    DESK_SWAPPED = "desk-swapped"
    FILES_SWAPPED = "files-swapped"
    DONE = "done"


_COPIED = dict(zip(_DATABASES, (Stage.DESK_COPIED, Stage.FILES_COPIED), strict=True))
_SWAPPED = dict(zip(_DATABASES, (Stage.DESK_SWAPPED, Stage.FILES_SWAPPED), strict=True))


@dataclass(frozen=True, slots=True)
class Holder:
    """The folder of a desk with the place of its key."""

    folder: Path
    place: Place
    marks: Marks

    def keep(self, kept: Kept) -> None:
        """Raises KnownProblem `key-not-kept` where the key store does not take it."""
        with named_errors(self.folder):
            if not self.place.write(kept.as_text()):
                raise KnownProblem("key-not-kept", path=str(self.folder))


def bytes_needed(folder: Path) -> int:
    """What a rotation of the desk in this folder writes beside it, in bytes."""
    paths = (folder / f"{name}{ending}" for name in _DATABASES for ending in ("", "-wal"))
    return sum(path.stat().st_size for path in paths if path.exists())


def check_room(folder: Path) -> None:
    """Raises KnownProblem `key-no-room` where the disk has none for a rotation."""
    needed = MARGIN + bytes_needed(folder)
    if shutil.disk_usage(folder).free < needed:
        raise KnownProblem("key-no-room", path=str(folder), megabytes=-(-needed // 1_000_000))


def rotate(
    holder: Holder, kept: Kept, key: bytes, pin: str, *, reached: Callable[[Stage], object] = lambda _: None
) -> str:
    """Give the desk a new key; `key` is the present one. The gate has to be held alone.

    Returns the new recovery code where there was one: the old one opens nothing any more. Raises KnownProblem
    `key-no-room`, `disk-full`, `cache-corrupt`, `cache-busy` or `key-not-kept`; the desk is then as it was.
    """
    check_room(holder.folder)
    new_key, bound_to = secrets.token_bytes(KEY_BYTES), holder.marks.desk_id
    code = new_code() if kept.now.by_code is not None else ""
    following = KeptKey.wrapped(new_key, bound_to, pin=pin, code=code) if kept.has_pin else KeptKey.plain(new_key)
    holder.keep(Kept(kept.now, following))
    reached(Stage.NEXT_KEPT)
    try:
        for name in _DATABASES:
            path = holder.folder / name
            if path.exists():
                with named_errors(path):
                    copy_rekeyed(path, _next(path), key, new_key)
            reached(_COPIED[name])
    except BaseException:
        settled(holder, Kept(kept.now, following))
        raise
    ready = Kept(kept.now, following, is_ready=True)
    holder.keep(ready)
    reached(Stage.READY)
    settled(holder, ready, reached=reached)
    return code


def settled(holder: Holder, kept: Kept, *, reached: Callable[[Stage], object] = lambda _: None) -> Kept:
    """Finish or undo a rotation that was begun; what is kept then. The gate has to be held alone."""
    if kept.next is None:
        return kept
    with named_errors(holder.folder):
        if not kept.is_ready:
            for name in _DATABASES:
                _next(holder.folder / name).unlink(missing_ok=True)
            after = Kept(kept.now)
        else:
            for name in _DATABASES:
                _swap(holder.folder / name)
                reached(_SWAPPED[name])
            from desktop.cache import upgrade

            upgrade.forget_copies(holder.folder)  # under the old key, which is gone
            holder.marks.remember(kept.next.check)
            after = Kept(kept.next)
    holder.keep(after)
    reached(Stage.DONE)
    return after


def _next(path: Path) -> Path:
    return path.with_name(path.name + _NEXT)


def _swap(path: Path) -> None:
    if not _next(path).exists():
        return  # swapped before the kill
    for ending in ("-wal", "-shm"):  # emptied before the copy was made
        path.with_name(path.name + ending).unlink(missing_ok=True)
    _next(path).replace(path)
    if os.name == "posix":
        descriptor = os.open(path.parent, os.O_RDONLY)
        os.fsync(descriptor)  # the exchange itself is on the disk before the key store hears of it
        os.close(descriptor)
