"""The outbox in groups: every item stands in exactly one of them, and what needs the officer comes first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.cache.intents import outbox
from desktop.cache.ways import syncstate, way
from desktop.cache.ways.way import DeskWay
from desktop.clock import moment
from desktop.intent import OutboxState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from desktop.cache.connection import Database
    from desktop.cache.ways.syncstate import SyncStatus
    from desktop.intent import OutboxItem

SENT_SHOWN = 50
"""So many of the answers sent lately are listed; the others are in their complaints' timelines."""


class Group(Enum):
    """In the order in which they are shown."""

    REVIEW = auto()
    SENDING = auto()
    CARRIED = auto()
    WAITING = auto()
    HELD = auto()
    SENT = auto()


_GROUPS = {
    OutboxState.CONFLICT: Group.REVIEW,
    OutboxState.REFUSED: Group.REVIEW,
    OutboxState.ORPHANED: Group.REVIEW,
    OutboxState.SENDING: Group.SENDING,
    OutboxState.QUEUED: Group.WAITING,
    OutboxState.HELD: Group.HELD,
    OutboxState.SENT: Group.SENT,
    OutboxState.ENTERED: Group.SENT,
}
_NAMES = {
    Group.REVIEW: QT_TRANSLATE_NOOP("Outbox", "Needs your review"),
    Group.SENDING: QT_TRANSLATE_NOOP("Outbox", "Being sent"),
    Group.CARRIED: QT_TRANSLATE_NOOP("Outbox", "Accepted, on the way to LAPOR!"),
    Group.WAITING: QT_TRANSLATE_NOOP("Outbox", "Waiting to be sent"),
    Group.HELD: QT_TRANSLATE_NOOP("Outbox", "Held back"),
    Group.SENT: QT_TRANSLATE_NOOP("Outbox", "Sent lately"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A heading between items."""

    group: Group
    count: int

    @property
    def text(self) -> str:
        """The heading in words."""
        return f"{QCoreApplication.translate('Outbox', str(_NAMES[self.group]))} ({self.count})"


@dataclass(frozen=True, slots=True)
class OutboxContents:
    """All that the view shows, read at one go."""

    rows: tuple[Section | OutboxItem, ...]
    sync: SyncStatus
    way: DeskWay


def read_contents(db: Database, now: datetime) -> OutboxContents:
    """The outbox as it stands at this time."""
    chosen = way.chosen(db) or DeskWay.HOSTED
    return OutboxContents(arranged(at(item, now) for item in outbox.items(db)), syncstate.get(db), chosen)


def at(item: OutboxItem, now: datetime) -> OutboxItem:
    """The item as it stands at this time: one whose hold is over is queued, though no sync has come to say so yet."""
    if item.state is OutboxState.HELD and item.held_until and moment(item.held_until) <= now:
        return replace(item, state=OutboxState.QUEUED, held_until=None)
    return item


def group_of(item: OutboxItem) -> Group | None:
    """Where the item stands; None for one that was taken back, whose text is a draft again."""
    return Group.CARRIED if item.is_accepted else _GROUPS.get(item.state)


def arranged(items: Iterable[OutboxItem]) -> tuple[Section | OutboxItem, ...]:
    """Items under their headings: what waits the oldest first, what was sent the newest first."""
    grouped: dict[Group, list[OutboxItem]] = {group: [] for group in Group}
    for item in items:
        group = group_of(item)
        if group is not None:
            grouped[group].append(item)
    grouped[Group.SENT] = sorted(grouped[Group.SENT], key=lambda item: item.updated_at, reverse=True)[:SENT_SHOWN]
    rows: list[Section | OutboxItem] = []
    for group, found in grouped.items():
        if found:
            rows += [Section(group, len(found)), *found]
    return tuple(rows)
