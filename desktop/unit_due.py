"""When a unit is to answer: early enough that the officer can still answer the reporter in time."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from desktop.deadlines import WorkingCalendar

SPARE_DAYS = 1
"""Working days between a unit's answer and our own deadline: for writing, and for a superior's approval."""
USUAL_DAYS = 3
"""Working days that a unit gets where no deadline of ours runs."""


class DueConcern(StrEnum):
    """What is wrong with a unit's due date, the weightiest first."""

    PAST = "past"
    AFTER_OURS = "after-ours"
    NOT_WORKING = "not-working"
    NO_SPARE = "no-spare"


def usual_due(working: WorkingCalendar, today: date, ours: date | None) -> date:
    """The last working day that leaves us `SPARE_DAYS` before `ours`, but never before the next working day."""
    earliest = working.after(today, 1)
    if ours is None:
        return working.after(today, USUAL_DAYS)
    left = working.between(today, ours) - SPARE_DAYS
    return working.after(today, left) if left > 0 else earliest


def concern(working: WorkingCalendar, due: date, today: date, ours: date | None) -> DueConcern | None:
    """What the officer should know of a due date before they choose it; None where all is well."""
    if due < today:
        return DueConcern.PAST
    if ours is not None and due > ours:
        return DueConcern.AFTER_OURS
    if not working.is_working(due):
        return DueConcern.NOT_WORKING
    if ours is not None and working.between(due, ours) < SPARE_DAYS:
        return DueConcern.NO_SPARE
    return None
