"""Taking a whole desk off this PC: the key first, so that what lies on the disk is noise, then the files. Never half.

A mark on the disk says that it has begun. Whatever ends the process behind it, the next start goes on before it opens
anything; so does closing the desk. Only files of ours go: the officer may have put the folder where others lie.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop import credentials
from desktop.lock.gate import FILE_NAME, Gate
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.cache.connection import Database

MARK = "erasing"
_OURS = (
    *("desk.db", "desk.db[-.]*", "desk-*.db", "desk-*.db-*", "desk-*.part", "files.db", "files.db[-.]*", "set-aside-*"),
    *("desk.key", "desk.tmp", "lock.json", "journal.json", "desk.new", "sync.lock", "sign-in.lock", "updates"),
)
_LAST = ("desk.json", FILE_NAME, MARK)
"""The first names the entry of the key store; they go when all else is gone, the mark last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsent:
    """What an erasure takes with it that is nowhere else."""

    drafts: int
    ops: int

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is lost by it."""
        return not (self.drafts or self.ops)


def unsent(db: Database) -> Unsent:
    """What the officer wrote that has not reached the central API."""
    from desktop.cache.intents import drafts, outbox

    written = [draft for draft in drafts.all_open(db) if draft.text.strip()]
    return Unsent(drafts=len(written), ops=len(outbox.items(db, waiting_only=True)))


def begin(data_dir: Path) -> None:
    """From here on there is no way back: the mark is on the disk, and the key is nowhere. The desk may be open."""
    with (data_dir / MARK).open("wb") as file:
        file.flush()
        os.fsync(file.fileno())
    _destroy_key(data_dir)


def finish(data_dir: Path) -> bool:
    """Go on with what was begun, if anything was. Returns whether nothing of it is left to do.

    While another program has the desk open it waits for the next start; without the key the files are noise.
    """
    if not (data_dir / MARK).exists():
        return True
    try:
        with Gate(data_dir, alone=True):
            _destroy_key(data_dir)
            _remove_all(data_dir)
    except KnownProblem:  # another program has the desk open
        return False
    return not any(_ours(data_dir)) and all(_remove(data_dir / name) for name in _LAST)


def _remove_all(data_dir: Path) -> None:
    for path in _ours(data_dir):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            _remove(path)


def _destroy_key(data_dir: Path) -> None:
    credentials.forget(data_dir)
    weak = data_dir / "desk.key"
    if weak.exists():
        with weak.open("r+b") as file:
            file.write(b"0" * weak.stat().st_size)
            file.flush()
            os.fsync(file.fileno())
        _remove(weak)


def _ours(data_dir: Path) -> Iterator[Path]:
    return (path for pattern in _OURS for path in data_dir.glob(pattern))


def _remove(path: Path) -> bool:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True
