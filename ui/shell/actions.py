"""Everything that can be done in the window, each under a name that never changes: menu, keys and palette read it.

A deed is added once, with its usual key; `Actions` makes a QAction of it. The acts of a complaint come with the reading
pane (see `ui.complaint.acts`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from ui.shell.keymap import KeyMap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtWidgets import QWidget


class Group(Enum):
    """Where a deed stands in menu, settings and palette, in this order."""

    WORK = "work"
    COMPLAINT = "complaint"
    LISTS = "lists"
    WINDOW = "window"


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something that the officer can do."""

    key: str
    """A name that never changes: keys chosen by the officer are kept under it."""
    words: str
    """What it is called, in the language of the window."""
    group: Group
    run: Callable[[], object]
    shortcut: str = ""
    """The key that it has until the officer chooses another."""
    more_keys: tuple[str, ...] = ()
    """Further ways to press the same, as keyboards differ; they go with the usual key."""
    fits: Callable[[], bool] = _always
    """Whether it makes sense at present."""


class Actions(QObject):
    """The deeds of a window, installed on it."""

    changed = Signal()
    """Deeds have come, or keys are others."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._deeds: dict[str, Deed] = {}
        self._actions: dict[str, QAction] = {}
        self.keys = KeyMap()

    @property
    def deeds(self) -> tuple[Deed, ...]:
        """All of them, group by group."""
        return tuple(deed for group in Group for deed in self._deeds.values() if deed.group is group)

    def add(self, deeds: Iterable[Deed]) -> None:
        """Take these up."""
        for deed in deeds:
            self._deeds[deed.key] = deed
            self.keys.add(deed.key, deed.shortcut)
            self._actions[deed.key] = self._make(deed)
        self.apply_keys()

    def deed(self, key: str) -> Deed:
        """The deed of that name. Raises KeyError."""
        return self._deeds[key]

    def action(self, key: str) -> QAction:
        """Its action. Raises KeyError."""
        return self._actions[key]

    def take_keys(self, chosen: Mapping[str, str]) -> None:
        """Give the keys that the officer has chosen."""
        if dict(chosen) != self.keys.chosen:
            self.keys.take(chosen)
            self.apply_keys()

    def apply_keys(self) -> None:
        """What `keys` says is in force from now on."""
        for name, action in self._actions.items():
            key, deed = self.keys.key(name), self._deeds[name]
            more = deed.more_keys if key == self.keys.usual(name) else ()
            wanted = [QKeySequence(each) for each in (key, *more) if each]
            if action.shortcuts() != wanted:
                action.setShortcuts(wanted)
        self.changed.emit()

    def _make(self, deed: Deed) -> QAction:
        action = QAction(deed.words, self._window)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(partial(_run, deed))
        self._window.addAction(action)
        return action


def _run(deed: Deed, _checked: bool = False) -> None:
    deed.run()
