"""What the reading pane shows of one complaint, read from the desk at one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache import settings
from desktop.cache.days import clocks
from desktop.cache.intents import outbox, read_marks
from desktop.cache.keeping import freezes
from desktop.cache.mirror import complaints, reference
from desktop.cache.views import campus_story, lists
from desktop.cache.ways import way
from desktop.cache.ways.way import CARRIED, DeskWay
from desktop.problems import KnownProblem
from ui.campus.standing import standing

if TYPE_CHECKING:
    from datetime import date

    from desktop.cache.connection import Database
    from desktop.cache.days.clocks import Deadline, Deadlines
    from desktop.cache.keeping.freezes import Freeze
    from desktop.cache.mirror.reference import Officer
    from desktop.cache.writer import Transaction
    from desktop.campus import LocalEvent
    from desktop.complaint import Complaint, Event, TrackingId
    from desktop.intent import OpKind, OutboxItem
    from ui.campus.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A complaint with its story and our own part in it."""

    complaint: Complaint
    is_unread: bool
    deadlines: Deadlines
    """The clocks that run for it."""
    events: tuple[Event, ...]
    outbox: tuple[OutboxItem, ...]
    local: tuple[LocalEvent, ...]
    """What happened inside the campus, oldest first."""
    forwards: tuple[Standing, ...]
    """What units owe, or have answered and we have not used yet."""
    officer: Officer | None
    """Whose desk it is, once the central API told."""
    carried: frozenset[OpKind]
    """What the way of this desk can carry."""
    web_page: str
    """Where the rest is done, or an empty text where there is no such page."""
    freeze: Freeze | None
    """Where its processing is restricted."""
    today: date

    @property
    def deadline(self) -> Deadline | None:
        """The nearest of the officer's deadlines, as far as it has come."""
        clock = self.deadlines.nearest(self.today)
        return self.deadlines.standing(clock, self.today) if clock else None


def read_complaint(db: Database, tracking_id: TrackingId, today: date) -> Reading | None:
    """Everything on the page; None where this PC doesn't hold the complaint."""
    complaint = complaints.get(db, tracking_id)
    if complaint is None:
        return None
    events = complaints.timeline(db, tracking_id)
    items = outbox.for_complaint(db, tracking_id)
    deadlines = clocks.of_complaint(db, complaint, events)
    rows = lists.rows(db, [complaint.id], today)
    chosen = way.chosen(db) or DeskWay.HOSTED
    return Reading(
        complaint=complaint,
        is_unread=bool(rows) and rows[0].is_unread,
        deadlines=deadlines,
        events=tuple(events),
        outbox=tuple(items),
        local=tuple(campus_story.local_events(db, tracking_id)),
        forwards=standing(db, tracking_id, today, working=deadlines.calendar, events=events, items=items),
        officer=reference.officer(db),
        carried=CARRIED[chosen],
        web_page=web_page(db, tracking_id) if chosen is DeskWay.LAPOR3 else "",
        freeze=freezes.standing(db, tracking_id),
        today=today,
    )


def web_page(db: Database, tracking_id: TrackingId) -> str:
    """The page of a complaint at LAPOR! itself; an empty text where the configuration can't be read."""
    from sync.connectors.lapor3.settings import read

    try:
        return read(settings.get(db, settings.LAPOR3, {})).page_of(tracking_id)
    except KnownProblem:
        return ""


def mark_shown(tx: Transaction, tracking_id: TrackingId, rev: int) -> None:
    """The officer has this revision before their eyes; if a newer one came meanwhile, they haven't seen that yet."""
    if complaints.current_rev(tx.db, tracking_id) == rev:
        read_marks.mark_read(tx, tracking_id)
