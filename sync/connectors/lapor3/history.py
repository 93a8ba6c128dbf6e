"""What the log of a complaint tells, as entries of its timeline: each thing once.

A log tells by the statuses between which it leads. It says once more that a follow-up came, or that a complaint was
passed on, and has its notes in a list of their own. What something else tells is left out, but only where that is
there: an API that nobody has a specification of may tell a thing in one place alone.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.clock import moment
from desktop.complaint import Actor, Event, EventKind, Status, status_of
from sync.connectors.lapor3 import own

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sync.connectors.lapor3.records import Detail, LogEntry

REPORTER = "Pelapor"
"""What the reporter is called in a timeline: this API tells no name."""
_TOGETHER = timedelta(minutes=1)
"""By how much the times of a follow-up and of the log's entry of it may differ."""
_BY_STATUS: dict[Status, tuple[EventKind, Actor]] = {
    Status.UNVERIFIED: (EventKind.RECEIVED, Actor.REPORTER),
    Status.WAITING_INFO: (EventKind.HELD, Actor.ADMIN),
    Status.CLOSED_SYSTEM: (EventKind.CLOSED, Actor.SYSTEM),
    Status.CLOSED_ADMIN: (EventKind.CLOSED, Actor.ADMIN),
    Status.CLOSED_REPORTER: (EventKind.CLOSED, Actor.REPORTER),
    Status.ARCHIVED_ADMIN: (EventKind.ARCHIVED, Actor.ADMIN),
    Status.ARCHIVED_SYSTEM: (EventKind.ARCHIVED, Actor.SYSTEM),
    Status.ARCHIVED_REPORTER: (EventKind.ARCHIVED, Actor.REPORTER),
    Status.BLOCKED: (EventKind.ARCHIVED, Actor.ADMIN),
}
_CONVERSATION = {Status.IN_PROGRESS, Status.REPORTER_REPLIED}
"""Where follow-ups lead."""


def events(log: Sequence[LogEntry], said: Sequence[Event]) -> list[Event]:
    """The entries that tell something which the follow-ups in `said` don't.

    A note that stands at the time of an entry is that entry's text; one that only names a status is none.
    """
    words = {(event.at, own.content_hash(event.text)) for event in said}
    fresh = [entry for entry in log if (entry.at, own.content_hash(entry.text)) not in words]
    notes = [entry for entry in fresh if not entry.status_new and status_of(entry.text) is Status.UNKNOWN]
    spare = {note.at: note for note in notes if note.at}
    found: list[Event] = []
    for entry in fresh:
        if entry.status_new and not _is_said(entry, said):
            note = spare.pop(entry.at, None)
            if note is not None:
                notes.remove(note)
            found.append(_event(entry, note.text if note else entry.text))
    return [*found, *(_event(note, note.text) for note in notes)]


def disposed_at(complaint: Detail) -> str:
    """When it was last given to the institution that has it: from then its first answer is due. Empty: not told."""
    holder = complaint.told.get("institution", "")
    moments = [
        entry.at
        for entry in complaint.log
        if status_of(entry.status_new) is Status.DISPOSED and entry.at and entry.institution_to in {"", holder}
    ]
    return moments[-1] if moments else ""


def received_at(complaint: Detail) -> str:
    """When it came, as far as its log goes back: for where nothing else tells it. Empty: not told."""
    return next((entry.at for entry in complaint.log if entry.at), "")


def _is_said(entry: LogEntry, said: Sequence[Event]) -> bool:
    """Whether it is the log's own telling of a follow-up. That a complaint was opened again, the log alone tells."""
    before, after = status_of(entry.status_old), status_of(entry.status_new)
    if not before.is_open:
        return False
    if after is Status.DISPOSED and entry.institution_to:
        return any(event.kind is EventKind.DISPOSED and _is_together(entry, event) for event in said)
    return after in _CONVERSATION and any(_is_together(entry, event) for event in said)


def _is_together(entry: LogEntry, event: Event) -> bool:
    return bool(entry.at and event.at) and abs(moment(entry.at) - moment(event.at)) <= _TOGETHER


def _event(entry: LogEntry, text: str) -> Event:
    kind, actor = _meaning(entry)
    return Event(
        event_id=entry.entry_id,
        kind=kind,
        at=entry.at,
        actor=actor,
        actor_name={Actor.ADMIN: entry.institution, Actor.REPORTER: REPORTER}.get(actor, ""),
        text=text or " → ".join(filter(None, (entry.status_old, entry.status_new))),
    )


def _meaning(entry: LogEntry) -> tuple[EventKind, Actor]:
    before, after = status_of(entry.status_old), status_of(entry.status_new)
    somebody = Actor.ADMIN if entry.institution else Actor.SYSTEM
    if after is Status.UNKNOWN:
        return EventKind.OTHER, somebody
    if after.is_open and not before.is_open:
        return EventKind.REOPENED, somebody
    if after is Status.DISPOSED and entry.institution_to:
        return EventKind.DISPOSED, Actor.ADMIN
    if before is after and after is not Status.UNVERIFIED:
        return EventKind.OTHER, somebody
    if after is Status.DISPOSED:
        return EventKind.VERIFIED, Actor.ADMIN
    return _BY_STATUS.get(after, (EventKind.OTHER, somebody))
