"""Where the officer writes: plain text that grows with what is written, up to a share of the pane."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QFrame, QMenu, QPlainTextEdit, QSizePolicy, QWidget

from ui.theme import metrics

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.response.assist import Assist

LEAST_LINES = 3
MOST_LINES = 14
_MARGIN = 8


class AnswerEdit(QPlainTextEdit):
    """An editor that knows the keys of its place: queue, leave, and undo past its own beginning."""

    queue_requested = Signal()
    left = Signal()
    undo_passed = Signal()
    """Undo was asked for where there is no typing to undo."""
    focused = Signal(bool)
    locked = Signal(bool)
    """Whether the text may be changed has changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Answer to the reporter"))
        self.setPlaceholderText(self.tr("Write the answer here. It is saved as you type."))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_MARGIN)
        self.setViewportMargins(metrics.SPACING, 0, metrics.SPACING, 0)
        self.viewport().setAutoFillBackground(False)
        self.take_files: Callable[[QMimeData], bool] | None = None
        """Takes files or a picture that are dropped or pasted, and says whether it did."""
        self.assist: Assist | None = None
        """Help while writing: it has keys of its own, and a part of the menu."""
        self._least_lines, self._most_lines = LEAST_LINES, MOST_LINES
        self._lines = 0
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self.document().clearUndoRedoStacks()  # setting it up is nothing that the officer did

    @property
    def length(self) -> int:
        """Characters written, without copying the text."""
        return self.document().characterCount() - 1

    def text(self) -> str:
        """What is written, as text that can be stored: half a surrogate pair is none."""
        return self.toPlainText().encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def set_text(self, text: str) -> None:
        """Replace all, with the cursor at the end and nothing to undo."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def limit_lines(self, most: int, *, is_low: bool = False) -> None:
        """How many lines may be in sight before it scrolls; `is_low`: where every line above counts."""
        self._least_lines = LEAST_LINES - is_low
        self._most_lines = max(self._least_lines, most)
        self._on_size_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter queues, Esc leaves, Ctrl+Z on an untouched text goes back further."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if self.assist is not None and self.assist.takes_key(event):
            return
        if control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.queue_requested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.undo_passed.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab goes on, but first through the gaps of a template that was just inserted."""
        if is_next and self.assist is not None and self.assist.takes_tab():
            return True
        return super().focusNextPrevChild(is_next)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 the name is Qt's
        """Text, and files or a picture where somebody takes them."""
        has_files = source.hasUrls() or source.hasImage()
        return source.hasText() or (has_files and self.take_files is not None)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text without the control characters that office programs leave in it; files go their own way."""
        if self.take_files is not None and self.take_files(source):
            return
        text = source.text().replace("\r\n", "\n").replace("\r", "\n")
        kept = "".join(ch for ch in text if ch in "\n\t" or unicodedata.category(ch) != "Cc")
        self.textCursor().insertText(kept)
        self.ensureCursorVisible()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual verbs, in the window's language."""
        cursor, document = self.textCursor(), self.document()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        key = QKeySequence.StandardKey
        self._add(menu, self.tr("Undo"), key.Undo, self.undo, enabled=document.isUndoAvailable())
        self._add(menu, self.tr("Redo"), key.Redo, self.redo, enabled=document.isRedoAvailable())
        menu.addSeparator()
        self._add(menu, self.tr("Cut"), key.Cut, self.cut, enabled=cursor.hasSelection())
        self._add(menu, self.tr("Copy"), key.Copy, self.copy, enabled=cursor.hasSelection())
        self._add(menu, self.tr("Paste"), key.Paste, self.paste, enabled=self.canPaste())
        menu.addSeparator()
        self._add(menu, self.tr("Select all"), key.SelectAll, self.selectAll, enabled=not document.isEmpty())
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        at = self.viewport().mapToGlobal(self.cursorRect().bottomLeft()) if by_key else event.globalPos()
        if self.assist is None:
            menu.popup(at)
        else:
            self.assist.open_menu(menu, at, (cursor if by_key else self.cursorForPosition(event.pos())).position())

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """The same: its place is given, not asked for."""
        return QSize(120, self._height())

    def changeEvent(self, event: QEvent) -> None:
        """Lines of another font have another height; a text that awaits approval is locked."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        elif event.type() == QEvent.Type.ReadOnlyChange:
            self.locked.emit(self.isReadOnly())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the frame."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the frame, and who saves."""
        super().focusOutEvent(event)
        self.focused.emit(False)

    def _height(self) -> int:
        line = self.fontMetrics().lineSpacing()
        return line * max(self._least_lines, min(self._lines, self._most_lines)) + 2 * _MARGIN + metrics.SPACING

    def _on_size_changed(self, *_: object) -> None:
        lines = round(self.document().size().height())
        if lines != self._lines:
            self._lines = lines
        self.updateGeometry()

    def _add(
        self, menu: QMenu, text: str, key: QKeySequence.StandardKey, do: Callable[[], object], *, enabled: bool
    ) -> None:
        action = QAction(text, menu, shortcut=QKeySequence(key), enabled=enabled)
        action.triggered.connect(lambda _: do())
        menu.addAction(action)
