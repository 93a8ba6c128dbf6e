"""The clocks of one complaint, with what is needed to explain them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.cache.days import calendar, deadline_rules
from desktop.deadlines.calendar import WorkingCalendar
from desktop.deadlines.clock import Facts
from desktop.deadlines.clocks import all_clocks
from desktop.deadlines.explanation import explain
from desktop.deadlines.rules import Counts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.cache.connection import Database
    from desktop.complaint import Complaint, Event
    from desktop.deadlines.clock import Clock

_WEEK = WorkingCalendar(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A clock as far as it has come, in numbers that can be checked: day so many of so many."""

    clock: Clock
    due: date
    days_left: int
    """Working days; negative when late."""
    day_number: int | None
    """The working day it is today; None where it is not one of the limit's."""
    days_off: int
    """Holidays on weekdays that it passed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """Every clock of a complaint that runs, stands or has stopped."""

    clocks: tuple[Clock, ...]
    calendar: WorkingCalendar
    names: Mapping[date, str]
    """Of days off."""

    def nearest(self, today: date) -> Clock | None:
        """The officer's clock that ends first; not one whose day passed while it was the reporter's turn."""
        ours = [
            (clock.due, number, clock)
            for number, clock in enumerate(self.clocks)
            if clock.kind.is_ours and clock.is_running and clock.due and not (clock.answered and clock.due < today)
        ]
        return min(ours)[-1] if ours else None

    def standing(self, clock: Clock, today: date) -> Deadline:
        """How far a clock that runs has come."""
        due = clock.due or today
        days_left = self.calendar.between(today, due)
        number = clock.rule.limit - days_left
        counts = clock.rule.counts is Counts.WORKING_DAYS and not clock.pauses and 0 < number <= clock.rule.limit
        return Deadline(
            clock=clock,
            due=due,
            days_left=days_left,
            day_number=number if counts else None,
            days_off=max(0, _WEEK.between(clock.start, due) - self.calendar.between(clock.start, due)),
        )

    def explained(self, today: date, language: str) -> list[str]:
        """A paragraph for each clock that runs or stands, the nearest first."""
        nearest = self.nearest(today)
        going = [clock for clock in self.clocks if clock.is_running or clock.is_paused]
        going.sort(key=lambda clock: (clock is not nearest, clock.due or date.max))
        return [explain(clock, self.calendar, self.names, today=today, language=language) for clock in going]


def of_complaint(db: Database, complaint: Complaint, events: Sequence[Event]) -> Deadlines:
    """The clocks of a complaint as the cache holds it; none for one that is gone."""
    days = [day for day in calendar.days(db) if not day.is_working]
    work_days = WorkingCalendar.of({each.day for each in days})
    facts = Facts(
        status=complaint.status,
        classification=complaint.classification,
        received_at=complaint.received_at,
        disposed_at=complaint.disposed_at,
        events=events,
    )
    clocks = () if complaint.is_gone else all_clocks(facts, deadline_rules.policy(db), work_days)
    return Deadlines(clocks=clocks, calendar=work_days, names={each.day: each.name for each in days})
