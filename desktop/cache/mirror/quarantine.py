"""Records that could not be read, while the desk may lack what they held: how they failed, never what they said."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING

from desktop.changes import Topic
from desktop.clock import timestamp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction

MOST_KEPT = 200
"""A server that sends nothing but nonsense must not fill the disk; the first ones tell as much as all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadRecord:
    """What is known of one. `size` in bytes, `shape` as JSON; times are RFC 3339."""

    sha256: str
    kind: str
    place: str
    fault: str
    size: int
    shape: str
    times: int = 1
    first_seen_at: str = ""
    last_seen_at: str = ""


_NAMES = tuple(field.name for field in fields(UnreadRecord))
_COLUMNS = ", ".join(_NAMES)
_MARKS = ", ".join("?" * len(_NAMES))


def count(db: Database) -> int:
    """How many are kept."""
    return int(db.execute("SELECT count(*) FROM quarantine").fetchone()[0])


def records(db: Database) -> list[UnreadRecord]:
    """All that are kept, the oldest first."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM quarantine ORDER BY first_seen_at, sha256").fetchall()  # noqa: S608
    return [UnreadRecord(**dict(zip(_NAMES, row, strict=True))) for row in rows]


def keep(tx: Transaction, found: Iterable[UnreadRecord]) -> None:
    """Keep these; one that came before is counted."""
    now, kept = timestamp(tx.now), count(tx.db)
    for record in found:
        values = asdict(record) | {"first_seen_at": now, "last_seen_at": now}
        seen = tx.db.execute(
            "UPDATE quarantine SET times = times + 1, last_seen_at = ? WHERE sha256 = ? RETURNING 1",
            [now, record.sha256],
        ).fetchall()
        if not seen and kept < MOST_KEPT:
            tx.db.execute(f"INSERT INTO quarantine ({_COLUMNS}) VALUES ({_MARKS})", list(values.values()))  # noqa: S608
            kept += 1
    tx.changed(Topic.SYNC)


def clear(tx: Transaction) -> None:
    """All that they held has come since: nothing is missing any more."""
    if tx.db.execute("DELETE FROM quarantine RETURNING 1").fetchall():
        tx.changed(Topic.SYNC)
