"""Where the buttons of notices lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ui.shell.notice import Way

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

PORTAL = "http://neverssl.com/"
"""A page that never asks for TLS, so that a network can put its own in that place. It is told nothing."""


def follow(way: Way, window: MainWindow) -> None:
    """Go there."""
    if way is Way.BROWSER:
        QDesktopServices.openUrl(QUrl(PORTAL))
    elif way is Way.AGAIN:
        window.link.sync_now()
    else:
        window.open_settings("connection")
