"""Complaints as clocks see them."""

from __future__ import annotations

from datetime import date, datetime, time

from desktop.clock import WIB
from desktop.complaint import Actor, Event, EventKind, Status
from desktop.deadlines.clock import Facts
from desktop.deadlines.rules import Policy, shipped

SUPERVISORY = "Pengaduan Berkadar Pengawasan"
ORDINARY = "Pengaduan Tidak Berkadar Pengawasan"
INFORMATION = "Permintaan Informasi"
POLICY = Policy(shipped())


def at(day: date) -> str:
    """A moment on that day in WIB."""
    return datetime.combine(day, time(10), WIB).isoformat()


def facts(
    status: Status,
    *happened: tuple[EventKind, date],
    received: date,
    disposed: date | None = None,
    classification: str = "",
) -> Facts:
    """A complaint with these events."""
    events = [
        Event(event_id=f"e{number}", kind=kind, at=at(day), actor=Actor.COLLEAGUE)
        for number, (kind, day) in enumerate(happened)
    ]
    return Facts(
        status=status,
        classification=classification,
        received_at=at(received),
        disposed_at=at(disposed) if disposed else "",
        events=events,
    )
