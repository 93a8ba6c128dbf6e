"""What the upstream tells of a complaint, as fields and events of contract v1, with the files of it that are here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.complaint import Actor
from sync.central.changes import NewEvent
from sync.connectors.lapor3 import mapping

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.complaint import Event
    from sync.central.changes import EventActor
    from sync.connectors.lapor3.records import Detail, FollowUp
    from sync.contract.messages import AttachmentInfo

_RENAMED = {"status_raw": "status"}
_ACTORS: dict[Actor, EventActor] = {
    Actor.COLLEAGUE: "officer",
    Actor.REPORTER: "reporter",
    Actor.ADMIN: "admin",
    Actor.SYSTEM: "system",
}


class Reading(NamedTuple):
    """What was read of a complaint at one look; `files`: those of its files that are here, by their address."""

    detail: Detail
    follow_ups: Sequence[FollowUp]
    files: Mapping[str, AttachmentInfo]


def fields_of(reading: Reading) -> dict[str, Any]:
    """The fields of a complaint that were told; what was left out stays as it is known."""
    detail, _, files = reading
    fields: dict[str, Any] = {_RENAMED.get(name, name): value for name, value in mapping.fields(detail).items()}
    fields.pop("attachments", None)
    if detail.files and all(file.url in files for file in detail.files):
        fields["attachments"] = [files[file.url] for file in detail.files]
    return fields


def events_of(reading: Reading) -> list[tuple[str, NewEvent]]:
    """The timeline, oldest first, each entry with the id that it has upstream."""
    found = mapping.events(reading.detail, reading.follow_ups, {})
    return [(event.event_id, _event(event, reading.files)) for event in found]


def _event(event: Event, files: Mapping[str, AttachmentInfo]) -> NewEvent:
    """Files that could not be fetched are named in the text: the officer looks at them upstream."""
    here = [files[file.attachment_id] for file in event.attachments if file.attachment_id in files]
    names = ", ".join(file.file_name for file in event.attachments if file.attachment_id not in files)
    return NewEvent(
        kind=event.kind,
        actor=_ACTORS[event.actor],
        name=event.actor_name,
        text="\n\n".join(filter(None, [event.text, f"Lampiran di LAPOR!: {names}" if names else ""])),
        is_secret=event.is_secret,
        rating=event.rating,
        attachments=here,
        at=event.at or None,
    )
