"""What the reading pane shows of one complaint, read from the desk at one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache import calendar, campus_story, complaints, lists, outbox, reference
from desktop.clock import day_in_wib, moment
from desktop.complaint import EventKind, Status
from desktop.deadlines import FOLLOW_UP_DAYS, VERIFICATION_DAYS, WorkingCalendar
from ui.campus.standing import standing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlite_utils import Database

    from desktop.cache.reference import Officer
    from desktop.cache.writer import Transaction
    from desktop.campus import LocalEvent
    from desktop.complaint import Complaint, Event, TrackingId
    from desktop.intent import OutboxItem
    from ui.campus.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The clock that runs, in words that can be checked: day so many of so many."""

    due: date
    days_left: int
    limit: int
    days_off: int
    """Holidays on weekdays that it passed over."""

    @property
    def day_number(self) -> int:
        """The working day it is today, of `limit`; past it when late."""
        return self.limit - self.days_left


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A complaint with its story and our own part in it."""

    complaint: Complaint
    is_unread: bool
    deadline: Deadline | None
    events: tuple[Event, ...]
    outbox: tuple[OutboxItem, ...]
    local: tuple[LocalEvent, ...]
    """What happened inside the campus, oldest first."""
    forwards: tuple[Standing, ...]
    """What units owe, or have answered and we have not used yet."""
    officer: Officer | None
    """Whose desk it is, once the central API told."""
    today: date


def read_complaint(db: Database, tracking_id: TrackingId, today: date) -> Reading | None:
    """Everything on the page; None where this PC doesn't hold the complaint."""
    complaint = complaints.get(db, tracking_id)
    if complaint is None:
        return None
    events = complaints.timeline(db, tracking_id)
    items = outbox.for_complaint(db, tracking_id)
    working = calendar.load(db)
    rows = lists.rows(db, [complaint.id], today)
    return Reading(
        complaint=complaint,
        is_unread=bool(rows) and rows[0].is_unread,
        deadline=_deadline(complaint, events, working, today),
        events=tuple(events),
        outbox=tuple(items),
        local=tuple(campus_story.local_events(db, tracking_id)),
        forwards=standing(db, tracking_id, today, working=working, events=events, items=items),
        officer=reference.officer(db),
        today=today,
    )


def mark_shown(tx: Transaction, tracking_id: TrackingId, rev: int) -> None:
    """The officer has this revision before their eyes; if a newer one came meanwhile, they haven't seen that yet."""
    if complaints.current_rev(tx.db, tracking_id) == rev:
        complaints.mark_read(tx, tracking_id)


def _deadline(complaint: Complaint, events: Sequence[Event], working: WorkingCalendar, today: date) -> Deadline | None:
    if complaint.due is None or complaint.is_gone:
        return None
    limit = VERIFICATION_DAYS if complaint.status is Status.UNVERIFIED else FOLLOW_UP_DAYS
    start = _start(complaint, events)
    weekdays = WorkingCalendar.of(set()).between(start, complaint.due)
    return Deadline(
        due=complaint.due,
        days_left=working.between(today, complaint.due),
        limit=limit,
        days_off=max(0, weekdays - working.between(start, complaint.due)),
    )


def _start(complaint: Complaint, events: Sequence[Event]) -> date:
    at = complaint.disposed_at or complaint.received_at
    if complaint.status is Status.UNVERIFIED:
        at = complaint.received_at
    elif complaint.status is Status.REPORTER_REPLIED:
        at = max((event.at for event in events if event.kind is EventKind.REPLY), default=at)
    return day_in_wib(moment(at))
