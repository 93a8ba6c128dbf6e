"""Paints a row of the outbox: title and state, then number, time, size and attempts; headings between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.plain_text import one_line
from desktop.sensitive import covered
from ui.outbox.describe import facts, state_chip
from ui.outbox.groups import Section
from ui.theme import metrics
from ui.theme.chips import chip_size, paint_chip
from ui.theme.roles import Role, colour

if TYPE_CHECKING:
    from desktop.intent import OutboxItem
    from ui.outbox.model import OutboxModel

    AnyIndex = QModelIndex | QPersistentModelIndex

_LEFT = 16
_RIGHT = 14
_TOP = 10
_BETWEEN = 4
_GAP = 8
_BAR = 3
_SECTION_TOP = 14
_SECTION_BOTTOM = 6


class OutboxDelegate(QStyledItemDelegate):
    """Reads the rows from the model itself."""

    def __init__(self, model: OutboxModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """A heading or an item."""
        entry = self._model.rows[index.row()]
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(entry, Section):
            inner = rect.adjusted(_LEFT, _SECTION_TOP, -_RIGHT, -_SECTION_BOTTOM)
            _write(painter, entry.text, inner, metrics.secondary(QFont.Weight.DemiBold), Role.MUTED)
        else:
            self._paint_item(painter, option, rect, entry)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), metrics.LINE), colour(Role.LINE))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Two lines for an item, one for a heading."""
        second = QFontMetricsF(metrics.secondary()).height()
        if isinstance(self._model.rows[index.row()], Section):
            return QSize(200, round(second + _SECTION_TOP + _SECTION_BOTTOM) + 1)
        return QSize(200, round(QFontMetricsF(metrics.base()).height() + _BETWEEN + second + 2 * _TOP) + 1)

    def _paint_item(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, item: OutboxItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour(Role.ACCENT_SOFT))
            painter.fillRect(QRectF(rect.left(), rect.top(), _BAR, rect.height()), colour(Role.ACCENT))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour(Role.HOVER))
        first = rect.adjusted(_LEFT, _TOP, -_RIGHT, 0)
        first.setHeight(QFontMetricsF(metrics.base()).height())
        chip = state_chip(item)
        size = chip_size(chip)
        at = QPointF(first.right() - size.width(), first.center().y() - size.height() / 2)
        paint_chip(painter, chip, at)
        first.setRight(at.x() - _GAP)
        _write(painter, covered(one_line(item.title)) or f"#{item.tracking_id}", first, metrics.base(), Role.TEXT)
        second = rect.adjusted(_LEFT, 0, -_RIGHT, -_TOP)
        second.setTop(first.bottom() + _BETWEEN)
        words = facts(item, self._model.clock.now())
        _write(painter, words, second, metrics.secondary(), Role.MUTED)


def _write(painter: QPainter, text: str, rect: QRectF, font: QFont, ink: Role) -> None:
    painter.setFont(font)
    painter.setPen(colour(ink))
    shown = QFontMetricsF(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
