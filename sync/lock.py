"""One sync at a time on a desk, also between the window and the command line."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import filelock

from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

LOCK_FILE = "sync.lock"


def sync_lock(data_dir: Path) -> AbstractContextManager[None]:
    """Hold the desk's sync. Raises `sync-already-running` at once where another one holds it."""
    return held(data_dir / LOCK_FILE)


@contextmanager
def held(path: Path, patience: float = 0) -> Iterator[None]:
    """Hold a file. Raises `sync-already-running` where another process holds it for `patience` seconds.

    The system lets go of the lock when the process ends, however it ends.
    """
    lock = filelock.FileLock(path, timeout=patience)
    try:
        lock.acquire()
    except filelock.Timeout as error:
        raise KnownProblem("sync-already-running") from error
    try:
        yield
    finally:
        lock.release()
