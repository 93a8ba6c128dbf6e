"""The window, pulling its first complaints while somebody types: tells how long its event loop was held at most."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.cache.intents import drafts
from desktop.cache.views import lists
from desktop.cache.views.lists import ListName
from desktop.clock import day_in_wib
from desktop.desk import Desk
from ui.program import Program, prepare

if TYPE_CHECKING:
    from desktop.complaint import TrackingId

PULSE_MS = 2
KEY_EVERY = 10
"""Pulses between two keys: faster than anybody types."""


class Typist:
    """Types a key now and then, and notes how late each pulse of the event loop comes."""

    def __init__(self, program: Program, desk: Desk, count: int) -> None:
        self._program, self._desk, self._count = program, desk, count
        self._pane = program.window.reading.complaint
        self._typed = ""
        self._last = self._began = 0.0
        self._longest = 0.0
        self._turns = 0
        self._is_asking = False
        self._timer = QTimer(program, interval=PULSE_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._pulse)

    def start(self, tracking_id: TrackingId) -> None:
        """A complaint is there to answer: begin."""
        self._pane.show_complaint(tracking_id)
        self._tracking_id = tracking_id
        self._last = self._began = time.perf_counter()
        self._timer.start()

    def _pulse(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now
        self._turns += 1
        if self._turns % KEY_EVERY == 0:
            key = "abcdefghij"[len(self._typed) % 10]
            QTest.keyClicks(self._pane.response.edit, key)
            self._typed += key
        situation = self._program.window.situation
        if situation is not None and situation.counts[ListName.ALL] >= self._count:
            self._finish()

    def _finish(self) -> None:
        self._timer.stop()
        seconds = time.perf_counter() - self._began
        self._program.window.flush()
        draft = self._desk.ask(drafts.current, self._tracking_id)
        kept = draft.text if draft else ""
        told = {
            "longest_ms": self._longest * 1_000,
            "turns": self._turns,
            "seconds": seconds,
            "keys": len(self._typed),
            "lost": 0 if kept == self._typed else len(self._typed) - len(kept) or 1,
        }
        sys.stdout.write(json.dumps(told))
        QApplication.quit()


def main(folder: Path, count: int) -> None:
    """Wait for the first complaint, then type until the last is there."""
    application = QApplication([])
    theme = prepare(application)
    desk = Desk.open(folder)
    program = Program(desk, theme, practice=False)
    typist = Typist(program, desk, count)
    program.start()
    today = day_in_wib(desk.clock.now())

    def begin() -> None:
        ids = desk.ask(lists.ids, ListName.ALL, today)
        if len(ids):
            waiting.stop()
            typist.start(desk.ask(lists.rows, ids[:1], today)[0].tracking_id)

    waiting = QTimer(program, interval=20)
    waiting.timeout.connect(begin)
    waiting.start()
    application.exec()
    program.end()


main(Path(sys.argv[1]), int(sys.argv[2]))
