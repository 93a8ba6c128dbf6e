"""Complaints that are asked for one by one, where the central API tells nobody what changed: which ones, and when.

Known are those of an import, those that the officer added by their number, and whatever the desk holds. How often one
is looked at follows what a production client of that API does: every three hours, an hour after a failure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desktop.cache.days import calendar
from desktop.cache.mirror.mirror import FIELDS
from desktop.cache.projection import Bucket
from desktop.changes import Topic
from desktop.clock import day_in_wib, timestamp
from desktop.complaint import TrackingId
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction

EVERY = timedelta(hours=3)
SOON = timedelta(hours=1)
"""After a failure, and for a complaint that is due within a working day."""
ENDED = timedelta(days=7)
"""For a complaint that ended: it may be taken up again."""
_LONGEST = timedelta(days=1)
"""After many failures."""
_MOST_DIGITS = 20
_TOGETHER = 5_000
"""Complaints that one transaction looks at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A complaint that is looked at, and what was seen of it the last time."""

    tracking_id: TrackingId
    rev: int
    hash: str
    """Empty where it is to be told whole, whatever it says."""
    is_new: bool
    """Whether the central API has told nothing of it yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the looking stands."""

    watched: int
    overdue: int
    failing: Mapping[TrackingId, str]
    """Complaints that could not be read the last time, with the code of the problem."""


_SELECT = """
SELECT w.tracking_id, max(w.rev, coalesce(c.rev, 0)),
       CASE WHEN coalesce(c.rev, 0) < w.rev THEN '' ELSE w.hash END,
       c.source IS NOT 'sync'
FROM watch w LEFT JOIN complaint c ON c.tracking_id = w.tracking_id
WHERE """
"""A complaint whose last telling did not get into the mirror, because the program ended, is told whole again."""


def seed(tx: Transaction, after: int = 0) -> None:
    """Watch what the desk holds: what is open, and what the officer works on. Ended ones of an export are left out."""
    (last,) = tx.db.execute(
        "SELECT max(id) FROM (SELECT id FROM complaint WHERE id > ? ORDER BY id LIMIT ?)", [after, _TOGETHER]
    ).fetchone()
    if last is None:
        tx.db.execute(
            "INSERT OR IGNORE INTO watch (tracking_id) "
            "SELECT tracking_id FROM outbox WHERE state NOT IN ('SENT', 'WITHDRAWN') AND tracking_id != '0'"
        )
        return
    tx.db.execute(
        "INSERT OR IGNORE INTO watch (tracking_id) SELECT tracking_id FROM complaint "
        "WHERE id > ? AND id <= ? AND (bucket < ? OR (bucket < ? AND source = 'sync'))",
        [after, last, Bucket.DONE, Bucket.GONE],
    )
    tx.then(seed, last)


def add(tx: Transaction, tracking_id: TrackingId) -> None:
    """Watch a complaint by its number, and look at it first. Raises `tracking-id-invalid`."""
    if not (tracking_id.isascii() and tracking_id.isdecimal() and int(tracking_id) and len(tracking_id) < _MOST_DIGITS):
        raise KnownProblem("tracking-id-invalid", text=tracking_id[:_MOST_DIGITS])
    tx.db.execute(
        "INSERT INTO watch (tracking_id, is_wanted) VALUES (?, 1) "
        "ON CONFLICT (tracking_id) DO UPDATE SET is_wanted = 1",
        [tracking_id],
    )
    tx.changed(Topic.SETTINGS, tracking_id)  # the sync looks anew at what there is to do


def due(db: Database, now: datetime, limit: int) -> list[Watched]:
    """What is to be looked at now: what the officer asked for first, then what waited longest."""
    rows = db.execute(
        _SELECT + "w.is_wanted OR w.next_check_at <= ? OR coalesce(c.rev, 0) < w.rev "
        "ORDER BY w.is_wanted DESC, w.next_check_at, c.sort_key, w.tracking_id LIMIT ?",
        [timestamp(now), limit],
    ).fetchall()
    return [_watched(row) for row in rows]


def get(db: Database, tracking_id: TrackingId) -> Watched:
    """One complaint, also if it was not watched yet."""
    row = db.execute(_SELECT + "w.tracking_id = ?", [tracking_id]).fetchone()
    return _watched(row) if row else Watched(tracking_id=tracking_id, rev=0, hash="", is_new=True)


def known_events(db: Database, tracking_id: TrackingId) -> dict[str, int]:
    """The entries of its timeline, with the revision at which each was first seen."""
    rows = db.execute("SELECT event_id, rev FROM watch_event WHERE tracking_id = ?", [tracking_id]).fetchall()
    return dict(rows)


def told_before(db: Database, tracking_id: TrackingId) -> dict[str, Any]:
    """What an export told of a complaint, by the columns of the mirror: the central API may tell less."""
    columns = [name for name in FIELDS if name != "attachments"]
    row = db.execute(f"SELECT {', '.join(columns)} FROM complaint WHERE tracking_id = ?", [tracking_id]).fetchone()  # noqa: S608
    return dict(zip(columns, row, strict=True)) if row else {}


def checked(tx: Transaction, tracking_id: TrackingId, *, rev: int, digest: str, event_ids: Iterable[str]) -> None:
    """It was looked at; `rev` and `digest` are those of what was told of it now."""
    _put(tx, tracking_id, _next_check(tx, tracking_id))
    tx.db.execute(
        "UPDATE watch SET rev = ?, hash = ?, failures = 0, last_error = '' WHERE tracking_id = ?",
        [rev, digest, tracking_id],
    )
    tx.db.executemany(
        "INSERT OR IGNORE INTO watch_event VALUES (?, ?, ?)", [(tracking_id, event_id, rev) for event_id in event_ids]
    )


def failed(tx: Transaction, tracking_id: TrackingId, code: str) -> None:
    """It could not be read."""
    row = tx.db.execute("SELECT failures FROM watch WHERE tracking_id = ?", [tracking_id]).fetchone()
    failures = int(row[0]) if row else 0
    _put(tx, tracking_id, tx.now + min(SOON * 2 ** min(failures, 10), _LONGEST))
    tx.db.execute("UPDATE watch SET failures = failures + 1, last_error = ? WHERE tracking_id = ?", [code, tracking_id])


def tell_all_anew(tx: Transaction) -> None:
    """What is told the next time is told whole: the mirror is to be made anew."""
    tx.db.execute("UPDATE watch SET hash = '', next_check_at = ''")


def standing(db: Database, now: datetime) -> Standing:
    """How it stands now."""
    watched, overdue = db.execute(
        "SELECT count(*), coalesce(sum(is_wanted OR next_check_at <= ?), 0) FROM watch", [timestamp(now)]
    ).fetchone()
    failing = dict(
        db.execute("SELECT tracking_id, last_error FROM watch WHERE failures ORDER BY tracking_id").fetchall()
    )
    return Standing(watched=watched, overdue=overdue, failing=failing)


def _put(tx: Transaction, tracking_id: TrackingId, next_check: datetime) -> None:
    tx.db.execute(
        "INSERT INTO watch (tracking_id, checked_at, next_check_at) VALUES (?1, ?2, ?3) ON CONFLICT (tracking_id) "
        "DO UPDATE SET checked_at = excluded.checked_at, next_check_at = excluded.next_check_at, is_wanted = 0",
        [tracking_id, timestamp(tx.now), timestamp(next_check)],
    )


def _next_check(tx: Transaction, tracking_id: TrackingId) -> datetime:
    row = tx.db.execute("SELECT bucket, due FROM complaint WHERE tracking_id = ?", [tracking_id]).fetchone()
    bucket, day = row or (Bucket.ANSWER, None)
    if Bucket.DONE <= bucket < Bucket.GONE:
        return tx.now + ENDED
    is_urgent = day is not None and date.fromisoformat(day) <= calendar.load(tx.db).after(day_in_wib(tx.now), 1)
    return tx.now + (SOON if is_urgent else EVERY)


def _watched(row: tuple[Any, ...]) -> Watched:
    tracking_id, rev, digest, is_new = row
    return Watched(tracking_id=TrackingId(tracking_id), rev=rev, hash=digest, is_new=bool(is_new))
