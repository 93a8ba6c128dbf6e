"""One sync at a time on a desk, also between the window and the command line."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import filelock

from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK_FILE = "sync.lock"


@contextmanager
def sync_lock(data_dir: Path) -> Iterator[None]:
    """Hold the desk's sync. Raises `sync-already-running` at once where another one holds it.

    The system lets go of the lock when the process ends, however it ends.
    """
    lock = filelock.FileLock(data_dir / LOCK_FILE, timeout=0)
    try:
        lock.acquire()
    except filelock.Timeout as error:
        raise KnownProblem("sync-already-running") from error
    try:
        yield
    finally:
        lock.release()
