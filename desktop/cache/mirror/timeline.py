"""The timeline's rows: events as they lie in the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from desktop.complaint import Actor, Attachment, Event, EventKind

if TYPE_CHECKING:
    from desktop.cache.connection import Database

EVENT_COLUMNS = (
    "complaint_id",
    "event_id",
    "kind",
    "at",
    "actor",
    "actor_name",
    "text",
    "is_secret",
    "op_id",
    "rating",
    "attachments",
)
_EVENTS = f"SELECT {', '.join(EVENT_COLUMNS[1:])} FROM event WHERE complaint_id = ? ORDER BY at, event_id"  # noqa: S608

# Plain texts and numbers, no None: a pull writes a hundred thousand events, and the binding looks for an adapter of
# anything else.
_KIND_TEXTS = {kind: kind.value for kind in EventKind}
_ACTOR_TEXTS = {actor: actor.value for actor in Actor}
_attachments = msgspec.json.Decoder(tuple[Attachment, ...])


def event_row(complaint_id: int, event: Event) -> tuple[object, ...]:
    """An event as a row of the table `event`."""
    return (
        complaint_id,
        event.event_id,
        _KIND_TEXTS[event.kind],
        event.at,
        _ACTOR_TEXTS[event.actor],
        event.actor_name,
        event.text,
        int(event.is_secret),
        event.op_id or "",
        event.rating or 0,
        msgspec.json.encode(event.attachments).decode() if event.attachments else "",
    )


def event_from(values: tuple[Any, ...]) -> Event:
    """The event of a row without its `complaint_id`."""
    event_id, kind, at, actor, actor_name, text, is_secret, op_id, rating, attachments = values
    return Event(
        event_id=event_id,
        kind=EventKind(kind),
        at=at,
        actor=Actor(actor),
        actor_name=actor_name,
        text=text,
        is_secret=bool(is_secret),
        op_id=op_id or None,
        rating=rating or None,
        attachments=_attachments.decode(attachments) if attachments else (),
    )


def events_of(db: Database, complaint_id: int) -> tuple[Event, ...]:
    """A complaint's timeline, oldest first."""
    return tuple(event_from(values) for values in db.execute(_EVENTS, [complaint_id]).fetchall())
