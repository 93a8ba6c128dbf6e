"""What the editor asks of the desk, as operations that are done whole or not at all.

Each takes what stands in the editor along, so that the last keystrokes before a verb are kept in the same commit.
`seen` is what the editor had before, as for `drafts.save`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache.intents import drafts, outbox
from desktop.intent import OutboxState

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction
    from desktop.complaint import TrackingId
    from desktop.intent import Draft, OpId, OutboxItem, Revision


@dataclass(frozen=True, slots=True)
class AnswerText:
    """What the editor holds."""

    text: str = ""
    is_secret: bool = False


@dataclass(frozen=True, slots=True)
class ResponseState:
    """What the desk holds of the officer's answer to one complaint."""

    draft: Draft | None
    items: tuple[OutboxItem, ...]
    """Queued answers that are not yet done with, oldest first."""


def read_state(db: Database, tracking_id: TrackingId) -> ResponseState:
    """The open draft and the unsettled items."""
    items = outbox.for_complaint(db, tracking_id)
    unsettled = tuple(item for item in items if item.state is not OutboxState.SENT)
    return ResponseState(drafts.current(db, tracking_id), unsettled)


def read_revisions(db: Database, tracking_id: TrackingId) -> list[Revision]:
    """Earlier texts of the open draft, newest first."""
    draft = drafts.current(db, tracking_id)
    return drafts.revisions(db, draft.draft_id) if draft else []


def queue_text(tx: Transaction, tracking_id: TrackingId, typed: AnswerText, *, seen: Collection[str]) -> OutboxItem:
    """Queue exactly this text: it becomes the draft and then the op. Raises `answer-empty`, `answer-too-long`."""
    drafts.save(tx, tracking_id, typed.text, typed.is_secret, seen=seen)
    return outbox.queue(tx, tracking_id)


def take_back(
    tx: Transaction, tracking_id: TrackingId, typed: AnswerText, op_id: OpId, *, seen: Collection[str]
) -> Draft:
    """Make an op a draft again; what was typed meanwhile follows it. Raises `op-not-found`, `op-not-in-state`."""
    _keep(tx, tracking_id, typed, seen)
    return outbox.take_back(tx, op_id)


def restore(
    tx: Transaction, tracking_id: TrackingId, typed: AnswerText, revision_id: int, *, seen: Collection[str]
) -> Draft:
    """Make an earlier text the draft; what stands in the editor becomes a revision. Raises `draft-not-found`."""
    _keep(tx, tracking_id, typed, seen)
    return drafts.restore(tx, revision_id)


def append_to_draft(tx: Transaction, tracking_id: TrackingId, typed: AnswerText) -> Draft:
    """Keep what was typed before the draft had come on screen: it follows the draft."""
    together = joined(drafts.current(tx.db, tracking_id), typed)
    return drafts.save(tx, tracking_id, together.text, together.is_secret)


def joined(before: Draft | None, typed: AnswerText) -> AnswerText:
    """A draft with what was typed after it."""
    if before is None:
        return typed
    texts = [text for text in (before.text, typed.text) if text.strip()]
    return AnswerText("\n\n".join(texts), before.is_secret or typed.is_secret)


def newest_to_undo(items: Sequence[OutboxItem]) -> OutboxItem | None:
    """The item that Ctrl+Z means: the last one that has not begun to leave."""
    waiting = (item for item in reversed(items) if item.state in {OutboxState.HELD, OutboxState.QUEUED})
    return next((item for item in waiting if not item.is_accepted), None)


def _keep(tx: Transaction, tracking_id: TrackingId, typed: AnswerText, seen: Collection[str]) -> None:
    """Save what was typed, without beginning a draft for nothing."""
    if typed.text or drafts.current(tx.db, tracking_id):
        drafts.save(tx, tracking_id, typed.text, typed.is_secret, seen=seen)
