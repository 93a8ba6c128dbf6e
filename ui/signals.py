"""Ctrl+C in the terminal, and being told to end at log-out: the window ends in order, typed words first.

Python runs signal handlers between its own instructions only, and while Qt waits for events there are none. So the
signal's number goes to a socket that wakes Qt up.
"""

from __future__ import annotations

import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_ENDING = (signal.SIGINT, signal.SIGTERM)


class EndingSignals(QObject):
    """Ends the application on SIGINT and SIGTERM, until `let_go`."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        self._wakeup_before = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        # A handler has to be there, or the number is never written; the deed is done in `_on_signal`.
        self._before = {number: signal.signal(number, lambda *_: None) for number in _ENDING}

    def let_go(self) -> None:
        """Leave signals as they were found."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._wakeup_before)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _on_signal(self) -> None:
        if set(self._reader.recv(64)) & set(_ENDING):
            self._application.quit()
