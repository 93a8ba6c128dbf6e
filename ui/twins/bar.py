"""The quiet line over the answer: complaints in nearly the same words, or the group that this one is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.complaint.buttons import LinkButton
from ui.complaint.notice import Notice
from ui.theme import metrics
from ui.theme.controls import ElidedLabel
from ui.theme.roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.complaint import TrackingId


class TwinBar(QWidget):
    """Hidden while there is nothing to say."""

    comparison_requested = Signal()
    answer_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel()
        self._words.setProperty("type", "secondary")
        self._words.setProperty("ink", "muted")
        self.compare_button = LinkButton()
        self.answer_button = LinkButton(self.tr("Answer all at once…"))
        self._said = Notice(role=Role.SOON)
        self._said.add_button(self.tr("Put away"), lambda: self.say(""))
        self._line = QWidget()
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * metrics.SPACING)
        row.addWidget(self._words, 1)
        row.addWidget(self.compare_button)
        row.addWidget(self.answer_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.SPACING)
        column.addWidget(self._line)
        column.addWidget(self._said)
        self.compare_button.clicked.connect(lambda _: self.comparison_requested.emit())
        self.answer_button.clicked.connect(lambda _: self.answer_requested.emit())
        self.hide()

    @property
    def text(self) -> str:
        """What the line says; empty while it is hidden."""
        return "" if self.isHidden() or self._line.isHidden() else self._words.text()

    @property
    def said(self) -> str:
        """What became of something that was done."""
        return self._said.text

    def show_twins(self, group: Sequence[TrackingId], suggested: Sequence[TrackingId]) -> None:
        """The other members of the group, and what is alike beyond it."""
        words, more = "", ""
        if group:
            words = self.tr("In a group with %n other complaint(s)", "", len(group))
            more = self.tr("%n more alike", "", len(suggested)) if suggested else ""
        elif suggested:
            words = self.tr("%n complaint(s) in nearly the same words", "", len(suggested))
        numbers = ", ".join(f"#{number}" for number in (group or suggested))
        self._words.setText(f"{words}: {numbers}" + (f" · {more}" if more else ""))
        self._words.setAccessibleName(self._words.text())
        self.compare_button.setText(self.tr("Show the group") if group else self.tr("Compare"))
        self.compare_button.updateGeometry()
        self.answer_button.setVisible(bool(group))
        self._line.setVisible(bool(words))
        self._fold()

    def say(self, words: str) -> None:
        """Tell what became of something; an empty text tells nothing."""
        self._said.say(words)
        self._fold()

    def _fold(self) -> None:
        self.setVisible(not self._line.isHidden() or bool(self._said.text))
