"""Which key does what: the usual keys, those that the officer has chosen instead, and those that are never given away.

Keys are written as Qt's portable text (`Ctrl+Shift+K`); an empty text is no key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from collections.abc import Mapping

NATIVE = QKeySequence.SequenceFormat.NativeText
_PORTABLE = QKeySequence.SequenceFormat.PortableText

RESERVED = (
    *("Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown", "Space"),
    *("Return", "Enter", "Ctrl+Return", "Ctrl+Enter", "Esc", "Tab", "Shift+Tab", "Backspace", "Del"),
    *("Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Y", "Ctrl+Shift+Z", "F7", "F8", "Alt+Return", "Alt+Enter"),
)
"""They move, carry out, leave and edit everywhere; giving them another meaning would break that."""


class KeyMap:
    """Keys by the names of deeds. The first deed that wants a usual key has it."""

    def __init__(self) -> None:
        self._usual: dict[str, str] = {}
        self._chosen: dict[str, str] = {}

    @property
    def chosen(self) -> dict[str, str]:
        """What the officer has chosen, also for deeds that are not there (yet)."""
        return dict(self._chosen)

    def add(self, name: str, usual: str) -> None:
        """A deed with its usual key."""
        self._usual[name] = normal(usual)

    def take(self, chosen: Mapping[str, str]) -> None:
        """These are the officer's choices."""
        self._chosen = {name: normal(key) for name, key in chosen.items()}

    def usual(self, name: str) -> str:
        """The key that a deed has until the officer chooses another."""
        return self._usual[name]

    def key(self, name: str) -> str:
        """The key of a deed; none where somebody else has it by the officer's choice, or had it first."""
        if name in self._chosen:
            return self._chosen[name]
        key = self._usual[name]
        return key if self.holder(key) == name else ""

    def holder(self, key: str) -> str:
        """The deed that has this key; an empty text where it is free."""
        if not key:
            return ""
        by_choice = next((name for name, own in self._chosen.items() if own == key and name in self._usual), "")
        by_habit = (name for name, own in self._usual.items() if own == key and name not in self._chosen)
        return by_choice or next(by_habit, "")

    def choose(self, name: str, key: str) -> None:
        """Give a deed this key; whoever has it goes without."""
        before = self.holder(normal(key))
        if before and before != name:
            self._chosen[before] = ""
        self._chosen[name] = normal(key)
        if self._chosen[name] == self._usual.get(name):
            del self._chosen[name]

    def reset(self, name: str) -> None:
        """Give a deed its usual key back, also from whoever has it now."""
        self._chosen.pop(name, None)
        holder = self.holder(self._usual[name])
        if holder and holder != name:
            self._chosen[holder] = ""
            if self._usual[holder] == "":
                del self._chosen[holder]

    def reset_all(self) -> None:
        """All usual keys."""
        self._chosen.clear()


def normal(key: str) -> str:
    """One way to write a key."""
    return QKeySequence(key).toString(_PORTABLE)


def shown(key: str) -> str:
    """A key as this system writes it."""
    if key[:1] == "F" and key[1:].isdigit():
        return key  # the same on every keyboard, and the first look into Qt's translations takes 4 ms
    return QKeySequence(key).toString(NATIVE)


def is_reserved(key: str) -> bool:
    """Whether a key means something everywhere."""
    return normal(key) in {normal(reserved) for reserved in RESERVED}


def pressed(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> str:
    """What was pressed, or an empty text while it is modifiers alone."""
    if key in {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key(0)}:
        return ""
    held = modifiers & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(QKeyCombination(held, key)).toString(_PORTABLE)
