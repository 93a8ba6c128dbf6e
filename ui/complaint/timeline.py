"""Paints the story of a complaint: the time on the left, what happened and in which words on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QFontMetricsF,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from ui.complaint.citizen_text import CitizenText, styled
from ui.complaint.words import event_time
from ui.theme import metrics
from ui.theme.roles import Role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from ui.complaint.story import Entry

_GAP = 16
_RISE = 5
_LONGEST_TIME = "28 Mar 00.00"


class Timeline(CitizenText):
    """The story as one text, so that it is read, selected and copied as one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self.setAccessibleName(self.tr("Timeline"))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is told."""
        return self._entries

    def show_entries(self, entries: Sequence[Entry], now: datetime) -> None:
        """Tell another story; the same one again changes nothing, so that a selection stays."""
        if tuple(entries) == self._entries:
            return
        self._entries = tuple(entries)
        self.clear()
        if entries:
            self._fill(now)
        self.mark()

    def _fill(self, now: datetime) -> None:
        cursor = QTextCursor(self.document())
        table = cursor.insertTable(len(self._entries), 2, self._table_format())
        for row, entry in enumerate(self._entries):
            for column in (0, 1):
                table.cellAt(row, column).setFormat(_raised())
            cursor = table.cellAt(row, 0).firstCursorPosition()
            cursor.insertText(event_time(entry.at, now), styled(Role.MUTED, metrics.secondary()))
            cursor = table.cellAt(row, 1).firstCursorPosition()
            cursor.insertText(entry.deed, styled(entry.ink))
            if entry.text:
                cursor.insertBlock()
                cursor.insertText(entry.text, styled(Role.MUTED))

    def _table_format(self) -> QTextTableFormat:
        times = QFontMetricsF(metrics.secondary()).horizontalAdvance(_LONGEST_TIME) + _GAP
        style = QTextTableFormat()
        style.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        style.setBorder(0)
        style.setCellPadding(0)
        style.setCellSpacing(0)
        style.setBottomMargin(0)
        style.setColumnWidthConstraints(
            [
                QTextLength(QTextLength.Type.FixedLength, times),
                QTextLength(QTextLength.Type.PercentageLength, 100),
            ]
        )
        return style


def _raised() -> QTextTableCellFormat:
    style = QTextTableCellFormat()
    style.setTopPadding(_RISE)
    return style
