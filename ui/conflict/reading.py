"""What did not go through, with the texts that changed meanwhile, read at one go and compared off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.cache.intents import outbox
from desktop.cache.mirror import complaints
from desktop.clock import moment
from desktop.complaint import Actor, EventKind
from desktop.intent import OpKind
from desktop.worddiff import compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.cache.connection import Database
    from desktop.intent import OpId, OutboxItem
    from desktop.worddiff import Piece

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Difference:
    """A text that changed, word by word. `is_citizens`: numbers in it are covered."""

    heading: str
    pieces: tuple[Piece, ...]
    is_citizens: bool


@dataclass(frozen=True, slots=True)
class Review:
    """An item of the outbox with what is to be compared."""

    item: OutboxItem
    differences: tuple[Difference, ...]


def read_review(db: Database, op_id: OpId) -> Review | None:
    """What is shown of an item; None where there is none."""
    item = outbox.get(db, op_id)
    if item is None:
        return None
    return Review(item, tuple(_differences(db, item)) if item.state.needs_a_look else ())


def _differences(db: Database, item: OutboxItem) -> Iterator[Difference]:
    """Of an earlier version of the answer that was sent after all, and of the complaint itself."""
    for event in item.happened:
        is_own = event.actor is Actor.ME and event.kind is EventKind.FOLLOW_UP
        if is_own and item.kind is OpKind.FOLLOW_UP and event.text.strip() != item.text.strip():
            heading = translate("Conflict", "What is different from the version that was sent")
            yield Difference(heading, tuple(compare(event.text, item.text)), is_citizens=False)
    complaint = complaints.get(db, item.tracking_id)
    if complaint is None or not complaint.body_edited or complaint.body_edited == complaint.body:
        return
    edits = [event for event in complaints.timeline(db, item.tracking_id) if event.kind is EventKind.EDITED]
    if any(moment(event.at) > moment(item.authored_at) for event in edits):
        heading = translate("Conflict", "The complaint was edited after you wrote")
        yield Difference(heading, tuple(compare(complaint.body, complaint.body_edited)), is_citizens=True)
