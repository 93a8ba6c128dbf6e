"""Complaints for the tests of the desk, told as a sync tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache.mirror import mirror
from desktop.complaint import Actor, ComplaintPatch, Event, EventKind, MirrorBatch, TrackingId

if TYPE_CHECKING:
    from desktop.desk import Desk

TUESDAY = "2026-03-17T09:00:00+07:00"
"""The day of `tests.support.clock.START`."""


def whole(
    number: int, *, rev: int = 1, status: str = "Terverifikasi", events: tuple[Event, ...] = (), **fields: object
) -> ComplaintPatch:
    """A complaint that is new to the desk."""
    told = {
        "title": f"UKT naik {number}",
        "body": "Mohon penjelasan tentang pelayanan di bagian keuangan.",
        "status_raw": status,
        "received_at": TUESDAY,
        "disposed_at": TUESDAY,
    }
    return ComplaintPatch(
        tracking_id=TrackingId(str(number)), rev=rev, is_whole=True, fields=told | fields, events=events
    )


def patch(number: int, rev: int, *events: Event, **fields: object) -> ComplaintPatch:
    """A change to a complaint that the desk holds."""
    return ComplaintPatch(tracking_id=TrackingId(str(number)), rev=rev, fields=fields, events=events)


def event(
    event_id: str,
    kind: EventKind,
    *,
    actor: Actor = Actor.COLLEAGUE,
    at: str = "2026-03-17T10:42:00+07:00",
    text: str = "",
    op_id: str | None = None,
) -> Event:
    """An entry of a timeline."""
    return Event(event_id=event_id, kind=kind, at=at, actor=actor, text=text, op_id=op_id)


def arrive(desk: Desk, *patches: ComplaintPatch, cursor: str | None = None) -> None:
    """Let a sync bring these."""
    desk.write_as("sync", mirror.apply, MirrorBatch(patches=patches, cursor=cursor)).result()
