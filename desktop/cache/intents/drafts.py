"""Drafts: what the officer types, kept within a second and never deleted.

A complaint has at most one open draft. Earlier texts are kept as revisions: one when the text before differs by many
characters, or when enough time has passed, or when it was emptied.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from desktop.cache import journal
from desktop.cache.intents import approval_steps, read_marks
from desktop.cache.journal import Act
from desktop.cache.projection import Bucket
from desktop.campus import ApprovalKind
from desktop.changes import Topic
from desktop.clock import moment, timestamp
from desktop.complaint import Status
from desktop.intent import Draft, DraftState, OpId, Revision
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction
    from desktop.complaint import TrackingId

REVISION_EVERY = timedelta(minutes=5)
REVISION_CHARACTERS = 200
WITH_THE_SUPERIOR = frozenset({DraftState.AWAITING_APPROVAL, DraftState.APPROVED})
"""States that are about one text, and end as soon as another one stands in the draft."""

_SELECT = f"""
SELECT d.draft_id, d.tracking_id, d.text, d.is_secret, d.state, d.base_rev, d.supersedes, d.created_at, d.updated_at,
       c.rev, c.status, c.bucket = {Bucket.GONE:d}, c.gone_reason,
       EXISTS (SELECT 1 FROM outbox o WHERE o.state = 'SENT' AND d.supersedes IN (o.op_id, o.supersedes))
       OR EXISTS (SELECT 1 FROM event e WHERE e.complaint_id = c.id AND e.actor = 'me' AND e.kind = 'followup'
                  AND (e.text = trim(d.text, char(9, 10, 13, 32)) OR julianday(e.at) > julianday(d.created_at)
                       AND e.op_id NOT IN (SELECT op_id FROM outbox)))
FROM draft d LEFT JOIN complaint c ON c.tracking_id = d.tracking_id
"""  # noqa: S608 - a number of ours
_IS_OPEN = "d.state IN ('DRAFT', 'AWAITING_APPROVAL', 'RETURNED', 'APPROVED')"


def current(db: Database, tracking_id: TrackingId) -> Draft | None:
    """The open draft of a complaint."""
    row = db.execute(f"{_SELECT} WHERE d.tracking_id = ? AND {_IS_OPEN}", [tracking_id]).fetchone()
    return _draft(row) if row else None


def all_open(db: Database) -> list[Draft]:
    """All open drafts with a text, the last touched first."""
    rows = db.execute(f"{_SELECT} WHERE {_IS_OPEN} AND d.text != '' ORDER BY d.updated_at DESC").fetchall()
    return [_draft(row) for row in rows]


def revisions(db: Database, draft_id: int) -> list[Revision]:
    """Earlier texts of a draft, newest first."""
    rows = db.execute(
        "SELECT revision_id, draft_id, text, saved_at FROM draft_revision WHERE draft_id = ? ORDER BY revision_id DESC",
        [draft_id],
    ).fetchall()
    return [Revision(revision_id=r, draft_id=d, text=text, saved_at=at) for r, d, text, at in rows]


def save(
    tx: Transaction,
    tracking_id: TrackingId,
    text: str,
    is_secret: bool = False,
    *,
    seen: Collection[str] | None = None,
) -> Draft:
    """Keep what the officer typed on a complaint. Saving the same text again changes nothing.

    `seen`: texts that the editor had before, and that may stand there; where another one does, written by another
    window meanwhile, it becomes a revision. None: whoever saves has looked what stands there.
    """
    before = current(tx.db, tracking_id)
    now = timestamp(tx.now)
    if before is None:
        tx.db.execute(
            "INSERT INTO draft (tracking_id, text, is_secret, state, base_rev, created_at, updated_at) "
            "VALUES (?, ?, ?, 'DRAFT', ?, ?, ?)",
            [tracking_id, text, is_secret, read_marks.seen_rev(tx.db, tracking_id), now, now],
        )
        journal.note(tx, Act.DRAFTED, tracking_id)
    elif (before.text, before.is_secret) == (text, is_secret):
        return before
    else:
        if seen is not None and before.text not in seen:
            add_revision(tx, before.draft_id, before.text)
        _keep_revision(tx, before, text)
        tx.db.execute(
            "UPDATE draft SET text = ?, is_secret = ?, updated_at = ? WHERE draft_id = ?",
            [text, is_secret, now, before.draft_id],
        )
        if before.state in WITH_THE_SUPERIOR:
            approval_steps.add(tx, before, ApprovalKind.TAKEN_BACK)
            set_state(tx, before, DraftState.DRAFT)
    tx.changed(Topic.DRAFTS, tracking_id)
    return _must_be_open(tx.db, tracking_id)


def restore(tx: Transaction, revision_id: int) -> Draft:
    """Make an earlier text the current one; the current one becomes a revision. Raises `draft-not-found`."""
    row = tx.db.execute(
        "SELECT d.tracking_id, d.is_secret, r.text FROM draft_revision r JOIN draft d USING (draft_id) "
        "WHERE revision_id = ?",
        [revision_id],
    ).fetchone()
    if row is None:
        raise KnownProblem("draft-not-found")
    tracking_id, is_secret, text = row
    before = current(tx.db, tracking_id)
    if before is not None:
        add_revision(tx, before.draft_id, before.text)
    return save(tx, tracking_id, text, bool(is_secret))


def unsettle(tx: Transaction, tracking_id: TrackingId) -> None:
    """What goes with the open draft has changed: what a superior approved, or is to approve, is another answer."""
    draft = current(tx.db, tracking_id)
    if draft is not None and draft.state in WITH_THE_SUPERIOR:
        approval_steps.add(tx, draft, ApprovalKind.TAKEN_BACK)
        set_state(tx, draft, DraftState.DRAFT)


def set_state(tx: Transaction, draft: Draft, state: DraftState) -> Draft:
    """Move an open draft between the states of its approval."""
    tx.db.execute(
        "UPDATE draft SET state = ?, updated_at = ? WHERE draft_id = ?",
        [state.value, timestamp(tx.now), draft.draft_id],
    )
    tx.changed(Topic.DRAFTS, draft.tracking_id)
    return _must_be_open(tx.db, draft.tracking_id)


def discard(tx: Transaction, tracking_id: TrackingId) -> None:
    """Put the open draft of a complaint away; its text stays among its revisions."""
    before = current(tx.db, tracking_id)
    if before is None:
        return
    add_revision(tx, before.draft_id, before.text)
    tx.db.execute(
        "UPDATE draft SET state = 'DISCARDED', updated_at = ? WHERE draft_id = ?", [timestamp(tx.now), before.draft_id]
    )
    tx.changed(Topic.DRAFTS, tracking_id)


def reopen(
    tx: Transaction,
    tracking_id: TrackingId,
    text: str,
    *,
    is_secret: bool,
    draft_id: int | None,
    supersedes: OpId | None,
) -> Draft:
    """Bring a text back from the outbox, approved if it was. If another was begun meanwhile, both stand in it.

    Of two that they would supersede, one that left this PC comes before one that never did.
    """
    now = timestamp(tx.now)
    open_draft = current(tx.db, tracking_id)
    if open_draft is not None and open_draft.text.strip():
        if supersedes and open_draft.supersedes and supersedes != open_draft.supersedes:
            has_left = _has_left(tx.db, supersedes)
            if has_left and _has_left(tx.db, open_draft.supersedes):
                raise KnownProblem("draft-in-the-way", tracking_id=tracking_id)
            supersedes = supersedes if has_left else open_draft.supersedes
        supersedes = supersedes or open_draft.supersedes
        add_revision(tx, open_draft.draft_id, open_draft.text)
        text = f"{text}\n\n{open_draft.text}"
    if open_draft is not None:
        draft_id = open_draft.draft_id
    elif draft_id is None:
        save(tx, tracking_id, text, is_secret)
        draft_id = _must_be_open(tx.db, tracking_id).draft_id
    state = DraftState.APPROVED if approval_steps.is_approved(tx.db, draft_id, text) else DraftState.DRAFT
    tx.db.execute(
        "UPDATE draft SET state = ?, text = ?, is_secret = ?, supersedes = ?, updated_at = ? WHERE draft_id = ?",
        [state.value, text, is_secret, supersedes, now, draft_id],
    )
    tx.changed(Topic.DRAFTS, tracking_id)
    return _must_be_open(tx.db, tracking_id)


def mark_queued(tx: Transaction, draft: Draft) -> None:
    """The draft's text has become an op; the text also stays as a revision."""
    add_revision(tx, draft.draft_id, draft.text)
    tx.db.execute(
        "UPDATE draft SET state = 'QUEUED', updated_at = ? WHERE draft_id = ?", [timestamp(tx.now), draft.draft_id]
    )
    tx.changed(Topic.DRAFTS, draft.tracking_id)


def add_revision(tx: Transaction, draft_id: int, text: str) -> None:
    """Keep a text among the revisions, unless it is empty or the newest one already."""
    newest = tx.db.execute(
        "SELECT text FROM draft_revision WHERE draft_id = ? ORDER BY revision_id DESC LIMIT 1", [draft_id]
    ).fetchone()
    if text and (newest is None or newest[0] != text):
        tx.db.execute(
            "INSERT INTO draft_revision (draft_id, text, saved_at) VALUES (?, ?, ?)",
            [draft_id, text, timestamp(tx.now)],
        )


def changed_characters(before: str, after: str) -> int:
    """How many characters the changed middle of two texts has, in the longer of the two."""
    shorter = min(len(before), len(after))
    head = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    rest = shorter - head
    tail = next((i for i in range(rest) if before[-1 - i] != after[-1 - i]), rest)
    return max(len(before), len(after)) - head - tail


def _has_left(db: Database, op_id: OpId) -> bool:
    """Whether an op, or one that stands for it, ever left this PC."""
    return bool(db.execute("SELECT 1 FROM outbox WHERE ? IN (op_id, supersedes) AND has_left", [op_id]).fetchone())


def _keep_revision(tx: Transaction, before: Draft, text: str) -> None:
    newest = tx.db.execute(
        "SELECT text, saved_at FROM draft_revision WHERE draft_id = ? ORDER BY revision_id DESC LIMIT 1",
        [before.draft_id],
    ).fetchone()
    reference, since = newest or ("", before.created_at)
    is_shrinking = len(text) < len(before.text) and changed_characters(before.text, text) >= len(before.text) // 2
    is_far = changed_characters(reference, before.text) >= REVISION_CHARACTERS
    is_old = tx.now - moment(since) >= REVISION_EVERY
    if is_shrinking or is_far or is_old:
        add_revision(tx, before.draft_id, before.text)


def _must_be_open(db: Database, tracking_id: TrackingId) -> Draft:
    draft = current(db, tracking_id)
    if draft is None:
        raise AssertionError(tracking_id)
    return draft


def _draft(row: tuple[Any, ...]) -> Draft:
    draft_id, tracking_id, text, is_secret, state, rev, supersedes, created_at, updated_at, *complaint = row
    return Draft(
        draft_id=draft_id,
        tracking_id=tracking_id,
        text=text,
        is_secret=bool(is_secret),
        state=DraftState(state),
        base_rev=rev,
        supersedes=OpId(supersedes) if supersedes else None,
        needs_review=_reason_to_review(*complaint),
        created_at=created_at,
        updated_at=updated_at,
    )


def _reason_to_review(rev: int | None, status: str, is_gone: int, gone_reason: str, was_sent: int) -> str:
    if was_sent:
        return "already-sent"
    if rev is None:
        return "gone"
    if is_gone:
        return gone_reason or "gone"
    if Status(status).is_closed:
        return "closed"
    return "archived" if Status(status).is_archived else ""
