"""The recap on one sheet of A4 for the leadership: head, key figures, charts, what is left out, signatures."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from desktop.recap.figures import Dimension, Metric
from desktop.recap.words import Words
from ui.campus.paper import FAINT, INK, RULE, Flow, paint
from ui.recap.charts import Chart, chart_of, closings
from ui.recap.drawing import Part, Pen, draw_bars, draw_columns, draw_legend, draw_stack, stack_height
from ui.recap.inks import Pattern, paper_inks

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice

    from desktop.recap.export.content import Content

_BODY, _SMALL, _TITLE, _HEAD, _VALUE = 9.0, 7.5, 13.0, 11.5, 12.0
"""Sizes of type, in points."""
_COLUMNS = 4
_CELL = 16.8
"""Height of a key figure, in millimetres."""
_GAP = 6.0
"""Between two charts."""
_MOST_BARS, _LEAST_BARS, _MOST_MONTHS = 5, 2, 12
_SIGNATURE = 13.0
"""Room to sign in."""
_CHARTS = ((Dimension.CLASS, Dimension.UNIT), (Dimension.CATEGORY, Dimension.CHANNEL))


def paint_recap(content: Content, device: QPagedPaintDevice, language: str) -> None:
    """Onto a device that has been set up. Raises OSError where that can't be done."""
    words = Words(language)
    name = words.period(content.recap.period)

    def foot(_document: int, page: int, pages: int) -> str:
        return words("letter.page", period=name, page=page, pages=pages)

    paint([_one_page(content, device, words)], device, foot, _font(_SMALL))


def _one_page(content: Content, device: QPagedPaintDevice, words: Words) -> Flow:
    """With as many bars in a chart as leave room for all that has to be said."""
    for most in range(_MOST_BARS, _LEAST_BARS, -1):
        flow = _laid_out(content, device, words, most)
        if len(flow.pages) == 1:
            return flow
    return _laid_out(content, device, words, _LEAST_BARS)


def _laid_out(content: Content, device: QPagedPaintDevice, words: Words, most: int) -> Flow:
    flow = Flow(device)
    _letterhead(flow, content, words)
    _key_figures(flow, content, words)
    _charts(flow, content, words, most)
    _notes(flow, content, words)
    _signatures(flow, content, words)
    return flow


def _letterhead(flow: Flow, content: Content, words: Words) -> None:
    for number, line in enumerate(content.letterhead.lines):
        flow.text(line, _font(_SMALL if number else _HEAD, bold=not number))
    flow.text(words("letter.service"), _font(_SMALL), colour=FAINT)
    flow.skip(1.5)
    flow.rule(0.5, INK)
    flow.skip(3)
    centre = Qt.AlignmentFlag.AlignHCenter
    flow.text(words("title"), _font(_TITLE, bold=True), align=centre)
    flow.text(words.period(content.recap.period), _font(_HEAD, bold=True), align=centre)
    flow.text(words.made(content.recap), _font(_SMALL), colour=FAINT, align=centre)
    flow.skip(3)


def _key_figures(flow: Flow, content: Content, words: Words) -> None:
    """A grid of cells: what, how much, of what, and the period before."""
    width, height, top = flow.width / _COLUMNS, flow.mm(_CELL), flow.y
    for number, metric in enumerate(Metric):
        row, column = divmod(number, _COLUMNS)
        rect = QRectF(column * width, top + row * height, width, height)
        now, before = content.recap.figures[metric], content.recap.figures_before[metric]
        earlier = words("letter.before", value=words.figure(before))
        lines = (words.metric(metric), words.figure(now), words.made_of(now), earlier)
        flow.mark(partial(_draw_cell, flow=flow, rect=rect, lines=lines))
    flow.y = top + height * -(-len(Metric) // _COLUMNS)
    flow.skip(3)


def _draw_cell(painter: QPainter, *, flow: Flow, rect: QRectF, lines: tuple[str, str, str, str]) -> None:
    painter.setPen(QPen(RULE, flow.mm(0.2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)
    inner = rect.adjusted(flow.mm(1.5), flow.mm(0.7), -flow.mm(1.5), 0)
    small, tiny = _font(_SMALL - 0.5), _font(_SMALL - 1)
    styles = ((small, FAINT), (_font(_VALUE, bold=True), INK), (tiny, FAINT), (tiny, FAINT))
    for words, (font, ink) in zip(lines, styles, strict=True):
        if words:
            painter.setFont(font)
            painter.setPen(ink)
            shown = QFontMetricsF(font, flow.device).elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
            inner.translate(0, flow.line_height(font))


def _charts(flow: Flow, content: Content, words: Words, most: int) -> None:
    recap, pen = content.recap, Pen(paper_inks(), _font(_SMALL), flow.device)
    half = (flow.width - flow.mm(_GAP)) / 2
    right = half + flow.mm(_GAP)
    months = chart_of(recap, Dimension.MONTH, words, _MOST_MONTHS)
    parts = closings(recap, words)
    top = flow.y
    height = max(flow.mm(24), stack_height(parts, pen))
    _titled(flow, words("chart.received"), 0)
    flow.mark(partial(_draw_columns, rect=QRectF(0, flow.y, half, height), chart=months, pen=pen))
    flow.y = top
    _titled(flow, words("chart.closed-by"), right)
    flow.mark(partial(_draw_parts, rect=QRectF(right, flow.y, half, height), parts=parts, pen=pen))
    flow.y += height
    flow.skip(2.5)
    for pair in _CHARTS:
        charts = [chart_of(recap, dimension, words, most) for dimension in pair]
        height, top = pen.line * max(len(chart.bars) for chart in charts), flow.y
        for chart, x in zip(charts, (0, right), strict=True):
            flow.y = top
            _titled(flow, chart.title, x)
            flow.mark(partial(_draw_bars, rect=QRectF(x, flow.y, half, height), chart=chart, pen=pen))
        flow.y += height
        flow.skip(2.5)
    at = QPointF(0, flow.y)
    flow.mark(partial(_draw_key, at=at, pen=pen, width=flow.width, words=words))
    flow.y += pen.line
    flow.skip(1)


def _titled(flow: Flow, title: str, x: float) -> None:
    flow.text(title, _font(_BODY, bold=True), x=x)
    flow.y += flow.mm(0.8)


def _draw_columns(painter: QPainter, *, rect: QRectF, chart: Chart, pen: Pen) -> None:
    draw_columns(painter, rect, chart.bars, pen)


def _draw_bars(painter: QPainter, *, rect: QRectF, chart: Chart, pen: Pen) -> None:
    draw_bars(painter, rect, chart.bars, pen)


def _draw_parts(painter: QPainter, *, rect: QRectF, parts: list[Part], pen: Pen) -> None:
    draw_stack(painter, rect, parts, pen)


def _draw_key(painter: QPainter, *, at: QPointF, pen: Pen, width: float, words: Words) -> None:
    painter.setFont(pen.font)
    half = width / 2
    draw_legend(painter, at, [Part(words("legend.done"), 1, "", Pattern.SOLID)], pen, half)
    draw_legend(painter, at + QPointF(half, 0), [Part(words("legend.open"), 1, "", Pattern.HATCHED)], pen, half)


def _notes(flow: Flow, content: Content, words: Words) -> None:
    for note in words.gaps(content.recap.gaps):
        flow.text(f"• {note}", _font(_SMALL - 0.5), colour=FAINT)
    flow.skip(3)


def _signatures(flow: Flow, content: Content, words: Words) -> None:
    letterhead, right = content.letterhead, flow.width * 0.6
    small, line = _font(_BODY), flow.line_height(_font(_BODY))
    flow.need(3 * line + flow.mm(_SIGNATURE) + 2 * line)
    top = flow.y
    place = f"{letterhead.place}, " if letterhead.place else ""
    day = words.day(content.recap.today, is_long=True)
    number = f"{words('letter.nip')} {letterhead.number}" if letterhead.number else ""
    left = (words("letter.known"), letterhead.position, letterhead.signer, number)
    for x, heads, foot in (
        (0.0, left[:2], left[2:]),
        (right, (f"{place}{day}", words("letter.made-by")), (letterhead.officer, "")),
    ):
        flow.y = top
        for head in heads:
            flow.text(head or " ", small, x=x)
        flow.y += flow.mm(_SIGNATURE)
        flow.text(foot[0] or "………………………………", _font(_BODY, bold=True), x=x)
        if foot[1]:
            flow.text(foot[1], small, x=x)


def _font(size: float, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setPointSizeF(size)
    font.setBold(bold)
    return font
