"""Chips side by side in as many lines as there is room for; the others are scrolled to, also by Tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ui.complaint.flow import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

USUAL_LINES = 2


class Shelf(QScrollArea):
    """As high as its lines, up to `lines`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = USUAL_LINES
        self._chips: list[QWidget] = []
        inside = QWidget()
        self._flow = FlowLayout(inside, 6)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for ground in (self.viewport(), inside):
            ground.setAutoFillBackground(False)

    def put(self, chips: list[QWidget]) -> None:
        """Show these in place of those before."""
        self._flow.truncate()
        self._chips = chips
        for chip in chips:
            self._flow.addWidget(chip)
            chip.show()
        self.fit()

    def set_lines(self, lines: int) -> None:
        """How many lines may be in sight."""
        if lines != self._lines:
            self._lines = lines
            self.fit()

    def fit(self) -> None:
        """Take the height that is needed, and no more than is given."""
        if self._chips:
            line = max(chip.sizeHint().height() for chip in self._chips)
            most = self._lines * line + (self._lines - 1) * self._flow.spacing()
            self.setFixedHeight(min(most, self._flow.heightForWidth(self.viewport().width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self.fit()
