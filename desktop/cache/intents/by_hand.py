"""Answers that leave by the officer's own hand: entered on LAPOR!'s web page, from a document that was handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache import journal
from desktop.cache.intents.outbox_rows import fetch, fetch_all
from desktop.cache.journal import Act
from desktop.changes import Topic
from desktop.clock import timestamp
from desktop.intent import OutboxState
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction
    from desktop.intent import OpId, OutboxItem


def waiting(db: Database) -> list[OutboxItem]:
    """What waits to leave, oldest first: what a document hands over. Not what a gateway carries on already."""
    items = fetch_all(db, "o.state IN ('HELD', 'QUEUED') ORDER BY o.seq")
    return [item for item in items if not item.is_accepted]


def entered(db: Database) -> list[OutboxItem]:
    """What was entered by hand, oldest first."""
    return fetch_all(db, "o.state = 'WITHDRAWN' AND e.op_id IS NOT NULL ORDER BY o.seq")


def enter(tx: Transaction, op_id: OpId) -> OutboxItem:
    """The officer says that it stands on the web page: it leaves the line and is never sent.

    Raises KnownProblem `op-not-found`, `op-not-in-state` for what does not wait, and for what a gateway carries on
    already `op-accepted` or `op-passed-on`.
    """
    item = _in(tx, op_id, OutboxState.HELD, OutboxState.QUEUED)
    if item.is_accepted:
        raise KnownProblem("op-passed-on" if item.is_passed_on else "op-accepted")
    now = timestamp(tx.now)
    tx.db.execute(
        "UPDATE outbox SET state = 'WITHDRAWN', held_until = NULL, last_error = '', error_detail = '{}', "
        "updated_at = ? WHERE op_id = ?",
        [now, op_id],
    )
    tx.db.execute("INSERT INTO entered_by_hand (op_id, at) VALUES (?, ?)", [op_id, now])
    return _told(tx, Act.SENT, item)


def undo(tx: Transaction, op_id: OpId) -> OutboxItem:
    """It was not entered after all: it waits again, until the officer lets it go. Raises as `enter` does."""
    item = _in(tx, op_id, OutboxState.ENTERED)
    tx.db.execute(
        "UPDATE outbox SET state = 'HELD', held_until = NULL, updated_at = ? WHERE op_id = ?",
        [timestamp(tx.now), op_id],
    )
    tx.db.execute("DELETE FROM entered_by_hand WHERE op_id = ?", [op_id])
    return _told(tx, Act.TAKEN_BACK, item)


def _in(tx: Transaction, op_id: OpId, *states: OutboxState) -> OutboxItem:
    item = fetch(tx.db, op_id)
    if item is None:
        raise KnownProblem("op-not-found")
    if item.state not in states:
        raise KnownProblem("op-not-in-state", state=item.state.value)
    return item


def _told(tx: Transaction, act: Act, item: OutboxItem) -> OutboxItem:
    journal.note(tx, act, item.tracking_id, op=item.op_id, by="hand")
    tx.changed(Topic.OUTBOX | Topic.COMPLAINTS, item.tracking_id)
    found = fetch(tx.db, item.op_id)
    if found is None:
        raise AssertionError(item.op_id)
    return found
