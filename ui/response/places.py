"""Places in a text: Python counts characters, Qt counts halves of surrogate pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument


def to_qt(text: str, at: int) -> int:
    """Qt's place of the character at `at`."""
    return at if text.isascii() else len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def from_qt(text: str, at: int) -> int:
    """The character at Qt's place `at`, clamped to the text."""
    at = max(at, 0)
    if text.isascii():
        return min(at, len(text))
    halves = text.encode("utf-16-le", "surrogatepass")[: 2 * at]
    return len(halves.decode("utf-16-le", "ignore"))


def selected(document: QTextDocument, text: str, start: int, end: int, offset: int = 0) -> QTextCursor:
    """A cursor with this part of a text selected, which begins at Qt's place `offset` of the document."""
    cursor = QTextCursor(document)
    cursor.setPosition(offset + to_qt(text, start))
    cursor.setPosition(offset + to_qt(text, end), QTextCursor.MoveMode.KeepAnchor)
    return cursor
