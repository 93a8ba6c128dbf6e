"""Hands what waits over as a document, for who enters it on LAPOR!'s web page: a desk without a server, above all."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton

from desktop.clock import day_in_wib
from ui.complaint.words import in_a_line
from ui.errand import Errand
from ui.shell.notices import language
from ui.stick.step import ask_for_file

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.handover.writing import HandedOver
    from desktop.problems import KnownProblem
    from ui.bridge import DeskBridge


class HandoverPart(QObject):
    """A button, and what became of it."""

    told = Signal(str)
    """The outcome in words, or why there is none."""

    def __init__(self, bridge: DeskBridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._place = parent
        self.button = QPushButton(self.tr("Hand over as a document…"))
        self.button.clicked.connect(lambda _: self.ask())
        self._errand = Errand(self)
        self._errand.done.connect(self._on_done)
        self._errand.failed.connect(self._on_failed)
        self._errand.bug_raised.connect(bridge.bug_raised)

    def ask(self) -> QFileDialog:
        """Ask for a name, and write the document."""
        day = day_in_wib(self._bridge.desk.clock.now())
        name = self.tr("answers-%1.docx").replace("%1", day.isoformat())
        names = self.tr("Documents (*.docx);;Plain text (*.txt)")
        title = self.tr("Hand over as a document")
        return ask_for_file(self._place, title, lambda path: self.write(Path(path)), new_name=name, names=names)

    def write(self, path: Path) -> None:
        """Write what waits into a document."""
        from desktop.handover.writing import hand_over

        self._errand.begin(partial(hand_over, self._bridge.desk, path, language()))

    def _on_done(self, done: HandedOver) -> None:
        words = self.tr(
            "%n item(s) are in %1. Enter them on LAPOR!'s web page, then mark each here as entered.",
            "",
            len(done.op_ids),
        )
        self.told.emit(words.replace("%1", done.path.name))

    def _on_failed(self, problem: KnownProblem) -> None:
        self.told.emit(in_a_line(problem))
