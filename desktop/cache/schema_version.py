"""Which schema a cache has, and that it gets this program's. A newer cache is refused."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop.cache.connection import DatabaseFault, named_errors
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from desktop.cache.connection import Database

log = logging.getLogger(__name__)

SCHEMA_VERSION = 15
"""Kept in the file as `user_version`: how many of the migrations it has seen."""


def migrate(db: Database, path: Path, keep: Callable[[int], object] | None = None) -> None:
    """Bring the cache to this program's schema, in one transaction: killed in the middle, it is what it was.

    An earlier cache is given to `keep` first, by its version. Raises KnownProblem `cache-newer` for a cache that is
    past this program, `upgrade-failed` where a migration fails; both leave the file as it is.
    """
    if _version(db, path) == SCHEMA_VERSION:
        return
    db.execute("BEGIN IMMEDIATE")  # no other process writes between the copy and the migration
    try:
        found = _version(db, path)  # another process may have been first
        if 0 < found < SCHEMA_VERSION and keep is not None:
            keep(found)
        with _told_as_failed(path, found):
            _apply(db)
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _apply(db: Database) -> None:
    from sqlite_utils import Database as Wrapped

    from desktop.cache.migrations import migrations

    migrations.apply(Wrapped(db, execute_plugins=False))


def _version(db: Database, path: Path) -> int:
    (found,) = db.execute("PRAGMA user_version").fetchone()
    if found > SCHEMA_VERSION:
        raise KnownProblem("cache-newer", path=str(path))
    return int(found)


@contextmanager
def _told_as_failed(path: Path, version: int) -> Iterator[None]:
    """A migration that fails on what is in the file is our bug, but one with a way on: the version before."""
    try:
        with named_errors(path):
            yield
    except DatabaseFault as error:
        if not version:
            raise
        log.exception("the migration from version %s failed", version)
        raise KnownProblem("upgrade-failed") from error
