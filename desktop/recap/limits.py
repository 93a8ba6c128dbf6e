"""The limits that a recap measures against, in working days: the one seam between it and the clocks of the desk.

Follow-up within 5 working days of the disposition, for every class. Settlement within 5 (information request), 14
(without supervisory content) or 60 (with it), as SP4N's service standards say; none is known for an aspiration, nor
for a complaint that has no class yet.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from desktop.deadlines import WorkingCalendar

__all__ = ["FOLLOW_UP_DAYS", "DayCounts", "settlement_days"]

FOLLOW_UP_DAYS = 5
_SETTLEMENT = {
    "permintaan informasi": 5,
    "pengaduan tidak berkadar pengawasan": 14,
    "pengaduan berkadar pengawasan": 60,
}


@cache
def settlement_days(classification: str) -> int | None:
    """Working days within which a complaint of a class is to be settled; None where no limit is known."""
    return _SETTLEMENT.get(" ".join(classification.lower().split()))


class DayCounts:
    """Working days between days given as ordinals, looked up instead of worked out: a recap asks thousands of times."""

    __slots__ = ("_counts", "_first")

    def __init__(self, calendar: WorkingCalendar, first: date, last: date) -> None:
        """Good for days from `first` to `last`; a day beyond counts as that end."""
        self._first = first.toordinal()
        origin = first.fromordinal(self._first - 1)
        span = range(self._first - 1, last.toordinal() + 1)
        self._counts = [calendar.between(origin, first.fromordinal(day)) for day in span]

    def between(self, start: int, end: int) -> int:
        """Working days after `start` up to and with `end`; never below 0."""
        return max(0, self._until(end) - self._until(start))

    def _until(self, day: int) -> int:
        return self._counts[min(max(day - self._first + 1, 0), len(self._counts) - 1)]
