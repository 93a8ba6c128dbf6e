"""Which happenings make an op a conflict (see `sync.contract.matters`).

The officer's own events never do, whichever PC they came from, but for the same words said already: a copy of a desk,
on another PC or out of a backup, would say them twice. Ratings and tidied texts don't either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.complaint import EventKind, status_of
from sync.central import timeline
from sync.contract.matters import ENDINGS, MATTERS

if TYPE_CHECKING:
    import sqlite3

    from sync.contract.messages import TimelineEvent


def happened(
    db: sqlite3.Connection, complaint_id: int, *, base_rev: int, officer_id: int, rival: str | None, words: str | None
) -> list[TimelineEvent] | None:
    """What stands against an op that was written upon `base_rev`, oldest first, or None where nothing does.

    `rival` is an op of the same chain that was applied before; `words` are those of a follow-up. An ended complaint
    takes no op, even one written in the knowledge of its end; the end is told then. The list may be empty where an end
    left no event behind.
    """
    (status,) = db.execute("SELECT status FROM complaint WHERE id = ?", [complaint_id]).fetchone()
    has_ended = not status_of(status).is_open
    kinds = ", ".join("?" * len(MATTERS))
    endings = ", ".join("?" * len(ENDINGS))
    events = timeline.select(
        db,
        f"""complaint_id = ? AND (
            (rev > ? AND officer_id IS NOT ? AND kind IN ({kinds}))
            OR (rev > ? AND officer_id = ? AND kind = ? AND text = ?)
            OR op_id = ?
            OR (? AND id = (SELECT max(id) FROM event WHERE complaint_id = ? AND kind IN ({endings})))
        )""",  # noqa: S608
        [
            complaint_id,
            base_rev,
            officer_id,
            *MATTERS,
            base_rev,
            officer_id,
            EventKind.FOLLOW_UP,
            words,
            rival,
            has_ended,
            complaint_id,
            *ENDINGS,
        ],
        seen_by=officer_id,
    )
    if events or has_ended or rival is not None:
        return [event for _, event in events]
    return None
