"""What follows from a complaint's status and timeline for the officer: which list, which deadline, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from desktop.clock import moment
from desktop.complaint import Actor, Event, EventKind, Status
from desktop.deadlines.clocks import running

if TYPE_CHECKING:
    from datetime import date

    from desktop.deadlines.calendar import WorkingCalendar
    from desktop.deadlines.clock import Facts
    from desktop.deadlines.rules import Policy


class Bucket(IntEnum):
    """Who is to do something next. The numbers are stored, and are the order of the list of all complaints."""

    ANSWER = 0
    REPORTER = 1
    HOLD = 2
    DONE = 3
    ARCHIVE = 4
    GONE = 9
    """No longer this officer's, kept because an intent stands on it."""


_UNDATED = 1_000_000
"""Sort key of an open complaint without deadline: after all days (ordinals are below 4 million / 4)."""
_ENDED = 10_000_000_000
"""Sort keys of ended complaints start here and fall with time, so that the latest comes first."""


def _bucket(status: Status) -> Bucket:
    if status.is_closed:
        return Bucket.DONE
    if status.is_archived:
        return Bucket.ARCHIVE
    return {Status.IN_PROGRESS: Bucket.REPORTER, Status.WAITING_INFO: Bucket.HOLD}.get(status, Bucket.ANSWER)


_BUCKETS = {status: _bucket(status) for status in Status}
_IS_OVER = frozenset({Bucket.DONE, Bucket.ARCHIVE})


@dataclass(frozen=True, slots=True)
class Projection:
    """The derived columns of a complaint."""

    bucket: Bucket
    due: date | None
    """The nearest of the officer's deadlines. While it is the reporter's turn, that of settlement."""
    sort_key: int

    @property
    def due_text(self) -> str | None:
        """As it is stored."""
        return self.due.isoformat() if self.due else None


def project(facts: Facts, policy: Policy, calendar: WorkingCalendar) -> Projection:
    """Derive list, deadline and order."""
    bucket = _BUCKETS[facts.status]
    if bucket in _IS_OVER:
        last = max([facts.received_at, *[event.at for event in facts.events]])
        return Projection(bucket, None, _ENDED - _seconds(last))
    due = next((clock.due for clock in running(facts, policy, calendar)), None)
    return Projection(bucket, due, due.toordinal() if due else _UNDATED)


def _seconds(at: str) -> int:
    try:
        return int(moment(at).timestamp())
    except ValueError:
        return 0


def is_news(event: Event) -> bool:
    """Whether an event is something the officer has not done themselves and may want to read."""
    return event.actor is not Actor.ME and event.kind is not EventKind.RATED
