"""What one complaint adds to each figure, as numbers that can be summed: a figure of any group is made of such sums.

Each rule of a metric stands here once. Left out of a share is only what can't be known or is not decided yet, and that
is counted too.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from desktop.cache.projection import Bucket
from desktop.complaint import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.recap.facts import Fact
    from desktop.recap.limits import DayCounts, Limit, Yardstick

_ANSWER, _HOLD, _DONE, _ARCHIVE = (int(each) for each in (Bucket.ANSWER, Bucket.HOLD, Bucket.DONE, Bucket.ARCHIVE))
_BY_SYSTEM, _BY_ADMIN, _BY_REPORTER = (
    each.value for each in (Status.CLOSED_SYSTEM, Status.CLOSED_ADMIN, Status.CLOSED_REPORTER)
)
"""Plain values: members of an enumeration are slow to look up thousands of times."""
_IN_PROGRESS = Status.IN_PROGRESS.value
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


def marks_of(fact: Fact, by: Yardstick) -> Marks:
    """What a complaint adds. One with an answer that waits to be sent is not overdue."""
    bucket, status, is_followed = fact.bucket, fact.status, fact.first_answer is not None
    is_known = fact.was_held is not None
    is_late = bucket == _ANSWER and fact.due is not None and ordinal(fact.due) < by.today
    is_followable = is_known and fact.disposed is not None
    is_system = status == _BY_SYSTEM
    rating = fact.rating if fact.rating in _STARS else None
    follow_days, in_time, late = _follow_up(fact, by) if is_followable else _UNDECIDED
    settled_days, settled_in_time, settled_late = _settlement(fact, by) if is_followable else _UNDECIDED
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
        is_late and fact.tracking_id not in by.answered_here,
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


def settled_on(fact: Fact, limit: Limit | None) -> int | None:
    """The day on which a complaint was settled, as the desk's own clock has it; None while it is not.

    A request for information is settled by its first answer. What an admin closed is by the closing; what the system or
    the reporter closed, by the last answer before, for nobody objected to it: the ten days of waiting are not ours.
    """
    if limit is not None and limit.is_settled_by_answer and fact.first_answer is not None:
        return fact.first_answer
    if fact.bucket != _DONE:
        return None
    if fact.status == _BY_ADMIN:
        return fact.last_answer if fact.ended is None else fact.ended
    return fact.ended if fact.last_answer is None else fact.last_answer


def follow_up_days(fact: Fact, days: DayCounts) -> int | None:
    """Working days from the disposition to the first follow-up."""
    if fact.disposed is None or fact.first_answer is None:
        return None
    return days.between(fact.disposed, fact.first_answer)


def working_days_open(fact: Fact, until: int, days: DayCounts) -> int:
    """Working days from the disposition (or receipt) until a day, less those in which the reporter was waited for."""
    start = fact.disposed if fact.disposed is not None else fact.received
    if not fact.holds:
        return days.between(start, until)
    held = sum(
        days.between(max(began, start), min(until if ended is None else ended, until))
        for began, ended in fact.holds
        if began < until
    )
    return max(0, days.between(start, until) - held)


def _follow_up(fact: Fact, by: Yardstick) -> tuple[int | None, int, int]:
    """Days until the first follow-up, whether that was in time, whether late; neither while there is still time."""
    start = fact.disposed or by.today
    limit, taken = by.limits.follow_up(start), follow_up_days(fact, by.days)
    if limit is None:
        return taken, 0, 0
    until = fact.first_answer or fact.ended or by.today
    waited = until - start if limit.counts_all_days else by.days.between(start, until)
    is_late = waited > limit.days
    return taken, int(taken is not None and not is_late), int(is_late)


def _settlement(fact: Fact, by: Yardstick) -> tuple[int | None, int, int]:
    """The same of the settlement, by the limit of its class; the days are only of what is done."""
    start = fact.disposed or by.today
    limit = by.limits.settlement(fact.classification, start)
    settled = settled_on(fact, limit)
    taken = working_days_open(fact, settled, by.days) if settled is not None and fact.bucket == _DONE else None
    if limit is None or fact.bucket == _ARCHIVE:
        return taken, 0, 0
    if settled is None and fact.bucket == _DONE:
        return taken, 0, 0  # nobody told when
    until = settled or _answer_that_stands(fact, start, limit, by) or by.today
    is_late = _took(fact, start, until, limit, by) > limit.days
    return taken, int(settled is not None and not is_late), int(is_late)


def _answer_that_stands(fact: Fact, start: int, limit: Limit, by: Yardstick) -> int | None:
    """The day of an answer of an open complaint that nobody has replied to, or only after the time for settling it."""
    if fact.status == _IN_PROGRESS:
        return fact.last_answer
    took = [(is_answer, day, _took(fact, start, day, limit, by)) for is_answer, day in fact.talk]
    for (is_answer, day, one), (_, _, other) in pairwise(took):
        if is_answer and one <= limit.days < other:
            return day
    return None


def _took(fact: Fact, start: int, until: int, limit: Limit, by: Yardstick) -> int:
    """In the days that the limit counts, less those of waiting for the reporter."""
    return until - start if limit.counts_all_days else working_days_open(fact, until, by.days)


@cache
def ordinal(day: str) -> int:
    """Of an ISO date."""
    return date.fromisoformat(day).toordinal()
