"""A field that takes the next key pressed as its value, whatever that key means elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLineEdit

from ui.shell.keymap import pressed, shown

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

_LEAVING = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
_CLEARING = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}


class KeyField(QLineEdit):
    """Tab and Esc leave it, Backspace means no key, all else is the key."""

    key_pressed = Signal(str)
    """A key as portable text; empty for none."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self.setReadOnly(True)
        self.setAccessibleName(self.tr("Key"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def show_key(self, key: str) -> None:
        """The key that is set at present."""
        self._key = key
        self._tell()

    def _tell(self) -> None:
        if self.hasFocus():
            self.setText(self.tr("Press the new key…"))
        else:
            self.setText(shown(self._key) or self.tr("none"))

    def event(self, event: QEvent) -> bool:
        """No shortcut of the window comes first."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What was pressed."""
        key = Qt.Key(event.key())
        if key in _LEAVING:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _CLEARING and not event.modifiers():
            self.key_pressed.emit("")
        elif chosen := pressed(key, event.modifiers()):
            self.key_pressed.emit(chosen)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say what to do."""
        super().focusInEvent(event)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say what is set."""
        super().focusOutEvent(event)
        self._tell()
