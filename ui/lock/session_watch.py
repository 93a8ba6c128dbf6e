"""Hears from the system that the session is locked or the PC falls asleep: D-Bus on Linux, session messages on Windows.

Where a system tells nothing, nothing is heard: the clock that stood still tells of a sleep afterwards
(`ui.shell.pulse`), and the idle time counts everywhere.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver")
_LOGIN = "org.freedesktop.login1"
_SESSIONS = "/org/freedesktop/login1/session/"


class SessionWatch(QObject):
    """What the system tells; one for the whole program."""

    session_locked = Signal()
    falling_asleep = Signal()

    def start(self) -> None:
        """Listen from now on, where this system has something to listen to."""
        if sys.platform == "win32":
            from ui.lock.session_windows import SessionMessages

            self._messages = SessionMessages(self)
            self._messages.start()
        elif sys.platform.startswith("linux"):
            from PySide6.QtDBus import QDBusConnection

            self.listen(QDBusConnection.sessionBus(), QDBusConnection.systemBus())

    def listen(self, session: QDBusConnection, system: QDBusConnection) -> None:
        """Listen on these buses; one that is not there tells nothing.

        A screen saver speaks on the session's own bus. `login1` speaks to all of the PC: its `Lock` counts only for the
        session that this program runs in.
        """
        if session.isConnected():
            for name in _SCREEN_SAVERS:
                session.connect("", "", name, "ActiveChanged", self, _slot("on_screen_saver(bool)"))
        if system.isConnected():
            manager = f"{_LOGIN}.Manager"
            system.connect(_LOGIN, "", manager, "PrepareForSleep", self, _slot("on_sleep(bool)"))
            own = os.environ.get("XDG_SESSION_ID", "")
            if own:
                path = _SESSIONS + bus_label(own)
                system.connect(_LOGIN, path, f"{_LOGIN}.Session", "Lock", self, _slot("on_lock()"))

    @Slot(bool)
    def on_screen_saver(self, is_active: bool) -> None:
        """The screen saver came or went."""
        if is_active:
            self.session_locked.emit()

    @Slot(bool)
    def on_sleep(self, is_beginning: bool) -> None:
        """The PC falls asleep or has woken."""
        if is_beginning:
            self.falling_asleep.emit()

    @Slot()
    def on_lock(self) -> None:
        """The session is to be locked."""
        self.session_locked.emit()


def _slot(signature: str) -> bytes:
    """A slot as `QDBusConnection.connect` takes it: a text, whatever its stub says (PySide6 refuses bytes)."""
    return cast("bytes", SLOT(signature))


def bus_label(text: str) -> str:
    """A session's id as it stands in its path: all but letters and digits, and a digit in front, as `_` and hex."""
    return "".join(
        char if char.isascii() and (char.isalpha() or (char.isdigit() and place)) else f"_{ord(char):02x}"
        for place, char in enumerate(text)
    )
