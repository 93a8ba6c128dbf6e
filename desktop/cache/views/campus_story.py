"""What happened to a complaint inside the campus, for its story: forwards, approvals and notes of this PC."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache.intents import forwards, notes
from desktop.campus import Forward, ForwardState, LocalEvent, LocalKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from desktop.cache.connection import Database
    from desktop.complaint import TrackingId

_STEP = {
    "ASKED": LocalKind.APPROVAL_ASKED,
    "APPROVED": LocalKind.APPROVED,
    "RETURNED": LocalKind.RETURNED,
    "TAKEN_BACK": LocalKind.APPROVAL_TAKEN_BACK,
}


def local_events(db: Database, tracking_id: TrackingId) -> list[LocalEvent]:
    """All of it, oldest first. `name` of a unit's answer also tells who gave it."""
    found = [*_of_forwards(db, tracking_id), *_of_approvals(db, tracking_id), *_of_notes(db, tracking_id)]
    return sorted(found, key=lambda event: event.at)


def _of_forwards(db: Database, tracking_id: TrackingId) -> Iterator[LocalEvent]:
    for forward in forwards.of_complaint(db, tracking_id):
        yield LocalEvent(
            kind=LocalKind.FORWARDED,
            at=forward.forwarded_at,
            name=forward.unit,
            text=forward.message,
            due=forward.due,
            local_id=forward.forward_id,
        )
        if forward.reminded_at:
            yield _entry(forward, LocalKind.REMINDED, forward.reminded_at)
        if forward.state is ForwardState.ANSWERED:
            name = f"{forward.unit} ({forward.answered_by})" if forward.answered_by else forward.unit
            yield LocalEvent(
                kind=LocalKind.UNIT_ANSWERED,
                at=forward.answered_at,
                name=name,
                text=forward.answer,
                local_id=forward.forward_id,
            )
        elif forward.state is ForwardState.WITHDRAWN:
            yield _entry(forward, LocalKind.FORWARD_WITHDRAWN, forwards.touched_at(db, forward))


def _entry(forward: Forward, kind: LocalKind, at: str) -> LocalEvent:
    due: date | None = forward.due if kind is LocalKind.REMINDED else None
    return LocalEvent(kind=kind, at=at, name=forward.unit, due=due, local_id=forward.forward_id)


def _of_approvals(db: Database, tracking_id: TrackingId) -> Iterator[LocalEvent]:
    """Of a superior's steps the remark is told; the text that they saw is in the draft's revisions."""
    rows = db.execute(
        "SELECT step_id, kind, person, remark, at FROM approval_step WHERE tracking_id = ? ORDER BY step_id",
        [tracking_id],
    ).fetchall()
    for step_id, kind, person, remark, at in rows:
        yield LocalEvent(kind=_STEP[kind], at=at, name=person, text=remark, local_id=step_id)


def _of_notes(db: Database, tracking_id: TrackingId) -> Iterator[LocalEvent]:
    for note in notes.of_complaint(db, tracking_id):
        yield LocalEvent(kind=LocalKind.NOTED, at=note.created_at, text=note.text, local_id=note.note_id)
