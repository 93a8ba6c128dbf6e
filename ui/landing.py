"""How what a thread has found gets to the GUI thread: over an object that outlives every window.

A signal of the window's own objects is no way for that: the window may be taken down at the very moment at which the
thread emits it, and Qt falls.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable


def hand_over(owner: QObject, call: Callable[..., object], *args: object) -> None:
    """Let the GUI thread do `call(*args)` soon, in the order of such calls, unless `owner` has gone by then."""
    _landing().arrived.emit(owner, call, args)


class _Landing(QObject):
    arrived = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        application = QCoreApplication.instance()
        if application is not None:
            self.moveToThread(application.thread())
        self.arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def _on_arrived(self, owner: QObject, call: Callable[..., object], args: tuple[object, ...]) -> None:
        if shiboken6.isValid(owner):
            call(*args)


@cache
def _landing() -> _Landing:
    return _Landing()
