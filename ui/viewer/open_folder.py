"""The folder of files that are open in other programs: ours alone, gone with the program, swept after a killed one.

Each running program has a folder of its own with a lock file in it, made before anything else lies there. A lock whose
process is gone counts for nothing, so that the next start knows what was left.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QLockFile

_PREFIX = "lapor-open-"
_LOCK = "program.lock"


def own_folder() -> Path:
    """Where this program puts copies, readable for this account only; goes when the program ends."""
    return _own().path


def sweep() -> None:
    """Remove what programs that died have left. What is still open elsewhere, on Windows, stays for the next start."""
    for path in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if _is_left_by_somebody(path):
            _remove_unless_used(path)


class _OpenFolder:
    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._lock = _lock_of(self.path)
        self._lock.tryLock(0)
        atexit.register(self.remove)

    def remove(self) -> None:
        self._lock.unlock()  # Windows removes no file that is open
        shutil.rmtree(self.path, ignore_errors=True)


@cache
def _own() -> _OpenFolder:
    return _OpenFolder()


def _lock_of(path: Path) -> QLockFile:
    lock = QLockFile(str(path / _LOCK))
    lock.setStaleLockTime(0)  # only a process that is gone makes it stale, not time
    return lock


def _is_left_by_somebody(path: Path) -> bool:
    """Whether a folder of this account has something in it. A link is nobody's: what it leads to is not ours.

    An empty one holds nothing to hide, and its program may be about to lock it.
    """
    try:
        is_own = not hasattr(os, "getuid") or path.lstat().st_uid == os.getuid()
        return is_own and not path.is_symlink() and any(path.iterdir())
    except OSError:
        return False  # no folder, or gone by now


def _remove_unless_used(path: Path) -> None:
    lock = _lock_of(path)
    if lock.tryLock(0):
        lock.unlock()
        shutil.rmtree(path, ignore_errors=True)
