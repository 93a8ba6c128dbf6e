"""What was sent to a central API that knows no ids of ops, and what is known of its fate. Nothing here is deleted.

`UNKNOWN` is written before a byte leaves. Only two things are certain: what was refused or found no connection was
`NOT_DONE`; what was answered with success, or found among the follow-ups, is `DONE`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from desktop.clock import moment, timestamp
from desktop.intent import OpId, OutboxState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction
    from desktop.complaint import TrackingId


class Fate(StrEnum):
    """Whether an op was carried out."""

    UNKNOWN = "UNKNOWN"
    NOT_DONE = "NOT_DONE"
    DONE = "DONE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """An op that left, with the words that it carried."""

    op_id: OpId
    supersedes: OpId | None
    text: str
    began_at: datetime
    """By the server's clock or this PC's, whichever is behind: it is looked for from then on."""
    seen: frozenset[str]
    """The entries of the timeline that were there before."""
    fate: Fate
    event_id: str
    """The entry that it became, or an empty text."""
    state: OutboxState


_SELECT = (
    "SELECT a.op_id, o.supersedes, coalesce(o.payload ->> 'text', ''), a.began_at, a.seen, a.fate, a.event_id, o.state "
    "FROM attempt a JOIN outbox o USING (op_id) WHERE "
)


def get(db: Database, op_id: OpId) -> Sent | None:
    """What is known of an op's way, or None where it never left by it."""
    row = db.execute(_SELECT + "a.op_id = ?", [op_id]).fetchone()
    return _sent(row) if row else None


def of_complaint(db: Database, tracking_id: TrackingId) -> list[Sent]:
    """All that was sent to a complaint, oldest first."""
    rows = db.execute(_SELECT + "o.tracking_id = ? ORDER BY o.seq", [tracking_id]).fetchall()
    return [_sent(row) for row in rows]


def replaced_by(db: Database, op_id: OpId) -> list[Sent]:
    """What was sent before in the place of an op: the one that it supersedes, the one before that, and so on."""
    rows = db.execute(
        "WITH RECURSIVE chain (op_id) AS (SELECT supersedes FROM outbox WHERE op_id = ? UNION "  # noqa: S608
        f"SELECT o.supersedes FROM outbox o JOIN chain c ON c.op_id = o.op_id) {_SELECT} a.op_id IN chain "
        "ORDER BY o.seq DESC",
        [op_id],
    ).fetchall()
    return [_sent(row) for row in rows]


def begin(tx: Transaction, op_id: OpId, *, began_at: datetime, seen: Iterable[str]) -> None:
    """The op leaves now. On the disk before a byte of it does."""
    tx.db.execute(
        "INSERT INTO attempt (op_id, began_at, seen, fate) VALUES (?1, ?2, ?3, 'UNKNOWN') ON CONFLICT (op_id) "
        "DO UPDATE SET began_at = ?2, seen = ?3, fate = 'UNKNOWN'",
        [op_id, timestamp(began_at), json.dumps(sorted(seen))],
    )


def settle(tx: Transaction, op_id: OpId, fate: Fate, event_id: str = "") -> None:
    """What became of it is known; what was done stays done."""
    tx.db.execute(
        "UPDATE attempt SET fate = CASE fate WHEN 'DONE' THEN fate ELSE ? END, "
        "event_id = CASE event_id WHEN '' THEN ? ELSE event_id END WHERE op_id = ?",
        [fate.value, event_id, op_id],
    )


def _sent(row: tuple[Any, ...]) -> Sent:
    op_id, supersedes, text, began_at, seen, fate, event_id, state = row
    return Sent(
        op_id=OpId(op_id),
        supersedes=OpId(supersedes) if supersedes else None,
        text=text,
        began_at=moment(began_at),
        seen=frozenset(json.loads(seen)),
        fate=Fate(fate),
        event_id=event_id,
        state=OutboxState(state),
    )
