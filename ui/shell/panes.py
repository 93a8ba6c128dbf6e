"""The panes of the window side by side: they keep their share of the width until the officer has moved them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from ui.theme import metrics

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.shell.reading_page import ReadingPage

_SHARES = ((0.155, 220, 220, 0.21), (0.272, 252, 372, 0.32))
"""Of the window's width, with the least and the most pixels at the usual zoom, and never more than this share of it:
navigation and list."""
_NAVIGATION = 150


class Panes(QSplitter):
    """Navigation on the left, pages on the right; the reading page has a splitter of its own."""

    def __init__(self, navigation: QWidget, pages: QWidget, reading: ReadingPage) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._reading = reading
        self._are_moved = False
        navigation.setMinimumWidth(_NAVIGATION)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(navigation)
        self.addWidget(pages)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(self._on_moved)
        reading.splitterMoved.connect(self._on_moved)

    @property
    def place(self) -> list[int]:
        """Where the officer has put them; nothing while they have their usual shares."""
        return self.sizes() + self._reading.sizes() if self._are_moved else []

    def put(self, place: list[int]) -> None:
        """Stand where they stood."""
        if place:
            self._are_moved = True
            self.setSizes(place[:2])
            self._reading.setSizes(place[2:])

    def share(self, width: int) -> None:
        """Give each its share of a window so wide."""
        if self._are_moved:
            return
        left, middle = (_width(width, *each) for each in _SHARES)
        self.setSizes([left, width - left])
        self._reading.setSizes([middle, width - left - middle])

    def _on_moved(self) -> None:
        self._are_moved = True


def _width(whole: int, share: float, least: int, most: int, cap: float) -> int:
    wanted = min(max(round(share * whole), metrics.px(least)), metrics.px(most))
    return max(min(wanted, round(cap * whole)), least)
