"""When a complaint counts as read: once it has been on screen for a while, or its officer begins to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.cache import journal
from ui.complaint.reading import mark_shown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.bridge import DeskBridge
    from ui.complaint.reading import Reading

READ_AFTER_MS = 500
"""So long a complaint is on screen before it counts as read: arrowing past it is not reading."""


class ReadMark(QObject):
    """Watches what a pane shows, and counts only while that can be seen."""

    def __init__(self, bridge: DeskBridge, pane: QWidget) -> None:
        super().__init__(pane)
        self._bridge, self._pane = bridge, pane
        self._reading: Reading | None = None
        self._is_first = False
        self._timer = QTimer(self, singleShot=True, interval=READ_AFTER_MS)
        self._timer.timeout.connect(self._mark)

    def follow(self, reading: Reading, *, before: Reading | None) -> None:
        """The pane shows this, where it showed that."""
        self._reading = reading
        tracking_id = reading.complaint.tracking_id
        self._is_first = before is None or before.complaint.tracking_id != tracking_id
        if self._is_first and self._pane.isVisible():
            self._bridge.write(journal.observe, journal.Act.OPENED, tracking_id, owner=self, origin="reading")
        is_new = before is None or _seen(before) != _seen(reading)
        if self._pane.isVisible() and (is_new or reading.is_unread):
            self._timer.start()

    def leave(self) -> None:
        """The pane goes on to something else."""
        self.forget()
        self._timer.stop()

    def forget(self) -> None:
        """Nothing is shown that could be read."""
        self._reading = None

    def resume(self) -> None:
        """What is shown can be seen again."""
        if self._reading is not None:
            self._timer.start()

    def pause(self) -> None:
        """It can't be seen any more."""
        self._timer.stop()

    def touch(self) -> None:
        """Who writes has read the complaint, but not yet what comes in under their hands."""
        if self._is_first and self._timer.isActive():
            self._mark()

    def _mark(self) -> None:
        self._timer.stop()
        if self._reading is not None:
            shown = self._reading.complaint
            self._bridge.write(mark_shown, shown.tracking_id, shown.rev, owner=self, origin="reading")


def _seen(reading: Reading) -> tuple[str, int]:
    return reading.complaint.tracking_id, reading.complaint.rev
