"""What waits for the courier: uploads that answers wait for, wishes of the officer, previews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache import settings
from desktop.cache.intents import file_wishes, outgoing, uploads

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.cache.intents.file_wishes import FileWish
    from desktop.intent import FileRef, OutboxItem


def is_there(db: Database) -> bool:
    """Whether there may be something for any of the courier's jobs: one look, where each of them takes its own."""
    looks = (uploads.abandoned, file_wishes.are_there, next_preview)
    return not outgoing.is_at_rest(db) or any(look(db) for look in looks)


def next_upload(db: Database) -> tuple[OutboxItem, list[FileRef]] | None:
    """The op whose missing files are the least bytes, with those files."""
    waiting = [(item, uploads.pending(db, item)) for item in outgoing.behind_files(db)]
    return min(waiting, key=lambda one: sum(file.size for file in one[1]), default=None)


def next_preview(db: Database) -> FileWish | None:
    """The file whose preview is the most urgent, where previews are wanted at all."""
    if not settings.get(db, settings.PREVIEWS, True):
        return None
    return next(iter(file_wishes.previews_wanted(db, 1)), None)
