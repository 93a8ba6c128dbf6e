"""What an officer who is not looking should hear of, each thing once: numbers of complaints, never their words.

A thing is a kind, a complaint and a day: an answer that is due is told on its day, a late unit once for the date it was
given, a reply once for the day on which it came.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.cache.projection import Bucket
from desktop.cache.views.agenda import near_days
from desktop.complaint import Status, TrackingId

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction

_REMEMBERED = timedelta(days=400)


class NewsKind(StrEnum):
    """What happened, in the order of its weight."""

    LOOK = "look"
    """An answer was not sent and needs a look."""
    OVERDUE = "overdue"
    """The day of an answer has passed."""
    DUE = "due"
    """An answer is due today."""
    UNIT_LATE = "unit-late"
    """A unit has not answered by the date that it was given."""
    UNIT_DUE = "unit-due"
    """A unit is to answer today."""
    DUE_NEXT = "due-next"
    """An answer is due on the next working day (H-1)."""
    DUE_SOON = "due-soon"
    """An answer is due on the working day after that (H-2)."""
    UNIT_NEXT = "unit-next"
    """A unit is to answer on the next working day."""
    SETTLE = "settle"
    """What was answered is to be settled within two working days."""
    REPLY = "reply"
    """The reporter has replied."""
    NEW = "new"
    """A complaint has come in."""


@dataclass(frozen=True, slots=True)
class News:
    """One thing to tell."""

    kind: NewsKind
    tracking_id: TrackingId
    day: str


# An answer that waits to leave is no longer due.
_ANSWER_DUE = f"""SELECT tracking_id, due FROM complaint c WHERE bucket = {Bucket.ANSWER:d}
    AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.tracking_id = c.tracking_id
                    AND o.state IN ('HELD', 'QUEUED', 'SENDING'))"""  # noqa: S608
_UNIT_DUE = "SELECT DISTINCT tracking_id, due FROM forward WHERE state = 'WAITING'"

# The conditions are ours. A day '' stands for: once, whatever the day.
_QUERIES = {
    NewsKind.LOOK: """SELECT DISTINCT tracking_id, substr(updated_at, 1, 10) FROM outbox
        WHERE state IN ('CONFLICT', 'REFUSED', 'ORPHANED')""",
    NewsKind.OVERDUE: f"{_ANSWER_DUE} AND due < :today",
    NewsKind.DUE: f"{_ANSWER_DUE} AND due = :today",
    NewsKind.UNIT_LATE: """SELECT tracking_id, max(due) FROM forward
        WHERE state = 'WAITING' AND due < :today GROUP BY tracking_id""",
    NewsKind.UNIT_DUE: f"{_UNIT_DUE} AND due = :today",
    NewsKind.DUE_NEXT: f"{_ANSWER_DUE} AND due > :today AND due <= :next",
    NewsKind.DUE_SOON: f"{_ANSWER_DUE} AND due > :next AND due <= :after",
    NewsKind.UNIT_NEXT: f"{_UNIT_DUE} AND due > :today AND due <= :next",
    NewsKind.SETTLE: f"""SELECT tracking_id, due FROM complaint
        WHERE bucket = {Bucket.REPORTER:d} AND due BETWEEN :today AND :after""",  # noqa: S608
    NewsKind.REPLY: f"""SELECT c.tracking_id, (SELECT max(substr(at, 1, 10)) FROM event e
            WHERE e.complaint_id = c.id AND e.kind = 'reply')
        FROM complaint c LEFT JOIN read_mark m ON m.tracking_id = c.tracking_id
        WHERE c.bucket = {Bucket.ANSWER:d} AND c.status = '{Status.REPORTER_REPLIED}'
        AND coalesce(m.rev, -1) < c.news_rev""",  # noqa: S608
    NewsKind.NEW: f"""SELECT c.tracking_id, '' FROM complaint c
        LEFT JOIN read_mark m ON m.tracking_id = c.tracking_id
        WHERE c.bucket = {Bucket.ANSWER:d} AND m.rev IS NULL AND c.status != '{Status.REPORTER_REPLIED}'""",  # noqa: S608
}


def untold(db: Database, today: date) -> list[News]:
    """Everything that stands so today and was not told yet, the weightiest first."""
    near = near_days(db, today)
    told = set(db.execute("SELECT kind, tracking_id, day FROM told").fetchall())
    return [
        News(kind, TrackingId(tracking_id), day or "")
        for kind, query in _QUERIES.items()
        for tracking_id, day in db.execute(query, near).fetchall()
        if (kind.value, tracking_id, day or "") not in told
    ]


def mark_told(tx: Transaction, news: list[News]) -> None:
    """These have been told, or seen in the window. Forgets what is too old to come again."""
    tx.db.executemany(
        "INSERT OR IGNORE INTO told (kind, tracking_id, day) VALUES (?, ?, ?)",
        [(each.kind.value, each.tracking_id, each.day) for each in news],
    )
    oldest = (tx.now - _REMEMBERED).date().isoformat()
    tx.db.execute("DELETE FROM told WHERE day != '' AND day < ?", [oldest])
