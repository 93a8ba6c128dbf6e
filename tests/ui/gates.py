"""Lets a test hold the database thread still, to look at what the window does meanwhile."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.cache.writer import Transaction
    from desktop.desk import Desk


@contextmanager
def writer_held(desk: Desk) -> Iterator[None]:
    """Everything that is written inside waits until the block is left."""
    is_there, may_go = Event(), Event()

    def wait(_tx: Transaction) -> None:
        is_there.set()
        may_go.wait(30)

    waiting = desk.write(wait)
    is_there.wait(30)
    try:
        yield
    finally:
        may_go.set()
        waiting.result()


@contextmanager
def disk_full(desk: Desk) -> Iterator[None]:
    """The cache can't grow by a page inside: SQLite's own SQLITE_FULL, as a full disk gives it."""

    def limit(tx: Transaction, pages: int) -> None:
        tx.db.execute(f"PRAGMA max_page_count = {pages}")

    desk.do(limit, 1)  # SQLite takes the present size for a limit below it
    try:
        yield
    finally:
        desk.do(limit, 1_000_000)


def deliver_what_can_be(desk: Desk) -> None:
    """Let all that was asked of the reader be answered, and all answers be heard; the writer may be held."""
    desk.ask(lambda _: None)
    QApplication.processEvents()
