"""A queued answer can be taken back under its complaint; once the officer has gone on, from the notice bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.cache.intents.outbox import UNDO_WINDOW
from desktop.intent import OpId
from ui.shell.undo import forget_last, offer

if TYPE_CHECKING:
    from desktop.complaint import TrackingId
    from ui.shell.reading_page import ReadingPage


class QueuedUndo(QObject):
    """Remembers the last answer that was queued, as long as it is held."""

    def __init__(self, page: ReadingPage) -> None:
        super().__init__(page)
        self._page = page
        self._op_id: OpId | None = None
        self._tracking_id: TrackingId | None = None
        self._held = QTimer(self, singleShot=True, interval=round(UNDO_WINDOW.total_seconds() * 1000))

    def note(self, op_id: str) -> None:
        """An answer has been queued for the complaint that is shown."""
        forget_last(self._page)
        self._op_id, self._tracking_id = OpId(op_id), self._page.chosen
        self._held.start()

    def leave_for(self, tracking_id: TrackingId | None) -> None:
        """The officer goes on to another complaint."""
        queued, op_id = self._tracking_id, self._op_id
        if not self._held.isActive() or queued is None or op_id is None or queued == tracking_id:
            return
        left = self._held.remainingTime()
        self._held.stop()
        words = self.tr("Answer to #%1 queued").replace("%1", queued)
        offer(self._page, words, partial(self._page.take_back_elsewhere, queued, op_id), milliseconds=left)
