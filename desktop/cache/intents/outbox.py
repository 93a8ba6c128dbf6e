"""The outbox: ops that the officer queued by hand, until the central API has said what became of them.

`HELD` (for some seconds, or until the officer says so) → `QUEUED` → `SENDING` → `SENT`, or one of the three states that
need a look. An op never changes; editing one makes a draft again, and a new op in its place. What the sync does with
them is in `desktop.cache.intents.outgoing`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.cache import journal, settings
from desktop.cache.intents import attempts, outgoing, read_marks
from desktop.cache.intents.attempts import Fate
from desktop.cache.intents.outbox_rows import UNSETTLED, fetch, fetch_all, known
from desktop.cache.journal import Act
from desktop.cache.mirror import complaints
from desktop.changes import Topic
from desktop.clock import timestamp
from desktop.intent import (
    DraftState,
    OpId,
    OpKind,
    OutboxItem,
    OutboxState,
    answer_payload,
    canonical,
    fingerprint,
    new_op_id,
)
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction
    from desktop.complaint import TrackingId
    from desktop.intent import Draft

UNDO_WINDOW = timedelta(seconds=10)
ANSWER_LIMIT = 10_000
"""Characters that an answer may have, as contract v1 allows."""

_AT_REST = frozenset(
    {OutboxState.HELD, OutboxState.QUEUED, OutboxState.CONFLICT, OutboxState.REFUSED, OutboxState.ORPHANED}
)
_NOT_TAKEN_BACK = "(o.state != 'WITHDRAWN' OR e.op_id IS NOT NULL)"
FATE_UNKNOWN = frozenset({OutboxState.HELD, OutboxState.QUEUED, OutboxState.ORPHANED})
"""States in which an op that left the machine may have been applied all the same: nobody heard."""

UNSURE = "followup-unsure"
"""Error code of an op that left, was not acknowledged, and was looked for in vain: it may have been applied as well."""


# ---- what is in it -------------------------------------------------------------------------------------------------


def items(db: Database, *, waiting_only: bool = False) -> list[OutboxItem]:
    """All items but what was taken back, oldest first; `waiting_only` leaves out what is settled."""
    shown = f"o.{UNSETTLED}" if waiting_only else _NOT_TAKEN_BACK
    return fetch_all(db, f"{shown} ORDER BY o.seq")


def for_complaint(db: Database, tracking_id: TrackingId) -> list[OutboxItem]:
    """The items of one complaint but those that were taken back, oldest first."""
    return fetch_all(db, f"o.tracking_id = ? AND {_NOT_TAKEN_BACK} ORDER BY o.seq", tracking_id)


def get(db: Database, op_id: OpId) -> OutboxItem | None:
    """One item."""
    return fetch(db, op_id)


# ---- the officer's verbs -------------------------------------------------------------------------------------------


def answer_limit(db: Database) -> int:
    """Characters that an answer may have here: what the institution allows, never more than the contract."""
    chosen = settings.get(db, settings.ANSWER_LIMIT)
    return min(chosen, ANSWER_LIMIT) if isinstance(chosen, int) and chosen > 0 else ANSWER_LIMIT


def ready_draft(db: Database, tracking_id: TrackingId) -> Draft:
    """The open draft, if it can be queued as it is. Raises KnownProblem as `queue` does."""
    from desktop.cache.intents import drafts

    draft = drafts.current(db, tracking_id)
    text = draft.text.strip() if draft else ""
    if draft is None or not text:
        raise KnownProblem("answer-empty")
    if len(text) > (limit := answer_limit(db)):
        raise KnownProblem("answer-too-long", length=len(text), limit=limit)
    if draft.state is not DraftState.APPROVED and settings.get(db, settings.APPROVAL_NEEDED, False):
        raise KnownProblem("approval-missing")
    return draft


def queue(tx: Transaction, tracking_id: TrackingId, *, hold: timedelta | None = UNDO_WINDOW) -> OutboxItem:
    """Queue the open draft of a complaint as an answer.

    It is held for `hold` (None: until the officer releases it; zero: not at all). Raises KnownProblem `answer-empty`,
    `answer-too-long`, `attachments-too-many`, `attachment-too-large`, and `approval-missing` where the desk is set to
    need an approval.
    """
    from desktop.cache.intents import draft_files, drafts

    draft = ready_draft(tx.db, tracking_id)
    files = draft_files.refs(tx.db, tracking_id)
    drafts.mark_queued(tx, draft)
    draft_files.mark_queued(tx, tracking_id)
    payload = answer_payload(draft.text.strip(), is_secret=draft.is_secret, files=files)
    base_rev = read_marks.seen_rev(tx.db, tracking_id)
    return add(tx, OpKind.FOLLOW_UP, tracking_id, payload, base_rev=base_rev, hold=hold, draft=draft)


def take_back(tx: Transaction, op_id: OpId) -> Draft:
    """Make an op that is not on its way a draft again: undo, edit, back to draft.

    If it ever left the machine and its fate is not known, the op that the draft becomes supersedes it. Raises
    `draft-in-the-way` where the open draft already stands for another such op: a single op can't replace two. One that
    never left is superseded where nothing else is: a copy of this desk, on another PC or in a backup, may send it.
    """
    from desktop.cache.intents import draft_files, drafts

    item = _at_rest(tx, op_id)
    supersedes = item.supersedes
    if item.last_error == UNSURE or (supersedes is None and item.state in FATE_UNKNOWN):
        supersedes = item.op_id
    _set_state(tx, item, OutboxState.WITHDRAWN)
    (draft_id,) = tx.db.execute("SELECT draft_id FROM outbox WHERE op_id = ?", [op_id]).fetchone()
    draft = drafts.reopen(
        tx,
        item.tracking_id,
        item.text,
        is_secret=bool(item.payload.get("is_secret")),
        draft_id=draft_id,
        supersedes=supersedes,
    )
    if draft_files.bring_back(tx, item.tracking_id, item.files):
        drafts.unsettle(tx, item.tracking_id)  # with more files it isn't the answer that was approved
    return drafts.current(tx.db, item.tracking_id) or draft


def withdraw(tx: Transaction, op_id: OpId) -> OutboxItem:
    """Take an op out of the line for good; the caller keeps what it carried."""
    item = _at_rest(tx, op_id)
    _set_state(tx, item, OutboxState.WITHDRAWN)
    return known(tx.db, op_id)


def hold(tx: Transaction, op_id: OpId) -> OutboxItem:
    """Keep an op here until the officer releases it."""
    item = _at_rest(tx, op_id, OutboxState.HELD, OutboxState.QUEUED)
    _set_state(tx, item, OutboxState.HELD)
    return known(tx.db, op_id)


def hold_all(tx: Transaction) -> None:
    """Keep all that waits here until the officer releases it."""
    outgoing.return_unsent(tx)
    for item in items(tx.db, waiting_only=True):
        if item.state in {OutboxState.HELD, OutboxState.QUEUED}:
            hold(tx, item.op_id)


def release(tx: Transaction, op_id: OpId) -> OutboxItem:
    """Let an op leave at the next exchange."""
    item = _at_rest(tx, op_id, OutboxState.HELD, OutboxState.QUEUED)
    if item.state is OutboxState.HELD:
        tx.db.execute("UPDATE outbox SET last_error = '' WHERE op_id = ?", [op_id])  # why it was held is decided
    _set_state(tx, item, OutboxState.QUEUED)
    return known(tx.db, op_id)


def release_due(tx: Transaction) -> int:
    """Let the held ops leave whose time is over. Returns how many.

    One that would be held for longer than any ever is was queued while the clock stood too late: its time begins now.
    """
    longest = timestamp(tx.now + UNDO_WINDOW)
    tx.db.execute(
        f"UPDATE outbox SET held_until = ?1 WHERE {UNSETTLED} AND state = 'HELD' AND held_until > ?1",  # noqa: S608
        [longest],
    )
    due = fetch_all(tx.db, f"o.{UNSETTLED} AND o.state = 'HELD' AND o.held_until <= ?", timestamp(tx.now))
    for item in due:
        _set_state(tx, item, OutboxState.QUEUED)
    return len(due)


def send_as_addition(tx: Transaction, op_id: OpId, *, hold: timedelta | None = UNDO_WINDOW) -> OutboxItem:
    """After a conflict: send the same words all the same, knowing what happened. A new op on today's revision."""
    item = _at_rest(tx, op_id, OutboxState.CONFLICT)
    _set_state(tx, item, OutboxState.WITHDRAWN)
    base_rev = complaints.current_rev(tx.db, item.tracking_id)
    return add(tx, item.kind, item.tracking_id, item.payload, base_rev=base_rev, hold=hold)


def send_again(tx: Transaction, op_id: OpId, *, hold: timedelta | None = UNDO_WINDOW) -> OutboxItem:
    """After a refusal: the same once more, under a new number, for the same place in its chain.

    One whose fate is not sure is replaced by the new one: if it turns up after all, the new one needn't go. The officer
    decides that upon what they have seen by now, the doubt too.
    """
    item = _at_rest(tx, op_id, OutboxState.REFUSED)
    _set_state(tx, item, OutboxState.WITHDRAWN)
    is_unsure = item.last_error == UNSURE
    return add(
        tx,
        item.kind,
        item.tracking_id,
        item.payload,
        base_rev=max(item.base_rev, read_marks.seen_rev(tx.db, item.tracking_id)) if is_unsure else item.base_rev,
        hold=hold,
        supersedes=item.op_id if is_unsure else item.supersedes,
    )


def confirm(tx: Transaction, op_id: OpId) -> OutboxItem:
    """The officer has seen that an op of unsure fate is there: it was sent. Final, as for any that was sent."""
    item = _at_rest(tx, op_id, OutboxState.REFUSED)
    if item.last_error != UNSURE:
        raise KnownProblem("op-not-in-state", state=item.state.value)
    attempts.settle(tx, op_id, Fate.DONE)
    _set_state(tx, item, OutboxState.SENT)
    return known(tx.db, op_id)


def return_to_review(tx: Transaction, op_id: OpId, state: OutboxState) -> OutboxItem:
    """What was decided about an op is undone: it needs a look again, in the state that it was in."""
    if not state.needs_a_look:
        raise AssertionError(state)
    item = _at_rest(tx, op_id, OutboxState.WITHDRAWN)
    _set_state(tx, item, state)
    return known(tx.db, op_id)


def add(
    tx: Transaction,
    kind: OpKind,
    tracking_id: TrackingId,
    payload: Mapping[str, object],
    *,
    base_rev: int,
    hold: timedelta | None,
    draft: Draft | None = None,
    supersedes: OpId | None = None,
) -> OutboxItem:
    """Queue an op of any kind. What it means has been checked by the one who asks."""
    op_id = new_op_id()
    is_held = hold is None or hold > timedelta(0)
    now = timestamp(tx.now)
    tx.db.execute(
        "INSERT INTO outbox (op_id, kind, tracking_id, base_rev, authored_at, payload, payload_hash, supersedes, "
        "draft_id, state, held_until, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            op_id,
            kind.value,
            tracking_id,
            base_rev,
            now,
            canonical(payload).decode(),
            fingerprint(kind, tracking_id, payload),
            draft.supersedes if draft else supersedes,
            draft.draft_id if draft else None,
            (OutboxState.HELD if is_held else OutboxState.QUEUED).value,
            timestamp(tx.now + hold) if is_held and hold is not None else None,
            now,
        ],
    )
    journal.note(tx, Act.QUEUED, tracking_id, kind=kind.value, op=op_id)
    tx.changed(Topic.OUTBOX, tracking_id)
    return known(tx.db, op_id)


def _at_rest(tx: Transaction, op_id: OpId, *states: OutboxState) -> OutboxItem:
    item = fetch(tx.db, op_id)
    if item is None:
        raise KnownProblem("op-not-found")
    if item.state not in (states or _AT_REST):
        raise KnownProblem("op-not-in-state", state=item.state.value)
    return item


def _set_state(tx: Transaction, item: OutboxItem, state: OutboxState) -> None:
    tx.db.execute(
        "UPDATE outbox SET state = ?, held_until = NULL, updated_at = ? WHERE op_id = ?",
        [state.value, timestamp(tx.now), item.op_id],
    )
    tx.changed(Topic.OUTBOX, item.tracking_id)
    if state is OutboxState.WITHDRAWN:
        journal.note(tx, Act.TAKEN_BACK, item.tracking_id, op=item.op_id)
    elif state is OutboxState.SENT:
        journal.note(tx, Act.SENT, item.tracking_id, op=item.op_id)
