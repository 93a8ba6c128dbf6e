"""What an officer's hands do in tests, and waiting for what that leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def settle(qtbot: QtBot, bridge: DeskBridge, window: MainWindow) -> None:
    """Until everything that was asked of the desk has come."""
    bridge.flush()
    qtbot.waitUntil(lambda: window.is_settled)


def press(qtbot: QtBot, window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """As a keyboard does: to whatever has the focus."""
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)


def read_first(qtbot: QtBot, window: MainWindow, row: int = 0) -> None:
    """Choose a row and wait until its complaint is on the page."""
    window.reading.inbox.view.choose_row(row)
    qtbot.waitUntil(lambda: window.reading.complaint.reading is not None)
