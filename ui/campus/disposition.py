"""The disposition sheet (*lembar disposisi*): a complaint on paper for a unit, with boxes for its answer.

An official paper: Indonesian always, black on white, one page for usual texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from ui.campus.letter import long_date, phrase, short_date
from ui.campus.paper import FAINT, INK, RULE, Flow, paint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPagedPaintDevice

    from ui.campus.letter import Letter

_BODY, _SMALL, _TITLE, _HEAD = 10.0, 8.5, 14.0, 11.5
"""Sizes of type, in points."""
_LABEL = 34.0
"""Width of the names of facts."""
_ANSWER_LEAST, _ANSWER_MOST = 42.0, 90.0
"""Height of the box for the unit's answer."""
_SIGNATURE = 24.0


def lay_out(letter: Letter, device: QPagedPaintDevice) -> Flow:
    """One sheet."""
    flow = Flow(device)
    _letterhead(flow, letter)
    _facts(flow, letter)
    _section(flow, phrase("sheet.text"), letter.title, strong=True)
    if letter.text:
        flow.skip(1)
        flow.text(letter.text, _font(_BODY))
    _asked(flow, letter)
    _answer_boxes(flow, letter)
    return flow


def paint_sheets(letters: Sequence[Letter], device: QPagedPaintDevice) -> None:
    """All sheets onto a device that has been set up. Raises OSError where that can't be done."""

    def foot(sheet: int, page: int, pages: int) -> str:
        return phrase("sheet.page", number=letters[sheet].number, page=page, pages=pages)

    paint([lay_out(letter, device) for letter in letters], device, foot, _font(_SMALL))


def _letterhead(flow: Flow, letter: Letter) -> None:
    if letter.institution:
        flow.text(letter.institution, _font(_HEAD, bold=True))
    flow.text(phrase("sheet.service"), _font(_SMALL), colour=FAINT)
    if letter.officer:
        flow.text(phrase("sheet.officer", name=letter.officer), _font(_SMALL), colour=FAINT)
    flow.skip(2)
    flow.rule(0.5, INK)
    flow.skip(4)
    flow.text(phrase("sheet.title"), _font(_TITLE, bold=True), align=Qt.AlignmentFlag.AlignHCenter)
    flow.skip(4)


def _facts(flow: Flow, letter: Letter) -> None:
    """Two columns of names and values; an empty value is a dash, so that the sheet always looks the same."""
    files = phrase("sheet.files.count", count=letter.files) if letter.files else ""
    left = [
        ("sheet.number", f"#{letter.number}"),
        ("sheet.class", letter.classification),
        ("sheet.category", letter.category),
        ("sheet.channel", letter.channel),
        ("sheet.files", files),
    ]
    right = [
        ("sheet.received", short_date(letter.received)),
        ("sheet.disposed", short_date(letter.disposed)),
        ("sheet.ours", short_date(letter.ours)),
        ("sheet.nature", _nature(letter)),
        ("sheet.reporter", letter.reporter),
    ]
    half = flow.width / 2
    for (left_name, left_value), (right_name, right_value) in zip(left, right, strict=True):
        top = flow.y
        _fact(flow, 0, half, left_name, left_value)
        below, flow.y = flow.y, top
        _fact(flow, half, half, right_name, right_value)
        flow.y = max(flow.y, below)
        flow.skip(0.6)


def _fact(flow: Flow, x: float, width: float, name: str, value: str) -> None:
    label, gap = flow.mm(_LABEL), flow.mm(3)
    top = flow.y
    flow.text(phrase(name), _font(_BODY), x=x, width=label, colour=FAINT)
    flow.y = top
    flow.text(value or "–", _font(_BODY), x=x + label, width=width - label - gap)


def _asked(flow: Flow, letter: Letter) -> None:
    _section(flow, phrase("sheet.to"), letter.unit or " ", strong=True)
    if not letter.unit:
        _blank(flow)
    forwarded = short_date(letter.forwarded) if letter.forwarded else ""
    due = long_date(letter.due) if letter.due else ""
    for name, value in (("sheet.on", forwarded), ("sheet.due", due)):
        top = flow.y
        flow.text(phrase(name), _font(_BODY), width=flow.mm(_LABEL), colour=FAINT)
        flow.y = top
        flow.text(value or "………………………………", _font(_BODY, bold=bool(value)), x=flow.mm(_LABEL))
    if letter.asked:
        _section(flow, phrase("sheet.asked"), letter.asked)
    if letter.is_secret:
        flow.skip(1.5)
        flow.text(phrase("secret"), _font(_BODY, bold=True))


def _section(flow: Flow, heading: str, words: str, *, strong: bool = False) -> None:
    """A heading with what stands under it; the heading is not left alone at the bottom of a page."""
    font = _font(_BODY, bold=strong)
    flow.skip(4)
    flow.need(flow.line_height(_font(_SMALL)) + 2 * flow.line_height(font))
    flow.text(heading.upper(), _font(_SMALL, bold=True), colour=FAINT)
    flow.skip(0.6)
    flow.text(words, font)


def _blank(flow: Flow) -> None:
    """A line to write on, in place of a unit that is not known yet."""
    flow.rule()
    flow.skip(1.5)


def _answer_boxes(flow: Flow, letter: Letter) -> None:
    """For the unit: its answer, name, position, date, signature; all on one page."""
    fixed = flow.mm(_SIGNATURE + 5) + flow.line_height(_font(_SMALL)) * 3 + flow.mm(2)
    flow.skip(4)
    flow.need(fixed + flow.mm(_ANSWER_LEAST))
    flow.text(phrase("sheet.answer").upper(), _font(_SMALL, bold=True), colour=FAINT)
    flow.skip(1)
    height = min(flow.mm(_ANSWER_MOST), flow.left_over - fixed)
    _box(flow, QRectF(0, flow.y, flow.width, height))
    flow.y += height
    top, wide = flow.y, flow.width * 0.6
    row = flow.mm(_SIGNATURE) / 3
    for number, name in enumerate(("sheet.name", "sheet.position", "sheet.date")):
        _named_box(flow, QRectF(0, top + number * row, wide, row), phrase(name))
    _named_box(flow, QRectF(wide, top, flow.width - wide, 3 * row), phrase("sheet.signature"))
    flow.y = top + 3 * row + flow.mm(1.5)
    flow.text(phrase("sheet.covered", day=short_date(letter.today)), _font(_SMALL - 0.5), colour=FAINT)


def _box(flow: Flow, rect: QRectF) -> None:
    pen = QPen(RULE, flow.mm(0.25))
    flow.mark(lambda painter: _draw_box(painter, pen, rect))


def _named_box(flow: Flow, rect: QRectF, name: str) -> None:
    _box(flow, rect)
    font, at = (
        _font(_SMALL),
        QPointF(rect.x() + flow.mm(2), rect.y() + flow.mm(1.2) + flow.line_height(_font(_SMALL)) * 0.8),
    )
    flow.mark(lambda painter: _draw_name(painter, font, at, name))


def _draw_box(painter: QPainter, pen: QPen, rect: QRectF) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)


def _draw_name(painter: QPainter, font: QFont, at: QPointF, name: str) -> None:
    painter.setFont(font)
    painter.setPen(FAINT)
    painter.drawText(at, name)


def _nature(letter: Letter) -> str:
    flags = ((letter.is_secret, "sheet.secret"), (letter.is_anonymous, "sheet.anonymous"))
    return ", ".join(phrase(name) for is_so, name in flags if is_so) or phrase("sheet.plain")


def _font(size: float, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setPointSizeF(size)
    font.setBold(bold)
    return font
