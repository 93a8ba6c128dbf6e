"""What no signal tells the window: a minute has gone by, the PC has slept, another process has written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from desktop.desk import Desk

BEAT_MS = 3_000
_MINUTE = 60.0
_SLEPT = 60.0
"""Seconds between two beats that only a PC asleep, or a clock set anew, explains."""


class Pulse(QObject):
    """Beats while the window exists; looks for others' writes only while it can be seen."""

    minute_passed = Signal()
    woke = Signal()
    """The PC has slept, or its clock was set."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._last = self._minute = desk.clock.now()
        beats = QTimer(self, interval=BEAT_MS)
        beats.timeout.connect(self.beat)
        beats.start()

    def beat(self) -> None:
        """See what time it is, and what others did."""
        now = self._desk.clock.now()
        before, self._last = self._last, now
        if _seconds(before, now) > _SLEPT + BEAT_MS / 1000 or now < before:
            self._minute = now
            self.woke.emit()
        elif _seconds(self._minute, now) >= _MINUTE:
            self._minute = now
            self.minute_passed.emit()
        if self._window.isVisible() and not self._window.isMinimized():
            self._desk.look_elsewhere()


def _seconds(start: datetime, end: datetime) -> float:
    return (end - start).total_seconds()
