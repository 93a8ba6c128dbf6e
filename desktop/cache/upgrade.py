"""A copy of the cache from before an upgrade, kept beside it until the new version has started and ended cleanly.

The migration itself is one transaction, so a kill in the middle needs no copy. The copy is for a new version that turns
out not to start: the version before it can't read what the new one has made of the file.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
from typing import TYPE_CHECKING

from desktop.cache.connection import named_errors, open_cache
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MARGIN = 16 * 1024 * 1024
"""Bytes that must be left free beside the copy, for the migration itself and for the day's work."""
_BLOCK = 1024 * 1024
_NAME = re.compile(r"desk-v(\d+)\.db")
_RETURNING = "desk-returning.db"
_NEWER = "desk-newer.db"
_HOLDS = "desk-put-back.part"
"""Says that a copy was put back and its outbox was not looked at yet."""
_BESIDE = ("", "-wal", "-shm")
log = logging.getLogger(__name__)


def keep_copy(path: Path, key: bytes, version: int) -> Path:
    """Copy the cache at `path`, whose schema is `version`, as it was last committed. Encrypted as the cache is.

    It is whole under its name or not there. Raises KnownProblem `upgrade-no-room` before anything is written where
    there is no room for it, `disk-full` where that shows only while it is written.
    """
    kept = path.with_name(f"desk-v{version}.db")
    part = kept.with_suffix(".part")
    with named_errors(path):
        part.unlink(missing_ok=True)
        needed = MARGIN + sum(_size(path.with_name(path.name + ending)) for ending in ("", "-wal"))
        if shutil.disk_usage(path.parent).free < needed:
            raise KnownProblem("upgrade-no-room", path=str(path.parent), megabytes=-(-needed // 1_000_000))
    try:
        _back_up(path, part, key)
        with named_errors(path):
            part.replace(kept)
            _wait_for_disk(path.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return kept


def copies(data_dir: Path) -> dict[int, Path]:
    """The copies that are kept, by the schema version that they have."""
    found = ((_NAME.fullmatch(path.name), path) for path in data_dir.glob("desk-v*.db"))
    return {int(match[1]): path for match, path in found if match}


def forget_copies(data_dir: Path) -> None:
    """Remove the copies, and what was put out of their way: written over first, for they hold citizens' words."""
    kept = list(copies(data_dir).values())
    if not kept:
        return
    with named_errors(data_dir):
        for path in (*kept, *(data_dir / f"{_NEWER}{ending}" for ending in _BESIDE)):
            if path.exists():
                _overwrite(path)
                path.unlink()


def put_back(data_dir: Path, version: int) -> bool:
    """Let the newest copy that a program with schema `version` can read be the cache again; False where there is none.

    The newer cache stays beside as `desk-newer.db`, for something may have been written with it. No process may have
    the desk open. A kill in the middle is made good by `finish_putting_back`.
    """
    fitting = {found: path for found, path in copies(data_dir).items() if found <= version}
    if not fitting:
        return False
    with named_errors(data_dir):
        (data_dir / _HOLDS).touch()
        fitting[max(fitting)].replace(data_dir / _RETURNING)
    finish_putting_back(data_dir)
    return True


def finish_putting_back(data_dir: Path) -> None:
    """Go on with a putting back that was begun, if there is one."""
    returning, path = data_dir / _RETURNING, data_dir / "desk.db"
    if not returning.exists():
        return
    with named_errors(path):
        for ending in _BESIDE:  # never a journal of one file beside another: SQLite would play it into that
            if (beside := path.with_name(path.name + ending)).exists():
                beside.replace(data_dir / f"{_NEWER}{ending}")
        returning.replace(path)
        _wait_for_disk(data_dir)
    log.info("the cache from before the upgrade is in use again")


def hold_outbox(data_dir: Path, hold: Callable[[], object]) -> None:
    """After a copy was put back, `hold` what waits in it: the newer version may have sent it already."""
    if (data_dir / _HOLDS).exists():
        hold()
        with named_errors(data_dir):
            (data_dir / _HOLDS).unlink(missing_ok=True)


def _back_up(path: Path, part: Path, key: bytes) -> None:
    source = open_cache(path, key, read_only=True)
    try:
        target = open_cache(part, key)
        try:
            with named_errors(path):
                source.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing of it elsewhere
        finally:
            target.close()
            for ending in ("-wal", "-shm", "-journal"):
                part.with_name(part.name + ending).unlink(missing_ok=True)
    finally:
        source.close()
    with named_errors(path), part.open("rb+") as file:
        os.fsync(file.fileno())


def _overwrite(path: Path) -> None:
    with path.open("rb+") as file:
        left = os.fstat(file.fileno()).st_size
        while left > 0:
            left -= file.write(bytes(min(left, _BLOCK)))
        file.flush()
        os.fsync(file.fileno())


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _wait_for_disk(folder: Path) -> None:
    """Wait until a new name is on the disk. Windows has no such call, and writes names with what they name."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
