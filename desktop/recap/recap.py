"""The recap of a period: read from the cache at one go, off the GUI thread.

Counted are the complaints received in the period, as they stand now; so does LAPOR!'s own export (*Periode Masuk*).
A period that is still running is compared with as many days of the one before.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from desktop.cache.projection import Bucket
from desktop.cache.ways import syncstate
from desktop.recap.facts import read_facts, read_titles
from desktop.recap.figures import Dimension, Group, Table, figures_of
from desktop.recap.limits import read_yardstick
from desktop.recap.marks import marks_of, ordinal, settled_on, total, working_days_open
from desktop.recap.period import Period, PeriodKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from desktop.cache.connection import Database
    from desktop.recap.facts import Fact, Found
    from desktop.recap.figures import Figures
    from desktop.recap.limits import Yardstick
    from desktop.recap.marks import Marks

    _Aged = tuple[int, Fact]
    """Working days, and whose."""

LONGEST = 10
"""How many complaints a list of the recap has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A complaint in a list of the recap."""

    tracking_id: str
    title: str
    unit: str
    status: str
    days: int
    """Working days: late by so many, or open for so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """What is left out of figures, and why: complaints."""

    without_timeline: int
    """Nothing tells when they were answered: they came from a file, or their timeline has not come yet."""
    without_limit: int
    """No limit is known for the settlement of their class, or they have none."""
    undecided: int
    """Not followed up yet, and still in time."""
    waiting_answers: int
    """With an answer on this PC that has not left: not counted as followed up."""
    gone: int
    """Given to another institution since."""
    undated: int
    """On this desk without a date of receipt: in no period at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap:
    """All that the page and the exports show."""

    period: Period
    compared_with: Period
    today: date
    synced_at: str
    """When the desk last heard from the central API, RFC 3339; empty for never."""
    figures: Figures
    figures_before: Figures
    tables: tuple[Table, ...]
    overdue: tuple[Line, ...]
    """The latest first."""
    longest_open: tuple[Line, ...]
    gaps: Gaps

    def table(self, dimension: Dimension) -> Table:
        """The table by a dimension."""
        return next(table for table in self.tables if table.dimension is dimension)


@cache
def _month(day: int) -> str:
    return date.fromordinal(day).isoformat()[:7]


_KEYS: dict[Dimension, Callable[[Fact], str]] = {
    Dimension.CLASS: lambda fact: fact.classification,
    Dimension.CATEGORY: lambda fact: fact.category,
    Dimension.UNIT: lambda fact: fact.unit,
    Dimension.CHANNEL: lambda fact: fact.channel,
    Dimension.STATUS: lambda fact: fact.status,
    Dimension.MONTH: lambda fact: _month(fact.received),
}


def read_recap(db: Database, period: Period, today: date) -> Recap:
    """The recap of a period as the cache has it now."""
    compared = compared_with(period, today)
    by = read_yardstick(db, compared.first, period.last, today)
    found = read_facts(db, compared.first, period.last)
    facts, before = _received_in(period, found.facts), _received_in(compared, found.facts)
    marks = [marks_of(fact, by) for fact in facts]
    marks_before = total(marks_of(fact, by) for fact in before)
    totals = {dimension: _totals(dimension, facts, marks) for dimension in Dimension}
    whole = total(totals[Dimension.MONTH].values())
    return Recap(
        period=period,
        compared_with=compared,
        today=today,
        synced_at=syncstate.get(db).last_success_at or "",
        figures=figures_of(whole),
        figures_before=figures_of(marks_before),
        tables=tuple(_table(dimension, groups) for dimension, groups in totals.items()),
        overdue=_lines(db, _overdue(facts, marks, by)),
        longest_open=_lines(db, _longest_open(facts, by)),
        gaps=_gaps(period, found, facts, whole, by),
    )


def compared_with(period: Period, today: date) -> Period:
    """The period before; of one that is still running, as many days as have passed."""
    before = period.before
    if not period.first <= today < period.last:
        return before
    last = min(before.first + (today - period.first), before.last)
    return Period(PeriodKind.OWN, before.first, last)


def _totals(dimension: Dimension, facts: Sequence[Fact], marks: Sequence[Marks]) -> dict[str, Marks]:
    key_of = _KEYS[dimension]
    groups: defaultdict[str, list[Marks]] = defaultdict(list)
    for fact, mark in zip(facts, marks, strict=True):
        groups[key_of(fact)].append(mark)
    return {key: total(group) for key, group in groups.items()}


def _table(dimension: Dimension, groups: Mapping[str, Marks]) -> Table:
    by_size = sorted(groups, key=lambda key: (-groups[key].received, key))
    keys = sorted(groups) if dimension is Dimension.MONTH else by_size
    return Table(dimension, tuple(Group(key, figures_of(groups[key])) for key in keys))


def _overdue(facts: Sequence[Fact], marks: Sequence[Marks], by: Yardstick) -> list[_Aged]:
    return _oldest(
        (by.days.between(ordinal(fact.due or ""), by.today), fact)
        for fact, mark in zip(facts, marks, strict=True)
        if mark.overdue
    )


def _longest_open(facts: Sequence[Fact], by: Yardstick) -> list[_Aged]:
    return _oldest((working_days_open(fact, by.today, by.days), fact) for fact in facts if fact.bucket < Bucket.DONE)


def _oldest(aged: Iterable[_Aged]) -> list[_Aged]:
    return sorted(aged, key=lambda each: (-each[0], each[1].tracking_id))[:LONGEST]


def _lines(db: Database, aged: Sequence[_Aged]) -> tuple[Line, ...]:
    titles = read_titles(db, [fact for _, fact in aged])
    return tuple(
        Line(tracking_id=fact.tracking_id, title=titles[fact.id], unit=fact.unit, status=fact.status, days=days)
        for days, fact in aged
    )


def _received_in(period: Period, facts: Sequence[Fact]) -> list[Fact]:
    first, last = period.first.toordinal(), period.last.toordinal()
    return [fact for fact in facts if first <= fact.received <= last]


def _gaps(period: Period, found: Found, facts: Sequence[Fact], whole: Marks, by: Yardstick) -> Gaps:
    first, last = period.first.toordinal(), period.last.toordinal()
    return Gaps(
        without_timeline=whole.without_timeline,
        without_limit=sum(_has_no_limit(fact, by) for fact in facts),
        undecided=whole.followable - whole.followed_in_time - whole.followed_late,
        waiting_answers=sum(fact.tracking_id in by.answered_here for fact in facts),
        gone=sum(first <= day <= last for day in found.gone),
        undated=found.undated,
    )


def _has_no_limit(fact: Fact, by: Yardstick) -> bool:
    limit = by.limits.settlement(fact.classification, fact.disposed) if fact.disposed else None
    return limit is None and settled_on(fact, None) is not None
