"""What the upstream tells of a complaint, as fields and events of contract v1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.complaint import EventKind, Status, status_of
from sync.central.changes import NewEvent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sync.central.changes import EventActor
    from sync.connectors.lapor3.records import Detail, FollowUp, LogEntry
    from sync.contract.messages import AttachmentInfo

_RENAMED = {"status_raw": "status"}
_BY_STATUS: dict[Status, tuple[EventKind, EventActor]] = {
    Status.UNVERIFIED: (EventKind.RECEIVED, "reporter"),
    Status.WAITING_INFO: (EventKind.HELD, "admin"),
    Status.CLOSED_SYSTEM: (EventKind.CLOSED, "system"),
    Status.CLOSED_ADMIN: (EventKind.CLOSED, "admin"),
    Status.CLOSED_REPORTER: (EventKind.CLOSED, "reporter"),
    Status.ARCHIVED_ADMIN: (EventKind.ARCHIVED, "admin"),
    Status.ARCHIVED_SYSTEM: (EventKind.ARCHIVED, "system"),
    Status.ARCHIVED_REPORTER: (EventKind.ARCHIVED, "reporter"),
}
_CONVERSATION = {Status.IN_PROGRESS, Status.REPORTER_REPLIED}
"""Entries of the log that lead here are told by the follow-ups themselves."""


class Reading(NamedTuple):
    """What was read of a complaint at one look; `files`: those of its files that are here, by their address."""

    detail: Detail
    follow_ups: Sequence[FollowUp]
    files: Mapping[str, AttachmentInfo]


def fields_of(reading: Reading) -> dict[str, Any]:
    """The fields of a complaint that were told; what was left out stays as it is known."""
    detail, _, files = reading
    fields = {_RENAMED.get(name, name): value for name, value in detail.told.items()}
    if detail.files and all(file.url in files for file in detail.files):
        fields["attachments"] = [files[file.url] for file in detail.files]
    if fields.get("is_anonymous"):
        fields["reporter_name"] = ""
    disposed_at = _disposed_at(detail)
    if disposed_at:
        fields.setdefault("disposed_at", disposed_at)
    return fields


def _disposed_at(detail: Detail) -> str:
    """When it was last given to the institution that has it, by the log: from then its first answer is due."""
    own = detail.told.get("institution", "")
    moments = [
        entry.at
        for entry in detail.log
        if status_of(entry.status_new) is Status.DISPOSED and entry.at and entry.institution_to in {"", own}
    ]
    return moments[-1] if moments else ""


def event_of(entry: FollowUp, files: Mapping[str, AttachmentInfo]) -> NewEvent:
    """A follow-up: an institution's, the reporter's, or the notice of a disposition.

    Files that could not be fetched are named in the text: the officer looks at them upstream.
    """
    attachments = [files[file.url] for file in entry.files if file.url in files]
    names = ", ".join(file.name for file in entry.files if file.url not in files)
    text = "\n\n".join(filter(None, [entry.text, f"Lampiran di LAPOR!: {names}" if names else ""]))
    if not entry.institution_from:
        return NewEvent(
            kind=EventKind.REPLY, actor="reporter", name="Pelapor", text=text, at=entry.at, attachments=attachments
        )
    is_disposition = entry.template_code == "disposition"
    return NewEvent(
        kind=EventKind.DISPOSED if is_disposition else EventKind.FOLLOW_UP,
        actor="admin" if is_disposition else "officer",
        name=entry.institution_from,
        text=text,
        is_secret=entry.is_secret,
        attachments=attachments,
        at=entry.at,
    )


def log_events(log: Sequence[LogEntry]) -> list[tuple[str, NewEvent | None]]:
    """Each entry of the log by its id, with its event; None where something else tells it already.

    Notes are entries of their own there: one with the time of another entry is that one's text.
    """
    entries = [entry for entry in log if entry.status_new]
    notes = {entry.at: entry.text for entry in log if not entry.status_new and not _is_status(entry.text)}
    times = {entry.at for entry in entries}
    found: list[tuple[str, NewEvent | None]] = [(one.entry_id, _event(one, notes.get(one.at, ""))) for one in entries]
    for note in log:
        if not note.status_new:
            is_told = note.at in times or _is_status(note.text)
            event = NewEvent(kind=EventKind.OTHER, actor="system", text=note.text, at=note.at)
            found.append((note.entry_id, None if is_told else event))
    return found


def _event(entry: LogEntry, note: str) -> NewEvent | None:
    status, before = status_of(entry.status_new), status_of(entry.status_old)
    text = note or entry.text
    kind, actor = _BY_STATUS.get(status, (EventKind.OTHER, "system"))
    if status in _CONVERSATION:
        if before.is_open:
            return None
        kind, actor = EventKind.REOPENED, "system"
    elif status is Status.DISPOSED:
        if entry.institution_to:
            return None  # a follow-up with the template of a disposition tells it
        kind, actor = EventKind.VERIFIED, "admin"
    elif status is before and status is not Status.UNVERIFIED:
        kind, actor = EventKind.OTHER, "system"
    return NewEvent(kind=kind, actor=actor, name=entry.institution, text=text, at=entry.at or None)


def _is_status(text: str) -> bool:
    return status_of(text) is not Status.UNKNOWN
