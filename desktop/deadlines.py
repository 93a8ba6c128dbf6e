"""Deadlines in working days (*hari kerja*).

Day 0 is the day of receipt or disposition; the next working day is day 1; the deadline is the end of the last day, in
WIB. Working days are Monday to Friday less the days of the calendar (national holidays and *cuti bersama*).

Limits: verification within 3 and follow-up within 5 working days, as SP4N-LAPOR! tells the public ("3 hari", "5 hari");
see PermenPANRB 62/2018, replaced by 5/2025.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

VERIFICATION_DAYS = 3
FOLLOW_UP_DAYS = 5
_WEEKDAYS = 5


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Which days are no working days although they fall on Monday to Friday."""

    days_off: tuple[date, ...]
    """Sorted, without Saturdays and Sundays."""

    @classmethod
    def of(cls, days: set[date]) -> WorkingCalendar:
        """A calendar of these days; those on a weekend make no difference."""
        return cls(tuple(sorted(day for day in days if day.weekday() < _WEEKDAYS)))

    def is_working(self, day: date) -> bool:
        """Whether offices are open on `day`."""
        return day.weekday() < _WEEKDAYS and not self._count_off(day - timedelta(days=1), day)

    def after(self, start: date, working_days: int) -> date:
        """The day on which `working_days` (at least 1) have passed since `start`, which counts as day 0."""
        day = start
        while working_days > 0:
            day += timedelta(days=1)
            working_days -= self.is_working(day)
        return day

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; negative where `end` lies before `start`."""
        if end < start:
            return -self.between(end, start)
        return _weekdays_until(end) - _weekdays_until(start) - self._count_off(start, end)

    def _count_off(self, start: date, end: date) -> int:
        return bisect_right(self.days_off, end) - bisect_right(self.days_off, start)


def _weekdays_until(day: date) -> int:
    """Days from Monday to Friday since the beginning of the calendar, `day` included."""
    weeks, rest = divmod(day.toordinal(), 7)  # ordinal 1 is a Monday
    return weeks * _WEEKDAYS + min(rest, _WEEKDAYS)
