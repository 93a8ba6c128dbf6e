"""Charts as they are painted, on the screen and on paper alike: bars, columns by month, one bar of several parts.

Every bar has its value beside it in figures; where there is no room for the value, the chart is too small.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPaintDevice, QPainter, QPen

from ui.recap.inks import Inks, Pattern, fill

if TYPE_CHECKING:
    from collections.abc import Sequence

_LABEL_SHARE = 0.46
_BAR_SHARE = 0.62
"""Of the height of a line."""
_STEP = 0.32
"""Distance of a pattern's lines, in heights of a line of text."""
_LINE_SHARE = 1.55
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Bar:
    """A value with its words. `part`: how much of it is filled, the rest being hatched; None for all of it."""

    label: str
    value: float
    shown: str
    part: float | None = None


@dataclass(frozen=True, slots=True)
class Pen:
    """What a chart is drawn with: colours, type, and the device whose pixels count."""

    inks: Inks
    font: QFont
    device: QPaintDevice

    @property
    def measure(self) -> QFontMetricsF:
        """Of the type on this device."""
        return QFontMetricsF(self.font, self.device)

    @property
    def line(self) -> float:
        """Height of a line of a chart."""
        return self.measure.height() * _LINE_SHARE

    @property
    def step(self) -> float:
        """Of patterns."""
        return self.measure.height() * _STEP


def bars_height(count: int, pen: Pen) -> float:
    """The room that so many bars take."""
    return count * pen.line


def bar_rects(count: int, rect: QRectF, pen: Pen) -> list[QRectF]:
    """Where each bar has its line, label and value included."""
    return [QRectF(rect.left(), rect.top() + place * pen.line, rect.width(), pen.line) for place in range(count)]


def draw_bars(painter: QPainter, rect: QRectF, bars: Sequence[Bar], pen: Pen, current: int = -1) -> None:
    """Bars that lie, each with its label on the left and its value at its end."""
    most = max((bar.value for bar in bars), default=0) or 1
    measure, gap = pen.measure, pen.measure.height() * 0.5
    room = max((measure.horizontalAdvance(bar.shown) for bar in bars), default=0) + gap
    widest = max((measure.horizontalAdvance(bar.label) for bar in bars), default=0)
    label = min(widest, rect.width() * _LABEL_SHARE)
    painter.setFont(pen.font)
    for place, (bar, line) in enumerate(zip(bars, bar_rects(len(bars), rect, pen), strict=True)):
        if place == current:
            painter.fillRect(line, pen.inks.current)
        painter.setPen(pen.inks.text)
        words = measure.elidedText(bar.label, Qt.TextElideMode.ElideRight, label)
        painter.drawText(QRectF(line.left(), line.top(), label, line.height()), _LEFT, words)
        whole = (line.width() - label - gap - room) * bar.value / most
        thick = line.height() * _BAR_SHARE
        body = QRectF(line.left() + label + gap, line.center().y() - thick / 2, max(whole, pen.step / 4), thick)
        _draw_body(painter, body, bar, pen, is_upright=False)
        painter.setPen(pen.inks.text)
        at = QRectF(body.right() + gap / 2, line.top(), line.right() - body.right(), line.height())
        painter.drawText(at, _LEFT, bar.shown)


def column_rects(count: int, rect: QRectF) -> list[QRectF]:
    """Where each column stands, label and value included."""
    width = rect.width() / max(count, 1)
    return [QRectF(rect.left() + place * width, rect.top(), width, rect.height()) for place in range(count)]


def draw_columns(painter: QPainter, rect: QRectF, bars: Sequence[Bar], pen: Pen, current: int = -1) -> None:
    """Bars that stand, each with its value above and its label below; of many, not every label has room."""
    most = max((bar.value for bar in bars), default=0) or 1
    measure, text = pen.measure, pen.measure.height() * 1.2
    painter.setFont(pen.font)
    foot = rect.bottom() - text
    free_above = free_below = rect.left() - measure.height()
    for place, (bar, column) in enumerate(zip(bars, column_rects(len(bars), rect), strict=True)):
        if place == current:
            painter.fillRect(column, pen.inks.current)
        width = min(column.width() * 0.6, measure.height() * 2.6)
        height = (foot - rect.top() - text) * bar.value / most
        body = QRectF(column.center().x() - width / 2, foot - height, width, height)
        _draw_body(painter, body, bar, pen, is_upright=True)
        painter.setPen(pen.inks.text)
        free_above = _draw_centred(painter, bar.shown, QPointF(column.center().x(), body.top() - text), free_above, pen)
        painter.setPen(pen.inks.muted)
        free_below = _draw_centred(painter, bar.label, QPointF(column.center().x(), foot), free_below, pen)
    painter.setPen(QPen(pen.inks.line, pen.step / 5))
    painter.drawLine(QPointF(rect.left(), foot), QPointF(rect.right(), foot))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of one bar."""

    label: str
    value: float
    shown: str
    pattern: Pattern


def stack_height(parts: Sequence[Part], pen: Pen) -> float:
    """The room that a bar of parts takes with its legend."""
    return pen.line * (1.2 + len(parts))


def draw_stack(painter: QPainter, rect: QRectF, parts: Sequence[Part], pen: Pen) -> None:
    """One bar in parts, below it what each part is, with its pattern."""
    whole, x = sum(part.value for part in parts) or 1, rect.left()
    painter.setFont(pen.font)
    for part in parts:
        width = rect.width() * part.value / whole
        body = QRectF(x, rect.top(), width, pen.line * 0.8)
        fill(painter, body, part.pattern, pen.inks.bar, pen.step)
        painter.setPen(QPen(pen.inks.ground, pen.step / 3))
        painter.drawLine(body.topLeft(), body.bottomLeft())
        x += width
    draw_legend(painter, QPointF(rect.left(), rect.top() + pen.line * 1.2), parts, pen, rect.width())


def draw_legend(painter: QPainter, at: QPointF, parts: Sequence[Part], pen: Pen, width: float) -> None:
    """A line for each part."""
    side = pen.line * 0.5
    for place, part in enumerate(parts):
        line = QRectF(at.x(), at.y() + place * pen.line, width, pen.line)
        swatch = QRectF(line.left(), line.center().y() - side / 2, side * 1.6, side)
        fill(painter, swatch, part.pattern, pen.inks.bar, pen.step)
        painter.setPen(pen.inks.text)
        words = f"{part.label}: {part.shown}" if part.shown else part.label
        painter.drawText(line.adjusted(side * 2.2, 0, 0, 0), _LEFT, words)


def _draw_centred(painter: QPainter, words: str, top: QPointF, free: float, pen: Pen) -> float:
    """Draw words below a point unless they would run into those before; returns from where there is room again."""
    width = pen.measure.horizontalAdvance(words)
    rect = QRectF(top.x() - width / 2, top.y(), width, pen.measure.height() * 1.2)
    if rect.left() < free:
        return free
    painter.drawText(rect, _CENTRE | Qt.TextFlag.TextDontClip, words)
    return rect.right() + pen.measure.height() * 0.25


def _draw_body(painter: QPainter, body: QRectF, bar: Bar, pen: Pen, *, is_upright: bool) -> None:
    if bar.part is None:
        fill(painter, body, Pattern.SOLID, pen.inks.bar, pen.step)
        return
    share = bar.part / bar.value if bar.value else 0
    fill(painter, body, Pattern.HATCHED, pen.inks.bar, pen.step)
    solid = QRectF(body)
    if is_upright:
        solid.setTop(body.bottom() - body.height() * share)
    else:
        solid.setWidth(body.width() * share)
    fill(painter, solid, Pattern.SOLID, pen.inks.bar, pen.step)
