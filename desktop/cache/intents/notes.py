"""Notes: what the officer wrote down about a complaint for themselves. They never leave the PC, and none is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.campus import Note
from desktop.changes import Topic
from desktop.clock import timestamp
from desktop.complaint import TrackingId
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction

_SELECT = "SELECT note_id, tracking_id, text, created_at, updated_at FROM note"


def of_complaint(db: Database, tracking_id: TrackingId) -> list[Note]:
    """The notes of a complaint that were not removed, oldest first."""
    rows = db.execute(f"{_SELECT} WHERE tracking_id = ? AND NOT is_removed ORDER BY note_id", [tracking_id])
    return [_note(*row) for row in rows.fetchall()]


def add(tx: Transaction, tracking_id: TrackingId, text: str) -> Note:
    """Keep a note. Raises KnownProblem `note-empty`."""
    now = timestamp(tx.now)
    row = tx.db.execute(
        "INSERT INTO note (tracking_id, text, created_at, updated_at) VALUES (?, ?, ?, ?) RETURNING note_id",
        [tracking_id, _words(text), now, now],
    ).fetchone()
    tx.changed(Topic.CAMPUS, tracking_id)
    return _get(tx.db, row[0])


def edit(tx: Transaction, note_id: int, text: str) -> Note:
    """Say it otherwise. Raises KnownProblem `note-empty`."""
    return _set(tx, note_id, "text", _words(text))


def remove(tx: Transaction, note_id: int) -> Note:
    """Put a note away."""
    return _set(tx, note_id, "is_removed", 1)


def bring_back(tx: Transaction, note_id: int) -> Note:
    """Undo the removal."""
    return _set(tx, note_id, "is_removed", 0)


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise KnownProblem("note-empty")
    return words


def _set(tx: Transaction, note_id: int, column: str, value: object) -> Note:
    tx.db.execute(
        f"UPDATE note SET {column} = ?, updated_at = ? WHERE note_id = ?",  # noqa: S608 - a name of ours
        [value, timestamp(tx.now), note_id],
    )
    note = _get(tx.db, note_id)
    tx.changed(Topic.CAMPUS, note.tracking_id)
    return note


def _get(db: Database, note_id: int) -> Note:
    row = db.execute(f"{_SELECT} WHERE note_id = ?", [note_id]).fetchone()
    if row is None:
        raise AssertionError(note_id)
    return _note(*row)


def _note(note_id: int, tracking_id: str, text: str, created_at: str, updated_at: str) -> Note:
    return Note(
        note_id=note_id,
        tracking_id=TrackingId(tracking_id),
        text=text,
        created_at=created_at,
        updated_at=updated_at,
    )
