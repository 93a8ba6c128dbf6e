"""How far the files of queued answers are on their way: they go before the answer, each content once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec

from desktop.changes import Topic
from desktop.clock import timestamp
from desktop.complaint import Attachment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction
    from desktop.intent import FileRef, OpId, OutboxItem

_ABANDONED = """
SELECT sha256, url FROM upload u WHERE url != ''
    AND sha256 NOT IN (
        SELECT f.value ->> 'sha256' FROM outbox, json_each(payload, '$.attachments') f WHERE state != 'WITHDRAWN')
    AND NOT EXISTS (SELECT 1 FROM draft_file d WHERE state = 'ATTACHED' AND u.sha256 IN (d.sha256, d.small_sha256))
LIMIT 1
"""
MOST_MISSING = 2
"""How often the central API may say that it has not what it took, before the officer is asked to look."""


def pending(db: Database, item: OutboxItem) -> list[FileRef]:
    """Those of an op's files that the central API has not taken yet, each content once, small before large."""
    files = {file.sha256: file for file in item.files if not _is_finished(db, file.sha256)}
    return sorted(files.values(), key=lambda file: file.size)


def url_of(db: Database, sha256: str) -> str:
    """Where the upload of a content goes on, or an empty text where it was not begun."""
    row = db.execute("SELECT url FROM upload WHERE sha256 = ?", [sha256]).fetchone()
    return str(row[0]) if row else ""


def begun(tx: Transaction, sha256: str, url: str) -> None:
    """The upload goes on at `url` from now on."""
    tx.db.execute(
        "INSERT INTO upload (sha256, url, updated_at) VALUES (?, ?, ?) ON CONFLICT (sha256) DO UPDATE SET "
        "url = excluded.url, is_finished = 0, updated_at = excluded.updated_at",
        [sha256, url, timestamp(tx.now)],
    )


def finished(tx: Transaction, sha256: str) -> None:
    """The central API has all of it."""
    tx.db.execute("UPDATE upload SET is_finished = 1, updated_at = ? WHERE sha256 = ?", [timestamp(tx.now), sha256])


def forget_all(tx: Transaction) -> None:
    """What was uploaded lies on a server that this desk has left: files go again, to where their answer goes."""
    tx.db.execute("DELETE FROM upload")


def arrived(tx: Transaction, op_id: OpId) -> None:
    """An op was taken in: the central API has its files for good, and nothing is left to be ended."""
    for sha256 in _named(tx.db, op_id):
        tx.db.execute("UPDATE upload SET times_missing = 0, url = '' WHERE sha256 = ?", [sha256])


def came_back(db: Database, op_id: OpId) -> tuple[Attachment, ...]:
    """The files of an op as its entry in the timeline has them, once that is here."""
    row = db.execute(
        "SELECT e.attachments FROM outbox o JOIN complaint c ON c.tracking_id = o.tracking_id "
        "JOIN event e ON e.complaint_id = c.id AND e.op_id = o.op_id WHERE o.op_id = ? AND e.attachments != ''",
        [op_id],
    ).fetchone()
    return msgspec.json.decode(row[0], type=tuple[Attachment, ...]) if row else ()


def abandoned(db: Database) -> tuple[str, str] | None:
    """The content and address of an upload that no answer and no draft needs any more."""
    return db.execute(_ABANDONED).fetchone()  # type: ignore[no-any-return]


def forget(tx: Transaction, sha256: str) -> None:
    """An upload was ended."""
    tx.db.execute("DELETE FROM upload WHERE sha256 = ?", [sha256])


def missing(tx: Transaction, op_id: OpId) -> bool:
    """The central API has not what it took: all files of the op are to go again. Gives whether that makes sense."""
    contents = _named(tx.db, op_id)
    counts = [
        count
        for sha256 in contents
        for (count,) in tx.db.execute(
            "UPDATE upload SET url = '', is_finished = 0, times_missing = times_missing + 1 WHERE sha256 = ? "
            "RETURNING times_missing",
            [sha256],
        ).fetchall()
    ]
    return bool(contents) and max(counts, default=0) <= MOST_MISSING


def refuse(tx: Transaction, item: OutboxItem, code: str, detail: str) -> None:
    """An op can't go because of a file: the officer is to look, and has all that it carries."""
    tx.db.execute(
        "UPDATE outbox SET state = 'REFUSED', held_until = NULL, last_error = ?, error_detail = ?, updated_at = ? "
        "WHERE op_id = ? AND state = 'QUEUED'",
        [code, json.dumps({"detail": detail, "name": detail}), timestamp(tx.now), item.op_id],
    )
    tx.changed(Topic.OUTBOX, item.tracking_id)


def _is_finished(db: Database, sha256: str) -> bool:
    row = db.execute("SELECT is_finished FROM upload WHERE sha256 = ?", [sha256]).fetchone()
    return row is not None and bool(row[0])


def _named(db: Database, op_id: OpId) -> Sequence[str]:
    row = db.execute("SELECT payload FROM outbox WHERE op_id = ?", [op_id]).fetchone()
    return [file["sha256"] for file in json.loads(row[0]).get("attachments", ())] if row else ()
