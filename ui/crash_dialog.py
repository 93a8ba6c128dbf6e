"""What the officer sees of a fault of the program, after the work was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ui.clipboard import copy_plain
from ui.theme import metrics

if TYPE_CHECKING:
    from collections.abc import Callable


class CrashDialog(QDialog):
    """Says that the work is saved, shows the report, and lets the officer go on."""

    def __init__(self, report: str, *, is_saved: bool, parent: QWidget | None, leave: Callable[[], object]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong in the program"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        saved = self.tr("What you wrote is saved on this PC, and nothing was sent that you did not queue.")
        unsaved = self.tr("The latest words could not be saved. Copy them from the window before you quit.")
        heading = QLabel(self.tr("The program made a mistake"))
        heading.setProperty("type", "title")
        words = QLabel(saved if is_saved else unsaved, wordWrap=True)
        asked = QLabel(
            self.tr("This report helps to mend it. It holds no names and no words of complaints."), wordWrap=True
        )
        asked.setProperty("ink", "muted")
        shown = QPlainTextEdit(report, readOnly=True)
        shown.setAccessibleName(self.tr("Report"))
        buttons = QDialogButtonBox()
        copy = buttons.addButton(self.tr("Copy the report"), QDialogButtonBox.ButtonRole.ActionRole)
        go_on = buttons.addButton(self.tr("Go on"), QDialogButtonBox.ButtonRole.AcceptRole)
        quit_button = buttons.addButton(self.tr("Quit"), QDialogButtonBox.ButtonRole.RejectRole)
        copy.clicked.connect(lambda: copy_plain(report))
        go_on.clicked.connect(self.accept)
        quit_button.clicked.connect(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(2 * metrics.SPACING)
        for widget in (heading, words, asked, shown, buttons):
            column.addWidget(widget)
        self.resize(620, 420)
        go_on.setDefault(True)
        go_on.setProperty("kind", "primary")
