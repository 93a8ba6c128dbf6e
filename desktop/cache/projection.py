"""What follows from a complaint's status and timeline for the officer: which list, which deadline, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from desktop.clock import day_in_wib, moment
from desktop.complaint import Actor, Event, EventKind, Status
from desktop.deadlines import FOLLOW_UP_DAYS, VERIFICATION_DAYS, WorkingCalendar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


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


@dataclass(frozen=True, slots=True)
class Projection:
    """The derived columns of a complaint."""

    bucket: Bucket
    due: date | None
    sort_key: int


def project(
    *, status: Status, received_at: str, disposed_at: str, events: Sequence[Event], calendar: WorkingCalendar
) -> Projection:
    """Derive list, deadline and order. `events` may be in any order."""
    bucket = _BUCKETS[status]
    if bucket in {Bucket.DONE, Bucket.ARCHIVE}:
        last = max([received_at, *(event.at for event in events)])
        return Projection(bucket, None, _ENDED - _seconds(last))
    due = _due(status, received_at, disposed_at, events, calendar) if bucket is Bucket.ANSWER else None
    return Projection(bucket, due, due.toordinal() if due else _UNDATED)


def _due(
    status: Status, received_at: str, disposed_at: str, events: Sequence[Event], calendar: WorkingCalendar
) -> date | None:
    start, days = disposed_at or received_at, FOLLOW_UP_DAYS
    if status is Status.UNVERIFIED:
        start, days = received_at, VERIFICATION_DAYS
    elif status is Status.REPORTER_REPLIED:
        replies = [event.at for event in events if event.kind is EventKind.REPLY]
        start = max(replies, default=start)
    try:
        return calendar.after(day_in_wib(moment(start)), days)
    except ValueError:
        return None  # no time was told: no clock runs


def _seconds(at: str) -> int:
    try:
        return int(moment(at).timestamp())
    except ValueError:
        return 0


def is_news(event: Event) -> bool:
    """Whether an event is something the officer has not done themselves and may want to read."""
    return event.actor is not Actor.ME and event.kind is not EventKind.RATED
