"""The way of an answer through a superior's hands, step by step, each with the text as it stood then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache import journal
from desktop.cache.journal import Act
from desktop.campus import ApprovalKind, ApprovalStep
from desktop.changes import Topic
from desktop.clock import timestamp

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction
    from desktop.complaint import TrackingId
    from desktop.intent import Draft


def of_complaint(db: Database, tracking_id: TrackingId) -> list[ApprovalStep]:
    """All steps of the answers to a complaint, oldest first."""
    rows = db.execute(
        "SELECT step_id, draft_id, kind, person, remark, text, at FROM approval_step WHERE tracking_id = ? "
        "ORDER BY step_id",
        [tracking_id],
    ).fetchall()
    return [
        ApprovalStep(
            step_id=step_id,
            draft_id=draft_id,
            tracking_id=tracking_id,
            kind=ApprovalKind(kind),
            person=person,
            remark=remark,
            text=text,
            at=at,
        )
        for step_id, draft_id, kind, person, remark, text, at in rows
    ]


def add(tx: Transaction, draft: Draft, kind: ApprovalKind, *, person: str = "", remark: str = "") -> None:
    """Note a step that this draft takes now."""
    tx.db.execute(
        "INSERT INTO approval_step (draft_id, tracking_id, kind, person, remark, text, at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [draft.draft_id, draft.tracking_id, kind.value, person, remark, draft.text, timestamp(tx.now)],
    )
    journal.note(tx, Act.APPROVAL, draft.tracking_id, step=kind.value)
    tx.changed(Topic.CAMPUS, draft.tracking_id)


def is_approved(db: Database, draft_id: int, text: str) -> bool:
    """Whether the last that was said of a draft is that this text is approved; spaces around it don't count."""
    row = db.execute(
        "SELECT kind, text FROM approval_step WHERE draft_id = ? ORDER BY step_id DESC LIMIT 1", [draft_id]
    ).fetchone()
    return row is not None and row[0] == ApprovalKind.APPROVED and row[1].strip() == text.strip()
