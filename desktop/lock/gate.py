"""Who has the desk open holds its gate with the others; who exchanges its files has to hold it alone.

The lock is one of SQLite's on a file that holds nothing: it works between processes on every system, is let go when a
process dies, and knows sharing, which a lock file does not.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Self

from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "gate"


class Gate:
    """Held from its making until `leave`. Raises KnownProblem `cache-busy` where another stands in the way."""

    def __init__(self, folder: Path, *, alone: bool = False) -> None:
        path = folder / FILE_NAME
        try:
            self._db = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
        except sqlite3.OperationalError as error:
            raise KnownProblem("data-dir-unwritable", path=str(folder)) from error
        try:
            self._db.execute("BEGIN EXCLUSIVE" if alone else "BEGIN")
            self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            self._db.close()
            raise KnownProblem("cache-busy", path=str(path)) from error

    def leave(self) -> None:
        """Let others through."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()
