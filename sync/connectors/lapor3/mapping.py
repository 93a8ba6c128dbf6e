"""From the records of this API to the desk's own words: the fields of a complaint, and the entries of its timeline."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

from desktop.complaint import Actor, Attachment, Event, EventKind, Status, status_of
from sync.connectors.lapor3 import own

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.intent import OpId
    from sync.connectors.lapor3.records import Detail, FollowUp, LogEntry, RemoteFile

MATTERS = frozenset(
    {
        EventKind.FOLLOW_UP,
        EventKind.REPLY,
        EventKind.VERIFIED,
        EventKind.DISPOSED,
        EventKind.HELD,
        EventKind.REJECTED,
        EventKind.ARCHIVED,
        EventKind.CLOSED,
        EventKind.REOPENED,
    }
)
"""What an officer would have wanted to know before answering, as in contract v1."""
SAID = frozenset({EventKind.FOLLOW_UP, EventKind.REPLY, EventKind.CLOSED, EventKind.ARCHIVED})
"""Of these, what matters to one who had seen nothing of the complaint but an export."""

_BY_STATUS = {
    Status.DISPOSED: EventKind.DISPOSED,
    Status.WAITING_INFO: EventKind.HELD,
    Status.REPORTER_REPLIED: EventKind.OTHER,  # the reply is among the follow-ups
}
_LONGEST_TITLE = 120
_DISPOSITION = "disposition"
"""Template code of a follow-up that only passes a complaint on."""


def fields(complaint: Detail) -> dict[str, object]:
    """What a complaint tells, by the columns of the mirror."""
    told = dict(complaint.told)
    if complaint.files is not None:
        told["attachments"] = attachments(complaint.files)
    disposed = [entry.at for entry in complaint.log if kind_of(entry) is EventKind.DISPOSED and entry.at]
    if disposed and "disposed_at" not in told:
        told["disposed_at"] = disposed[-1]
    if "received_at" not in told and (first := next((entry.at for entry in complaint.log if entry.at), "")):
        told["received_at"] = first
    return told


def title_for(tracking_id: str, body: object) -> str:
    """What a complaint without a title is called: by its first line, or by its number."""
    return str(body or "").strip().partition("\n")[0][:_LONGEST_TITLE] or f"#{tracking_id}"


def events(complaint: Detail, follow_ups: Sequence[FollowUp], ours: Mapping[str, OpId]) -> list[Event]:
    """The timeline. `ours`: entries that are known as the follow-ups of this desk, with their ops."""
    said = [_follow_up(entry, ours.get(entry.entry_id)) for entry in follow_ups]
    words = {(event.at, own.content_hash(event.text)) for event in said}
    # a log may tell of each follow-up as well
    logged = [_logged(entry) for entry in complaint.log if (entry.at, own.content_hash(entry.text)) not in words]
    return sorted([*logged, *said], key=lambda event: event.at)


def kind_of(entry: LogEntry) -> EventKind:
    """What an entry of a log tells, by the statuses between which it leads."""
    before, after = status_of(entry.status_old), status_of(entry.status_new)
    if not entry.status_new or before is after:
        return EventKind.OTHER
    if after.is_closed:
        return EventKind.CLOSED
    if after.is_archived:
        return EventKind.ARCHIVED
    if entry.status_old and not before.is_open:
        return EventKind.REOPENED
    return _BY_STATUS.get(after, EventKind.OTHER)


def attachments(files: Sequence[RemoteFile]) -> tuple[Attachment, ...]:
    """Files by their address; how large they are shows when they come."""
    return tuple(
        Attachment(
            attachment_id=file.url,
            file_name=file.name,
            size=0,
            media_type=mimetypes.guess_type(file.name)[0] or "",
        )
        for file in files
    )


def _follow_up(entry: FollowUp, op_id: OpId | None) -> Event:
    if op_id is not None:
        kind, actor = EventKind.FOLLOW_UP, Actor.ME
    elif not entry.institution_from:
        kind, actor = EventKind.REPLY, Actor.REPORTER
    elif _DISPOSITION in entry.template_code.lower():
        kind, actor = EventKind.DISPOSED, Actor.ADMIN
    else:
        kind, actor = EventKind.FOLLOW_UP, Actor.COLLEAGUE
    return Event(
        event_id=entry.entry_id,
        kind=kind,
        at=entry.at,
        actor=actor,
        actor_name="" if op_id is not None else entry.institution_from,
        text=entry.text,
        is_secret=entry.is_secret,
        op_id=op_id,
        rating=entry.rating,
        attachments=attachments(entry.files),
    )


def _logged(entry: LogEntry) -> Event:
    kind = kind_of(entry)
    actor = Actor.ADMIN
    if "sistem" in entry.status_new.lower():
        actor = Actor.SYSTEM
    elif "pelapor" in entry.status_new.lower() and kind in {EventKind.CLOSED, EventKind.ARCHIVED}:
        actor = Actor.REPORTER
    text = entry.text or " → ".join(filter(None, (entry.status_old, entry.status_new)))
    return Event(event_id=entry.entry_id, kind=kind, at=entry.at, actor=actor, actor_name=entry.institution, text=text)
