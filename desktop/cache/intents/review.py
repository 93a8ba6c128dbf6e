"""The officer's decisions about what did not go through, each of which can be undone while nothing came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache.intents import decisions, draft_files, drafts, outbox
from desktop.intent import Draft, OutboxState
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from datetime import timedelta

    from desktop.cache.writer import Transaction
    from desktop.intent import OpId, OutboxItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided about `was`: it was sent as `added`, became `draft`, or was put away."""

    was: OutboxItem
    added: OutboxItem | None = None
    draft: Draft | None = None
    can_be_undone: bool = True


def send_as_addition(tx: Transaction, op_id: OpId, *, hold: timedelta | None = outbox.UNDO_WINDOW) -> Decision:
    """After a conflict: the same words go out all the same."""
    was = _needing(tx, op_id)
    return Decision(was=was, added=outbox.send_as_addition(tx, op_id, hold=hold))


def send_again(tx: Transaction, op_id: OpId, *, hold: timedelta | None = outbox.UNDO_WINDOW) -> Decision:
    """After a refusal that was no word on the content: the same words under a new number."""
    was = _needing(tx, op_id)
    return Decision(was=was, added=outbox.send_again(tx, op_id, hold=hold))


def confirm(tx: Transaction, op_id: OpId) -> Decision:
    """The officer has seen that an op of unsure fate is there. What was sent stays sent, so it can't be undone."""
    was = _needing(tx, op_id)
    outbox.confirm(tx, op_id)
    return Decision(was=was, can_be_undone=False)


def make_draft(tx: Transaction, op_id: OpId) -> Decision:
    """Its words stand in the editor again, a decision in its form. If another draft was begun, both are in one."""
    was = _needing(tx, op_id)
    before = drafts.current(tx.db, was.tracking_id)
    has_files = bool(draft_files.of_draft(tx.db, was.tracking_id))
    undone = decisions.undo(tx, op_id)
    is_merged = has_files or (before is not None and bool(before.text.strip()))
    return Decision(was=was, draft=undone if isinstance(undone, Draft) else None, can_be_undone=not is_merged)


def put_away(tx: Transaction, op_id: OpId) -> Decision:
    """Nothing is to be done with it any more; its text stays among the versions of its draft."""
    was = _needing(tx, op_id)
    outbox.withdraw(tx, op_id)
    return Decision(was=was)


def undo(tx: Transaction, decision: Decision) -> OutboxItem:
    """Back to the decision. Raises `review-gone-on` where the officer or the sync has gone on from it."""
    if not decision.can_be_undone:
        raise KnownProblem("review-gone-on")
    if decision.added is not None:
        _take_back(tx, decision.added)
    if decision.draft is not None:
        _put_back(tx, decision.draft)
    return outbox.return_to_review(tx, decision.was.op_id, decision.was.state)


def _take_back(tx: Transaction, added: OutboxItem) -> None:
    item = outbox.get(tx.db, added.op_id)
    if item is None or item.attempts or item.state not in {OutboxState.HELD, OutboxState.QUEUED}:
        raise KnownProblem("review-gone-on")
    outbox.withdraw(tx, item.op_id)


def _put_back(tx: Transaction, draft: Draft) -> None:
    now = drafts.current(tx.db, draft.tracking_id)
    if now is None or (now.text, now.is_secret, now.state) != (draft.text, draft.is_secret, draft.state):
        raise KnownProblem("review-gone-on")
    drafts.mark_queued(tx, now)
    draft_files.mark_queued(tx, draft.tracking_id)


def _needing(tx: Transaction, op_id: OpId) -> OutboxItem:
    item = outbox.get(tx.db, op_id)
    if item is None:
        raise KnownProblem("op-not-found")
    if not item.state.needs_a_look:
        raise KnownProblem("op-not-in-state", state=item.state.value)
    return item
