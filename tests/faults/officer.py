"""An officer at work in the real window, in a process of its own, until it is killed: `python -m tests.faults.officer`.

Types answers key by key, queues some, takes some back, syncs. What the window says is safe, and nothing else, is told
on standard output, a JSON object a line: from then on it must never be lost.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.cache.views import lists
from desktop.cache.views.lists import ListName
from desktop.clock import day_in_wib
from desktop.desk import Desk
from ui.program import Program, prepare
from ui.response.saver import SaveState

if TYPE_CHECKING:
    from desktop.complaint import TrackingId

WORDS = [
    "mohon",
    "maaf",
    "berkas",
    "legalisir",
    "sudah",
    "kami",
    "periksa",
    "dan",
    "dapat",
    "diambil",
    "pada",
    "hari",
    "kerja",
    "terima",
    "kasih",
    "atas",
    "laporan",
]
COMPLAINTS = 5
"""How many complaints the officer goes back and forth between, so that kills meet old drafts."""


class Officer(QObject):
    """Does one small thing after another, as the event loop lets it."""

    def __init__(self, program: Program, tracking_ids: list[TrackingId], chance: random.Random) -> None:
        super().__init__(program)
        self._program = program
        self._ids = tracking_ids
        self._chance = chance
        self._pane = program.window.reading.complaint
        self._told: tuple[str, str] | None = None
        self._number = 0
        self._pane.response.session.changed.connect(self._on_session_changed)
        self._pane.queued.connect(self._on_queued)
        self._timer = QTimer(self, interval=5)
        self._timer.timeout.connect(self._act)
        self._timer.start()

    def _act(self) -> None:
        deed = self._chance.choices(
            [self._type, self._go, self._queue, self._take_back, self._release, self._sync], [60, 8, 8, 3, 8, 8]
        )[0]
        deed()

    def _type(self) -> None:
        if self._pane.tracking_id is None:
            self._go()
        self._number += 1
        edit = self._pane.response.edit
        QTest.keyClick(edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(edit, f"{self._chance.choice(WORDS)} {self._number} ")

    def _go(self) -> None:
        self._pane.show_complaint(self._chance.choice(self._ids))

    def _queue(self) -> None:
        QTest.keyClick(self._pane.response.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def _take_back(self) -> None:
        self._pane.take_back()

    def _release(self) -> None:
        for item in self._pane.response.session.items:
            if item.state.value == "HELD":
                self._pane.response.session.release(item.op_id)

    def _sync(self) -> None:
        QTest.keyClick(self._program.window, Qt.Key.Key_F5)

    def _on_session_changed(self) -> None:
        session = self._pane.response.session
        if session.save_state is SaveState.SAVED and session.draft is not None and session.draft.text:
            told = (session.draft.tracking_id, session.draft.text)
            if told != self._told:
                self._told = told
                tell(saved=told[0], text=told[1])

    def _on_queued(self, op_id: str) -> None:
        tell(queued=op_id)


def tell(**what: str) -> None:
    """Say it to whoever started this, now."""
    print(json.dumps(what), flush=True)  # noqa: T201 - that is how it is told


def main(data_dir: str, seed: str) -> int:
    """Work until killed."""
    application = QApplication([])
    theme = prepare(application)
    desk = Desk.open(Path(data_dir))
    ids = desk.ask(lists.ids, ListName.ALL, day_in_wib(desk.clock.now()))[:COMPLAINTS]
    rows = desk.ask(lists.rows, ids, day_in_wib(desk.clock.now()))
    program = Program(desk, theme, practice=False)
    program.start()
    officer = Officer(program, [row.tracking_id for row in rows], random.Random(int(seed)))
    tell(ready=str(officer is not None))
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
