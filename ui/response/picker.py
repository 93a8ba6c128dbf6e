"""A menu that filters as one types: a line, the entries below, and a few verbs at its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.complaint.buttons import LinkButton
from ui.complaint.labels import PlainLabel, Type
from ui.response.choices import Choice, ChoiceList
from ui.theme import metrics
from ui.theme.lines import Line
from ui.theme.roles import Role, colour

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SIZE = QSize(420, 360)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}


class Picker(QFrame):
    """Opens beside a button; Esc and a click elsewhere close it."""

    chosen = Signal(object)
    """The `Choice` that the officer took."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._choices: list[Choice] = []
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(name)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Type to filter…"))
        self.filter.setAccessibleName(self.tr("Filter"))
        self.list = ChoiceList(name, chooses_on_click=True)
        self._nothing = PlainLabel(kind=Type.SECONDARY, ink="muted", wraps=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._foot = QHBoxLayout()
        self._lay_out()
        self.filter.textChanged.connect(self._on_filter)
        self.filter.installEventFilter(self)
        self.list.chosen.connect(self._on_chosen)

    def add_verb(self, text: str, do: Callable[[], object]) -> LinkButton:
        """Something else to do, at the foot."""
        button = LinkButton(text)
        button.setAccessibleName(text)
        button.clicked.connect(lambda _: (self.close(), do()))
        self._foot.insertWidget(self._foot.count() - 1, button)
        return button

    def say_nothing_there(self, words: str) -> None:
        """What stands there when nothing is to be chosen."""
        self._nothing.setText(words)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these, as far as they fit what is typed."""
        self._choices = list(choices)
        self._on_filter()

    def open_beside(self, anchor: QWidget) -> None:
        """Open below a button, or above it where there is no room below."""
        self.filter.clear()
        size = QSize(metrics.px(_SIZE.width()), metrics.px(_SIZE.height()))
        self.setGeometry(_place(anchor, size))
        self.show()
        self.filter.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the line, arrows move in the list and Enter chooses."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _STEPS:
                self.list.step(_STEPS[Qt.Key(event.key())])
                return True
            if event.key() in _ENTER:
                self.list.choose()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """A popup has no ground but its own."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_ground()

    def _on_filter(self) -> None:
        wanted = self.filter.text().casefold().split()
        fitting = [choice for choice in self._choices if all(word in _searched(choice) for word in wanted)]
        self.list.show_choices(fitting)
        self.list.setVisible(bool(fitting))
        self._nothing.setVisible(not fitting)

    def _on_chosen(self, choice: Choice) -> None:
        self.close()
        self.chosen.emit(choice)

    def _take_ground(self) -> None:
        palette = self.palette()
        if palette.color(self.backgroundRole()) != colour(Role.PANEL):
            palette.setColor(self.backgroundRole(), colour(Role.PANEL))
            self.setPalette(palette)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(8, 8, 8, 8)
        head.addWidget(self.filter)
        self._foot.setContentsMargins(12, 8, 12, 8)
        self._foot.setSpacing(16)
        self._foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Line())
        column.addWidget(self.list, 1)
        column.addWidget(self._nothing, 1)
        column.addWidget(Line())
        column.addLayout(self._foot)
        self._take_ground()


def _searched(choice: Choice) -> str:
    return f"{choice.title} {choice.detail} {choice.mark}".casefold()


def _place(anchor: QWidget, size: QSize) -> QRect:
    below = anchor.mapToGlobal(anchor.rect().bottomRight()) + QPoint(0, 4)
    above = anchor.mapToGlobal(anchor.rect().topRight()) - QPoint(0, 4)
    screen = QGuiApplication.screenAt(above) or QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    size = size.boundedTo(room.size())
    left = min(max(below.x() - size.width(), room.left()), room.right() - size.width())
    top = below.y() if below.y() + size.height() <= room.bottom() else max(room.top(), above.y() - size.height())
    return QRect(QPoint(left, top), size)
