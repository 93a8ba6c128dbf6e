"""When the program itself is at fault: its exceptions are caught, and put into a report without anybody's words."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, qVersion

from desktop.discretion import places
from desktop.version import program_version

if TYPE_CHECKING:
    from types import TracebackType


def report_of(error: BaseException) -> str:
    """Kinds of errors and places in the code. The errors' own messages stay out: they may quote a citizen."""
    versions = f"Python {platform.python_version()} · Qt {qVersion()}"
    head = f"LAPOR! Desktop {program_version()} · {versions} · {platform.platform()}"
    return "\n".join([head, *places(error)])


class CrashGuard(QObject):
    """Takes over exceptions that nobody caught, on any thread, and brings them to the GUI thread."""

    caught = Signal(object)
    """An exception; the listener saves the work and tells the officer."""

    _fell = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fell.connect(self.caught, Qt.ConnectionType.QueuedConnection)
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def let_go(self) -> None:
        """Put back what was there before."""
        sys.excepthook, threading.excepthook = self._before

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        traceback.print_tb(trace)
        self._fell.emit(error)

    def _on_thread_exception(self, fell: threading.ExceptHookArgs) -> None:
        if fell.exc_value is not None:
            self._fell.emit(fell.exc_value)
