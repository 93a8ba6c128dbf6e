"""A line to type into and what was found below it, over the window. Keyboard alone: arrows, Enter, Esc."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from desktop.cache.views.by_number import by_number, way_to
from desktop.cache.ways.way import DeskWay
from desktop.complaint import TrackingId
from ui.palette.entries import Entry, found, gather, of_complaints, of_number, of_search
from ui.shell.focus import give_back
from ui.theme import metrics
from ui.theme.icons import icon
from ui.theme.lines import Line
from ui.theme.roles import Role, colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent

    from desktop.cache.connection import Database
    from ui.shell.window import MainWindow

_WIDTH = 620
_ROWS = 10
_MARGIN = 12
_GAP = 12.0
_MOST_COMPLAINTS = 8
_FEWEST_DIGITS = 3
_ENTRY = Qt.ItemDataRole.UserRole
_MOVING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


def open_palette(window: MainWindow, *, prompt: str = "") -> Palette:
    """Open it, or close the one that is open. `prompt` says what is to be typed, in place of the usual words."""
    before = window.findChild(Palette, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if before is not None:
        before.close()
        return before
    palette = Palette(window)
    if prompt:
        palette.field.setPlaceholderText(prompt)
    palette.show()
    palette.field.setFocus(Qt.FocusReason.PopupFocusReason)
    return palette


class Palette(QFrame):
    """Goes when something is chosen, on Esc, and when the officer turns to something else."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before = window.focusWidget()
        self._entries = gather(window)
        self._complaints: list[Entry] = []
        self._last: list[Entry] = []
        self.field = _Field(self)
        self.list = QListWidget()
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lay_out()
        self.field.textChanged.connect(self._on_typed)
        self.list.itemClicked.connect(self._on_clicked)
        window.installEventFilter(self)
        self._show(self._entries)

    @property
    def shown(self) -> list[Entry]:
        """What is listed."""
        return [self.list.item(row).data(_ENTRY) for row in range(self.list.count())]

    def take(self, entry: Entry) -> None:
        """Do this, from where the officer was before."""
        self._return_focus()
        self.close()
        entry.run()

    def leave(self) -> None:
        """Esc: as if nothing had been."""
        self._return_focus()
        self.close()

    def take_current(self) -> None:
        """Do what the line under the cursor says."""
        item = self.list.currentItem()
        if item is not None:
            self.take(item.data(_ENTRY))

    def _lay_out(self) -> None:
        self.setAccessibleName(self.tr("Find an action or a complaint"))
        self.field.setPlaceholderText(self.tr("An action, a list, a setting or the number of a complaint"))
        self.field.setAccessibleName(self.tr("Find an action or a complaint"))
        self.field.setProperty("kind", "palette")
        self.field.addAction(icon("search", Role.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self.list.setAccessibleName(self.tr("Found"))
        self.list.setProperty("kind", "palette")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(_Delegate(self.list))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(Line())
        column.addWidget(self.list, 1)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(32)
        shadow.setOffset(0, 8)
        shadow.setColor(QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shadow)

    def _place(self) -> None:
        width = min(metrics.px(_WIDTH), self._window.width() - 8 * _MARGIN)
        row = self.list.sizeHintForRow(0) if self.list.count() else 0
        height = self.field.sizeHint().height() + 8 + row * min(self.list.count(), _ROWS) + 6
        height = min(height, self._window.height() - 8 * _MARGIN)
        self.setGeometry((self._window.width() - width) // 2, 4 * _MARGIN, width, height)
        self.raise_()

    def _show(self, entries: Sequence[Entry]) -> None:
        self.list.clear()
        for entry in entries:
            item = QListWidgetItem(entry.words, self.list)
            item.setData(_ENTRY, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (entry.words, entry.key))))
        self.list.setCurrentRow(0)
        self._place()

    def _on_typed(self, text: str) -> None:
        self._complaints, self._last = [], []
        self._show_found()
        digits = text.strip().removeprefix("#")
        if digits.isdecimal() and len(digits) >= _FEWEST_DIGITS:
            then = partial(self._on_complaints, digits)
            self._window.bridge.read(_numbered, digits, then=then, owner=self)

    def _on_complaints(self, digits: str, numbered: tuple[list[tuple[TrackingId, str]], DeskWay | None]) -> None:
        if digits == self.field.text().strip().removeprefix("#"):
            complaints, way = numbered
            missing = [of_number(self._window, TrackingId(digits), way)] if way else []
            is_taken = way is DeskWay.LAPOR3
            self._complaints = [*of_complaints(self._window, complaints), *(missing if is_taken else ())]
            self._last = [] if is_taken or complaints else missing
            self._show_found()

    def _show_found(self) -> None:
        query = self.field.text().strip()
        search = [of_search(self._window, query)] if query else []
        self._show([*self._complaints, *found(self._entries, query), *search, *self._last])

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self.take(item.data(_ENTRY))

    def _return_focus(self) -> None:
        give_back(self._window, self._before)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay where it is in a window that changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)


def _numbered(db: Database, digits: str) -> tuple[list[tuple[TrackingId, str]], DeskWay | None]:
    """Complaints by their number, and the way by which this very one may come, where it is not here."""
    return by_number(db, digits, _MOST_COMPLAINTS), way_to(db, digits)


class _Field(QLineEdit):
    """What is typed; the keys that move go to the list."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self._palette = palette

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, Enter takes, arrows move."""
        if event.key() == Qt.Key.Key_Escape:
            self._palette.leave()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._palette.take_current()
        elif event.key() in _MOVING:
            self._palette.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The officer turned to something else in the window; another window does not count."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}:
            self._palette.close()


class _Delegate(QStyledItemDelegate):
    """Name, what kind of thing it is, and the key at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line."""
        return QSize(100, round(QFontMetricsF(metrics.base()).height()) + 14)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The whole line."""
        entry: Entry = index.data(_ENTRY)
        painter.save()
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour(Role.ACCENT_SOFT))
        inner = rect.adjusted(16, 0, -16, 0)
        for words in filter(None, (entry.key, entry.where)):
            measure = QFontMetricsF(metrics.secondary())
            painter.setFont(metrics.secondary())
            painter.setPen(colour(Role.MUTED))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
            inner.setRight(inner.right() - measure.horizontalAdvance(words) - _GAP)
        measure = QFontMetricsF(metrics.base())
        painter.setFont(metrics.base())
        painter.setPen(colour(Role.TEXT))
        elided = measure.elidedText(entry.words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, elided)
        painter.restore()
