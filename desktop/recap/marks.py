"""What one complaint adds to each figure, as numbers that can be summed: a figure of any group is made of such sums.

Each rule of a metric stands here once. Left out of a share is only what can't be known or is not decided yet, and that
is counted too.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from desktop.cache.projection import Bucket
from desktop.complaint import Status
from desktop.recap.limits import FOLLOW_UP_DAYS, settlement_days

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.recap.facts import Fact
    from desktop.recap.limits import DayCounts

_ANSWER, _HOLD, _DONE, _ARCHIVE = (int(each) for each in (Bucket.ANSWER, Bucket.HOLD, Bucket.DONE, Bucket.ARCHIVE))
_BY_SYSTEM, _BY_ADMIN, _BY_REPORTER = (
    each.value for each in (Status.CLOSED_SYSTEM, Status.CLOSED_ADMIN, Status.CLOSED_REPORTER)
)
"""Plain values: members of an enumeration are slow to look up thousands of times."""
_UNDECIDED: tuple[int | None, int, int] = (None, 0, 0)
_STARS = frozenset(range(1, 6))


class Marks(NamedTuple):
    """Counts, but for the sums of days and stars."""

    received: int = 0
    disposed: int = 0
    followable: int = 0
    """Disposed, and with a timeline that tells whether it was answered."""
    followed: int = 0
    followed_in_time: int = 0
    followed_late: int = 0
    """Also what has no follow-up although the time for it has passed."""
    follow_up_days: int = 0
    done: int = 0
    done_known: int = 0
    """Done, and with days that tell how long it took."""
    settlement_days: int = 0
    settled_in_time: int = 0
    settled_late: int = 0
    """Also what is open although the time for it has passed."""
    overdue: int = 0
    on_hold: int = 0
    archived: int = 0
    closed_by_system: int = 0
    closed_by_admin: int = 0
    closed_by_reporter: int = 0
    closed_by_system_known: int = 0
    closed_unanswered: int = 0
    """Closed by the system without a follow-up of the institution."""
    rated: int = 0
    stars: int = 0
    without_timeline: int = 0


def total(marks: Iterable[Marks]) -> Marks:
    """The sum of any number of complaints."""
    return Marks(*map(sum, zip(*marks, strict=True)))


def marks_of(fact: Fact, *, today: int, days: DayCounts, answered_here: frozenset[str]) -> Marks:
    """What a complaint adds. `answered_here`: complaints with an answer that waits to be sent; none is overdue."""
    bucket, status, is_followed = fact.bucket, fact.status, fact.first_answer is not None
    is_known = fact.was_held is not None
    is_late = bucket == _ANSWER and fact.due is not None and ordinal(fact.due) < today
    is_followable = is_known and fact.disposed is not None
    is_system = status == _BY_SYSTEM
    rating = fact.rating if fact.rating in _STARS else None
    follow_days, in_time, late = _follow_up(fact, today, days) if is_followable else _UNDECIDED
    settled_days, settled_in_time, settled_late = _settlement(fact, today, days) if is_followable else _UNDECIDED
    return Marks(  # by place, in the order above: names would cost a quarter of a recap's time
        1,
        fact.disposed is not None,
        is_followable,
        is_followable and is_followed,
        in_time,
        late,
        follow_days or 0,
        bucket == _DONE,
        settled_days is not None,
        settled_days or 0,
        settled_in_time,
        settled_late,
        is_late and fact.tracking_id not in answered_here,
        bucket == _HOLD,
        bucket == _ARCHIVE,
        is_system,
        status == _BY_ADMIN,
        status == _BY_REPORTER,
        is_system and is_known,
        is_system and is_known and not is_followed,
        rating is not None,
        rating or 0,
        not is_known,
    )


def settled_on(fact: Fact) -> int | None:
    """The day of the answer that settled a closed complaint: its last before the closing; without one, the closing.

    The ten days in which the system waits for the reporter are not the institution's.
    """
    if fact.bucket != _DONE:
        return None
    if fact.last_answer is not None and (fact.ended is None or fact.last_answer <= fact.ended):
        return fact.last_answer
    return fact.ended


def follow_up_days(fact: Fact, days: DayCounts) -> int | None:
    """Working days from the disposition to the first follow-up."""
    if fact.disposed is None or fact.first_answer is None:
        return None
    return days.between(fact.disposed, fact.first_answer)


def working_days_open(fact: Fact, until: int, days: DayCounts) -> int:
    """Working days from the disposition (or receipt) until a day, less those in which the reporter was waited for."""
    start = fact.disposed if fact.disposed is not None else fact.received
    held = sum(
        days.between(max(began, start), min(until if ended is None else ended, until))
        for began, ended in fact.holds
        if began < until
    )
    return max(0, days.between(start, until) - held)


def _follow_up(fact: Fact, today: int, days: DayCounts) -> tuple[int | None, int, int]:
    """Days until the first follow-up, whether that was in time, whether late; neither while there is still time."""
    taken = follow_up_days(fact, days)
    if taken is not None:
        is_late = taken > FOLLOW_UP_DAYS
        return taken, int(not is_late), int(is_late)
    until = today if fact.ended is None else fact.ended
    return None, 0, int(days.between(fact.disposed or until, until) > FOLLOW_UP_DAYS)


def _settlement(fact: Fact, today: int, days: DayCounts) -> tuple[int | None, int, int]:
    """The same of the settlement, by the limit of its class. What was archived is not judged."""
    settled, limit = settled_on(fact), settlement_days(fact.classification)
    if fact.bucket == _DONE and settled is not None:
        taken = working_days_open(fact, settled, days)
        is_late = limit is not None and taken > limit
        return taken, int(limit is not None and not is_late), int(is_late)
    if fact.bucket in {_DONE, _ARCHIVE} or limit is None:
        return _UNDECIDED
    return None, 0, int(working_days_open(fact, today, days) > limit)


@cache
def ordinal(day: str) -> int:
    """Of an ISO date."""
    return date.fromisoformat(day).toordinal()
