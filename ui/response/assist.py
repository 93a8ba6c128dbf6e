"""Help while writing, by keys: to the next gap of a template, to the next misspelt word and what was meant by it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QToolTip

from desktop.placeholders import gaps
from ui.response.marks import Marks
from ui.response.places import selected, to_qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPlainTextEdit

    from ui.response.spelling import Spelling

GAP_KEY = Qt.Key.Key_F8
MISTAKE_KEY = Qt.Key.Key_F7
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Assist(QObject):
    """Of one editor."""

    def __init__(self, edit: QPlainTextEdit, spelling: Spelling) -> None:
        super().__init__(edit)
        self._edit = edit
        self._spelling = spelling
        self._is_filling = False
        self.marks = Marks(edit, spelling)

    def takes_key(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; False for a key that means nothing here."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == GAP_KEY:
            return self.go_to_gap() or True
        if event.key() == MISTAKE_KEY or (alt and event.key() in _ENTER):
            self.go_to_mistake()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._is_filling = False
        return False

    def takes_tab(self) -> bool:
        """After a template, Tab leads through its gaps before it leads on."""
        self._is_filling = self._is_filling and self.go_to_gap(wraps=False)
        return self._is_filling

    def insert(self, text: str) -> None:
        """Put a text in at the cursor and go to its first gap, from where Tab leads on to the others."""
        if self._edit.isReadOnly():
            return
        cursor = self._edit.textCursor()
        start = cursor.selectionStart()
        cursor.insertText(text)
        if gaps(text):
            self._is_filling = True
            cursor.setPosition(start)
            self._edit.setTextCursor(cursor)
            self.go_to_gap(wraps=False)
        self._edit.ensureCursorVisible()

    def go_to_gap(self, *, wraps: bool = True) -> bool:
        """Select what is still to be filled in behind the cursor, or from the beginning on. Returns whether any is."""
        text = self._edit.toPlainText()
        found = [(to_qt(text, start), start, end) for start, end in gaps(text)]
        cursor = self._edit.textCursor()
        stands_on_one = any(at == cursor.selectionStart() == cursor.selectionEnd() for at, *_ in found)
        here = cursor.selectionEnd() + stands_on_one
        behind = [place for place in found if place[0] >= here]
        if not behind and not (wraps and found):
            return False
        _, start, end = (behind or found)[0]
        self._edit.setTextCursor(selected(self._edit.document(), text, start, end))
        return True

    def go_to_mistake(self) -> None:
        """Select the misspelt word at or behind the cursor, and open what may have been meant."""
        if self._spelling.is_on:
            self._spelling.ask(self._all_words(), self._open_next_mistake)

    def open_menu(self, menu: QMenu, at: QPoint, position: int) -> None:
        """Open a menu, with what may have been meant on top where a misspelt word stands at Qt's place `position`."""
        self._add_switch(menu)
        word = self.marks.wrong_at(position)
        if word is None:
            menu.popup(at)
        else:
            self._spelling.suggest(word.selectedText(), partial(self._open_with, menu, at, QTextCursor(word)))

    def _all_words(self) -> list[str]:
        from desktop.spelling import words

        return [word.text for word in words(self._edit.toPlainText())]

    def _open_next_mistake(self) -> None:
        from desktop.spelling import words

        text = self._edit.toPlainText()
        wrong = [word for word in words(text) if self._spelling.is_wrong(word.text)]
        corner = self._edit.viewport().mapToGlobal(self._edit.cursorRect().bottomLeft())
        if not wrong:
            QToolTip.showText(corner, self.tr("No misspelt word"), self._edit)
            return
        caret = self._edit.textCursor().selectionStart()
        found = next((word for word in wrong if to_qt(text, word.end) >= caret), wrong[0])
        cursor = selected(self._edit.document(), text, found.start, found.end)
        self._edit.setTextCursor(cursor)
        at = self._edit.viewport().mapToGlobal(self._edit.cursorRect().bottomLeft())
        self._spelling.suggest(found.text, partial(self._open_with, self._new_menu(), at, cursor))

    def _new_menu(self) -> QMenu:
        menu = QMenu(self._edit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _open_with(self, menu: QMenu, at: QPoint, word: QTextCursor, suggestions: list[str]) -> None:
        written = word.selectedText()
        actions = [self._action(menu, meant, partial(self._replace, word, meant)) for meant in suggestions]
        if not suggestions:
            nothing = QAction(self.tr("Nothing similar known"), menu)
            nothing.setEnabled(False)
            actions.append(nothing)
        actions.append(_separator(menu))
        learn = self.tr("Add “%1” to my words").replace("%1", written)
        actions.append(self._action(menu, learn, partial(self._spelling.learn, written)))
        actions.append(self._action(menu, self.tr("Ignore in this answer"), partial(self._spelling.ignore, written)))
        if menu.isEmpty():
            menu.addActions(actions)
        else:
            menu.insertActions(menu.actions()[0], [*actions, _separator(menu)])
        menu.popup(at)
        menu.setActiveAction(next(action for action in actions if action.isEnabled()))

    def _add_switch(self, menu: QMenu) -> None:
        menu.addSeparator()
        switch = menu.addAction(self.tr("Check the spelling"))
        switch.setCheckable(True)
        switch.setChecked(self._spelling.is_on)
        switch.toggled.connect(self._spelling.set_on)

    def _replace(self, word: QTextCursor, meant: str) -> None:
        if self._edit.isReadOnly():
            return
        word.insertText(meant)
        self._edit.setTextCursor(word)
        self.marks.refresh()

    def _action(self, menu: QMenu, text: str, do: Callable[[], object]) -> QAction:
        action = QAction(text.replace("&", "&&"), menu)
        action.triggered.connect(lambda _: do())
        return action


def _separator(menu: QMenu) -> QAction:
    line = QAction(menu)
    line.setSeparator(True)
    return line
