"""F1: the keys, in a small window that does not stop the work."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import metrics


class KeysWindow(QDialog):
    """Keys on the left, what they do on the right."""

    def __init__(self, described: list[tuple[str, str]], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = QLabel(self.tr("All of it works without the mouse"))
        heading.setProperty("type", "title")
        grid = QGridLayout()
        grid.setHorizontalSpacing(6 * metrics.SPACING)
        grid.setVerticalSpacing(2 * metrics.SPACING)
        for row, (key, deed) in enumerate(described):
            shown = QLabel(key)
            shown.setProperty("type", "strong")
            grid.addWidget(shown, row, 0)
            grid.addWidget(QLabel(deed), row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 32, 24)
        column.setSpacing(4 * metrics.SPACING)
        column.addWidget(heading)
        column.addLayout(grid)
