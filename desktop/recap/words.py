"""What a recap says, in either language: metrics with their definitions, periods, columns, numbers.

Window, papers and command line say the same. Papers for the campus are in Indonesian.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, cast

import resources
from desktop.clock import day_in_wib, moment
from desktop.complaint import Status
from desktop.phrases import filled
from desktop.recap.figures import Dimension, Unit
from desktop.recap.period import Period, PeriodKind

if TYPE_CHECKING:
    from datetime import date

    from desktop.recap.figures import Figure, Metric
    from desktop.recap.recap import Gaps, Recap

_GAPS = ("without_timeline", "without_limit", "undecided", "waiting_answers", "gone", "undated")
_SHORT_MONTH = 3


@cache
def texts(language: str) -> dict[str, str]:
    """All texts of recaps in a language."""
    raw = resources.path(f"messages/recap.{language}.json").read_text(encoding="utf-8")
    return cast("dict[str, str]", json.loads(raw))


class Words:
    """Says things in one language, `id` or `en`."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **params: object) -> str:
        """A text with its places filled."""
        return filled(texts(self.language)[key], params)

    def metric(self, metric: Metric) -> str:
        """The name of a metric."""
        return self(f"metric.{metric}")

    def definition(self, metric: Metric) -> str:
        """How a metric is counted, and what it leaves out."""
        return self(f"define.{metric}")

    def group(self, dimension: Dimension, key: str) -> str:
        """The name of a group."""
        if not key:
            return self(f"none.{dimension}")
        if dimension is Dimension.STATUS:
            return self(f"status.{key if key in set(Status) else Status.UNKNOWN}")
        if dimension is Dimension.MONTH:
            return self.period(Period.parse(key))
        name = " ".join(key.split())
        return texts(self.language).get(f"class.{name.lower()}", name) if dimension is Dimension.CLASS else name

    def period(self, period: Period) -> str:
        """`Oktober 2026`, `Triwulan 3 2026`, `1 Okt 2026 – 25 Okt 2026`."""
        return self(
            f"period.{period.kind}",
            year=period.first.year,
            number=period.number,
            month=self._month(period.first.month) if period.kind is PeriodKind.MONTH else "",
            first=self.day(period.first),
            last=self.day(period.last),
        )

    def day(self, day: date, *, is_long: bool = False) -> str:
        """`25 Okt 2026`, or with the whole month."""
        month = self._month(day.month)
        return f"{day.day} {month if is_long else month[:_SHORT_MONTH]} {day.year}"

    def number(self, value: float, digits: int = 0) -> str:
        """`12.045`, `2,9` in Indonesian."""
        text = f"{value:,.{digits}f}"
        return text.translate(str.maketrans(",.", ".,")) if self.language == "id" else text

    def figure(self, figure: Figure) -> str:
        """The value with its unit: `1.204`, `92,5 %`, `2,9 hari kerja`; a dash where there is none."""
        value = figure.value
        if value is None:
            return self("unknown")
        if figure.unit is Unit.PERCENT:
            return f"{self.number(100 * value, 1)} %"
        if figure.unit is Unit.DAYS:
            return self("days", value=self.number(value, 1))
        return self.number(value, 2 if figure.unit is Unit.STARS else 0)

    def made_of(self, figure: Figure) -> str:
        """What a figure is made of: `120 dari 130`; empty for a count."""
        if figure.unit is Unit.COUNT:
            return ""
        if figure.unit is Unit.PERCENT:
            return self("letter.of", amount=self.number(figure.amount), base=self.number(figure.base))
        return self("letter.counted", base=self.number(figure.base))

    def made(self, recap: Recap) -> str:
        """When the recap was made, how old what it knows is, and what it is compared with."""
        synced = recap.synced_at
        told = self.day(day_in_wib(moment(synced))) if synced else self("never-synced")
        return " ".join(
            [
                self("made", today=self.day(recap.today), synced=told),
                self("compared", period=self.period(recap.compared_with)),
            ]
        )

    def gaps(self, gaps: Gaps) -> list[str]:
        """What is left out, a sentence each."""
        told = [
            self(f"gap.{name.replace('_', '-')}", count=self.number(count))
            for name in _GAPS
            if (count := getattr(gaps, name))
        ]
        return told or [self("gap.none")]

    def _month(self, number: int) -> str:
        return self("months").split()[number - 1]
