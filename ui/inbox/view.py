"""The list as the officer moves in it: changes from elsewhere leave selection, scroll position and focus alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QFrame, QHeaderView, QTableView, QWidget

from ui.inbox.delegate import RowDelegate
from ui.inbox.model import ROW_ROLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QItemSelectionRange
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from desktop.complaint import TrackingId
    from ui.inbox.model import ComplaintListModel

    AnyIndex = QModelIndex | QPersistentModelIndex


class ComplaintListView(QTableView):
    """Rows of one height; the row that is selected is the complaint that is shown. Several may be selected.

    A table of one column, because QListView walks through all 100,000 rows to lay them out and a table does not.
    """

    complaint_chosen = Signal(object)
    """Tracking ID of the complaint that the officer moved to, or None."""
    reading_requested = Signal()
    """Enter or a double click: the officer wants to read it."""
    selection_changed = Signal()
    """Several complaints are selected, or others than before, or no longer several."""

    def __init__(self, model: ComplaintListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Asked for a widget that it has not made, the binding looks for what it is in every class of widgets: 9 ms.
        ground = QWidget(autoFillBackground=True)
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        self.setViewport(ground)
        self._model = model
        self._anchor: tuple[int, int] | None = None
        self._chosen: TrackingId | None = None
        self._has_several = False
        self._is_changing = False
        self._delegate = RowDelegate(self)
        self.setAccessibleName(self.tr("Complaints"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.take_fonts()
        model.about_to_change.connect(self._remember_place)
        model.has_changed.connect(self._return_to_place)
        model.dataChanged.connect(self._on_rows_changed)
        model.modelReset.connect(self._forget_several)

    @property
    def chosen(self) -> TrackingId | None:
        """The complaint that the officer is on."""
        return self._chosen

    @property
    def selected_count(self) -> int:
        """How many complaints are selected."""
        return sum(block.height() for block in self._blocks())

    def selected_ids(self) -> list[int]:
        """Ids of the selected rows, in the order of the list."""
        blocks = sorted((block.top(), block.bottom()) for block in self._blocks())
        return [row_id for first, last in blocks for row_id in self._model.ids[first : last + 1]]

    def highlight(self, search: str) -> None:
        """Mark the words that are looked for in the rows."""
        self._delegate.search = search
        self.viewport().update()

    def choose_one(self) -> None:
        """Of several, only the one that the officer is on stays selected."""
        self.choose_row(max(self.currentIndex().row(), 0))

    def shown_ids(self) -> list[int]:
        """Ids of the rows in sight."""
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        return list(self._model.ids[first : last + 1 if last >= 0 else None]) if first >= 0 else []

    def choose_row(self, row: int) -> None:
        """Move to a row, as if the officer had."""
        index = self._model.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def stay_on(self, row_id: int | None) -> bool:
        """After another list was opened: stand on this row if it is in it, without choosing it anew."""
        place = -1 if row_id is None else self._model.place_of(row_id)
        if row_id is None or place < 0:
            self.scrollToTop()
            return False
        self._is_changing = True
        try:
            self.choose_row(place)
            self._model.pin(row_id)
        finally:
            self._is_changing = False
        return True

    def choose_nothing(self) -> None:
        """Stand on no complaint."""
        self.selectionModel().clear()
        self._choose(None)

    def take_fonts(self) -> None:
        """Measure anew after the theme changed."""
        self._delegate.take_fonts()
        self.verticalHeader().setDefaultSectionSize(self._delegate.height)
        self.verticalHeader().setMinimumSectionSize(self._delegate.height)
        self.viewport().update()

    def _on_rows_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if not self._has_several and first.row() <= self.currentIndex().row() <= last.row():
            self._choose_selected()

    def _on_selection(self) -> None:
        """One row: that is read, or several: then none is opened, for that would count as reading it."""
        if self._is_changing:
            return
        count = self.selected_count
        if count > 1:
            self._has_several = True
            self._model.pin(*self.selected_ids())
            self.selection_changed.emit()
            return
        self._forget_several()
        if count == 1:
            self._choose_selected()

    def _forget_several(self) -> None:
        if self._has_several:
            self._has_several = False
            self.selection_changed.emit()

    def _blocks(self) -> Iterable[QItemSelectionRange]:
        return cast("Iterable[QItemSelectionRange]", self.selectionModel().selection())

    def _choose_selected(self) -> None:
        block = next(iter(self._blocks()), None)
        if block is None:
            return
        self._model.pin()
        row = self._model.index(block.top()).data(ROW_ROLE)
        if row is None:  # asked for by that; chosen when it is there
            return
        self._model.pin(row.id)
        self._choose(row.tracking_id)

    def _choose(self, tracking_id: TrackingId | None) -> None:
        if tracking_id == self._chosen:
            return
        self._chosen = tracking_id
        self.complaint_chosen.emit(tracking_id)

    def _remember_place(self) -> None:
        """The anchor: the row the officer is on if it is in sight, otherwise the topmost one."""
        self._is_changing = True
        shown = self.shown_ids()
        if not shown:
            self._anchor = None
            return
        current = self.currentIndex().row()
        current_id = self._model.ids[current] if current >= 0 else None
        anchor = current_id if current_id in shown else shown[0]
        self._anchor = (anchor, self.visualRect(self._model.index(self._model.place_of(anchor))).top())

    def _return_to_place(self) -> None:
        self._is_changing = False
        if self._anchor is None:
            return
        row_id, top = self._anchor
        place = self._model.place_of(row_id)
        if place >= 0:
            self.doItemsLayout()
            moved = self.visualRect(self._model.index(place)).top() - top
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802 Qt's name
        """The officer moved; a row that had left the list need not be kept for them any more."""
        super().selectionChanged(selected, deselected)
        self._on_selection()

    def moveCursor(  # noqa: N802 Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the ends of the list, as in a list; a table goes to the ends of the row."""
        if action == QAbstractItemView.CursorAction.MoveHome:
            return self._model.index(0)
        if action == QAbstractItemView.CursorAction.MoveEnd:
            return self._model.index(self._model.rowCount() - 1)
        return super().moveCursor(action, modifiers)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming here chooses nothing: Qt's own view would move to the first row, and by that open it."""
        QAbstractScrollArea.focusInEvent(self, event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter reads, Esc makes one of several; letters are for shortcuts, not for a search through rows to come."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.reading_requested.emit()
        elif event.key() == Qt.Key.Key_Escape and self._has_several:
            self.choose_one()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 Qt's name
        """Qt's own search would fetch every row of the list."""
