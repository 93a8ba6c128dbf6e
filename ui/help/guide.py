"""The guide as a document: `resources/help/panduan.md`, set in the window's type, with its chapters."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

import resources
from ui.theme import metrics
from ui.theme.roles import Role, colour

_SCALES = {1: 19 / 14, 2: 17 / 14, 3: 15 / 14}
_LINE = 125.0
"""Per cent of the font's own line height."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the second level and where it stands."""

    title: str
    position: int


def text() -> str:
    """The guide as it is written, in Markdown."""
    return resources.path("help/panduan.md").read_text(encoding="utf-8")


def build(document: QTextDocument) -> list[Chapter]:
    """Fill the document in the type and the colours in force. Returns the chapters in their order."""
    document.setDefaultFont(metrics.base())
    document.setMarkdown(text(), QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    chapters = _set_blocks(document)
    _set_tables(document)
    return chapters


def _set_blocks(document: QTextDocument) -> list[Chapter]:
    chapters = []
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        shape = QTextBlockFormat()
        shape.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if level:
            shape.setTopMargin(metrics.px(24 if level > 1 else 0))
            shape.setBottomMargin(metrics.px(8))
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.setCharFormat(_heading(level))  # not merged: Markdown's own size would count as well
        elif not block.textList() and cursor.currentTable() is None:
            shape.setBottomMargin(metrics.px(8))
        cursor.mergeBlockFormat(shape)
        if level == 2:  # noqa: PLR2004 the level of chapters
            chapters.append(Chapter(block.text(), block.position()))
        block = block.next()
    return chapters


def _heading(level: int) -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setFontPointSize(metrics.base().pointSizeF() * _SCALES.get(level, 1.0))
    shape.setFontWeight(QFont.Weight.DemiBold)
    return shape


def _set_tables(document: QTextDocument) -> None:
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            shape = frame.format()
            shape.setBorder(1)
            shape.setBorderBrush(QBrush(colour(Role.LINE)))
            shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            shape.setBorderCollapse(True)
            shape.setCellPadding(metrics.px(5))
            shape.setTopMargin(metrics.px(4))
            shape.setBottomMargin(metrics.px(12))
            shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            frame.setFormat(shape)
