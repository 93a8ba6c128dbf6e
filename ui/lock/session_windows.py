"""Windows' messages of a locked session and of a PC that falls asleep, at a window of our own that is never shown."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.lock.session_watch import SessionWatch

_WM_POWERBROADCAST, _PBT_APMSUSPEND = 0x0218, 0x0004
_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK = 0x02B1, 0x0007
_NOTIFY_FOR_THIS_SESSION = 0


class _Message(ctypes.Structure):
    """The beginning of `MSG`."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("word", ctypes.c_size_t),
        ("long", ctypes.c_ssize_t),
    )


class SessionMessages(QObject):
    """Owns the window that hears."""

    def __init__(self, watch: SessionWatch) -> None:
        super().__init__(watch)
        self.window = _Hearing(watch)

    def start(self) -> None:
        """Have Windows tell of this session; of sleep it tells every window."""
        handle = int(self.window.winId())
        ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification(handle, _NOTIFY_FOR_THIS_SESSION)  # type: ignore[attr-defined,unused-ignore]


class _Hearing(QWidget):
    def __init__(self, watch: SessionWatch) -> None:
        super().__init__()
        self._watch = watch

    def hear(self, message: int, word: int) -> None:
        """A message of Windows."""
        if message == _WM_WTSSESSION_CHANGE and word == _WTS_SESSION_LOCK:
            self._watch.session_locked.emit()
        elif message == _WM_POWERBROADCAST and word == _PBT_APMSUSPEND:
            self._watch.falling_asleep.emit()

    def nativeEvent(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """As Qt hands it on."""
        told = _Message.from_address(int(message))
        self.hear(told.message, told.word)
        return super().nativeEvent(kind, message)
