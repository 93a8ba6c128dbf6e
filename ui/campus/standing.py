"""How the forwards of a complaint stand today: what the bar above the answer shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.cache.intents import forwards
from desktop.campus import Forward, ForwardState
from desktop.clock import moment
from desktop.complaint import Actor, EventKind
from desktop.intent import OpKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from desktop.cache.connection import Database
    from desktop.complaint import Event, TrackingId
    from desktop.deadlines import WorkingCalendar
    from desktop.intent import OutboxItem

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Standing:
    """A forward that still asks something of the officer: to wait, to remind, or to use the answer."""

    forward: Forward
    days_left: int
    """Working days until it is due; negative when that has passed."""
    is_late: bool

    @property
    def is_waiting(self) -> bool:
        """Whether the unit owes an answer."""
        return self.forward.state is ForwardState.WAITING


def standing(
    db: Database,
    tracking_id: TrackingId,
    today: date,
    *,
    working: WorkingCalendar,
    events: Sequence[Event],
    items: Sequence[OutboxItem],
) -> tuple[Standing, ...]:
    """What is late, then what is waited for, then what was answered and not yet used in an answer of ours."""
    answered_here = max(_answers(events, items), default=_NEVER)
    found = [
        Standing(item, working.between(today, item.due), is_late=item.due < today)
        for item in forwards.of_complaint(db, tracking_id)
        if item.state is ForwardState.WAITING
        or (item.state is ForwardState.ANSWERED and moment(item.answered_at) > answered_here)
    ]
    return tuple(sorted(found, key=lambda one: (not one.is_waiting, one.forward.due, one.forward.forward_id)))


def _answers(events: Sequence[Event], items: Sequence[OutboxItem]) -> Iterator[datetime]:
    """When the reporter was answered from here, sent or not."""
    told = [event.at for event in events if event.kind is EventKind.FOLLOW_UP and event.actor is Actor.ME]
    told += [item.authored_at for item in items if item.kind is OpKind.FOLLOW_UP and not item.state.needs_a_look]
    for at in told:
        try:
            yield moment(at)
        except ValueError:
            continue
