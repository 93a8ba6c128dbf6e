"""One of the three steps of an exchange by stick: a heading, what it means, its controls, and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ui.complaint.flow import FlowLayout
from ui.complaint.labels import PlainLabel
from ui.complaint.notice import Notice
from ui.complaint.words import in_a_line
from ui.errand import Errand
from ui.theme import metrics
from ui.theme.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.problems import KnownProblem
    from ui.bridge import DeskBridge


class Step(QWidget):
    """Base of the three. A subclass adds its controls to `controls`, and begins `errand`."""

    def __init__(self, bridge: DeskBridge, heading: str, meaning: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.errand = Errand(self)
        self.outcome = Notice(role=Role.FINE)
        bar = QWidget()
        self.controls = FlowLayout(bar)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2 * metrics.SPACING)
        title = PlainLabel(heading)
        title.setProperty("type", "strong")
        self.column.addWidget(title)
        self.column.addWidget(PlainLabel(meaning, ink="muted", wraps=True))
        self.column.addWidget(bar)
        self.column.addWidget(self.outcome)
        self.errand.failed.connect(self._on_failed)
        self.errand.failed.connect(lambda _: self.set_busy(is_busy=False))
        self.errand.done.connect(lambda _: self.set_busy(is_busy=False))
        self.errand.bug_raised.connect(bridge.bug_raised)
        self.errand.bug_raised.connect(lambda _: self.set_busy(is_busy=False))

    def set_busy(self, *, is_busy: bool) -> None:
        """It has begun, or ended; a subclass says what can be done meanwhile."""

    def begin(self, work: Callable[[], object], words: str) -> None:
        """Do it, and say that it is under way."""
        if self.errand.begin(work):
            self.outcome.answer(words, Role.ACCENT)
            self.set_busy(is_busy=True)

    def _on_failed(self, problem: KnownProblem) -> None:
        self.outcome.answer(in_a_line(problem), Role.LATE)


def ask_for_file(
    parent: QWidget, title: str, chosen: Callable[[str], object], *, new_name: str = "", names: str = ""
) -> QFileDialog:
    """The system's dialog, without waiting for it; with `new_name` a file to write is asked for.

    `names`: a filter of Qt's for other files than those of the stick.
    """
    dialog = QFileDialog(parent, title)
    dialog.setNameFilter(names or QCoreApplication.translate("Stick", "Files of LAPOR! Desktop (*.lapor)"))
    dialog.setDefaultSuffix(Path(new_name).suffix.removeprefix(".") or "lapor")
    dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    if new_name:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(new_name)
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
