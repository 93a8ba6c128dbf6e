"""What the desk knows around an answer: who it is for, what was answered before, what fills a template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache.intents import forwards, outbox, templates
from desktop.cache.mirror import complaints, reference
from desktop.campus import ForwardState
from desktop.clock import day_in_wib, moment
from desktop.complaint import Actor, EventKind
from desktop.intent import OpKind, OutboxState
from desktop.placeholders import day_words, fill

if TYPE_CHECKING:
    from datetime import date

    from desktop.cache.connection import Database
    from desktop.complaint import Complaint, Event, TrackingId

_OURS = (Actor.ME, Actor.COLLEAGUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerContext:
    """Of one complaint."""

    tracking_id: TrackingId
    values: dict[str, str]
    """What fills the placeholders of `desktop.placeholders.NAMES`; one that is not known is left out."""
    reporter_name: str
    citizen_texts: tuple[str, ...]
    """What the reporter wrote."""
    earlier_answers: tuple[str, ...]
    """What was answered before, here or by a colleague, sent or queued."""
    templates: tuple[str, ...]
    """All templates, filled for this complaint."""
    units: tuple[str, ...]
    """Units that this answer may name as a contact."""
    limit: int
    """Characters that the answer may have."""


def read(db: Database, tracking_id: TrackingId, today: date) -> AnswerContext | None:
    """The context of an answer to this complaint; None where this PC doesn't hold it."""
    complaint = complaints.get(db, tracking_id)
    if complaint is None:
        return None
    events = complaints.timeline(db, tracking_id)
    asked = [f.unit for f in forwards.of_complaint(db, tracking_id) if f.state is not ForwardState.WITHDRAWN]
    values = _values(db, complaint, asked, today)
    contents = [template.content for template in reference.templates(db)]
    contents += [template.content for template in templates.own(db)]
    return AnswerContext(
        tracking_id=tracking_id,
        values=values,
        reporter_name=complaint.reporter_name,
        citizen_texts=(complaint.body, complaint.body_edited, *_written(events, Actor.REPORTER)),
        earlier_answers=(*_written(events, *_OURS), *_queued(db, tracking_id)),
        templates=tuple(fill(content, values) for content in contents),
        units=tuple(dict.fromkeys(name for name in (*asked, complaint.institution) if name)),
        limit=outbox.answer_limit(db),
    )


def _values(db: Database, complaint: Complaint, asked: list[str], today: date) -> dict[str, str]:
    officer = reference.officer(db)
    institution = officer.institution if officer else complaint.institution
    unit = asked[-1] if asked else complaint.institution if complaint.institution != institution else ""
    values = {
        "nomor": complaint.tracking_id,
        "judul": complaint.title,
        "kategori": complaint.category,
        "instansi": institution,
        "unit": unit,
        "tanggal": day_words(today),
        "tanggal_laporan": _day(complaint.received_at),
        "batas_waktu": day_words(complaint.due) if complaint.due else "",
        "nama_petugas": officer.name if officer else "",
    }
    return {name: value for name, value in values.items() if value}


def _written(events: list[Event], *actors: Actor) -> list[str]:
    kinds = (EventKind.FOLLOW_UP, EventKind.REPLY)
    return [event.text for event in events if event.kind in kinds and event.actor in actors and event.text]


def _queued(db: Database, tracking_id: TrackingId) -> list[str]:
    items = outbox.for_complaint(db, tracking_id)
    return [item.text for item in items if item.kind is OpKind.FOLLOW_UP and item.state is not OutboxState.SENT]


def _day(at: str) -> str:
    try:
        return day_words(day_in_wib(moment(at)))
    except ValueError:
        return ""
