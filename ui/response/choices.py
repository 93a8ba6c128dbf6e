"""A short list to choose from: each entry a title and, below it, a line of what it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import metrics
from ui.theme.roles import Role, colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    AnyIndex = QModelIndex | QPersistentModelIndex

_SIDE = 12
_RISE = 6
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry. `mark` stands at the end of its title; `data` is what it stands for."""

    title: str
    detail: str = ""
    mark: str = ""
    data: Any = field(default=None, compare=False)


class ChoiceModel(QAbstractListModel):
    """Holds the entries."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[Choice] = []

    def put(self, choices: Sequence[Choice]) -> None:
        """Replace all entries."""
        self.beginResetModel()
        self._choices = list(choices)
        self.endResetModel()

    def at(self, row: int) -> Choice:
        """The entry in a row."""
        return self._choices[row]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 as Qt has it
        """How many."""
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, and all of it for a screen reader."""
        if not index.isValid():
            return None
        choice = self._choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.title
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return ", ".join(part for part in (choice.title, choice.mark, choice.detail) if part)
        return None


class ChoiceList(QListView):
    """Arrows move, Enter or a click chooses."""

    moved = Signal(object)
    """The `Choice` that the officer stands on, or None."""
    chosen = Signal(object)
    """The `Choice` that they want."""

    def __init__(self, name: str, parent: QWidget | None = None, *, chooses_on_click: bool = False) -> None:
        super().__init__(parent)
        self._model = ChoiceModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit(self.current))
        (self.clicked if chooses_on_click else self.doubleClicked).connect(lambda _: self._choose())

    @property
    def current(self) -> Choice | None:
        """Where the officer stands."""
        index = self.currentIndex()
        return self._model.at(index.row()) if index.isValid() else None

    @property
    def choices(self) -> list[Choice]:
        """All entries, in order."""
        return [self._model.at(row) for row in range(self._model.rowCount())]

    def show_choices(self, choices: Sequence[Choice], current: int = 0) -> None:
        """Show these, with the officer on one of them."""
        self._model.put(choices)
        self.stand_on(min(current, len(choices) - 1))
        if not choices:
            self.moved.emit(None)

    def stand_on(self, row: int) -> None:
        """Move to a row."""
        if 0 <= row < self._model.rowCount():
            self.setCurrentIndex(self._model.index(row, 0))

    def step(self, rows: int) -> None:
        """Move down, or up, from wherever the focus is."""
        count = self._model.rowCount()
        if count:
            self.stand_on(min(max(self.currentIndex().row() + rows, 0), count - 1))

    def choose(self) -> None:
        """Take the one that the officer stands on."""
        self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses."""
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._choose()
        elif event.key() in _ENTER or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Two lines, or one where there is no second."""
        choice = cast("ChoiceModel", index.model()).at(index.row())
        height = QFontMetricsF(metrics.base()).height() + 2 * _RISE
        if choice.detail:
            height += QFontMetricsF(metrics.secondary()).height()
        return QSize(120, round(height + metrics.LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Ground, title with its mark, detail."""
        choice = cast("ChoiceModel", index.model()).at(index.row())
        rect = QRectF(option.rect)
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour(Role.ACCENT_SOFT))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour(Role.HOVER))
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), colour(Role.ACCENT))
        inner = rect.adjusted(_SIDE, _RISE, -_SIDE, -_RISE)
        _paint_line(painter, choice, inner)
        painter.restore()


def _paint_line(painter: QPainter, choice: Choice, inner: QRectF) -> None:
    secondary, base = metrics.secondary(), metrics.base()
    small, large = QFontMetricsF(secondary), QFontMetricsF(base)
    first = QRectF(inner.left(), inner.top(), inner.width(), large.height())
    if choice.mark:
        painter.setFont(secondary)
        painter.setPen(colour(Role.MUTED))
        painter.drawText(first, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, choice.mark)
        first.setWidth(first.width() - small.horizontalAdvance(choice.mark) - _SIDE)
    painter.setFont(base)
    painter.setPen(colour(Role.TEXT))
    title = large.elidedText(choice.title, Qt.TextElideMode.ElideRight, first.width())
    painter.drawText(first, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, title)
    if choice.detail:
        second = QRectF(inner.left(), first.bottom(), inner.width(), small.height())
        painter.setFont(secondary)
        painter.setPen(colour(Role.MUTED))
        detail = small.elidedText(choice.detail, Qt.TextElideMode.ElideRight, second.width())
        painter.drawText(second, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, detail)
