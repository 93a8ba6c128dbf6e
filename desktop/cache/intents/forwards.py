"""Forwards: complaints given to a faculty or unit for its answer, each with a due date of its own.

A complaint may be with several units at once, and with one unit twice. A forward is never deleted; the officer's verbs
return it as it stands then, and `put_back` undoes the last of them.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from desktop.cache import journal
from desktop.cache.intents import units
from desktop.cache.journal import Act
from desktop.campus import Forward, ForwardState
from desktop.changes import Topic
from desktop.clock import WIB, day_in_wib, timestamp
from desktop.complaint import TrackingId
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction

_SELECT = """
SELECT forward_id, tracking_id, unit, message, due, state, answer, answered_by, forwarded_at,
       coalesce(answered_at, ''), coalesce(reminded_at, '')
FROM forward
"""


# ---- queries -------------------------------------------------------------------------------------------------------


def get(db: Database, forward_id: int) -> Forward:
    """One forward. Raises KnownProblem `forward-not-found`."""
    row = db.execute(f"{_SELECT} WHERE forward_id = ?", [forward_id]).fetchone()
    if row is None:
        raise KnownProblem("forward-not-found")
    return _forward(row)


def of_complaint(db: Database, tracking_id: TrackingId) -> list[Forward]:
    """All forwards of a complaint, oldest first, withdrawn ones too."""
    rows = db.execute(f"{_SELECT} WHERE tracking_id = ? ORDER BY forward_id", [tracking_id]).fetchall()
    return [_forward(row) for row in rows]


def touched_at(db: Database, forward: Forward) -> str:
    """When a verb last changed it, RFC 3339."""
    (at,) = db.execute("SELECT updated_at FROM forward WHERE forward_id = ?", [forward.forward_id]).fetchone()
    return str(at)


def waiting(db: Database) -> list[Forward]:
    """What units still owe an answer to, due first."""
    rows = db.execute(f"{_SELECT} WHERE state = 'WAITING' ORDER BY due, tracking_id, forward_id").fetchall()
    return [_forward(row) for row in rows]


def late(db: Database, today: date) -> list[Forward]:
    """Of those, the ones whose day has passed, the latest first."""
    rows = db.execute(
        f"{_SELECT} WHERE state = 'WAITING' AND due < ? ORDER BY due, tracking_id, forward_id", [today.isoformat()]
    ).fetchall()
    return [_forward(row) for row in rows]


# ---- the officer's verbs -------------------------------------------------------------------------------------------


def forward(
    tx: Transaction, tracking_id: TrackingId, unit: str, message: str, due: date, *, contact: str = ""
) -> Forward:
    """Give a complaint to a unit, and remember the unit. Raises KnownProblem `unit-missing` without a name."""
    name = " ".join(unit.split())
    if not name:
        raise KnownProblem("unit-missing")
    units.remember(tx, name, contact)
    now = timestamp(tx.now)
    row = tx.db.execute(
        "INSERT INTO forward (tracking_id, unit, message, due, state, forwarded_at, updated_at) "
        "VALUES (?, ?, ?, ?, 'WAITING', ?, ?) RETURNING forward_id",
        [tracking_id, name, message.strip(), due.isoformat(), now, now],
    ).fetchone()
    journal.note(tx, Act.FORWARDED, tracking_id)
    tx.changed(Topic.CAMPUS, tracking_id)
    return get(tx.db, row[0])


def record_answer(tx: Transaction, forward_id: int, answer: str, *, by: str = "", on: date | None = None) -> Forward:
    """Keep what the unit answered, who did it and on which day (today, if not told); also a correction of that.

    Raises KnownProblem `unit-answer-empty`.
    """
    before = get(tx.db, forward_id)
    text = answer.strip()
    if not text:
        raise KnownProblem("unit-answer-empty")
    return _set(
        tx,
        before,
        state=ForwardState.ANSWERED.value,
        answer=text,
        answered_by=by.strip(),
        answered_at=timestamp(_moment_of(tx, before, on)),
    )


def remind(tx: Transaction, forward_id: int) -> Forward:
    """Note that the unit was reminded now. Raises KnownProblem `forward-settled` where it owes no answer."""
    return _set(tx, _waiting(tx, forward_id), reminded_at=timestamp(tx.now))


def extend(tx: Transaction, forward_id: int, due: date) -> Forward:
    """Give the unit until another day. Raises KnownProblem `forward-settled` where it owes no answer."""
    return _set(tx, _waiting(tx, forward_id), due=due.isoformat())


def withdraw(tx: Transaction, forward_id: int) -> Forward:
    """The unit's answer is not waited for any more. Raises KnownProblem `forward-settled` where it owes none."""
    return _set(tx, _waiting(tx, forward_id), state=ForwardState.WITHDRAWN.value)


def put_back(tx: Transaction, before: Forward) -> Forward:
    """Undo the last verb: the forward stands again as it stood `before`."""
    return _set(
        tx,
        before,
        due=before.due.isoformat(),
        state=before.state.value,
        answer=before.answer,
        answered_by=before.answered_by,
        answered_at=before.answered_at or None,
        reminded_at=before.reminded_at or None,
    )


# ---- internals -----------------------------------------------------------------------------------------------------


def _waiting(tx: Transaction, forward_id: int) -> Forward:
    found = get(tx.db, forward_id)
    if found.state is not ForwardState.WAITING:
        raise KnownProblem("forward-settled", unit=found.unit)
    return found


def _set(tx: Transaction, before: Forward, **values: str | None) -> Forward:
    columns = ", ".join(f"{name} = ?" for name in values)
    tx.db.execute(
        f"UPDATE forward SET {columns}, updated_at = ? WHERE forward_id = ?",  # noqa: S608 - names of ours
        [*values.values(), timestamp(tx.now), before.forward_id],
    )
    tx.changed(Topic.CAMPUS, before.tracking_id)
    return get(tx.db, before.forward_id)


def _moment_of(tx: Transaction, before: Forward, day: date | None) -> datetime:
    """The moment that stands for a day: now for today, its end otherwise, but never before the forward or after now."""
    if day is None or day >= day_in_wib(tx.now):
        return tx.now
    end = datetime.combine(day, time(23, 59), WIB)
    return max(end, datetime.fromisoformat(before.forwarded_at))


def _forward(row: tuple[Any, ...]) -> Forward:
    forward_id, tracking_id, unit, message, due, state, answer, answered_by, forwarded_at, answered_at, reminded_at = (
        row
    )
    return Forward(
        forward_id=forward_id,
        tracking_id=TrackingId(tracking_id),
        unit=unit,
        message=message,
        due=date.fromisoformat(due),
        state=ForwardState(state),
        answer=answer,
        answered_by=answered_by,
        forwarded_at=forwarded_at,
        answered_at=answered_at,
        reminded_at=reminded_at,
    )
