"""Complaints by the beginning of their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache.ways import way
from desktop.cache.ways.way import DeskWay
from desktop.complaint import TrackingId

if TYPE_CHECKING:
    from desktop.cache.connection import Database

_FEWEST_DIGITS = 5
"""Of a tracking ID: they had seven in 2016."""


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


def can_be_added(db: Database, digits: str) -> bool:
    """Whether this is a number that the desk does not hold, and its way takes complaints by their number."""
    is_held = db.execute("SELECT 1 FROM complaint WHERE tracking_id = ?", [digits]).fetchone()
    return not is_held and len(digits) >= _FEWEST_DIGITS and way.chosen(db) is DeskWay.LAPOR3
