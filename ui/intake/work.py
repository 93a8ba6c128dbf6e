"""Reading an export on a thread of its own, told row by row, and stopped at a word."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.intake import flow
from ui.errand import Errand

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.cache.mirror.imports import Counts
    from ui.bridge import DeskBridge


class ExportReader(QObject):
    """One file at a time."""

    progressed = Signal(int)
    """Rows read so far."""
    looked = Signal(object)
    """The `Counts` of what taking it in would do."""
    failed = Signal(object)
    """A `KnownProblem`, also `cancelled`."""

    def __init__(self, bridge: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._is_stopped = Event()
        self._errand = Errand(self)
        self._errand.done.connect(self.looked)
        self._errand.failed.connect(self.failed)
        self._errand.bug_raised.connect(bridge.bug_raised)

    @property
    def is_running(self) -> bool:
        """Whether a file is being read."""
        return self._errand.is_running

    def look(self, path: Path) -> bool:
        """Read this file; returns whether that was begun."""
        self._is_stopped.clear()
        return self._errand.begin(lambda: self._read(path))

    def stop(self) -> None:
        """Let go of the file; `failed` follows with `cancelled`."""
        self._is_stopped.set()

    def _read(self, path: Path) -> Counts:
        return flow.look(self._bridge.desk, path, progress=self.progressed.emit, is_cancelled=self._is_stopped.is_set)
