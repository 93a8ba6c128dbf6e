"""What one complaint adds to each figure, as numbers that can be summed: a figure of any group is made of such sums.

Each rule of a metric stands here once. Left out of a share is only what can't be known or is not decided yet, and that
is counted too.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from desktop.cache.projection import Bucket
from desktop.complaint import Status
from desktop.recap.limits import FOLLOW_UP_DAYS, settlement_days

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.recap.facts import Fact
    from desktop.recap.limits import DayCounts

_STARS = range(1, 6)


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
    is_late = fact.bucket == Bucket.ANSWER and fact.due is not None and _ordinal(fact.due) < today
    is_rated = fact.rating in _STARS
    is_done, is_followed = fact.bucket == Bucket.DONE, fact.first_answer is not None
    is_system = fact.status == Status.CLOSED_SYSTEM
    is_followable = fact.has_timeline and fact.disposed is not None
    follow_days, in_time, late = _follow_up(fact, today, days) if is_followable else (None, 0, 0)
    settled_days, settled_in_time, settled_late = _settlement(fact, today, days) if is_followable else (None, 0, 0)
    return Marks(
        received=1,
        disposed=int(fact.disposed is not None),
        followable=int(is_followable),
        followed=int(is_followable and is_followed),
        followed_in_time=in_time,
        followed_late=late,
        follow_up_days=follow_days or 0,
        done=int(is_done),
        done_known=int(settled_days is not None),
        settlement_days=settled_days or 0,
        settled_in_time=settled_in_time,
        settled_late=settled_late,
        overdue=int(is_late and fact.tracking_id not in answered_here),
        on_hold=int(fact.bucket == Bucket.HOLD),
        archived=int(fact.bucket == Bucket.ARCHIVE),
        closed_by_system=int(is_system),
        closed_by_admin=int(fact.status == Status.CLOSED_ADMIN),
        closed_by_reporter=int(fact.status == Status.CLOSED_REPORTER),
        closed_by_system_known=int(is_system and fact.has_timeline),
        closed_unanswered=int(is_system and fact.has_timeline and not is_followed),
        rated=int(is_rated),
        stars=(fact.rating or 0) if is_rated else 0,
        without_timeline=int(not fact.has_timeline),
    )


def settled_on(fact: Fact) -> int | None:
    """The day of the answer that settled a closed complaint: its last before the closing; without one, the closing.

    The ten days in which the system waits for the reporter are not the institution's.
    """
    if fact.bucket != Bucket.DONE:
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
    if fact.bucket == Bucket.DONE and settled is not None:
        taken = working_days_open(fact, settled, days)
        is_late = limit is not None and taken > limit
        return taken, int(limit is not None and not is_late), int(is_late)
    if fact.bucket in {Bucket.DONE, Bucket.ARCHIVE} or limit is None:
        return None, 0, 0
    return None, 0, int(working_days_open(fact, today, days) > limit)


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
