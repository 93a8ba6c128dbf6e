"""The keys, in a small window that does not stop the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.theme import metrics

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MOST_HEIGHT = 620


class KeysWindow(QDialog):
    """Keys and what they do, in two columns; `change` leads to where they can be changed."""

    def __init__(
        self, described: Sequence[tuple[str, str]], parent: QWidget | None, *, change: Callable[[], object]
    ) -> None:
        super().__init__(parent)
        self._change = change
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = QLabel(self.tr("All of it works without the mouse"))
        heading.setProperty("type", "title")
        button = QPushButton(self.tr("Change keys"))
        button.setAutoDefault(False)
        button.clicked.connect(self._on_change)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(4 * metrics.SPACING)
        column.addWidget(heading)
        column.addWidget(_scrolled(_table(described)), 1)
        column.addLayout(row)

    def _on_change(self) -> None:
        self.close()
        self._change()


def _table(described: Sequence[tuple[str, str]]) -> QWidget:
    """Two halves beside each other, so that all of it fits a small screen."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 12, 0)
    grid.setHorizontalSpacing(5 * metrics.SPACING)
    grid.setVerticalSpacing(2 * metrics.SPACING)
    half = (len(described) + 1) // 2
    for place, (key, deed) in enumerate(described):
        column = 3 * (place // half)
        shown = QLabel(key, textFormat=Qt.TextFormat.PlainText)
        shown.setProperty("type", "strong")
        grid.addWidget(shown, place % half, column)
        grid.addWidget(QLabel(deed, textFormat=Qt.TextFormat.PlainText), place % half, column + 1)
    grid.setColumnMinimumWidth(2, 4 * metrics.SPACING)
    return table


def _scrolled(table: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(table)
    needed = table.sizeHint()
    area.setMinimumSize(needed.width() + 12, min(needed.height(), metrics.px(_MOST_HEIGHT)))
    return area
