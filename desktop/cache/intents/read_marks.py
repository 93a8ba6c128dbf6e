"""What the officer has read: the revision of a complaint that they last had before their eyes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.cache.mirror import complaints
from desktop.changes import Topic

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction
    from desktop.complaint import TrackingId

_OF_THESE = "tracking_id IN (SELECT value FROM json_each(?))"
_TOGETHER = 5_000
"""Complaints that are marked in one transaction."""


def seen_rev(db: Database, tracking_id: TrackingId) -> int:
    """The revision that the officer last had before their eyes: what an answer is an answer to.

    Where nothing was ever shown (an answer by the command line), it is the one in the cache.
    """
    row = db.execute("SELECT rev FROM read_mark WHERE tracking_id = ?", [tracking_id]).fetchone()
    current = complaints.current_rev(db, tracking_id)
    return min(int(row[0]), current) if row and current else current


def mark_read(tx: Transaction, *tracking_ids: TrackingId) -> None:
    """The officer has these, as they are now, before their eyes, or needs no reminding of them."""
    some, later = tracking_ids[:_TOGETHER], tracking_ids[_TOGETHER:]
    seen = tx.db.execute(
        "INSERT INTO read_mark (tracking_id, rev) SELECT tracking_id, rev FROM complaint "  # noqa: S608 - ours
        f"WHERE {_OF_THESE} ON CONFLICT (tracking_id) DO UPDATE SET rev = excluded.rev WHERE rev != excluded.rev "
        "RETURNING tracking_id",
        [json.dumps(some)],
    ).fetchall()
    if seen:
        tx.changed(Topic.COMPLAINTS, *(tracking_id for (tracking_id,) in seen))
    if later:
        tx.then(mark_read, *later)


def mark_unread(tx: Transaction, *tracking_ids: TrackingId) -> None:
    """Show these as news again. What an answer is an answer to goes back to before the news, never on."""
    some, later = tracking_ids[:_TOGETHER], tracking_ids[_TOGETHER:]
    tx.db.execute(
        "UPDATE read_mark SET rev = min(rev, (SELECT news_rev - 1 FROM complaint c "  # noqa: S608 - ours
        f"WHERE c.tracking_id = read_mark.tracking_id)) WHERE {_OF_THESE} "
        "AND tracking_id IN (SELECT tracking_id FROM complaint)",
        [json.dumps(some)],
    )
    tx.changed(Topic.COMPLAINTS, *some)
    if later:
        tx.then(mark_unread, *later)
