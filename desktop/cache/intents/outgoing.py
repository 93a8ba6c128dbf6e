"""The outbox as the sync sees it: what waits to leave, what leaves now, and what was said of it.

Whoever sends marks the ops as on their way before a byte of them leaves, and keeps each answer as it comes.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from desktop.cache import journal
from desktop.cache.intents.outbox_rows import UNSETTLED, fetch_all, known
from desktop.cache.journal import Act
from desktop.changes import Topic
from desktop.clock import timestamp
from desktop.intent import ACCEPTED, PASSED_ON, OutboxState, Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction
    from desktop.intent import OpId, OpResult, OutboxItem

_STATE_AFTER = {
    Outcome.APPLIED: OutboxState.SENT,
    Outcome.REPLAYED: OutboxState.SENT,
    Outcome.CONFLICT: OutboxState.CONFLICT,
    Outcome.REFUSED: OutboxState.REFUSED,
}
_NOT_UPLOADED = (
    "SELECT 1 FROM json_each({}.payload, '$.attachments') f "
    "WHERE f.value ->> 'sha256' NOT IN (SELECT sha256 FROM upload WHERE is_finished)"
)

_AS_ACCEPTED = (
    f"json_object('{ACCEPTED}', error_detail -> '$.{ACCEPTED}', '{PASSED_ON}', error_detail -> '$.{PASSED_ON}')"
)
"""What an op that was accepted keeps of that; of any other, that it has none of it (RFC 7396)."""
_OLDEST_FIRST = "ORDER BY +o.seq"
"""The plus keeps SQLite from reading all of the table for the sake of its order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What waits to leave: ops, their bytes as JSON, and apart from them the files that go along, each content once."""

    ops: int
    op_bytes: int
    files: int
    file_bytes: int


def waiting_size(db: Database) -> Waiting:
    """What waits to leave."""
    ops, op_bytes = db.execute(
        "SELECT count(*), coalesce(sum(length(CAST(payload AS BLOB))), 0) FROM outbox "
        "WHERE state IN ('HELD', 'QUEUED', 'SENDING')"
    ).fetchone()
    files, file_bytes = db.execute(
        "SELECT count(*), coalesce(sum(size), 0) FROM (SELECT DISTINCT f.value ->> 'sha256', f.value ->> 'size' size "
        "FROM outbox, json_each(payload, '$.attachments') f WHERE state IN ('HELD', 'QUEUED', 'SENDING'))"
    ).fetchone()
    return Waiting(ops=ops, op_bytes=op_bytes, files=files, file_bytes=file_bytes)


def is_at_rest(db: Database) -> bool:
    """Whether no op is on its way out, by itself or once the officer says so: nothing can leave now."""
    on_its_way = f"SELECT 1 FROM outbox WHERE {UNSETTLED} AND state IN ('HELD', 'QUEUED', 'SENDING') LIMIT 1"  # noqa: S608
    return db.execute(on_its_way).fetchone() is None


def next_release(db: Database) -> str | None:
    """When the next held item becomes due by itself, RFC 3339."""
    value: str | None = db.execute(
        f"SELECT min(held_until) FROM outbox WHERE {UNSETTLED} AND state = 'HELD' AND held_until IS NOT NULL"  # noqa: S608
    ).fetchone()[0]
    return value


def earliest_due(db: Database) -> str | None:
    """The nearest deadline, an ISO date, of the complaints for which something waits to leave by itself."""
    value: str | None = db.execute(
        "SELECT min(c.due) FROM outbox o JOIN complaint c ON c.tracking_id = o.tracking_id "
        "WHERE o.state = 'QUEUED' OR (o.state = 'HELD' AND o.held_until IS NOT NULL)"
    ).fetchone()[0]
    return value


def sendable(db: Database, limit: int, *, with_files: bool = False) -> list[OutboxItem]:
    """The queued ops that may leave now, oldest first.

    An op waits until its files are uploaded, unless it leaves `with_files`. Order is kept per complaint only: an op
    waits while an earlier one of the same complaint is held, needs a look, or waits for its files. Complaints that are
    to be registered have no number yet, and nothing to do with each other.
    """
    waits = "0" if with_files else f"EXISTS ({_NOT_UPLOADED})"
    earlier = (
        f"SELECT 1 FROM outbox e WHERE e.{UNSETTLED} AND e.tracking_id = o.tracking_id AND e.seq < o.seq "  # noqa: S608
        "AND e.kind != 'complaint.register' AND (e.state IN ('HELD', 'CONFLICT', 'REFUSED', 'ORPHANED') "
        f"OR (e.state = 'QUEUED' AND {waits.format('e')}))"
    )
    may_leave = f"NOT EXISTS ({earlier}) AND NOT {waits.format('o')}"
    return fetch_all(db, f"o.{UNSETTLED} AND o.state = 'QUEUED' AND {may_leave} {_OLDEST_FIRST} LIMIT ?", limit)


def behind_files(db: Database) -> list[OutboxItem]:
    """The queued ops that wait until their files are uploaded, oldest first."""
    waits = f"o.{UNSETTLED} AND o.state = 'QUEUED' AND EXISTS ({_NOT_UPLOADED.format('o')})"
    return fetch_all(db, f"{waits} {_OLDEST_FIRST}")


def mark_sending(tx: Transaction, op_ids: Sequence[OpId]) -> list[OutboxItem]:
    """Note that these ops leave the machine now, before a byte of them does. Returns those that were still queued."""
    marked = []
    for op_id in op_ids:
        changed = tx.db.execute(
            "UPDATE outbox SET state = 'SENDING', has_left = 1, attempts = attempts + 1, updated_at = ? "
            "WHERE op_id = ? AND state = 'QUEUED' RETURNING op_id",
            [timestamp(tx.now), op_id],
        ).fetchall()
        if changed:
            marked.append(known(tx.db, op_id))
    tx.changed(Topic.OUTBOX, *(item.tracking_id for item in marked))
    return marked


def record(tx: Transaction, results: Sequence[OpResult]) -> None:
    """Keep what the central API said of ops. What is said of an op that is not ours, or settled, is ignored."""
    for result in results:
        state = _STATE_AFTER[result.outcome]
        detail = {"detail": result.problem_detail} if result.problem_detail else {}
        if state is OutboxState.SENT:
            detail = {"number": result.tracking_id}  # of a registration: what the central API called it
        changed = tx.db.execute(
            "UPDATE outbox SET state = ?, held_until = NULL, last_error = ?, error_detail = ?, happened = ?, "
            "updated_at = ? WHERE op_id = ? AND has_left AND state NOT IN ('SENT', 'WITHDRAWN') RETURNING tracking_id",
            [
                state.value,
                result.problem_code,
                json.dumps(detail),
                json.dumps([asdict(event) for event in result.happened]),
                timestamp(tx.now),
                result.op_id,
            ],
        ).fetchall()
        if changed:
            if state is OutboxState.SENT:
                journal.note(tx, Act.SENT, changed[0][0], op=result.op_id)
            tx.changed(Topic.OUTBOX | Topic.DRAFTS, *(tracking_id for (tracking_id,) in changed))


def accept(tx: Transaction, op_id: OpId, *, passed_on: bool) -> None:
    """Note that the central API has an op and carries it on: what becomes of it shows when it goes again.

    `passed_on`: it has left for there. An op that waits for the officer, or has come to an end, stays as it is.
    """
    noted = tx.db.execute(
        "UPDATE outbox SET state = 'QUEUED', last_error = '', updated_at = ?1, "
        "error_detail = json_object(?2, coalesce(error_detail ->> ?2, ?1), ?3, json(?4)) "
        "WHERE op_id = ?5 AND has_left AND state IN ('QUEUED', 'SENDING') RETURNING tracking_id",
        [timestamp(tx.now), ACCEPTED, PASSED_ON, json.dumps(passed_on), op_id],
    ).fetchall()
    tx.changed(Topic.OUTBOX, *(tracking_id for (tracking_id,) in noted))


def forget_accepted(tx: Transaction, op_id: OpId) -> None:
    """The central API has it no longer: it waits here as if it had not been accepted."""
    tx.db.execute(
        "UPDATE outbox SET error_detail = json_remove(error_detail, '$.' || ?, '$.' || ?) WHERE op_id = ?",
        [ACCEPTED, PASSED_ON, op_id],
    )


def return_unsent(tx: Transaction, error_code: str = "", params: Mapping[str, object] | None = None) -> int:
    """Queue again what was on its way when the exchange ended without a word about it. Returns how many.

    `error_code` with its `params` is the known problem that ended it, to be told with each of them.
    """
    returned = tx.db.execute(
        f"UPDATE outbox SET state = 'QUEUED', last_error = ?, error_detail = json_patch(?, {_AS_ACCEPTED}), "  # noqa: S608
        f"updated_at = ? WHERE {UNSETTLED} AND state = 'SENDING' RETURNING tracking_id",
        [error_code, json.dumps(dict(params or {}), default=str), timestamp(tx.now)],
    ).fetchall()
    if returned:
        tx.changed(Topic.OUTBOX, *(tracking_id for (tracking_id,) in returned))
    return len(returned)
