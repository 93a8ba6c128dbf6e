"""The settlement clock (*penyelesaian*), by the class of the complaint.

It stands while the complaint waits to be completed (*menunggu kelengkapan informasi*), for the limit counts "sejak
berkas dinyatakan lengkap". When is a matter settled? A request for information is by its answer. A complaint is when
it is closed; where the system or the reporter closed it, by the last answer before that, for nobody objected to it.
While it is the reporter's turn, an answer that was given in time stands.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.complaint import EventKind, Status
from desktop.deadlines.clock import Clock, Pause, day_of, instant
from desktop.deadlines.rules import ClockKind, Counts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.deadlines.calendar import WorkingCalendar
    from desktop.deadlines.clock import Facts
    from desktop.deadlines.rules import Policy, Rule

_GOES_ON = frozenset(EventKind) - {EventKind.HELD, EventKind.RATED, EventKind.EDITED, EventKind.OTHER}
"""What ends a hold."""
Day = tuple["date", EventKind]


def settlement(facts: Facts, policy: Policy, calendar: WorkingCalendar) -> Clock | None:
    """The clock; None where this class has no limit, where nobody told when it began, and for what was archived."""
    start = facts.begun
    rule = policy.rule(ClockKind.SETTLEMENT, start, facts.classification) if start and facts.classification else None
    if start is None or rule is None or facts.status is Status.UNVERIFIED or facts.status.is_archived:
        return None
    days = _days(facts)
    pauses, held_since = _holds(days, is_held=facts.status is Status.WAITING_INFO, start=start)
    due: date | None = end(start, rule, calendar, pauses)
    if held_since is not None and due is not None and due > held_since:
        due = None
    stopped = _settled(facts, days, rule, due)
    if stopped is None and facts.status.is_closed:
        return None  # nobody told when
    answered = facts.last(EventKind.FOLLOW_UP) if facts.status is Status.IN_PROGRESS else None
    return Clock(
        kind=ClockKind.SETTLEMENT, rule=rule, start=start, due=due, pauses=pauses, stopped=stopped, answered=answered
    )


def end(start: date, rule: Rule, calendar: WorkingCalendar, pauses: Sequence[Pause] = ()) -> date:
    """The last day of a limit: each working day on which the clock stood before its end comes on top."""
    if rule.counts is Counts.CALENDAR_DAYS:
        return start + timedelta(days=rule.limit)
    due = calendar.after(start, rule.limit)
    for pause in pauses:
        if pause.start < due:
            stood = calendar.between(max(pause.start, start), max(pause.end, start))
            due = calendar.after(due, stood)
    return due


def _days(facts: Facts) -> list[Day]:
    """The timeline by days, oldest first."""
    events = sorted(facts.events, key=lambda event: instant(event.at))
    return [(day, event.kind) for event in events if (day := day_of(event.at))]


def _holds(days: Sequence[Day], *, is_held: bool, start: date) -> tuple[tuple[Pause, ...], date | None]:
    """When it was on hold, and since when it still is."""
    pauses: list[Pause] = []
    since: date | None = None
    for day, kind in days:
        if kind is EventKind.HELD:
            since = since or day
        elif kind in _GOES_ON and since is not None:
            pauses.append(Pause(since, day))
            since = None
    if not is_held:
        return tuple(pauses), None
    return tuple(pauses), since or start


def _settled(facts: Facts, days: Sequence[Day], rule: Rule, due: date | None) -> date | None:
    answers = [day for day, kind in days if kind is EventKind.FOLLOW_UP]
    if rule.is_settled_by_answer and answers:
        return answers[0]
    match facts.status:
        case Status.CLOSED_ADMIN:
            return _last_closing(days) or (answers[-1] if answers else None)
        case Status.CLOSED_SYSTEM | Status.CLOSED_REPORTER:
            return answers[-1] if answers else _last_closing(days)
        case Status.REPORTER_REPLIED if due is not None:
            return _stood(days, due)
        case _:
            return None


def _last_closing(days: Sequence[Day]) -> date | None:
    return max((day for day, kind in days if kind is EventKind.CLOSED), default=None)


def _stood(days: Sequence[Day], due: date) -> date | None:
    """The answer that stood on the last day of the limit: given by then, and replied to only later."""
    talk = [(day, kind) for day, kind in days if kind in {EventKind.FOLLOW_UP, EventKind.REPLY}]
    for (day, kind), (next_day, _) in pairwise(talk):
        if kind is EventKind.FOLLOW_UP and day <= due < next_day:
            return day
    return None
