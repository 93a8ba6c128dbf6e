"""A short table: complaints, units, topics. Enter or a double click opens what a row is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ui.theme import metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

_ABOUT = Qt.ItemDataRole.UserRole
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ROW = 28
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Row:
    """Its cells, and what it is about: empty where there is nothing to open."""

    cells: tuple[str, ...]
    about: str = ""


class RowTable(QTreeWidget):
    """As high as its rows; columns of `texts` share the room that numbers leave."""

    opened = Signal(str)
    """What a row is about."""

    def __init__(self, name: str, heads: Sequence[str], texts: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("kind", "rows")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setColumnCount(len(heads))
        self.setHeaderLabels(list(heads))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._numbers = [column for column in range(len(heads)) if column not in texts]
        for column in range(len(heads)):
            is_number = column in self._numbers
            mode = QHeaderView.ResizeMode.ResizeToContents if is_number else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)
            self.headerItem().setTextAlignment(column, _RIGHT if is_number else _LEFT)
        self.itemActivated.connect(lambda item, _: self._open(item))
        self.show_rows(())

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the row that the keyboard is on stays by its place."""
        current = self.currentItem()
        place = self.indexOfTopLevelItem(current) if current else 0
        self.clear()
        for row in rows:
            item = QTreeWidgetItem(self, list(row.cells))
            item.setData(0, _ABOUT, row.about)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(row.cells))
            for column, words in enumerate(row.cells):
                is_number = column in self._numbers
                item.setTextAlignment(column, _RIGHT if is_number else _LEFT)
                item.setToolTip(column, "" if is_number else words)
        if rows:
            self.setCurrentIndex(self.model().index(min(max(place, 0), len(rows) - 1), 0))
            self.clearSelection()
        row_height = self.sizeHintForRow(0) if rows else metrics.px(_ROW)
        self.setFixedHeight(self.header().sizeHint().height() + row_height * max(1, len(rows)) + 6)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the arrows are."""
        super().focusInEvent(event)
        current = self.currentItem()
        if current:
            current.setSelected(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A row that nobody is on is not marked."""
        super().focusOutEvent(event)
        self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, on every platform."""
        current = self.currentItem()
        if event.key() in _ENTER and current:
            self._open(current)
        else:
            super().keyPressEvent(event)

    def _open(self, item: QTreeWidgetItem) -> None:
        about = str(item.data(0, _ABOUT) or "")
        if about:
            self.opened.emit(about)
