"""A line in the window that says what is the matter and offers the way on, in place of a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.complaint.flow import FlowLayout
from ui.complaint.labels import PlainLabel
from ui.forms.sight import bring_into_sight
from ui.theme import metrics
from ui.theme.roles import Role, colour

if TYPE_CHECKING:
    from collections.abc import Callable


class Notice(QWidget):
    """Words on a soft ground with up to a few buttons. Hidden while it has nothing to say."""

    shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None, role: Role = Role.SOON) -> None:
        super().__init__(parent)
        self._role = role
        self._label = PlainLabel(wraps=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons: list[QPushButton] = []
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(12, 6, 6, 6)
        self._layout.setSpacing(2 * metrics.SPACING)
        self._layout.addWidget(self._label, 1)
        self._bar = QWidget()
        self._ways = FlowLayout(self._bar, 2 * metrics.SPACING)
        self._layout.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setVisible(False)

    @property
    def text(self) -> str:
        """What it says, empty while hidden."""
        return self._label.text()

    @property
    def label(self) -> QLabel:
        """The words as a widget, for those who lay it out."""
        return self._label

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The ways on, in their order."""
        return tuple(self._buttons)

    def add_button(self, text: str, clicked: Callable[[], object]) -> QPushButton:
        """A way on, shown after the words, or below them where they would have less than half of the line."""
        button = QPushButton(text)
        button.clicked.connect(lambda _: clicked())
        self._buttons.append(button)
        self._ways.addWidget(button)
        return button

    def say(self, text: str, role: Role | None = None) -> None:
        """Show these words; an empty text hides the line."""
        self._role = role or self._role
        if text != self._label.text():
            self._label.setText(text)
            self.setAccessibleName(text)
            self.shown.emit(bool(text))
        self.setVisible(bool(text))
        self.update()

    def answer(self, text: str, role: Role | None = None) -> None:
        """Say what came of the officer's own deed: where the page scrolls, it scrolls to these words."""
        self.say(text, role)
        if text:
            bring_into_sight(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the ways on have their room."""
        super().resizeEvent(event)
        is_narrow = 2 * self._ways.sizeHint().width() > self.width()
        self._ways.setSpacing(metrics.SPACING if is_narrow else 2 * metrics.SPACING)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(below if is_narrow else beside)
        across = QSizePolicy.Policy.Preferred if is_narrow else QSizePolicy.Policy.Fixed
        self._bar.setSizePolicy(across, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._role.soft))
        painter.drawRoundedRect(QRectF(self.rect()), metrics.CORNER, metrics.CORNER)
