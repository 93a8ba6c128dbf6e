"""When to save while somebody types: soon after a pause, and at the latest after a second of going on."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS = 400
LONGEST_MS = 900
"""With the commit itself this keeps the promise of one second."""


class Cadence(QObject):
    """Turns touches into `due`: `PAUSE_MS` after the last one, never more than `LONGEST_MS` after the first."""

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pause = self._timer(PAUSE_MS)
        self._longest = self._timer(LONGEST_MS)

    @property
    def is_pending(self) -> bool:
        """Whether something was touched that is not yet due."""
        return self._longest.isActive()

    def touch(self) -> None:
        """Something changed."""
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def flush(self) -> None:
        """If something is pending, it is due now."""
        if self.is_pending:
            self._on_timeout()

    def cancel(self) -> None:
        """Forget what is pending."""
        self._pause.stop()
        self._longest.stop()

    def _on_timeout(self) -> None:
        self.cancel()
        self.due.emit()

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval)
        timer.timeout.connect(self._on_timeout)
        return timer
