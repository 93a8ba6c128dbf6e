"""What is shown when the desk can't be opened: what happened, what to do, and the ways on. Nothing is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desktop.problems import explain
from ui.shell.notices import language
from ui.theme import metrics
from ui.theme.icons import pixmap
from ui.theme.roles import Role

if TYPE_CHECKING:
    from desktop.problems import KnownProblem

UNREADABLE = frozenset({"cache-wrong-key", "cache-corrupt", "key-missing"})
"""Problems after which the officer may begin anew, with the old cache kept beside."""
_WIDTH = 520
_ICON = 32


class OpeningProblem(QDialog):
    """One problem with its ways on. Accepted: try again; `wants_new_desk` tells whether the old one is put aside."""

    def __init__(self, problem: KnownProblem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wants_new_desk = False
        told = explain(problem.code, problem.params, language())
        self.setWindowTitle(self.tr("LAPOR! Desktop"))
        self.setAccessibleName(told.title)
        self.setAccessibleDescription(told.advice)
        icon = QLabel()
        icon.setPixmap(pixmap("triangle-alert", Role.LATE, _ICON))
        heading = QLabel(told.title, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        heading.setProperty("type", "title")
        advice = QLabel(told.advice, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        advice.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox()
        self.retry = buttons.addButton(self.tr("Try again"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.retry.clicked.connect(self.accept)
        self.retry.setDefault(True)
        self.retry.setProperty("kind", "primary")
        self.begin_anew = buttons.addButton(
            self.tr("Keep it aside, begin anew"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.begin_anew.setVisible(problem.code in UNREADABLE)
        self.begin_anew.clicked.connect(self._on_begin_anew)
        self.leave = buttons.addButton(self.tr("Quit"), QDialogButtonBox.ButtonRole.RejectRole)
        self.leave.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(3 * metrics.SPACING)
        for widget in (icon, heading, advice, buttons):
            column.addWidget(widget)
        self.setFixedWidth(_WIDTH)

    def _on_begin_anew(self) -> None:
        self.wants_new_desk = True
        self.accept()
