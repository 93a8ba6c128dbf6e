"""Where the focus goes when what lay over the window is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.shell.window import MainWindow


def give_back(window: MainWindow, before: QWidget | None) -> None:
    """To what had it before; to the list, where that is gone or hidden by now: the keyboard must lead somewhere."""
    if before is not None and shiboken6.isValid(before) and before.isVisible():
        before.setFocus(Qt.FocusReason.PopupFocusReason)
    elif window.pages.is_reading:
        window.reading.inbox.focus_list()
