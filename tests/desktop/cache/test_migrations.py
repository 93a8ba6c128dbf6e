"""Migrations are counted, and each has a number of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache.connection import open_cache
from desktop.cache.migrations import SCHEMA_VERSION, migrate, migrations

if TYPE_CHECKING:
    from pathlib import Path


def test_the_version_counts_the_migrations_and_their_numbers_go_up_by_one(tmp_path: Path) -> None:
    db = open_cache(tmp_path / "desk.db", bytes(32))
    try:
        migrate(db, tmp_path / "desk.db")
        names = [migration.name for migration in migrations.applied(db)]
    finally:
        db.close()
    assert [name[:5] for name in names] == [f"m{number:03}_" for number in range(1, SCHEMA_VERSION + 1)]
