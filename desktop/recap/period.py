"""Periods of a recap: a month, a quarter, a semester of the calendar, a year, or days of one's own.

Written as `2026-10`, `2026-Q3`, `2026-S1`, `2026` and `2026-03-01..2026-04-15`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.problems import KnownProblem

_MONTHS_A_YEAR = 12
_FORMS = re.compile(r"(?P<year>\d{4})(?:-(?:(?P<month>\d{2})|Q(?P<quarter>[1-4])|S(?P<semester>[12])))?", re.IGNORECASE)
_FIRST_YEAR, _LAST_YEAR = 2000, 2999
_RANGE = ".."


class PeriodKind(StrEnum):
    """How long a period is; `OWN` for any two days."""

    MONTH = "month"
    QUARTER = "quarter"
    SEMESTER = "semester"
    YEAR = "year"
    OWN = "own"

    @property
    def months(self) -> int:
        """Its length; 0 for days of one's own."""
        return {"month": 1, "quarter": 3, "semester": 6, "year": 12}.get(self.value, 0)


@dataclass(frozen=True, slots=True)
class Period:
    """From the beginning of `first` to the end of `last`, days in WIB."""

    kind: PeriodKind
    first: date
    last: date

    @classmethod
    def around(cls, day: date, kind: PeriodKind) -> Period:
        """The month, quarter, semester or year that a day lies in."""
        if not kind.months:
            return cls(kind, day, day)
        return cls._starting(day.year, (day.month - 1) // kind.months * kind.months + 1, kind)

    @classmethod
    def own(cls, first: date, last: date) -> Period:
        """These days. Raises KnownProblem `period-invalid` where the last comes before the first."""
        if last < first:
            raise KnownProblem("period-invalid", period=f"{first}{_RANGE}{last}")
        return cls(PeriodKind.OWN, first, last)

    @classmethod
    def parse(cls, text: str) -> Period:
        """The period that a text names. Raises KnownProblem `period-invalid`."""
        problem = KnownProblem("period-invalid", period=text)
        if _RANGE in text:
            try:
                first, last = (date.fromisoformat(part.strip()) for part in text.split(_RANGE))
            except ValueError as error:
                raise problem from error
            return cls.own(first, last)
        found = _FORMS.fullmatch(text.strip())
        if found is None or not _FIRST_YEAR <= int(found["year"]) <= _LAST_YEAR:
            raise problem
        for kind in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.SEMESTER):
            if found[kind.value]:
                month = (int(found[kind.value]) - 1) * kind.months + 1
                if not 1 <= month <= _MONTHS_A_YEAR:
                    raise problem
                return cls._starting(int(found["year"]), month, kind)
        return cls._starting(int(found["year"]), 1, PeriodKind.YEAR)

    @property
    def name(self) -> str:
        """As it is written; `parse` gives the same period again."""
        year = self.first.year
        return {
            PeriodKind.MONTH: f"{year}-{self.number:02}",
            PeriodKind.QUARTER: f"{year}-Q{self.number}",
            PeriodKind.SEMESTER: f"{year}-S{self.number}",
            PeriodKind.YEAR: f"{year}",
            PeriodKind.OWN: f"{self.first}{_RANGE}{self.last}",
        }[self.kind]

    @property
    def number(self) -> int:
        """Which month, quarter or semester of its year it is, from 1."""
        return (self.first.month - 1) // (self.kind.months or 1) + 1

    @property
    def before(self) -> Period:
        """The one before: as many months, or days where they are one's own."""
        eve = self.first - timedelta(days=1)
        if self.kind.months:
            return Period.around(eve, self.kind)
        return Period(self.kind, eve - (self.last - self.first), eve)

    @property
    def after(self) -> Period:
        """The one that follows."""
        morrow = self.last + timedelta(days=1)
        if self.kind.months:
            return Period.around(morrow, self.kind)
        return Period(self.kind, morrow, morrow + (self.last - self.first))

    @classmethod
    def _starting(cls, year: int, month: int, kind: PeriodKind) -> Period:
        years, index = divmod(month - 1 + kind.months, _MONTHS_A_YEAR)
        return cls(kind, date(year, month, 1), date(year + years, index + 1, 1) - timedelta(days=1))
