"""Paints the story of a complaint: the time on the left, what happened and in which words on the right.

Long words are folded, unless a search hits in what would be hidden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from desktop.cache.words import hits
from desktop.sensitive import sensitive_spans
from ui.complaint.citizen_text import INK, OWN_LINK, CitizenText, styled
from ui.complaint.words import event_time
from ui.theme import metrics
from ui.theme.roles import Role
from ui.words import number
from ui.words import size as size_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from ui.complaint.story import Entry

_GAP = 16
_RISE = 5
_LONG, _HEAD = 700, 480
"""Characters from which on a text is folded, and how many of it then stand there."""
_LONGEST_WORD = 40
_MOST_LINES = 12
_UNFOLD = f"{OWN_LINK}unfold/"
"""Address of a link of ours; in a citizen's text only web addresses become links."""
_FILE = f"{OWN_LINK}open/"
_LONGEST_TIME = "28 Mar 00.00"


class Timeline(CitizenText):
    """The story as one text, so that it is read, selected and copied as one."""

    file_clicked = Signal(object)
    """The `EntryFile` that the officer wants to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._unfolded: set[str] = set()
        self._now: datetime | None = None
        self.setAccessibleName(self.tr("Timeline"))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is told."""
        return self._entries

    def show_entries(self, entries: Sequence[Entry], now: datetime) -> None:
        """Tell another story; the same one again changes nothing, so that a selection stays."""
        if tuple(entries) == self._entries:
            return
        self._entries, self._now = tuple(entries), now
        self._unfolded &= {entry.key for entry in entries}
        self._fill()

    def highlight(self, query: str) -> int:
        """Lay a ground behind what a search found; what it found in folded words is unfolded."""
        found = {each.key for each in self._entries if query and hits(each.text[len(_head(each.text)) :], query, 1)}
        if found - self._unfolded:
            self._query = query
            self._unfolded |= found
            self._fill()
        return super().highlight(query)

    def _on_anchor(self, url: QUrl) -> None:
        address = url.toString()
        if address.startswith(_UNFOLD):
            self._unfolded.add(self._entries[int(address.removeprefix(_UNFOLD))].key)
            self._fill()
        elif address.startswith(_FILE):
            row, number = map(int, address.removeprefix(_FILE).split("/"))
            self.file_clicked.emit(self._entries[row].files[number])
        else:
            super()._on_anchor(url)

    def _fill(self) -> None:
        self.clear()
        if self._entries and self._now is not None:
            self._fill_table(self._now)
        self.mark()

    def _fill_table(self, now: datetime) -> None:
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
                head = entry.text if entry.key in self._unfolded else _head(entry.text)
                cursor.insertText(head, styled(Role.MUTED))
                if len(head) < len(entry.text):
                    self._insert_unfold(cursor, row, len(entry.text))
            for at, file in enumerate(entry.files):
                cursor.insertBlock()
                cursor.insertText(file.name, _link(f"{_FILE}{row}/{at}"))
                cursor.insertText(f" · {size_words(file.size)}", styled(Role.MUTED))

    def _insert_unfold(self, cursor: QTextCursor, row: int, length: int) -> None:
        cursor.insertText(" … ", styled(Role.MUTED))
        words = QCoreApplication.translate("Timeline", "Show all (%1 characters)")
        cursor.insertText(words.replace("%1", number(length)), _link(f"{_UNFOLD}{row}"))

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


def _head(text: str) -> str:
    """What stands there of a long text; a number that names somebody is never cut in two."""
    lines = text.split("\n")
    if len(text) <= _LONG and len(lines) <= _MOST_LINES:
        return text
    end = min(_HEAD, len("\n".join(lines[: _MOST_LINES - 2])))
    for span in sensitive_spans(text[: end + 40]):
        if span.start < end < span.end:
            end = span.start
    head = text[:end].rstrip()
    words = head.rpartition(" ")[0]
    return words if len(words) > end - _LONGEST_WORD else head


def _link(address: str) -> QTextCharFormat:
    link = styled(Role.ACCENT)
    link.setAnchor(True)
    link.setAnchorHref(address)
    link.setProperty(INK, Role.ACCENT.name)
    return link


def _raised() -> QTextTableCellFormat:
    style = QTextTableCellFormat()
    style.setTopPadding(_RISE)
    return style
