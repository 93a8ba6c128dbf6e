"""What a recap makes visible: which units are slow, which topics grow, what comes again and again.

Small numbers do not shout: a topic is said to grow only where chance alone would seldom bring so many more.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.clock import day_in_wib, moment
from desktop.recap.facts import read_facts
from desktop.recap.limits import read_yardstick
from desktop.recap.marks import follow_up_days
from desktop.recap.recap import compared_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from desktop.cache.connection import Database
    from desktop.recap.limits import DayCounts
    from desktop.recap.period import Period

_LEAST_NOW = 5
"""Complaints about a topic from which on it can be said to grow."""
_SURPRISE = 2.0
"""Standard deviations of the difference of two counts (Poisson): by chance in one of some 40 topics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long a unit takes, in working days."""

    unit: str
    answered: int
    median: float
    slow: int
    """The 90th percentile: nine of ten answers took no longer."""
    waiting: int
    """Not answered yet: not in the days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """A topic (*kategori*) of which there are more than in the period before."""

    category: str
    now: int
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Insight:
    """Units inside the campus by their forwards, institutions by their timelines; the slowest first."""

    inside: tuple[Pace, ...]
    institutions: tuple[Pace, ...]
    growing: tuple[Growth, ...]


def read_insight(db: Database, period: Period, today: date) -> Insight:
    """Of the complaints received in a period. Off the GUI thread."""
    compared = compared_with(period, today)
    days = read_yardstick(db, compared.first, period.last, today).days
    facts = read_facts(db, compared.first, period.last).facts
    now = [fact for fact in facts if fact.received >= period.first.toordinal()]
    before = [fact for fact in facts if fact.received <= compared.last.toordinal()]
    disposed = [fact for fact in now if fact.has_timeline and fact.disposed is not None]
    return Insight(
        inside=paces(_forwards(db, {fact.tracking_id for fact in now}, days)),
        institutions=paces((fact.unit, follow_up_days(fact, days)) for fact in disposed),
        growing=growing(Counter(fact.category for fact in now), Counter(fact.category for fact in before)),
    )


def paces(taken: Iterable[tuple[str, int | None]]) -> tuple[Pace, ...]:
    """How long each unit takes, of its answers and of those that it still owes (None)."""
    by_unit: defaultdict[str, list[int | None]] = defaultdict(list)
    for unit, each_taken in taken:
        by_unit[unit].append(each_taken)
    made = []
    for unit, each in by_unit.items():
        known = sorted(days for days in each if days is not None)
        if known:
            waiting = len(each) - len(known)
            made.append(
                Pace(unit=unit, answered=len(known), median=median(known), slow=percentile_90(known), waiting=waiting)
            )
    return tuple(sorted(made, key=lambda pace: (-pace.slow, -pace.median, pace.unit)))


def growing(now: Counter[str], before: Counter[str]) -> tuple[Growth, ...]:
    """The topics that grow, the strongest first; none where nothing is known of the time before."""
    if not before.total():
        return ()
    found = [
        Growth(category=category, now=count, before=before[category])
        for category, count in now.items()
        if category and count >= _LEAST_NOW and _surprise(count, before[category]) >= _SURPRISE
    ]
    return tuple(sorted(found, key=lambda each: (-_surprise(each.now, each.before), each.category)))


def median(ordered: Sequence[int]) -> float:
    """Of values in order: the middle one, or the mean of the two in the middle."""
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def percentile_90(ordered: Sequence[int]) -> int:
    """Of values in order: the smallest that nine of ten do not exceed."""
    return ordered[math.ceil(len(ordered) * 0.9) - 1]


def _surprise(now: int, before: int) -> float:
    return (now - before) / math.sqrt(now + before)


def _forwards(db: Database, tracking_ids: set[str], days: DayCounts) -> list[tuple[str, int | None]]:
    """Units inside the campus, with the working days from the forward to the answer; withdrawn ones don't count."""
    rows = db.execute(
        "SELECT tracking_id, unit, forwarded_at, answered_at FROM forward WHERE state != 'WITHDRAWN'"
    ).fetchall()
    return [
        (unit, days.between(_ordinal(since), _ordinal(until)) if until else None)
        for tracking_id, unit, since, until in rows
        if tracking_id in tracking_ids
    ]


def _ordinal(at: str) -> int:
    return day_in_wib(moment(at)).toordinal()
