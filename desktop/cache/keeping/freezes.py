"""Complaints whose processing is restricted on request (*dibekukan*), UU 27/2022, article 41: within 3x24 hours.

One that is frozen is read only by an extra step, is in no export, and is not purged, until it is unfrozen. Who asked,
why and when is kept, also of a freeze that has ended. The sync goes on: what the central API tells is not lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.changes import Topic
from desktop.clock import timestamp
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction
    from desktop.complaint import TrackingId

FROZEN = "SELECT tracking_id FROM freeze WHERE ended_at IS NULL"
"""The complaints that are frozen, for other queries."""
_COLUMNS = "tracking_id, reason, person, frozen_at, ended_at"


@dataclass(frozen=True, slots=True, kw_only=True)
class Freeze:
    """One freeze. `person`: who asked for it; `ended_at` is None while it lasts."""

    tracking_id: TrackingId
    reason: str
    person: str
    frozen_at: str
    ended_at: str | None


def freeze(tx: Transaction, tracking_id: TrackingId, reason: str, person: str = "") -> Freeze:
    """Restrict the processing of a complaint. One that is frozen stays as it is.

    Raises KnownProblem `reason-missing`, or `complaint-not-found` for one that this desk has not.
    """
    if not reason.strip():
        raise KnownProblem("reason-missing")
    if not tx.db.execute("SELECT 1 FROM complaint WHERE tracking_id = ?", [tracking_id]).fetchone():
        raise KnownProblem("complaint-not-found", tracking_id=tracking_id)
    tx.db.execute(
        "INSERT INTO freeze (tracking_id, reason, person, frozen_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [tracking_id, reason.strip(), person.strip(), timestamp(tx.now)],
    )
    tx.changed(Topic.COMPLAINTS, tracking_id)
    return _standing(tx.db, tracking_id)


def unfreeze(tx: Transaction, tracking_id: TrackingId) -> Freeze:
    """End a freeze. Raises KnownProblem `complaint-not-frozen` where there is none."""
    ended = _standing(tx.db, tracking_id)
    tx.db.execute(
        "UPDATE freeze SET ended_at = ? WHERE tracking_id = ? AND ended_at IS NULL", [timestamp(tx.now), tracking_id]
    )
    tx.changed(Topic.COMPLAINTS, tracking_id)
    return ended


def standing(db: Database, tracking_id: TrackingId) -> Freeze | None:
    """The freeze of a complaint that lasts, if there is one."""
    row = db.execute(f"SELECT {_COLUMNS} FROM freeze WHERE tracking_id = ? AND ended_at IS NULL", [tracking_id])  # noqa: S608
    return _freeze(found) if (found := row.fetchone()) else None


def all_freezes(db: Database) -> list[Freeze]:
    """All that ever were, the latest first."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM freeze ORDER BY freeze_id DESC")  # noqa: S608
    return [_freeze(row) for row in rows]


def _standing(db: Database, tracking_id: TrackingId) -> Freeze:
    found = standing(db, tracking_id)
    if found is None:
        raise KnownProblem("complaint-not-frozen", tracking_id=tracking_id)
    return found


def _freeze(row: tuple[TrackingId, str, str, str, str | None]) -> Freeze:
    tracking_id, reason, person, frozen_at, ended_at = row
    return Freeze(tracking_id=tracking_id, reason=reason, person=person, frozen_at=frozen_at, ended_at=ended_at)
