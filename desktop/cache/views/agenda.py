"""The day's agenda: what is late, due today, on the next working day and the one after, and which units are.

Days before a deadline are working days: what is due on Monday is told on Thursday and Friday.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.cache.days import calendar
from desktop.cache.projection import Bucket
from desktop.complaint import TrackingId

if TYPE_CHECKING:
    from desktop.cache.connection import Database


class Part(StrEnum):
    """Parts of the agenda, in their order."""

    LATE = "late"
    TODAY = "today"
    NEXT = "next"
    """Due on the next working day."""
    AFTER = "after"
    """Due on the working day after that."""
    SETTLE = "settle"
    """Answered, and to be settled by one of these days."""
    UNIT_LATE = "unit-late"
    UNIT_DUE = "unit-due"
    """A unit is to answer today or on the next working day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """One thing to do. `title` is the citizen's, to be covered where it is shown."""

    part: Part
    tracking_id: TrackingId
    title: str
    due: date
    days_left: int
    """Working days; negative when late."""
    unit: str = ""
    """Whose answer is waited for."""


_NOT_ANSWERED_HERE = """NOT EXISTS (SELECT 1 FROM outbox o WHERE o.tracking_id = c.tracking_id
    AND o.kind = 'followup.add' AND o.state IN ('HELD', 'QUEUED', 'SENDING'))"""

_COMPLAINTS = f"""SELECT c.bucket, c.tracking_id, c.title, c.due, '' FROM complaint c
    WHERE (c.bucket = {Bucket.ANSWER:d} AND c.due <= :after AND {_NOT_ANSWERED_HERE})
       OR (c.bucket = {Bucket.REPORTER:d} AND c.due BETWEEN :today AND :after)
    ORDER BY c.due, c.sort_key, c.id"""  # noqa: S608 - conditions are ours
_UNITS = """SELECT NULL, f.tracking_id, coalesce(c.title, ''), f.due, f.unit FROM forward f
    LEFT JOIN complaint c ON c.tracking_id = f.tracking_id
    WHERE f.state = 'WAITING' AND f.due <= :next ORDER BY f.due, f.forward_id"""


def near_days(db: Database, today: date) -> dict[str, str]:
    """Parameters for queries: `today`, and the `next` working day and the one `after`."""
    work_days = calendar.load(db)
    after = {"today": today, "next": work_days.after(today, 1), "after": work_days.after(today, 2)}
    return {name: day.isoformat() for name, day in after.items()}


def agenda(db: Database, today: date) -> list[AgendaLine]:
    """All of it, part by part, the nearest first."""
    near = near_days(db, today)
    work_days = calendar.load(db)
    lines = [
        AgendaLine(
            part=_part(bucket, due, near),
            tracking_id=TrackingId(tracking_id),
            title=title,
            due=date.fromisoformat(due),
            days_left=work_days.between(today, date.fromisoformat(due)),
            unit=unit,
        )
        for query in (_COMPLAINTS, _UNITS)
        for bucket, tracking_id, title, due, unit in db.execute(query, near).fetchall()
    ]
    order = list(Part)
    return sorted(lines, key=lambda line: order.index(line.part))


def _part(bucket: int | None, due: str, near: dict[str, str]) -> Part:
    is_late = due < near["today"]
    if bucket is None:
        return Part.UNIT_LATE if is_late else Part.UNIT_DUE
    if bucket == Bucket.REPORTER:
        return Part.SETTLE
    if is_late:
        return Part.LATE
    if due == near["today"]:
        return Part.TODAY
    return Part.NEXT if due <= near["next"] else Part.AFTER
