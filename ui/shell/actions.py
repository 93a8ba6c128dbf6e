"""All that can be done from anywhere in the window, each with its key; the menu and the list of keys show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from ui.shell.navigation import ORDER, list_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.cache.lists import ListName

translate = QCoreApplication.translate
_NUMBERED = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What the window does when an action is taken."""

    sync: Callable[[], object]
    search: Callable[[], object]
    answer: Callable[[], object]
    next: Callable[[], object]
    previous: Callable[[], object]
    open_list: Callable[[ListName], object]
    settings: Callable[[], object]
    keys: Callable[[], object]
    menu: Callable[[], object]
    quit: Callable[[], object]


class Actions:
    """The actions of a window, installed on it."""

    def __init__(self, window: QWidget, deeds: Deeds) -> None:
        self._window = window
        self.sync = self._make(translate("Actions", "Sync, or stop the sync"), "F5", deeds.sync)
        self.search = self._make(translate("Actions", "Search"), "Ctrl+F", deeds.search)
        self.answer = self._make(translate("Actions", "Answer"), "R", deeds.answer)
        self.next = self._make(translate("Actions", "Next complaint"), "Ctrl+PgDown", deeds.next)
        self.previous = self._make(translate("Actions", "Previous complaint"), "Ctrl+PgUp", deeds.previous)
        self.lists = [self._list(number, name, deeds) for number, name in enumerate(ORDER, 1)]
        self.settings = self._make(translate("Actions", "Settings"), "Ctrl+,", deeds.settings)
        self.keys = self._make(translate("Actions", "Keys"), "F1", deeds.keys)
        self.menu = self._make(translate("Actions", "Menu"), "F10", deeds.menu)
        self.quit = self._make(translate("Actions", "Quit"), "Ctrl+Q", deeds.quit)

    def build_menu(self) -> QMenu:
        """The menu of the window."""
        menu = QMenu(self._window)
        menu.addActions([self.sync, self.search, self.answer, self.next, self.previous])
        menu.addSeparator()
        lists = menu.addMenu(translate("Actions", "Lists"))
        lists.addActions(self.lists)
        menu.addSeparator()
        menu.addActions([self.settings, self.keys, self.quit])
        return menu

    def described(self) -> list[tuple[str, str]]:
        """Keys and what they do, for the list of keys."""
        own = [self.sync, self.search, self.answer, self.next, self.previous]
        last = [self.settings, self.keys, self.menu, self.quit]
        fixed = [
            ("↑ ↓", translate("Actions", "Move in the list")),
            (_key("Enter"), translate("Actions", "Read the complaint")),
            (_key("Ctrl+Enter"), translate("Actions", "Queue the answer")),
            (_key("Ctrl+Z"), translate("Actions", "Take the answer back while it is held")),
            (_key("Esc"), translate("Actions", "Back to the list, or end the search")),
            (f"{_key('Ctrl+1')} … {_key('Ctrl+9')}", translate("Actions", "Open a list")),
        ]
        return [*fixed, *((action.shortcut().toString(_NATIVE), action.text()) for action in (*own, *last))]

    def _list(self, number: int, name: ListName, deeds: Deeds) -> QAction:
        key = f"Ctrl+{number}" if number <= _NUMBERED else ""
        return self._make(list_words(name), key, lambda: deeds.open_list(name))

    def _make(self, text: str, key: str, deed: Callable[[], object]) -> QAction:
        action = QAction(text, self._window)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _checked: deed())
        self._window.addAction(action)
        return action


_NATIVE = QKeySequence.SequenceFormat.NativeText


def _key(name: str) -> str:
    return QKeySequence(name).toString(_NATIVE)
