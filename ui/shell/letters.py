"""Letters that are keys do nothing while the focus is where letters are typed or choose.

Qt keeps them from text fields by itself; a choice, which jumps to the entry that begins with the letter, it forgets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class LetterGuard(QObject):
    """Watches the choice that has the focus, and no other widget: a filter of the application would see every event."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if isinstance(old, QComboBox):
            old.removeEventFilter(self)
        if isinstance(now, QComboBox):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim a letter for the choice before a shortcut has it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_letter(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)


def _is_letter(event: QKeyEvent) -> bool:
    return event.text().isprintable() and bool(event.text().strip()) and not event.modifiers() & _COMMANDS
