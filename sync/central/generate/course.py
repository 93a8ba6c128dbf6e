"""When things happen: the course of a complaint from its receipt to where it stands now, without its words.

Offices act on working days between eight and four; reporters at any hour, mostly by day and in the evening; the
system at night. The limits are those of LAPOR!: three working days to verify, five to answer, ten days for the
reporter's reply, thirty to complete a complaint on hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from desktop.clock import WIB
from desktop.complaint import EventKind, Status
from sync.central.generate.draw import Weighted, between, chance

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from sync.central.generate.model import GeneratedActor

REPLY_WINDOW = timedelta(days=10)
HOLD_WINDOW = timedelta(days=30)

CLOSED = Weighted(
    (
        (Status.CLOSED_SYSTEM, 1479),
        (Status.CLOSED_ADMIN, 263),
        (Status.CLOSED_REPORTER, 96),
        (Status.ARCHIVED_ADMIN, 97),
        (Status.ARCHIVED_SYSTEM, 59),
        (Status.ARCHIVED_REPORTER, 32),
        (Status.BLOCKED, 13),
    )
)
"""Frequencies in a public export of 2,127 complaints."""
OPEN = Weighted(
    (
        (Status.UNVERIFIED, 6),
        (Status.DISPOSED, 42),
        (Status.IN_PROGRESS, 24),
        (Status.REPORTER_REPLIED, 16),
        (Status.WAITING_INFO, 12),
    )
)
_OPEN_SHARE = 0.37
_OPEN_AT_MOST = 400
"""Few officers have more open at once, however many lie in their archive."""
_LEAST_OPEN_SHARE = 0.06
_OLDEST = timedelta(days=560)

_HOURS = Weighted(
    enumerate((4, 2, 1, 1, 1, 2, 4, 8, 14, 18, 18, 15, 12, 15, 15, 12, 10, 8, 8, 12, 15, 14, 10, 7)),
)
_WORKING_DAYS_SINCE_DISPOSAL = Weighted(enumerate((12, 13, 13, 12, 13, 15, 8, 5, 4, 3, 2)))
"""Five are given: a complaint disposed five working days ago is due today, an older one is late."""
_OFFICE_OPENS, _OFFICE_CLOSES = 8, 16
_SATURDAY = 5
_ATTEMPTS = 8


class Step(NamedTuple):
    """Something that happens; `role` names the kind of text that goes with it."""

    kind: EventKind
    at: datetime
    actor: GeneratedActor
    role: str


@dataclass(frozen=True, slots=True)
class Course:
    """Where a complaint stands, and how it came there; steps are oldest first, the first is its receipt."""

    status: Status
    steps: tuple[Step, ...]

    @property
    def received_at(self) -> datetime:
        """When the reporter sent it."""
        return self.steps[0].at


def courses(count: int, rng: Random, now: datetime) -> list[Course]:
    """Courses of `count` complaints in the order of their receipt, all of it before `now`."""
    planner = _Planner(rng, now.astimezone(WIB))
    open_share = min(_OPEN_SHARE, max(_LEAST_OPEN_SHARE, _OPEN_AT_MOST / max(count, 1)))
    open_count = round(count * open_share)
    drawn = [OPEN.draw(rng) for _ in range(open_count)] + [CLOSED.draw(rng) for _ in range(count - open_count)]
    return sorted((planner.course(status) for status in drawn), key=lambda course: course.received_at)


def newly_assigned(rng: Random, now: datetime) -> Course:
    """The course of a complaint that reaches the institution right now."""
    now = now.astimezone(WIB)
    received = _reporters_hour(now - timedelta(days=0.1 + rng.random() * 1.5), rng)
    moments = (min(received, now - timedelta(hours=1)), now - timedelta(seconds=90), now)
    return Course(Status.DISPOSED, _intake(moments))


class _Planner:
    """Draws courses that end before `now`."""

    def __init__(self, rng: Random, now: datetime) -> None:
        self._rng = rng
        self._now = now

    def course(self, status: Status) -> Course:
        if status.is_open:
            return self._before_now(status, lambda: self._open(status))
        return self._before_now(status, lambda: self._ended(status))

    def _before_now(self, status: Status, draw: Callable[[], list[Step]]) -> Course:
        """A drawn course; one that reaches into the future is drawn again, or at last put some weeks earlier."""
        for _ in range(_ATTEMPTS):
            steps = draw()
            if steps[-1].at < self._now:
                return Course(status, tuple(steps))
        weeks = timedelta(weeks=1 + (steps[-1].at - self._now).days // 7)
        return Course(status, tuple(step._replace(at=step.at - weeks) for step in steps))

    def _open(self, status: Status) -> list[Step]:
        rng, now = self._rng, self._now
        if status is Status.UNVERIFIED:
            return [_received(_reporters_hour(now - timedelta(days=rng.random() * 2.6), rng))]
        if status is Status.DISPOSED:
            return self._intake_until(
                self._office_hour(_working_days_back(now, _WORKING_DAYS_SINCE_DISPOSAL.draw(rng)))
            )
        if status is Status.WAITING_INFO:
            steps = self._intake_until(self._office_hour(_working_days_back(now, 2 + int(rng.random() * 15))))
            held_at = self._office_after(steps[-1].at, 0.1, 3)
            return [*steps, Step(EventKind.HELD, held_at, "institution", "hold")]
        if status is Status.IN_PROGRESS:
            steps = self._intake_until(self._office_hour(_working_days_back(now, 2 + int(rng.random() * 6))))
            role = "progress" if chance(rng, 0.45) else "answer"
            steps.append(self._follow_up(steps[-1].at, role))
            if chance(rng, 0.2):
                steps.append(self._reply(steps[-1].at, "unhappy"))
                steps.append(self._follow_up(steps[-1].at, "again"))
            return steps
        steps = self._intake_until(self._office_hour(_working_days_back(now, 3 + int(rng.random() * 11))))
        steps.append(self._follow_up(steps[-1].at, "answer" if chance(rng, 0.7) else "progress"))
        replied_at = _reporters_hour(now - timedelta(days=0.1 + rng.random() * 6), rng)
        replied_at = max(replied_at, steps[-1].at + timedelta(hours=1 + 5 * rng.random()))
        role = "unhappy" if steps[-1].role == "answer" else "nudge"
        return [*steps, Step(EventKind.REPLY, replied_at, "reporter", role)]

    def _ended(self, status: Status) -> list[Step]:
        rng = self._rng
        age = timedelta(days=18) + (_OLDEST - timedelta(days=18)) * rng.random()
        received = _reporters_hour(self._now - age, rng)
        if status is Status.BLOCKED:
            return [
                _received(received),
                Step(EventKind.OTHER, self._office_after(received, 0.1, 2), "admin", "blocked"),
            ]
        if status is Status.ARCHIVED_ADMIN and chance(rng, 0.6):
            archived_at = self._office_after(received, 0.2, 3)
            return [_received(received), Step(EventKind.ARCHIVED, archived_at, "admin", "archive.admin")]
        if status is Status.ARCHIVED_SYSTEM:
            received = min(received, self._now - HOLD_WINDOW - timedelta(days=7))
            held_at = self._office_after(received, 0.2, 3)
            return [
                _received(received),
                Step(EventKind.HELD, held_at, "admin", "hold"),
                Step(EventKind.ARCHIVED, self._at_night(held_at + HOLD_WINDOW), "system", "archive.system"),
            ]
        verified_at = self._office_after(received, 0.05, 2.2)
        steps = list(_intake((received, verified_at, verified_at + timedelta(minutes=1 + rng.random() * 50))))
        if status is Status.ARCHIVED_ADMIN:
            archived_at = self._office_after(steps[-1].at, 0.5, 6)
            return [*steps, Step(EventKind.ARCHIVED, archived_at, "institution", "archive.admin")]
        if status is Status.ARCHIVED_REPORTER:
            at = self._reporter_after(steps[-1].at, 0.3, 6)
            return [*steps, Step(EventKind.ARCHIVED, at, "reporter", "archive.reporter")]
        steps += self._exchange_of_words(steps[-1].at)
        return steps + self._closing(status, steps[-1].at)

    def _exchange_of_words(self, since: datetime) -> list[Step]:
        steps = [self._follow_up(since, "progress" if chance(self._rng, 0.25) else "answer")]
        if steps[-1].role == "progress":
            if chance(self._rng, 0.4):
                steps.append(self._reply(steps[-1].at, "nudge"))
            steps.append(self._follow_up(steps[-1].at, "answer"))
        if chance(self._rng, 0.25):
            steps.append(self._reply(steps[-1].at, "unhappy"))
            steps.append(self._follow_up(steps[-1].at, "again"))
        return steps

    def _closing(self, status: Status, since: datetime) -> list[Step]:
        if status is Status.CLOSED_ADMIN:
            at = self._office_after(since, 1, 9)
            return [Step(EventKind.CLOSED, at, "admin", "closed.admin")]
        if status is Status.CLOSED_SYSTEM:
            closed = Step(EventKind.CLOSED, self._at_night(since + REPLY_WINDOW), "system", "closed.system")
            if chance(self._rng, 0.04):
                return [Step(EventKind.RATED, self._reporter_after(since, 0.2, 7), "reporter", "rated"), closed]
            return [closed]
        steps = [self._reply(since, "thanks")] if chance(self._rng, 0.6) else []
        at = self._reporter_after(steps[-1].at if steps else since, 0.01, 3)
        steps.append(Step(EventKind.CLOSED, at, "reporter", "closed.reporter"))
        if chance(self._rng, 0.8):
            steps.append(Step(EventKind.RATED, at + timedelta(seconds=40), "reporter", "rated"))
        return steps

    def _intake_until(self, disposed_at: datetime) -> list[Step]:
        """Receipt, verification and a disposal at that time."""
        verified_at = disposed_at - timedelta(minutes=1 + self._rng.random() * 40)
        received = _reporters_hour(verified_at - timedelta(days=0.1 + self._rng.random() * 2.5), self._rng)
        received = min(received, verified_at - timedelta(minutes=9 + self._rng.random() * 90))
        return list(_intake((received, verified_at, disposed_at)))

    def _follow_up(self, since: datetime, role: str) -> Step:
        """Mostly within the five working days, one in six late."""
        latest = 14.0 if chance(self._rng, 0.16) else 6.0
        return Step(EventKind.FOLLOW_UP, self._office_after(since, 0.3, latest), "institution", role)

    def _reply(self, since: datetime, role: str) -> Step:
        return Step(EventKind.REPLY, self._reporter_after(since, 0.1, 7), "reporter", role)

    def _office_after(self, since: datetime, least_days: float, most_days: float) -> datetime:
        days = least_days + (most_days - least_days) * self._rng.random()
        return max(self._office(since + timedelta(days=days)), since + timedelta(minutes=3))

    def _reporter_after(self, since: datetime, least_days: float, most_days: float) -> datetime:
        days = least_days + (most_days - least_days) * self._rng.random()
        return max(_reporters_hour(since + timedelta(days=days), self._rng), since + timedelta(minutes=11))

    def _office(self, at: datetime) -> datetime:
        """A moment of that day, or of the next working day, at which an office is staffed."""
        if at.weekday() >= _SATURDAY:
            at += timedelta(days=7 - at.weekday())
        return at if _OFFICE_OPENS <= at.hour < _OFFICE_CLOSES else self._office_hour(at)

    def _office_hour(self, at: datetime) -> datetime:
        """That day, at some time in office hours."""
        minute = between(self._rng, _OFFICE_OPENS * 60, _OFFICE_CLOSES * 60 - 1)
        return at.replace(hour=minute // 60, minute=minute % 60, second=int(self._rng.random() * 60))

    def _at_night(self, at: datetime) -> datetime:
        next_day = at + timedelta(days=1)
        return next_day.replace(hour=0, minute=int(self._rng.random() * 30), second=int(self._rng.random() * 60))


def _received(at: datetime) -> Step:
    return Step(EventKind.RECEIVED, at, "reporter", "received")


def _intake(moments: tuple[datetime, datetime, datetime]) -> tuple[Step, Step, Step]:
    received_at, verified_at, disposed_at = moments
    return (
        _received(received_at),
        Step(EventKind.VERIFIED, verified_at, "admin", "verified"),
        Step(EventKind.DISPOSED, disposed_at, "admin", "disposed"),
    )


def _reporters_hour(at: datetime, rng: Random) -> datetime:
    """That day, at an hour at which people write."""
    return at.replace(hour=_HOURS.draw(rng), minute=int(rng.random() * 60), second=int(rng.random() * 60))


def _working_days_back(now: datetime, days: int) -> datetime:
    """The same time so many working days (Monday to Friday) ago."""
    at = now
    while days:
        at -= timedelta(days=1)
        if at.weekday() < _SATURDAY:
            days -= 1
    return at
