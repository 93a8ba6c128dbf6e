"""A line of one pixel: what separates here, instead of boxes in boxes."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from ui.theme import metrics


class Line(QFrame):
    """Horizontal, across its layout."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "line")
        self.setFixedHeight(metrics.LINE)
