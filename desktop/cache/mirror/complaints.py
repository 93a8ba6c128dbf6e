"""One complaint, read whole."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.cache.projection import Bucket
from desktop.complaint import Attachment, Complaint, Event, Status, TrackingId

if TYPE_CHECKING:
    from desktop.cache.connection import Database

_COLUMNS = """
id, tracking_id, rev, title, body, body_edited, status_raw, status, classification, category, channel, is_anonymous,
is_secret, reporter_name, parent_institution, institution, location, received_at, disposed_at, hold_reason, rating,
attachments, due, bucket, gone_reason
"""
_NAMES = tuple(name.strip() for name in _COLUMNS.split(","))
_BOOLEANS = ("is_anonymous", "is_secret")


def get(db: Database, tracking_id: TrackingId) -> Complaint | None:
    """The complaint with this number, also one that is gone but still has the officer's intents on it."""
    return _one(db, "tracking_id = ?", tracking_id)


def by_id(db: Database, complaint_id: int) -> Complaint | None:
    """The complaint with this local row number."""
    return _one(db, "id = ?", complaint_id)


def timeline(db: Database, tracking_id: TrackingId) -> list[Event]:
    """What happened, oldest first."""
    from desktop.cache.mirror.timeline import events_of

    row = db.execute("SELECT id FROM complaint WHERE tracking_id = ?", [tracking_id]).fetchone()
    return list(events_of(db, row[0])) if row else []


def current_rev(db: Database, tracking_id: TrackingId) -> int:
    """The complaint's revision in the cache; 0 where it is not held."""
    row = db.execute("SELECT rev FROM complaint WHERE tracking_id = ?", [tracking_id]).fetchone()
    return int(row[0]) if row else 0


def _one(db: Database, condition: str, value: object) -> Complaint | None:
    row = db.execute(f"SELECT {_COLUMNS} FROM complaint WHERE {condition}", [value]).fetchone()  # noqa: S608
    return _complaint(row) if row else None


def _complaint(row: tuple[Any, ...]) -> Complaint:
    values = dict(zip(_NAMES, row, strict=True))
    values |= {name: bool(values[name]) for name in _BOOLEANS}
    values["is_gone"] = values.pop("bucket") == Bucket.GONE
    values["status"] = Status(values["status"])
    values["attachments"] = tuple(Attachment(**item) for item in json.loads(values["attachments"]))
    values["due"] = date.fromisoformat(values["due"]) if values["due"] else None
    return Complaint(**values)
