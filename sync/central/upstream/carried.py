"""Ops on their way to the upstream, and where each stands. All functions run inside a transaction of the store.

`waiting` → `sending` → `confirmed`, or `unclear`. What stands in `sending` may be there already, whatever ended the
attempt: it is never sent again, only looked for. `confirmed` stays until the entry that it became has been seen, so
that this entry is not taken for a colleague's. What was refused, or met a conflict, leaves no row: the op itself knows.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from desktop.clock import moment, timestamp
from sync.central.auth import Account, Role
from sync.central.chains import chain_of
from sync.contract.messages import encoder
from sync.contract.request import AnyOp, op_decoder

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import datetime

_LONGEST_WAIT = timedelta(days=1)
"""From one try to the next: what the upstream may ask for is held within hours (`sync.net.diagnosis`)."""


class Stage(StrEnum):
    """Where an op stands."""

    WAITING = "waiting"
    SENDING = "sending"
    CONFIRMED = "confirmed"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """An op on its way. `seen`: the entries upstream that were there before it was sent, which began at `began_at`."""

    op: AnyOp
    account: Account
    complaint_id: int
    payload_hash: str
    stage: Stage
    began_at: datetime | None
    seen: frozenset[str]
    looks: int
    """How often it was looked for in vain."""
    failures: int
    event_id: int | None
    """The entry of the timeline that tells officers of an unclear one."""


class _Row(NamedTuple):
    op: str
    officer_id: int
    name: str
    role: str
    institution: str
    complaint_id: int
    payload_hash: str
    stage: str
    began_at: str
    seen: str
    looks: int
    failures: int
    event_id: int | None


_FROM = "carried JOIN officer ON officer.id = officer_id"


def put(db: sqlite3.Connection, account: Account, op: AnyOp, complaint_id: int, now: str) -> None:
    """Take an op in charge. An earlier one of its chain that has not left yet gives way to it."""
    chain = chain_of(db, account, op)
    db.execute("DELETE FROM carried WHERE officer_id = ? AND chain = ? AND stage = 'waiting'", [account.id, chain])
    db.execute(
        "INSERT INTO carried (op_id, chain, officer_id, complaint_id, payload_hash, op, stage, next_at)"
        " VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?)",
        [op.op_id, chain, account.id, complaint_id, op.payload_hash, encoder.encode(op).decode(), now],
    )


def get(db: sqlite3.Connection, op_id: str) -> Carried | None:
    """An op that is on its way."""
    return next(iter(_select(db, "op_id = ?", [op_id])), None)


def of_chain(db: sqlite3.Connection, account: Account, op: AnyOp, *stages: Stage) -> list[Carried]:
    """The other ops of its chain that stand at one of these."""
    marks = ", ".join("?" * len(stages))
    chain = chain_of(db, account, op)
    where = f"officer_id = ? AND chain = ? AND op_id <> ? AND stage IN ({marks})"
    return _select(db, where, [account.id, chain, op.op_id, *stages])


def of_complaint(db: sqlite3.Connection, complaint_id: int) -> list[Carried]:
    """Those of a complaint that left, and whose entry upstream is not known yet, in their order."""
    return _select(db, "complaint_id = ? AND stage <> 'waiting'", [complaint_id])


def next_due(db: sqlite3.Connection, now: datetime) -> Carried | None:
    """The next one to work on. What belongs to one complaint goes one after the other.

    A moment further away than any wait was written by a wrong clock.
    """
    is_first = (
        "NOT EXISTS (SELECT 1 FROM carried e WHERE e.complaint_id = carried.complaint_id AND e.seq < carried.seq"
        " AND e.stage IN ('waiting', 'sending'))"
    )
    where = f"stage IN ('waiting', 'sending') AND next_at NOT BETWEEN ? AND ? AND {is_first}"
    soonest = now + timedelta(milliseconds=1)
    return next(iter(_select(db, where, [timestamp(soonest), timestamp(now + _LONGEST_WAIT)], limit=1)), None)


def next_at(db: sqlite3.Connection) -> str | None:
    """When the next one is due; None where nothing waits."""
    (at,) = db.execute("SELECT min(next_at) FROM carried WHERE stage IN ('waiting', 'sending')").fetchone()
    return str(at) if at else None


def unsettled(db: sqlite3.Connection, op_ids: Sequence[str], until: str) -> bool:
    """Whether one of these is still on its way, and is worked on before that moment."""
    marks = ", ".join("?" * len(op_ids))
    where = f"op_id IN ({marks}) AND stage IN ('waiting', 'sending') AND next_at <= ?"
    return db.execute(f"SELECT 1 FROM carried WHERE {where}", [*op_ids, until]).fetchone() is not None  # noqa: S608


def standing(db: sqlite3.Connection) -> dict[str, int]:
    """How many ops are at each stage but the last, by its name."""
    counted = dict(db.execute("SELECT stage, count(*) FROM carried GROUP BY stage").fetchall())
    return {stage.value: counted.get(stage, 0) for stage in (Stage.WAITING, Stage.SENDING, Stage.UNCLEAR)}


def begin(db: sqlite3.Connection, op_id: str, *, seen: Iterable[str], began_at: str) -> None:
    """It leaves now: from here on it may be there."""
    db.execute(
        "UPDATE carried SET stage = 'sending', seen = ?, began_at = ? WHERE op_id = ?",
        [json.dumps(sorted(seen)), began_at, op_id],
    )


def postpone(db: sqlite3.Connection, op_id: str, *, until: str) -> None:
    """It was certainly not taken: it waits again."""
    db.execute(
        "UPDATE carried SET stage = 'waiting', failures = failures + 1, next_at = ? WHERE op_id = ?", [until, op_id]
    )


def put_off(db: sqlite3.Connection, op_id: str, *, until: str) -> None:
    """Nothing could be learned now: its stage stays."""
    db.execute("UPDATE carried SET failures = failures + 1, next_at = ? WHERE op_id = ?", [until, op_id])


def looked(db: sqlite3.Connection, op_id: str, *, until: str) -> None:
    """It was looked for in vain."""
    db.execute("UPDATE carried SET looks = looks + 1, next_at = ? WHERE op_id = ?", [until, op_id])


def confirm(db: sqlite3.Connection, op_id: str) -> None:
    """It is there."""
    db.execute("UPDATE carried SET stage = 'confirmed' WHERE op_id = ?", [op_id])


def doubt(db: sqlite3.Connection, op_id: str, event_id: int) -> None:
    """Nobody can tell whether it is there."""
    db.execute("UPDATE carried SET stage = 'unclear', event_id = ? WHERE op_id = ?", [event_id, op_id])


def drop(db: sqlite3.Connection, op_id: str) -> None:
    """It needs no more care."""
    db.execute("DELETE FROM carried WHERE op_id = ?", [op_id])


def _select(db: sqlite3.Connection, where: str, values: Sequence[object], *, limit: int = -1) -> list[Carried]:
    query = f"SELECT {', '.join(_Row._fields)} FROM {_FROM} WHERE {where} ORDER BY seq LIMIT ?"  # noqa: S608
    return [_carried(_Row(*row)) for row in db.execute(query, [*values, limit])]


def _carried(row: _Row) -> Carried:
    return Carried(
        op=op_decoder.decode(row.op),
        account=Account(id=row.officer_id, name=row.name, role=Role(row.role), institution=row.institution),
        complaint_id=row.complaint_id,
        payload_hash=row.payload_hash,
        stage=Stage(row.stage),
        began_at=moment(row.began_at) if row.began_at else None,
        seen=frozenset(json.loads(row.seen)),
        looks=row.looks,
        failures=row.failures,
        event_id=row.event_id,
    )
