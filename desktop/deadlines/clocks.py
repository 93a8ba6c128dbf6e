"""The clocks of a complaint: when each began, until when it runs, when it stopped.

Day 0 is the day of receipt or disposition in WIB, the next working day is day 1, and the deadline is the end of the
last day. The process clocks (verification, follow-up, the reporter's turn) never stand; that of settlement may.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.complaint import EventKind, Status
from desktop.deadlines.clock import Clock, Facts, day_of
from desktop.deadlines.rules import ClockKind
from desktop.deadlines.settlement import end, settlement

if TYPE_CHECKING:
    from desktop.deadlines.calendar import WorkingCalendar
    from desktop.deadlines.rules import Policy

_AWAITS_FIRST_ANSWER = frozenset({Status.DISPOSED, Status.UNKNOWN})


def all_clocks(facts: Facts, policy: Policy, calendar: WorkingCalendar) -> tuple[Clock, ...]:
    """Every clock that runs, stands or has stopped: for what is measured afterwards, and for the window."""
    made = (make(facts, policy, calendar) for make in (_verification, _follow_up, _answer_again, _reporter, settlement))
    return tuple(clock for clock in made if clock)


def running(facts: Facts, policy: Policy, calendar: WorkingCalendar) -> tuple[Clock, ...]:
    """The officer's clocks that run now, nearest first; of two on one day the one that asks for the next deed."""
    makers = _RUNNING.get(facts.status, ())
    made = (make(facts, policy, calendar) for make in makers)
    return tuple(
        sorted((clock for clock in made if clock and clock.is_running), key=lambda clock: clock.due or date.max)
    )


def _verification(facts: Facts, policy: Policy, calendar: WorkingCalendar) -> Clock | None:
    done = None
    if facts.status is not Status.UNVERIFIED:
        done = facts.first(EventKind.VERIFIED) or day_of(facts.disposed_at)
        if done is None:
            return None  # nobody told when
    return _clock(ClockKind.VERIFICATION, day_of(facts.received_at), done, policy, calendar)


def _follow_up(facts: Facts, policy: Policy, calendar: WorkingCalendar) -> Clock | None:
    done = None
    if facts.status not in _AWAITS_FIRST_ANSWER:
        done = facts.first(EventKind.FOLLOW_UP)
        if done is None:
            return None
    return _clock(ClockKind.FOLLOW_UP, facts.begun, done, policy, calendar)


def _answer_again(facts: Facts, policy: Policy, calendar: WorkingCalendar) -> Clock | None:
    if facts.status is not Status.REPORTER_REPLIED:
        return None
    start = facts.last(EventKind.REPLY) or facts.begun
    return _clock(ClockKind.ANSWER_AGAIN, start, None, policy, calendar)


def _reporter(facts: Facts, policy: Policy, calendar: WorkingCalendar) -> Clock | None:
    if facts.status is not Status.IN_PROGRESS:
        return None
    return _clock(ClockKind.REPORTER, facts.last(EventKind.FOLLOW_UP), None, policy, calendar)


def _clock(
    kind: ClockKind, start: date | None, stopped: date | None, policy: Policy, calendar: WorkingCalendar
) -> Clock | None:
    rule = policy.rule(kind, start) if start else None
    if start is None or rule is None:
        return None  # no time was told: no clock runs
    return Clock(kind=kind, rule=rule, start=start, due=end(start, rule, calendar), stopped=stopped)


_RUNNING = {
    Status.UNVERIFIED: (_verification,),
    Status.DISPOSED: (_follow_up, settlement),
    Status.UNKNOWN: (_follow_up, settlement),
    Status.REPORTER_REPLIED: (_answer_again, settlement),
    Status.IN_PROGRESS: (settlement,),
}
