"""Which happenings make an op a conflict (see `sync.contract.matters`).

The officer's own events never do, whichever PC they came from; ratings and tidied texts don't either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.complaint import status_of
from sync.central import timeline
from sync.contract.matters import ENDINGS, MATTERS

if TYPE_CHECKING:
    import sqlite3

    from sync.contract.messages import TimelineEvent


def happened(
    db: sqlite3.Connection, complaint_id: int, *, base_rev: int, officer_id: int, rival: str | None
) -> list[TimelineEvent] | None:
    """What stands against an op that was written upon `base_rev`, oldest first, or None where nothing does.

    `rival` is an op of the same chain that was applied before. An ended complaint takes no op, even one written in the
    knowledge of its end; the end is told then. The list may be empty where an end left no event behind.
    """
    (status,) = db.execute("SELECT status FROM complaint WHERE id = ?", [complaint_id]).fetchone()
    has_ended = not status_of(status).is_open
    kinds = ", ".join("?" * len(MATTERS))
    endings = ", ".join("?" * len(ENDINGS))
    events = timeline.select(
        db,
        f"""complaint_id = ? AND (
            (rev > ? AND officer_id IS NOT ? AND kind IN ({kinds}))
            OR op_id = ?
            OR (? AND id = (SELECT max(id) FROM event WHERE complaint_id = ? AND kind IN ({endings})))
        )""",  # noqa: S608
        [complaint_id, base_rev, officer_id, *MATTERS, rival, has_ended, complaint_id, *ENDINGS],
        seen_by=officer_id,
    )
    if events or has_ended or rival is not None:
        return [event for _, event in events]
    return None
