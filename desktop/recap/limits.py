"""What a recap measures by: the limits that hold for this desk, and working days. Its one seam to the desk's clocks.

The rules are those of the window (`desktop.deadlines`), so that a recap and a deadline never say two things.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.cache.days import calendar, deadline_rules
from desktop.deadlines.rules import ClockKind, Counts

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.deadlines import WorkingCalendar
    from desktop.deadlines.rules import Policy, Rule

_EARLIER = timedelta(days=400)
"""Before a period lie dispositions and holds of its complaints."""


@dataclass(frozen=True, slots=True)
class Limit:
    """Days within which something is to be done."""

    days: int
    is_settled_by_answer: bool = False
    """For a settlement: whether the first answer settles it, as with a request for information."""
    counts_all_days: bool = False
    """Whether days off count too."""


class DayCounts:
    """Working days between days given as ordinals, looked up instead of worked out: a recap asks thousands of times."""

    __slots__ = ("_counts", "_first", "_last")

    def __init__(self, working: WorkingCalendar, first: date, last: date) -> None:
        """Good for days from `first` to `last`; a day beyond counts as that end."""
        self._first, self._last = first.toordinal(), (last - first).days
        span = range(self._first, self._first + self._last + 1)
        self._counts = [working.between(first, date.fromordinal(day)) for day in span]

    def between(self, start: int, end: int) -> int:
        """Working days after `start` up to and with `end`; never below 0."""
        counts, first, last = self._counts, self._first, self._last
        before, after = start - first, end - first
        if before < 0 or after > last:
            before, after = min(max(before, 0), last), min(max(after, 0), last)
        return counts[after] - counts[before] if after > before else 0


class Limits:
    """By the day on which a clock began, for regulations change."""

    __slots__ = ("_follow_up", "_policy", "_settlement")

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._follow_up: dict[int, Limit | None] = {}
        self._settlement: dict[tuple[str, int], Limit | None] = {}

    def follow_up(self, begun: int) -> Limit | None:
        """From the disposition to the first follow-up."""
        if begun not in self._follow_up:
            self._follow_up[begun] = _limit_of(self._policy.rule(ClockKind.FOLLOW_UP, date.fromordinal(begun)))
        return self._follow_up[begun]

    def settlement(self, classification: str, begun: int) -> Limit | None:
        """From the disposition to the settlement; None where no limit is known for the class, or it has none."""
        key = (classification, begun)
        if key not in self._settlement:
            rule = self._policy.rule(ClockKind.SETTLEMENT, date.fromordinal(begun), classification)
            self._settlement[key] = _limit_of(rule if classification else None)
        return self._settlement[key]


def _limit_of(rule: Rule | None) -> Limit | None:
    if rule is None:
        return None
    return Limit(rule.limit, rule.is_settled_by_answer, counts_all_days=rule.counts is Counts.CALENDAR_DAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick:
    """All that the complaints of a recap are measured by."""

    today: int
    days: DayCounts
    limits: Limits
    answered_here: frozenset[str] = frozenset()
    """Complaints with an answer that waits to be sent, or was entered on the web by hand."""


_ANSWERED_HERE = """SELECT DISTINCT tracking_id FROM outbox
WHERE kind = 'followup.add' AND (state IN ('HELD', 'QUEUED', 'SENDING')
    OR op_id IN (SELECT op_id FROM entered_by_hand))"""


def read_yardstick(db: Database, first: date, last: date, today: date) -> Yardstick:
    """For complaints received from the one day to the other."""
    return Yardstick(
        today=today.toordinal(),
        days=DayCounts(calendar.load(db), first - _EARLIER, max(last, today) + timedelta(days=1)),
        limits=Limits(deadline_rules.policy(db)),
        answered_here=frozenset(found for (found,) in db.execute(_ANSWERED_HERE).fetchall()),
    )
