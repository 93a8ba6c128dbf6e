"""What an officer passes on about a complaint that went to somebody else: unsent words, and what units said.

The complaint itself is not in it: the new officer has that, and it need not travel through chats and mails. Neither are
the officer's notes, which are for nobody else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.cache.intents import drafts, forwards, outbox
from desktop.campus import ForwardState
from desktop.whole_file import put_whole
from ui.forms.where import ask_where
from ui.words import calendar_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QFileDialog, QWidget

    from desktop.cache.connection import Database
    from desktop.complaint import TrackingId

translate = QCoreApplication.translate


def handover(db: Database, tracking_id: TrackingId) -> str:
    """All that there is to pass on, as plain text in the language of the window."""
    head = translate("HandOver", "Hand-over of complaint #%1").replace("%1", tracking_id)
    return "\n\n".join([head, *_unsent(db, tracking_id), *_units(db, tracking_id)]) + "\n"


def save_handover(db: Database, tracking_id: TrackingId, path: Path) -> Path:
    """Write it into a file, whole or not at all. Raises KnownProblem `file-unwritable`."""
    put_whole(path, handover(db, tracking_id).encode())
    return path


def ask_for_file(parent: QWidget, tracking_id: TrackingId, then: Callable[[Path], object]) -> QFileDialog:
    """Ask for the file, by the system's dialog and without waiting for it."""
    title, kind = translate("HandOver", "Save as a text file"), translate("HandOver", "Text files (*.txt)")
    return ask_where(parent, title, f"{tracking_id}.txt", kind, then=then)


def _unsent(db: Database, tracking_id: TrackingId) -> Iterator[str]:
    heading = translate("HandOver", "Written, but not sent:")
    draft = drafts.current(db, tracking_id)
    if draft is not None and draft.text.strip():
        yield f"{heading}\n{draft.text.strip()}"
    for item in outbox.for_complaint(db, tracking_id):
        if item.state.needs_a_look and item.text.strip():
            yield f"{heading}\n{item.text.strip()}"


def _units(db: Database, tracking_id: TrackingId) -> Iterator[str]:
    for forward in forwards.of_complaint(db, tracking_id):
        if forward.state is ForwardState.ANSWERED:
            words = translate("HandOver", "Answer of %1:").replace("%1", forward.unit)
            yield f"{words}\n{forward.answer.strip()}"
        elif forward.state is ForwardState.WAITING:
            words = translate("HandOver", "Asked of %1, due %2, not answered yet:")
            words = words.replace("%1", forward.unit).replace("%2", calendar_day(forward.due))
            yield f"{words}\n{forward.message.strip()}"
