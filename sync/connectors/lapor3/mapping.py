"""From the records of this API to the desk's own words: the fields of a complaint, and the entries of its timeline.

A desk that speaks to this API itself and a gateway that speaks to it for many both read it through here.
"""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

from desktop.complaint import Actor, Attachment, Event, EventKind
from sync.connectors.lapor3 import history, reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.intent import OpId
    from sync.connectors.lapor3.records import Detail, FollowUp, RemoteFile

_LONGEST_TITLE = 120
_DISPOSITION = "disposition"
"""Template code of a follow-up that only passes a complaint on."""


def fields(complaint: Detail) -> dict[str, object]:
    """What a complaint tells, by the columns of the mirror; what is left out stays as it is known."""
    told = dict(complaint.told)
    if complaint.files is not None:
        told["attachments"] = attachments(complaint.files)
    if told.get("is_anonymous"):
        told["reporter_name"] = ""
    if "disposed_at" not in told and (disposed_at := history.disposed_at(complaint)):
        told["disposed_at"] = disposed_at
    return told


def title_for(tracking_id: str, body: object) -> str:
    """What a complaint without a title is called: by its first line, or by its number."""
    return str(body or "").strip().partition("\n")[0][:_LONGEST_TITLE] or f"#{tracking_id}"


def events(complaint: Detail, follow_ups: Sequence[FollowUp], ours: Mapping[str, OpId]) -> list[Event]:
    """The timeline, oldest first. `ours`: entries that are known as the follow-ups of this desk, with their ops."""
    said = [_follow_up(entry, ours.get(entry.entry_id)) for entry in follow_ups]
    found = [*history.events(complaint.log, said), *said]
    return [found[place] for place in reading.in_order([event.at for event in found])]


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
    kind, actor, name = EventKind.FOLLOW_UP, Actor.COLLEAGUE, entry.institution_from
    if op_id is not None:
        actor, name = Actor.ME, ""
    elif not entry.institution_from:
        kind, actor, name = EventKind.REPLY, Actor.REPORTER, history.REPORTER
    elif _DISPOSITION in entry.template_code.lower():
        kind, actor = EventKind.DISPOSED, Actor.ADMIN
    return Event(
        event_id=entry.entry_id,
        kind=kind,
        at=entry.at,
        actor=actor,
        actor_name=name,
        text=entry.text,
        is_secret=entry.is_secret,
        op_id=op_id,
        rating=entry.rating,
        attachments=attachments(entry.files),
    )
