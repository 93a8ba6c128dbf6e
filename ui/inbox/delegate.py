"""Paints a line of the list: title and time left, then number, flags, origin, and marks for what is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from desktop.cache.words import hits
from desktop.intent import OutboxState
from ui.inbox.describe import describe, flags, gone_words, origin, standing, title
from ui.inbox.model import ROW_ROLE
from ui.theme import metrics
from ui.theme.chips import Chip, chip_font, chip_size, deadline_chip, paint_chip
from ui.theme.icons import paint_icon
from ui.theme.roles import Role, colour

if TYPE_CHECKING:
    from desktop.complaint import ComplaintRow

    AnyIndex = QModelIndex | QPersistentModelIndex

_LEFT = 16
_RIGHT = 14
_TOP = 10
_BETWEEN = 4
_GAP = 8
_BAR = 3
_DOT = 8
_MARK = 14
_LEAST_ROOM = 28.0
_MOST_HITS = 12


class RowDelegate(QStyledItemDelegate):
    """One `height` for all rows, in pixels."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.search = ""
        """What is looked for, to be marked in titles and numbers."""
        self.take_fonts()

    def take_fonts(self) -> None:
        """Measure anew, after the theme or the screen changed."""
        self._base, self._strong = metrics.base(), metrics.strong()
        self._secondary, self._chip = metrics.secondary(), chip_font()
        self._title_height = QFontMetricsF(self._strong).height()
        self._second_height = max(QFontMetricsF(self._secondary).height(), chip_size(Chip("X", Role.TEXT)).height())
        self.height = round(_TOP + self._title_height + _BETWEEN + self._second_height + _TOP) + metrics.LINE

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect = QRectF(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour(Role.ACCENT_SOFT))
            painter.fillRect(QRectF(rect.left(), rect.top(), _BAR, rect.height()), colour(Role.ACCENT))
            if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Active:
                _paint_frame(painter, rect.adjusted(0, 0, 0, -metrics.LINE))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour(Role.HOVER))
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - metrics.LINE, rect.width(), metrics.LINE), colour(Role.LINE)
        )

    def _paint_placeholder(self, painter: QPainter, inner: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(Role.LINE))
        for top, share, height in ((4, 0.6, 10), (self._title_height + _BETWEEN + 5, 0.35, 8)):
            painter.drawRoundedRect(QRectF(inner.left(), inner.top() + top, inner.width() * share, height), 4, 4)

    def _paint_first_line(self, painter: QPainter, row: ComplaintRow, inner: QRectF) -> None:
        line = QRectF(inner.left(), inner.top(), inner.width(), self._title_height)
        chip = None if row.is_gone else deadline_chip(row.working_days_left)
        if chip:
            size = chip_size(chip, self._chip)
            at = QPointF(line.right() - size.width(), line.center().y() - size.height() / 2)
            paint_chip(painter, chip, at, self._chip)
            line.setRight(at.x() - _GAP)
        if row.is_unread:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(Role.ACCENT))
            painter.drawEllipse(QRectF(line.left(), line.center().y() - _DOT / 2, _DOT, _DOT))
            line.setLeft(line.left() + _DOT + 7)
        font = self._strong if row.is_unread else self._base
        told = title(row)
        _mark_hits(painter, told, self.search, line, font)
        _write(painter, told, line, font, Role.MUTED if row.is_gone else Role.TEXT)

    def _paint_second_line(self, painter: QPainter, row: ComplaintRow, inner: QRectF) -> None:
        top = inner.top() + self._title_height + _BETWEEN
        line = QRectF(inner.left(), top, inner.width(), self._second_height)
        line.setRight(self._paint_marks(painter, row, line))
        chips = [*_gone_chip(row), *_standing_chip(row), *flags(row)]
        sizes = [chip_size(chip, self._chip) for chip in chips]
        while len(chips) > len(flags(row)) and sum(_GAP + size.width() for size in sizes) > line.width():
            chips, sizes = chips[1:], sizes[1:]  # who may not be named matters more than where it stands
        number = f"#{row.tracking_id}"
        width = QFontMetricsF(self._secondary).horizontalAdvance(number)
        if width + sum(_GAP + size.width() for size in sizes) <= line.width():  # flags matter more than the number
            _mark_hits(painter, number, self.search, line, self._secondary)
            line.setLeft(line.left() + _write(painter, number, line, self._secondary, Role.MUTED) + _GAP)
        for chip, size in zip(chips, sizes, strict=True):
            at = QPointF(line.left(), line.center().y() - size.height() / 2)
            line.setLeft(paint_chip(painter, chip, at, self._chip).right() + _GAP)
        words = " · ".join(origin(row))
        _mark_hits(painter, words, self.search, line, self._secondary)
        _write(painter, words, line, self._secondary, Role.MUTED)

    def _paint_marks(self, painter: QPainter, row: ComplaintRow, line: QRectF) -> float:
        """Marks at the right end of the line; returns where they begin."""
        right = line.right()
        if row.attachment_count:
            count = str(row.attachment_count)
            width = QFontMetricsF(self._secondary).horizontalAdvance(count)
            _write(
                painter, count, QRectF(right - width, line.top(), width + 1, line.height()), self._secondary, Role.MUTED
            )
            right = _paint_mark(painter, "paperclip", Role.MUTED, right - width - 2, line) - _GAP
        if row.has_draft:
            right = _paint_mark(painter, "pencil-line", Role.MUTED, right, line) - _GAP
        if row.outbox_state:
            right = _paint_mark(painter, *_outbox_mark(OutboxState(row.outbox_state)), right, line) - _GAP
        return right

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The whole line."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        inner = QRectF(option.rect).adjusted(_LEFT, _TOP, -_RIGHT, -_TOP - metrics.LINE)
        row = index.data(ROW_ROLE)
        if row is None:
            self._paint_placeholder(painter, inner)
        else:
            self._paint_first_line(painter, row, inner)
            self._paint_second_line(painter, row, inner)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, _option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """Say in words what the row shows by marks."""
        row = index.data(ROW_ROLE)
        if event.type() != QEvent.Type.ToolTip or row is None:
            return False
        QToolTip.showText(event.globalPos(), describe(row), view)
        return True


def _paint_frame(painter: QPainter, rect: QRectF) -> None:
    """Lines that stay sharp where a pixel of ours is one and a half of the screen's."""
    ink = colour(Role.ACCENT)
    painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), ink)
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), ink)
    painter.fillRect(QRectF(rect.right() - 1, rect.top(), 1, rect.height()), ink)


def _gone_chip(row: ComplaintRow) -> list[Chip]:
    return [Chip(gone_words(), Role.MUTED)] if row.is_gone else []


def _standing_chip(row: ComplaintRow) -> list[Chip]:
    chip = standing(row)
    return [chip] if chip else []


def _outbox_mark(state: OutboxState) -> tuple[str, Role]:
    if state.needs_a_look:
        return "triangle-alert", Role.LATE
    return ("hourglass", Role.MUTED) if state is OutboxState.HELD else ("send", Role.ACCENT)


def _paint_mark(painter: QPainter, name: str, role: Role, right: float, line: QRectF) -> float:
    size = metrics.px(_MARK)
    left = right - size
    paint_icon(painter, name, role, QRectF(left, line.center().y() - size / 2, size, size))
    return left


def _mark_hits(painter: QPainter, text: str, search: str, rect: QRectF, font: QFont) -> None:
    """A ground behind the words that are looked for, as far as they are in sight."""
    if not search:
        return
    measure = QFontMetricsF(font)
    shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    height = measure.height()
    for start, length in hits(text, search, _MOST_HITS):
        if start + length > len(shown) or shown[start : start + length] != text[start : start + length]:
            return
        left = rect.left() + measure.horizontalAdvance(shown[:start])
        width = measure.horizontalAdvance(shown[: start + length]) - (left - rect.left())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(Role.SOON.soft))
        painter.drawRoundedRect(QRectF(left - 1, rect.center().y() - height / 2, width + 2, height), 2, 2)


def _write(painter: QPainter, text: str, rect: QRectF, font: QFont, role: Role) -> float:
    """Write in one line, elided at the end; returns the width that it took. Next to no room: nothing."""
    measure = QFontMetricsF(font)
    if rect.width() < min(_LEAST_ROOM, measure.horizontalAdvance(text)):
        return 0.0
    shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    painter.setPen(colour(role))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
    return measure.horizontalAdvance(shown)
