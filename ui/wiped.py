"""The end of a desk whose central API ordered it to be erased: nothing is shown any more, one sentence says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from ui.complaint.words import explained

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.problems import KnownProblem


def end_with(problem: KnownProblem, window: QWidget) -> QMessageBox:
    """Take the window away and say why. The program ends with the answer, and as the desk is closed its files go."""
    window.hide()
    told = explained(problem.code, problem.params)
    box = QMessageBox(QMessageBox.Icon.Information, told.title, told.title)
    box.setInformativeText(told.advice)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.finished.connect(lambda _: QApplication.quit())
    box.open()
    return box
