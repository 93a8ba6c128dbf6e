"""Widgets of one width in as many columns as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent


class Grid(QWidget):
    """`least`: pixels of a column at the usual zoom; `most`: columns."""

    def __init__(self, widgets: Sequence[QWidget], *, least: int, most: int, spacing: int) -> None:
        super().__init__()
        self._widgets, self._least, self._most, self._columns = widgets, least, most, 0
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(spacing)
        self._layout.setVerticalSpacing(spacing)
        self._arrange(most)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as fit."""
        super().resizeEvent(event)
        self._arrange(max(1, min(self._most, self.width() // metrics.px(self._least))))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for number in range(self._most):
            self._layout.setColumnStretch(number, int(number < columns))
        for place, widget in enumerate(self._widgets):
            self._layout.addWidget(widget, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
        self._columns = columns
