"""Faculties and units that the officer forwards to: those used before, and those the central API knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache.mirror import reference
from desktop.campus import Unit
from desktop.changes import Topic
from desktop.clock import timestamp

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction


def known(db: Database) -> list[Unit]:
    """All of them, each once: the ones used before, last used first, then those of the reference data by name."""
    used = db.execute("SELECT name, contact FROM unit ORDER BY used_at DESC, name").fetchall()
    units = [Unit(name=name, contact=contact) for name, contact in used]
    have = {unit.name.casefold() for unit in units}
    others = sorted({entry.name for entry in reference.institutions(db) if entry.name.casefold() not in have})
    return [*units, *(Unit(name=name) for name in others)]


def contact(db: Database, name: str) -> str:
    """How the unit of this name is reached, as the officer wrote it; empty where that isn't known."""
    row = db.execute("SELECT contact FROM unit WHERE name = ?", [name]).fetchone()
    return str(row[0]) if row else ""


def remember(tx: Transaction, name: str, contact: str = "") -> None:
    """Note that a unit was used; an empty contact leaves the one that is known."""
    tx.db.execute(
        "INSERT INTO unit (name, contact, used_at) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET "
        "contact = CASE excluded.contact WHEN '' THEN contact ELSE excluded.contact END, used_at = excluded.used_at",
        [name, contact.strip(), timestamp(tx.now)],
    )
    tx.changed(Topic.CAMPUS)
