"""Marks in the editor: a wavy line under misspelt words, a ground behind what is still to be filled in.

They are selections that the editor paints and moves along with the text: the document, and with it what can be undone,
is never touched, and a keystroke costs nothing. After a pause the lines on screen are looked at again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from desktop.placeholders import gaps
from ui.response.places import from_qt, selected
from ui.theme.roles import Role, colour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextBlock, QTextCursor

    from ui.response.spelling import Spelling

PAUSE_MS = 350


class Marks(QObject):
    """Of one editor."""

    def __init__(self, edit: QPlainTextEdit, spelling: Spelling) -> None:
        super().__init__(edit)
        self._edit = edit
        self._spelling = spelling
        self._wrong: list[QTextCursor] = []
        self._held_back: QTextCursor | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        edit.textChanged.connect(self._pause.start)
        edit.cursorPositionChanged.connect(self._on_moved)
        edit.verticalScrollBar().valueChanged.connect(self._pause.start)
        edit.installEventFilter(self)
        spelling.changed.connect(self.refresh)

    @property
    def wrong_words(self) -> list[str]:
        """The words that are marked as misspelt, in the order of the text."""
        return [cursor.selectedText() for cursor in self._wrong]

    @property
    def is_settled(self) -> bool:
        """Whether what is on screen has been looked at."""
        return not self._pause.isActive()

    def wrong_at(self, position: int) -> QTextCursor | None:
        """The misspelt word at Qt's place `position`, selected."""
        return next((c for c in self._wrong if c.selectionStart() <= position <= c.selectionEnd()), None)

    def refresh(self) -> None:
        """Look at what is on screen."""
        self._pause.stop()
        if self._edit.document().isEmpty() and not self._edit.extraSelections():
            return
        self._wrong, self._held_back = [], None
        shown = []
        first, last = self._visible_places()
        for block in self._blocks(first, last):
            text = block.text()
            shown += [self._painted(cursor, _gap_format()) for cursor in _gap_cursors(block, text)]
            if self._spelling.is_on:
                self._look_at(block, text, first, last)
        shown += [self._painted(cursor, _wrong_format()) for cursor in self._wrong]
        self._edit.setExtraSelections(shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Other colours, another size: look again."""
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.Resize}:
            self._pause.start()
        return super().eventFilter(watched, event)

    def _look_at(self, block: QTextBlock, text: str, first: int, last: int) -> None:
        from desktop.spelling import words

        unknown = []
        caret = self._edit.textCursor().position() if self._edit.hasFocus() else -1
        start = block.position()
        first, last = from_qt(text, first - start), from_qt(text, last - start)
        for word in words(text):
            if word.end < first or word.start > last:
                continue  # a paragraph may be many screens long
            is_wrong = self._spelling.is_wrong(word.text)
            if is_wrong is None:
                unknown.append(word.text)
            elif is_wrong:
                cursor = selected(self._edit.document(), text, word.start, word.end, start)
                if caret == cursor.selectionEnd():
                    self._held_back = cursor  # it may still be on the way to a right one
                else:
                    self._wrong.append(cursor)
        if unknown:
            self._spelling.ask(unknown)

    def _on_moved(self) -> None:
        if self._held_back is not None and self._edit.textCursor().position() != self._held_back.selectionEnd():
            self._pause.start()

    def _visible_places(self) -> tuple[int, int]:
        """Qt's places of the first and the last character on screen."""
        corner = self._edit.viewport().rect().bottomRight()
        first, last = self._edit.cursorForPosition(QPoint(0, 0)), self._edit.cursorForPosition(corner)
        return first.position(), last.position()

    def _blocks(self, first: int, last: int) -> Iterator[QTextBlock]:
        block = self._edit.document().findBlock(first)
        while block.isValid() and block.position() <= last:
            yield block
            block = block.next()

    def _painted(self, cursor: QTextCursor, style: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = style
        return selection


def _gap_cursors(block: QTextBlock, text: str) -> Iterator[QTextCursor]:
    for start, end in gaps(text):
        if end > start:
            yield selected(block.document(), text, start, end, block.position())


def _wrong_format() -> QTextCharFormat:
    style = QTextCharFormat()
    style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
    style.setUnderlineColor(colour(Role.LATE))
    return style


def _gap_format() -> QTextCharFormat:
    style = QTextCharFormat()
    style.setBackground(colour(Role.SOON_SOFT))
    style.setForeground(colour(Role.SOON))
    return style
