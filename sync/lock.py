"""One sync at a time on a desk, also between the window and the command line; one gateway on its folder."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop.problems import KnownProblem
from desktop.updates.swap import hold, let_go

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import BinaryIO

LOCK_FILE = "sync.lock"
_PAUSE = 0.05
"""Seconds between looks at a file that somebody holds."""


def sync_lock(data_dir: Path) -> AbstractContextManager[None]:
    """Hold the desk's sync. Raises `sync-already-running` at once where another one holds it."""
    return held(data_dir / LOCK_FILE)


@contextmanager
def held(path: Path, patience: float = 0, *, problem: str = "sync-already-running") -> Iterator[None]:
    """Hold a file. Raises `problem` where another process holds it for `patience` seconds.

    The system lets go of the lock when the process ends, however it ends.
    """
    until = time.monotonic() + patience
    with path.open("ab") as file:
        while not _took(file):
            if time.monotonic() >= until:
                raise KnownProblem(problem)
            time.sleep(_PAUSE)
        try:
            yield
        finally:
            let_go(file)


def _took(file: BinaryIO) -> bool:
    """Take it, if nobody holds it, as both POSIX and Windows tell. Raises OSError where nothing locks."""
    try:
        hold(file)
    except (BlockingIOError, PermissionError):
        return False
    return True
