"""Complaints by the beginning of their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.complaint import TrackingId

if TYPE_CHECKING:
    from sqlite_utils import Database


def by_number(db: Database, digits: str, most: int) -> list[tuple[TrackingId, str]]:
    """Tracking IDs that begin so, the newest first, with the titles."""
    if not digits.isdecimal():
        return []
    rows = db.execute(
        "SELECT tracking_id, title FROM complaint WHERE tracking_id >= ? AND tracking_id < ? "
        "ORDER BY tracking_id DESC LIMIT ?",
        [digits, digits + ":", most],  # the colon comes after 9
    )
    return [(TrackingId(tracking_id), title) for tracking_id, title in rows.fetchall()]
