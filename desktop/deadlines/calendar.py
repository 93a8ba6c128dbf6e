"""Working days (*hari kerja*): Monday to Friday less the days of the calendar (holidays, *cuti bersama*)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

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
        """The day on which `working_days` have passed since `start`, which counts as day 0; `start` itself for none."""
        day = start
        # By strides: as many weekdays as are wanted, then as many as holidays took away, until none did.
        while (missing := working_days - self.between(start, day)) > 0:
            day = _weekdays_later(day, missing)
        return day

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`; negative where `end` lies before `start`."""
        if end < start:
            return -self.between(end, start)
        return _weekdays_until(end) - _weekdays_until(start) - self._count_off(start, end)

    def off_between(self, start: date, end: date) -> tuple[date, ...]:
        """The days of the calendar after `start` up to and with `end`: those that were passed over."""
        return self.days_off[bisect_right(self.days_off, start) : bisect_right(self.days_off, end)]

    def _count_off(self, start: date, end: date) -> int:
        return bisect_right(self.days_off, end) - bisect_right(self.days_off, start)


def _weekdays_until(day: date) -> int:
    """Days from Monday to Friday since the beginning of the calendar, `day` included."""
    weeks, rest = divmod(day.toordinal(), 7)  # ordinal 1 is a Monday
    return weeks * _WEEKDAYS + min(rest, _WEEKDAYS)


def _weekdays_later(day: date, count: int) -> date:
    """The weekday that is `count` (at least 1) weekdays after `day`."""
    weeks, rest = divmod(_weekdays_until(day) + count - 1, _WEEKDAYS)
    return date.fromordinal(weeks * 7 + rest + 1)
