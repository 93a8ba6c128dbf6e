"""Keeps windows out of pictures of the screen, where the system can and the officer wants it: Windows alone.

Each window of ours is marked when it first has the focus: dialogs and the viewer as well, menus and hints not. On Linux
there is nothing to mark: X11 shows every program all of the screen, and Wayland leaves it to the compositor.
"""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from desktop.cache import settings
from desktop.changes import ChangeSet, Topic

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QWindow

    from desktop.cache.connection import Database
    from ui.bridge import DeskBridge

SHOWN = 0x00
BLACK = 0x01
LEFT_OUT = 0x11
"""`WDA_EXCLUDEFROMCAPTURE`, of Windows 10 version 2004 and later; before that there is only `WDA_MONITOR`, `BLACK`."""


def is_offered(platform: str = sys.platform) -> bool:
    """Whether the system can."""
    return platform == "win32"


class CaptureGuard(QObject):
    """Does as the setting says, from now on; `mark` tells the system and returns whether it took it."""

    def __init__(self, bridge: DeskBridge, parent: QObject | None, *, mark: Callable[[int, int], bool]) -> None:
        super().__init__(parent)
        self._bridge, self._mark = bridge, mark
        self._is_on = self._was_on = False
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_focus_window)
        bridge.desk_changed.connect(self._on_desk_changed)
        self._ask()

    def _on_focus_window(self, window: QWindow | None) -> None:
        if window is not None and self._was_on:  # also one that was hidden when that ended
            self._put(window)

    def _on_desk_changed(self, change: ChangeSet) -> None:
        if change.topics & Topic.SETTINGS:
            self._ask()

    def _ask(self) -> None:
        self._bridge.read(_is_wished, then=self._take, owner=self)

    def _take(self, is_on: bool) -> None:
        if is_on == self._is_on:
            return
        self._is_on, self._was_on = is_on, True
        for window in QGuiApplication.topLevelWindows():
            if window.isVisible() and window.type() in {Qt.WindowType.Window, Qt.WindowType.Dialog}:
                self._put(window)

    def _put(self, window: QWindow) -> None:
        handle = int(window.winId())
        if not self._is_on:
            self._mark(handle, SHOWN)
        elif not self._mark(handle, LEFT_OUT):
            self._mark(handle, BLACK)


def mark_on_windows(handle: int, affinity: int) -> bool:
    """`SetWindowDisplayAffinity`: False where this Windows doesn't know the affinity."""
    user32 = ctypes.WinDLL("user32")  # type: ignore[attr-defined,unused-ignore]
    return bool(user32.SetWindowDisplayAffinity(ctypes.c_void_p(handle), affinity))


def _is_wished(db: Database) -> bool:
    return bool(settings.get(db, settings.KEEPS_OUT_OF_CAPTURES, False))
