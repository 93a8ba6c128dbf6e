"""Sheets of A4 that text flows onto: laid out first, so that each page can say how many there are, then painted.

The same pages go into a PDF and to a printer. Lengths are in millimetres; sizes of type in points.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPen,
    QTextLayout,
    QTextLine,
    QTextOption,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPagedPaintDevice

    Mark = Callable[[QPainter], object]
    """Something painted on a page."""

INK = QColor("#1b2330")
FAINT = QColor("#5a6577")
RULE = QColor("#9aa6b6")
MARGINS = QMarginsF(20, 16, 20, 12)
_FOOT = 9.0
"""Millimetres at the bottom of a page that belong to its number."""
_INCH = 25.4


def set_up(device: QPagedPaintDevice) -> None:
    """A4, upright, with our margins."""
    page = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, MARGINS, QPageLayout.Unit.Millimeter
    )
    device.setPageLayout(page)


@dataclass(slots=True)
class Flow:
    """One document that is being laid out: what comes next goes below what came before, or onto the next page."""

    device: QPagedPaintDevice
    pages: list[list[Mark]] = field(default_factory=lambda: [[]])
    y: float = 0.0
    """Where the next thing goes, in units of the device."""

    def mm(self, length: float) -> float:
        """Millimetres in units of the device."""
        return length * self.device.logicalDpiX() / _INCH

    @property
    def width(self) -> float:
        """Of the paper between the margins."""
        return self.device.width()

    @property
    def bottom(self) -> float:
        """Where the foot begins."""
        return self.device.height() - self.mm(_FOOT)

    @property
    def left_over(self) -> float:
        """Room on this page."""
        return self.bottom - self.y

    def mark(self, mark: Mark) -> None:
        """Paint this on the page that we are on."""
        self.pages[-1].append(mark)

    def turn(self) -> None:
        """Go on at the top of a new page."""
        self.pages.append([])
        self.y = 0.0

    def need(self, height: float) -> None:
        """Turn the page unless so much room is left."""
        if self.left_over < height:
            self.turn()

    def skip(self, length: float) -> None:
        """Leave millimetres free; at the top of a page there is nothing to part."""
        if self.y:
            self.y += self.mm(length)

    def rule(self, thickness: float = 0.2, colour: QColor = RULE) -> None:
        """A line across."""
        at, across, pen = self.y, self.width, QPen(colour, self.mm(thickness))
        self.mark(lambda painter: _line(painter, pen, QPointF(0, at), QPointF(across, at)))

    def text(
        self,
        words: str,
        font: QFont,
        *,
        x: float = 0.0,
        width: float | None = None,
        colour: QColor = INK,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Paragraphs below one another, line by line, over as many pages as they take."""
        for paragraph in words.split("\n"):
            self._paragraph(paragraph, font, x=x, width=width or self.width - x, colour=colour, align=align)

    def line_height(self, font: QFont) -> float:
        """Of one line."""
        return QFontMetricsF(font, self.device).lineSpacing()

    def _paragraph(
        self, words: str, font: QFont, *, x: float, width: float, colour: QColor, align: Qt.AlignmentFlag
    ) -> None:
        layout, lines = _laid_out(words, font, self.device, width, align)
        for line in lines:
            self.need(line.height())
            at = QPointF(x, self.y - line.y())
            self.mark(partial(_draw_line, layout=layout, line=line, at=at, colour=colour))
            self.y += line.height()


def paint(flows: Sequence[Flow], device: QPagedPaintDevice, foot: Callable[[int, int, int], str], font: QFont) -> None:
    """Paint all documents, each beginning on a page of its own. `foot(document, page, pages)` tells the foot's words.

    Raises OSError where the device can't be painted on: a printer that is off, a file that can't be written.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise OSError(device.__class__.__name__)
    for number, flow in enumerate(flows):
        for page, marks in enumerate(flow.pages, start=1):
            if (number or page > 1) and not device.newPage():
                painter.end()
                raise OSError(device.__class__.__name__)
            for mark in marks:
                mark(painter)
            _draw_foot(painter, flow, foot(number, page, len(flow.pages)), font)
    painter.end()


def _draw_foot(painter: QPainter, flow: Flow, words: str, font: QFont) -> None:
    painter.setFont(font)
    painter.setPen(FAINT)
    rect = QRectF(0, flow.bottom, flow.width, flow.mm(_FOOT))
    painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, words)


def _line(painter: QPainter, pen: QPen, start: QPointF, end: QPointF) -> None:
    painter.setPen(pen)
    painter.drawLine(start, end)


def _draw_line(painter: QPainter, *, layout: QTextLayout, line: QTextLine, at: QPointF, colour: QColor) -> None:
    """The line belongs to its layout, which therefore comes along."""
    painter.setPen(colour)
    if layout.text():
        line.draw(painter, at)


def _laid_out(
    words: str, font: QFont, device: QPagedPaintDevice, width: float, align: Qt.AlignmentFlag
) -> tuple[QTextLayout, list[QTextLine]]:
    """A paragraph broken into lines; an empty one is a line too."""
    layout = QTextLayout(words, font, device)
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines, y = [], 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
        lines.append(line)
    layout.endLayout()
    return layout, lines
