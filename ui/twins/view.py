"""What is shown of a group and of what is like it, read from the desk at one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache.intents import twins
from desktop.cache.mirror import complaints
from desktop.likeness import gist, likeness
from desktop.sensitive import covered

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.complaint import Status, TrackingId


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinState:
    """Of the complaint on the page."""

    group: tuple[TrackingId, ...] = ()
    """The other members."""
    suggested: tuple[TrackingId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A complaint to be compared; numbers of persons in its text are covered."""

    tracking_id: TrackingId
    text: str
    status: Status
    status_raw: str
    percent: int
    """How alike it is."""
    is_member: bool


def read_state(db: Database, tracking_id: TrackingId) -> TwinState:
    """For the line over the answer."""
    group = tuple(member for member in twins.of(db, tracking_id) if member != tracking_id)
    complaint = complaints.get(db, tracking_id)
    if complaint is None or complaint.is_gone or not complaint.status.is_open:
        return TwinState(group=group)
    return TwinState(group=group, suggested=tuple(one.tracking_id for one in twins.suggested(db, tracking_id)))


def read_entries(db: Database, tracking_id: TrackingId) -> list[Entry]:
    """The complaint itself, the members of its group, and what is like it; empty where it is not held."""
    state = read_state(db, tracking_id)
    numbers = [tracking_id, *state.group, *state.suggested]
    found = [one for one in (complaints.get(db, number) for number in numbers) if one is not None]
    if not found or found[0].tracking_id != tracking_id:
        return []
    here = gist(found[0].body)
    return [
        Entry(
            tracking_id=one.tracking_id,
            text=covered(one.body),
            status=one.status,
            status_raw=one.status_raw,
            percent=round(100 * likeness(here, gist(one.body))),
            is_member=one.tracking_id in state.group,
        )
        for one in found
    ]
