"""Enter presses the button that has the focus, as Space does: outside of dialogs Qt knows only Space."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_BARE = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}


def presses(event: QKeyEvent, focused: QWidget | None) -> bool:
    """Whether this key, which nobody had a use for, was for the button with the focus; it is pressed then.

    By a Space, so that a button with a menu opens that.
    """
    is_for_it = event.key() in _ENTER and event.modifiers() in _BARE and not event.isAutoRepeat()
    if not (is_for_it and isinstance(focused, QPushButton | QToolButton)):
        return False
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(focused, QKeyEvent(kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier))
    return True
