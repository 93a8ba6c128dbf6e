"""Files that are to be fetched: those that the officer asked for, and previews of what waits for an answer.

A wish stands until its file is here or the officer takes it back, over restarts and failed syncs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from desktop.cache.projection import Bucket
from desktop.changes import Topic
from desktop.clock import timestamp
from desktop.complaint import Attachment, TrackingId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction

_attachments = msgspec.json.Decoder(tuple[Attachment, ...])

_WITHOUT_PREVIEW = """
SELECT tracking_id, value FROM complaint, json_each(attachments)
WHERE bucket = ? AND attachment_count > 0
    AND NOT EXISTS (SELECT 1 FROM preview WHERE attachment_id = value ->> 'attachment_id')
ORDER BY sort_key LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class FileWish:
    """An attachment with the complaint that has it."""

    tracking_id: TrackingId
    attachment: Attachment


def wish(tx: Transaction, tracking_id: TrackingId, attachment_id: str) -> None:
    """Have a file fetched, at the next occasion."""
    tx.db.execute("INSERT OR IGNORE INTO file_wish VALUES (?, ?, ?)", [attachment_id, tracking_id, timestamp(tx.now)])
    tx.changed(Topic.FILES, tracking_id)


def settle(tx: Transaction, attachment_id: str) -> None:
    """The file is here, or the officer doesn't want it any more."""
    for (tracking_id,) in tx.db.execute(
        "DELETE FROM file_wish WHERE attachment_id = ? RETURNING tracking_id", [attachment_id]
    ).fetchall():
        tx.changed(Topic.FILES, tracking_id)


def wishes(db: Database) -> list[FileWish]:
    """What is to be fetched, small before large."""
    found = [FileWish(tracking_id, file) for tracking_id, _, file in _wished(db) if file is not None]
    return sorted(found, key=lambda one: one.attachment.size)


def are_there(db: Database) -> bool:
    """Whether any file is asked for."""
    return db.execute("SELECT 1 FROM file_wish LIMIT 1").fetchone() is not None


def of_complaint(db: Database, tracking_id: TrackingId) -> frozenset[str]:
    """The attachments of a complaint that are to be fetched, by their ids."""
    rows = db.execute("SELECT attachment_id FROM file_wish WHERE tracking_id = ?", [tracking_id]).fetchall()
    return frozenset(attachment_id for (attachment_id,) in rows)


def in_vain(db: Database) -> tuple[TrackingId, str] | None:
    """A wish for a file that the desk knows no more, as of a complaint that is gone: complaint and attachment."""
    return next(((tracking_id, name) for tracking_id, name, file in _wished(db) if file is None), None)


def previews_wanted(db: Database, limit: int) -> list[FileWish]:
    """Files of complaints that wait for an answer whose preview was never asked for, the most urgent first."""
    return [
        FileWish(tracking_id, msgspec.json.decode(value, type=Attachment))
        for tracking_id, value in db.execute(_WITHOUT_PREVIEW, [Bucket.ANSWER, limit]).fetchall()
    ]


def note_preview(tx: Transaction, wanted: FileWish) -> None:
    """The preview of a file was asked for; it is here, or there is none."""
    tx.db.execute("INSERT OR IGNORE INTO preview VALUES (?)", [wanted.attachment.attachment_id])
    tx.changed(Topic.FILES, wanted.tracking_id)


def _wished(db: Database) -> Iterator[tuple[TrackingId, str, Attachment | None]]:
    rows = db.execute("SELECT tracking_id, attachment_id FROM file_wish ORDER BY wished_at").fetchall()
    for tracking_id, name in rows:
        yield tracking_id, name, next((file for file in _files_of(db, tracking_id) if file.attachment_id == name), None)


def _files_of(db: Database, tracking_id: TrackingId) -> Iterator[Attachment]:
    """All files of a complaint and of its timeline."""
    row = db.execute("SELECT id, attachments FROM complaint WHERE tracking_id = ?", [tracking_id]).fetchone()
    if row is not None:
        yield from _attachments.decode(row[1])
        later = "SELECT attachments FROM event WHERE complaint_id = ? AND attachments != ''"
        for (attachments,) in db.execute(later, [row[0]]).fetchall():
            yield from _attachments.decode(attachments)
