"""The tour: a card beside the part that it is about. Nothing is locked; Esc or a click ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.cache import settings
from ui.shell.focus import give_back
from ui.theme import metrics
from ui.theme.roles import Role, colour
from ui.tour.cards import cards

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from ui.shell.window import MainWindow

_WIDTH = 380
_GAP = 16
_FRAME = 2


def start_tour(window: MainWindow) -> Tour:
    """Begin, or begin again."""
    running = window.findChild(Tour, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if running is not None:
        running.end()
    tour = Tour(window)
    tour.go_to(0)
    return tour


class Tour(QFrame):
    """The card that is shown, with a frame around its part of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before = window.focusWidget()
        self._cards = cards(window)
        self._place = 0
        self._frame = _Frame(window)
        self._title = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._title.setProperty("type", "title")
        self._words = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._count = QLabel()
        self._count.setProperty("type", "secondary")
        self._count.setProperty("ink", "muted")
        self.skip_button = QPushButton(self.tr("Skip"))
        self.back_button = QPushButton(self.tr("Back"))
        self.next_button = QPushButton()
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lay_out()
        self.skip_button.clicked.connect(self.end)
        self.back_button.clicked.connect(lambda _: self.go_to(self._place - 1))
        self.next_button.clicked.connect(lambda _: self.go_to(self._place + 1))
        window.installEventFilter(self)
        window.bridge.write(settings.put, settings.TOUR_SEEN, True, owner=self, origin="tour")

    @property
    def place(self) -> int:
        """Which card is shown, from 0."""
        return self._place

    def go_to(self, place: int) -> None:
        """Show a card; after the last one it is over."""
        if place >= len(self._cards):
            self.end()
            return
        self._place = max(place, 0)
        card = self._cards[self._place]
        self._title.setText(card.title)
        self._words.setText(card.words)
        words = self.tr("%1 of %2").replace("%1", str(self._place + 1))
        self._count.setText(words.replace("%2", str(len(self._cards))))
        is_last = self._place == len(self._cards) - 1
        self.next_button.setText(self.tr("Begin") if is_last else self.tr("Next"))
        self.back_button.setVisible(self._place > 0)
        self.skip_button.setVisible(not is_last)
        self.setAccessibleName(card.title)
        self.setAccessibleDescription(card.words)
        self._put()
        self.show()
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Enough; back to where the officer was."""
        self._frame.hide()
        self._frame.deleteLater()
        if self.isAncestorOf(self._window.focusWidget() or self._window):
            give_back(self._window, self._before)
        self.close()

    def _lay_out(self) -> None:
        self.back_button.setProperty("kind", "quiet")
        self.skip_button.setProperty("kind", "quiet")
        self.next_button.setProperty("kind", "primary")
        buttons = QHBoxLayout()
        buttons.addWidget(self._count)
        buttons.addStretch(1)
        for button in (self.skip_button, self.back_button, self.next_button):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(3 * metrics.SPACING)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addLayout(buttons)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(32)
        shadow.setOffset(0, 8)
        shadow.setColor(QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shadow)

    def _put(self) -> None:
        """Beside the part where there is room, otherwise over its middle; always whole in the window."""
        about = self._cards[self._place].about
        part = QRect(about.mapTo(self._window, QPoint(0, 0)), about.size())
        self._frame.around(part)
        width = min(metrics.px(_WIDTH), self._window.width() - 2 * _GAP)
        self.setFixedWidth(width)
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout else self.sizeHint().height()
        self.resize(width, height)
        left, top = part.right() + _GAP, part.top() + _GAP
        if left + width > self._window.width() - _GAP:  # then above it, or in its middle
            left = part.center().x() - width // 2
            top = part.top() - height - _GAP
            top = top if top > 0 else part.center().y() - height // 2
        most = self._window.rect().adjusted(_GAP, _GAP, -_GAP - width, -_GAP - height)
        self.move(min(max(left, most.left()), most.right()), min(max(top, most.top()), most.bottom()))
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc ends; Enter and Space press the button with the focus, arrows move to another."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place in a window that changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._put()
        return super().eventFilter(watched, event)


class _Frame(QWidget):
    """A line around a part of the window; clicks go through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def around(self, part: QRect) -> None:
        """Show it around this part."""
        self.setGeometry(part.adjusted(-_FRAME, -_FRAME, _FRAME, _FRAME))
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Round corners, in the accent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(Role.ACCENT), _FRAME))
        inside = self.rect().adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)
        painter.drawRoundedRect(inside, metrics.CORNER, metrics.CORNER)
