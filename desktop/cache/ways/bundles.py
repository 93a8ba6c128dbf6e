"""What was carried out on a USB stick: number and code of the file, where the mirror stood, which ops went along.

The code is kept here, in the encrypted cache, so that the desk opens the answer that comes back by itself, and the
officer can look it up until then.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache import journal
from desktop.cache.journal import Act
from desktop.changes import Topic
from desktop.clock import timestamp
from desktop.intent import OpId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction

_SELECT = """
SELECT b.bundle_id, b.code, b.cursor, b.size, b.exported_at, b.imported_at,
       (SELECT count(*) FROM bundle_op o WHERE o.bundle_id = b.bundle_id)
FROM bundle b """


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One file that was carried out. Times are RFC 3339, `size` is in bytes."""

    bundle_id: str
    code: str
    cursor: str | None
    size: int
    exported_at: str
    imported_at: str | None
    ops: int


def get(db: Database, bundle_id: str) -> Bundle | None:
    """A bundle of this desk by its number."""
    row = db.execute(f"{_SELECT} WHERE b.bundle_id = ?", [bundle_id]).fetchone()
    return _bundle(row) if row else None


def latest(db: Database) -> Bundle | None:
    """The one that was made last, whether or not its answer came back."""
    row = db.execute(f"{_SELECT} ORDER BY b.exported_at DESC, b.bundle_id LIMIT 1").fetchone()
    return _bundle(row) if row else None


def last_import(db: Database) -> str | None:
    """When an answer was last taken in, RFC 3339."""
    value: str | None = db.execute("SELECT max(imported_at) FROM bundle").fetchone()[0]
    return value


def op_ids(db: Database, bundle_id: str) -> frozenset[OpId]:
    """The ops that went along."""
    rows = db.execute("SELECT op_id FROM bundle_op WHERE bundle_id = ?", [bundle_id]).fetchall()
    return frozenset(OpId(op_id) for (op_id,) in rows)


def note_export(tx: Transaction, bundle_id: str, code: str, cursor: str | None, ops: Sequence[OpId]) -> None:
    """Remember a bundle before a byte of it leaves."""
    tx.db.execute(
        "INSERT INTO bundle (bundle_id, code, cursor, exported_at) VALUES (?, ?, ?, ?)",
        [bundle_id, code, cursor, timestamp(tx.now)],
    )
    journal.note(tx, Act.BUNDLE_OUT, bundle=bundle_id, ops=len(ops))
    tx.db.executemany("INSERT INTO bundle_op VALUES (?, ?)", [(op_id, bundle_id) for op_id in ops])
    tx.changed(Topic.OUTBOX)


def note_size(tx: Transaction, bundle_id: str, size: int) -> None:
    """Remember how large the file became."""
    tx.db.execute("UPDATE bundle SET size = ? WHERE bundle_id = ?", [size, bundle_id])
    tx.changed(Topic.OUTBOX)


def note_import(tx: Transaction, bundle_id: str) -> None:
    """Its answer is here."""
    journal.note(tx, Act.BUNDLE_IN, bundle=bundle_id)
    tx.db.execute("UPDATE bundle SET imported_at = ? WHERE bundle_id = ?", [timestamp(tx.now), bundle_id])
    tx.changed(Topic.OUTBOX)


def _bundle(row: tuple[str, str, str | None, int, str, str | None, int]) -> Bundle:
    bundle_id, code, cursor, size, exported_at, imported_at, ops = row
    return Bundle(
        bundle_id=bundle_id,
        code=code,
        cursor=cursor,
        size=size,
        exported_at=exported_at,
        imported_at=imported_at,
        ops=ops,
    )
