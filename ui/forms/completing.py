"""A box to type a name into, with what is known offered by any part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QCompleter

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def offer_known(box: QComboBox, names: Iterable[str]) -> None:
    """Let any name be typed, and offer these."""
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.addItems(list(names))
    box.setCurrentIndex(-1)
    completer = QCompleter(box.model(), box)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    box.setCompleter(completer)
    offered = completer.popup()
    if offered is not None:
        offered.installEventFilter(_CarryingOut(box, offered))


class _CarryingOut(QObject):
    """Ctrl+Enter means the form, also while names are offered; Qt would only close the list with it."""

    def __init__(self, box: QComboBox, offered: QAbstractItemView) -> None:
        super().__init__(box)
        self._box, self._offered = box, offered

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Close the list and pass the key on."""
        if not _carries_out(event):
            return False  # nothing of the box is touched here: the last events come while it is taken down
        line = self._box.lineEdit()
        if line is None:
            return False
        self._offered.hide()
        QApplication.sendEvent(line, event)
        return True


def _carries_out(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    return event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
