"""The rows of the outbox, headings among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.plain_text import one_line
from desktop.sensitive import covered
from ui.outbox.describe import spoken
from ui.outbox.groups import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from desktop.clock import Clock
    from desktop.intent import OutboxItem

Index = QModelIndex | QPersistentModelIndex


class OutboxModel(QAbstractListModel):
    """Few rows; replaced whole, because a change of state moves an item to another group."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._rows: tuple[Section | OutboxItem, ...] = ()

    @property
    def clock(self) -> Clock:
        """What time it is for those who paint."""
        return self._clock

    @property
    def rows(self) -> tuple[Section | OutboxItem, ...]:
        """What is listed."""
        return self._rows

    def set_rows(self, rows: Sequence[Section | OutboxItem]) -> None:
        """List other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_of(self, op_id: str | None) -> int:
        """Where an item stands; -1 where it doesn't."""
        for row, entry in enumerate(self._rows):
            if not isinstance(entry, Section) and entry.op_id == op_id:
                return row
        return -1

    def item_at(self, index: Index) -> OutboxItem | None:
        """The item of a row; None for a heading or no row."""
        entry = self._rows[index.row()] if index.isValid() else None
        return None if entry is None or isinstance(entry, Section) else entry

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's signature
        """Items and headings."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for the row; the delegate asks the model for the rest."""
        if not index.isValid():
            return None
        entry = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text if isinstance(entry, Section) else covered(one_line(entry.title))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.text if isinstance(entry, Section) else spoken(entry, self._clock.now())
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can't be chosen."""
        if index.isValid() and isinstance(self._rows[index.row()], Section):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)
