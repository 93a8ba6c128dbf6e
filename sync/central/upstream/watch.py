"""Which complaints are looked at upstream, and when next: nothing there lists them, so their numbers are given here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


class Watching(NamedTuple):
    """How many complaints are watched, how many of them were seen upstream, and how many failed the last time."""

    watched: int
    seen: int
    failing: int


def add(db: sqlite3.Connection, tracking_ids: Iterable[str], now: str) -> int:
    """Watch these, as soon as possible for the first time. Returns how many were not watched before."""
    before = db.total_changes
    db.executemany(
        "INSERT INTO watched (tracking_id, next_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(tracking_id, now) for tracking_id in tracking_ids],
    )
    return db.total_changes - before


def next_due(db: sqlite3.Connection, now: str) -> tuple[str, int] | None:
    """The one that waits longest, and how often it failed since it was last seen."""
    row = db.execute(
        "SELECT tracking_id, failures FROM watched WHERE next_at <= ? ORDER BY next_at, tracking_id LIMIT 1", [now]
    ).fetchone()
    return (str(row[0]), int(row[1])) if row else None


def next_at(db: sqlite3.Connection) -> str | None:
    """When the next one is due; None where none is watched."""
    (at,) = db.execute("SELECT min(next_at) FROM watched").fetchone()
    return str(at) if at else None


def seen(db: sqlite3.Connection, tracking_id: str, *, now: str, until: str) -> None:
    """It was looked at; next time then."""
    db.execute(
        "UPDATE watched SET seen_at = ?, next_at = ?, failures = 0, problem = '' WHERE tracking_id = ?",
        [now, until, tracking_id],
    )


def failed(db: sqlite3.Connection, tracking_id: str, problem: str, *, until: str) -> None:
    """It could not be looked at; `problem` is the code of the known problem."""
    db.execute(
        "UPDATE watched SET next_at = ?, failures = failures + 1, problem = ? WHERE tracking_id = ?",
        [until, problem, tracking_id],
    )


def soon(db: sqlite3.Connection, tracking_id: str, now: str) -> None:
    """Look at it again at the next occasion."""
    db.execute("UPDATE watched SET next_at = min(next_at, ?) WHERE tracking_id = ?", [now, tracking_id])


def standing(db: sqlite3.Connection) -> Watching:
    """How it goes."""
    row = db.execute("SELECT count(*), count(nullif(seen_at, '')), count(nullif(problem, '')) FROM watched").fetchone()
    return Watching(*row)
