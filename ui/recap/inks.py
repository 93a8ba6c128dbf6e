"""Colours and patterns of charts, for the window and for paper. What bars mean is said by labels and patterns too."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.theme.roles import Role, colour

if TYPE_CHECKING:
    from collections.abc import Iterator


class Pattern(Enum):
    """How a bar is filled; each can be told from the others without colour."""

    SOLID = auto()
    HATCHED = auto()
    DOTTED = auto()
    EMPTY = auto()


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of one chart."""

    text: QColor
    muted: QColor
    line: QColor
    bar: QColor
    ground: QColor
    current: QColor
    """Behind the bar that the keyboard is on."""


def screen_inks() -> Inks:
    """Of the theme in force."""
    return Inks(
        text=colour(Role.TEXT),
        muted=colour(Role.MUTED),
        line=colour(Role.LINE),
        bar=colour(Role.ACCENT),
        ground=colour(Role.PANEL),
        current=colour(Role.ACCENT_SOFT),
    )


def paper_inks() -> Inks:
    """Dark on white; the blue prints as a dark grey."""
    return Inks(
        text=QColor("#1b2330"),
        muted=QColor("#5a6577"),
        line=QColor("#9aa6b6"),
        bar=QColor("#2f56b8"),
        ground=QColor("#ffffff"),
        current=QColor("#ffffff"),
    )


def fill(painter: QPainter, rect: QRectF, pattern: Pattern, ink: QColor, step: float) -> None:
    """Fill a rectangle; `step` is the distance of the pattern's lines, in units of the device.

    Drawn line by line: Qt's own brushes have a size in pixels and vanish on a printer.
    """
    if rect.width() <= 0 or rect.height() <= 0:
        return
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    if pattern is Pattern.SOLID:
        painter.fillRect(rect, ink)
        painter.restore()
        return
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(ink, step / 4))
    if pattern is Pattern.HATCHED:
        for start, end in _hatches(rect, step):
            painter.drawLine(start, end)
    elif pattern is Pattern.DOTTED:
        painter.setBrush(ink)
        for point in _dots(rect, step):
            painter.drawEllipse(point, step / 7, step / 7)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, step / 3))
    painter.drawRect(rect)
    painter.restore()


def _hatches(rect: QRectF, step: float) -> Iterator[tuple[QPointF, QPointF]]:
    x = rect.left() - rect.height()
    while x < rect.right():
        yield QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top())
        x += step


def _dots(rect: QRectF, step: float) -> Iterator[QPointF]:
    y, is_odd = rect.top() + step / 2, False
    while y < rect.bottom():
        x = rect.left() + (step if is_odd else step / 2)
        while x < rect.right():
            yield QPointF(x, y)
            x += step
        y, is_odd = y + step * 0.8, not is_odd
