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


def way_to(db: Database, digits: str) -> DeskWay | None:
    """The way by which a complaint of this number may come; None where the desk holds it, or nothing brings it.

    One that this PC has purged stays away from it, but for LAPOR!'s own API, which is asked for it by its number.
    """
    chosen = way.chosen(db)
    if len(digits) < _FEWEST_DIGITS or chosen in {None, DeskWay.EXCEL}:
        return None
    tables = ["complaint"] if chosen is DeskWay.LAPOR3 else ["complaint", "absent"]
    is_told = (f"SELECT 1 FROM {table} WHERE tracking_id = ?" for table in tables)  # noqa: S608
    return None if any(db.execute(query, [digits]).fetchone() for query in is_told) else chosen
