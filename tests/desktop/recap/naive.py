"""The metrics once more, worked out from generated complaints in the plainest way, to hold the recap against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from desktop.clock import WIB
from desktop.complaint import EventKind, Status, status_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from desktop.deadlines import WorkingCalendar
    from sync.central.generate.model import GeneratedComplaint

LIMITS = {
    "Permintaan Informasi": 5,
    "Pengaduan Tidak Berkadar Pengawasan": 14,
    "Pengaduan Berkadar Pengawasan": 60,
}


def day(at: str) -> date:
    return datetime.fromisoformat(at).astimezone(WIB).date()


@dataclass(frozen=True)
class Case:
    """A complaint, and what the metrics ask of it."""

    complaint: GeneratedComplaint
    calendar: WorkingCalendar
    today: date

    @property
    def status(self) -> Status:
        return status_of(self.complaint.status)

    @property
    def received(self) -> date:
        return day(self.complaint.received_at)

    @property
    def disposed(self) -> date | None:
        return day(self.complaint.disposed_at) if self.complaint.disposed_at else None

    @property
    def answers(self) -> list[date]:
        return sorted(day(each.at) for each in self.complaint.events if each.kind is EventKind.FOLLOW_UP)

    @property
    def ended(self) -> date | None:
        ends = [day(e.at) for e in self.complaint.events if e.kind in {EventKind.CLOSED, EventKind.ARCHIVED}]
        return max(ends, default=None)

    @property
    def settled(self) -> date | None:
        if self.complaint.classification == "Permintaan Informasi" and self.answers:
            return self.answers[0]
        if not self.status.is_closed:
            return None
        if self.status is Status.CLOSED_ADMIN:
            return self.ended
        return self.answers[-1] if self.answers else self.ended

    @property
    def standing_answer(self) -> date | None:
        """Of one that waits for its reporter."""
        return self.answers[-1] if self.status is Status.IN_PROGRESS else None

    def working_days(self, start: date, end: date) -> int:
        """One day after another."""
        count = 0
        while start < end:
            start += timedelta(days=1)
            count += self.calendar.is_working(start)
        return count

    def open_days(self, end: date) -> int:
        """From the disposition, a day at a time, without those on which the reporter was waited for."""
        assert self.disposed
        start, count, held = self.disposed, 0, self._held_days(end)
        while start < end:
            start += timedelta(days=1)
            count += self.calendar.is_working(start) and start not in held
        return count

    def _held_days(self, end: date) -> set[date]:
        held: set[date] = set()
        events = sorted(
            (each for each in self.complaint.events if each.kind is not EventKind.RATED), key=lambda each: each.at
        )
        for number, each in enumerate(events):
            if each.kind is EventKind.HELD:
                until = day(events[number + 1].at) if number + 1 < len(events) else end
                first = day(each.at)
                held |= {first + timedelta(days=step) for step in range(1, (until - first).days + 1)}
        return held

    @property
    def followed_in_time(self) -> bool | None:
        """None where that is not decided."""
        if self.disposed is None:
            return None
        if self.answers:
            return self.working_days(self.disposed, self.answers[0]) <= 5
        return False if self.working_days(self.disposed, self.ended or self.today) > 5 else None

    @property
    def settled_in_time(self) -> bool | None:
        limit = LIMITS.get(self.complaint.classification)
        if self.disposed is None or limit is None or self.status.is_archived:
            return None
        if self.settled:
            return self.open_days(self.settled) <= limit
        if self.status.is_open:
            return False if self.open_days(self.standing_answer or self.today) > limit else None
        return None


def share(cases: Sequence[Case], among: Callable[[Case], object], of: Callable[[Case], object]) -> tuple[int, int]:
    """How many of those that are among hold, and how many are among."""
    whole = [case for case in cases if among(case)]
    return sum(bool(of(case)) for case in whole), len(whole)


def expected(cases: Sequence[Case]) -> dict[str, tuple[int, int]]:
    """Amount and base of each metric; the base of a count is 0."""
    disposed = [case for case in cases if case.disposed]
    answered = [case for case in disposed if case.answers]
    settled = [case for case in disposed if case.settled and case.status.is_closed]
    rated = [case.complaint.rating for case in cases if case.complaint.rating]

    def closed(status: Status) -> tuple[int, int]:
        return share(cases, lambda case: case.status.is_closed, lambda case: case.status is status)

    return {
        "received": (len(cases), 0),
        "disposed": (len(disposed), 0),
        "followed-up": (len(answered), len(disposed)),
        "done": share(cases, lambda _: True, lambda case: case.status.is_closed),
        "followed-in-time": share(
            cases, lambda case: case.followed_in_time is not None, lambda case: case.followed_in_time
        ),
        "settled-in-time": share(
            cases, lambda case: case.settled_in_time is not None, lambda case: case.settled_in_time
        ),
        "follow-up-days": (
            _sum(c.working_days(c.disposed, c.answers[0]) for c in answered if c.disposed),
            len(answered),
        ),
        "settlement-days": (_sum(c.open_days(c.settled) for c in settled if c.settled), len(settled)),
        "on-hold": (sum(case.status is Status.WAITING_INFO for case in cases), 0),
        "archived": (sum(case.status.is_archived for case in cases), 0),
        "rating": (sum(rated), len(rated)),
        "closed-by-system": closed(Status.CLOSED_SYSTEM),
        "closed-by-admin": closed(Status.CLOSED_ADMIN),
        "closed-by-reporter": closed(Status.CLOSED_REPORTER),
        "closed-unanswered": share(
            cases, lambda case: case.status is Status.CLOSED_SYSTEM, lambda case: not case.answers
        ),
    }


def _sum(numbers: Iterable[int]) -> int:
    return sum(numbers)
