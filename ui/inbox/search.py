"""The search box: finds while it is typed in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ui.theme.icons import icon
from ui.theme.roles import Role


class SearchBox(QLineEdit):
    """Down goes on to what was found."""

    leave_requested = Signal()
    """Down or Enter: on to the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Search complaints, answers, numbers…"))
        self.setAccessibleName(self.tr("Search"))
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._keys = QLabel("Ctrl+F", self)
        self._keys.setProperty("ink", "muted")
        self._keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._make_room)
        self._make_room()
        self.take_icons()

    def take_icons(self) -> None:
        """Tint the icon anew after the theme changed."""
        self._glass.setIcon(icon("search", Role.MUTED))

    def _make_room(self) -> None:
        """The hint is there while nothing is typed, and the placeholder ends before it."""
        self._keys.setVisible(not self.text())
        self._keys.adjustSize()
        self.setTextMargins(0, 0, 0 if self.text() else self._keys.width() + 4, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the hint at the right end."""
        super().resizeEvent(event)
        self._keys.move(self.width() - self._keys.width() - 12, (self.height() - self._keys.height()) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the box by keys."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.leave_requested.emit()
            case _:
                super().keyPressEvent(event)
