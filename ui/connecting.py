"""What works beside the window: the sync's worker, and in practice mode a central API as a child of this process.

All of it starts on a thread of its own: `requests` alone takes longer to import than the window to show.
"""

from __future__ import annotations

from datetime import timedelta
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.desk import Desk
    from sync.connectors.base import Connector
    from sync.practice import Practice
    from sync.worker import SyncWorker

_PRACTICE_INTERVAL = timedelta(seconds=60)
"""In practice mode things happen all the time; the officer should see them come in."""
_PATIENCE = 2.0
"""Seconds for a sync to end before its central API is taken away from it."""


class SyncStarter(QObject):
    """Starts worker and child, and ends them in order."""

    started = Signal(object)
    """The `SyncWorker`."""
    bug_raised = Signal(object)

    def __init__(self, desk: Desk, *, practice: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._is_practice = desk, practice
        self._worker: SyncWorker | None = None
        self._practice: Practice | None = None
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin; `started` follows."""
        self._thread = Thread(target=self._run, name="starter", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End whatever has been started, and wait for that."""
        if self._thread:
            self._thread.join()
        is_ended = self._worker is None or self._worker.stop(_PATIENCE)
        if self._practice:
            self._practice.stop()
        if self._worker and not is_ended:  # it waited for the child, and is let go by that
            self._worker.stop()

    def _run(self) -> None:
        from sync.scheduling.rules import DataRules, Rhythm, Saving
        from sync.worker import SyncWorker

        rules: DataRules | None = None
        connect: Callable[[], Connector]
        if self._is_practice:
            from sync.practice import Practice

            self._practice = Practice(self._desk.data_dir)
            connect = self._practice.connect
            rules = DataRules(rhythm=Rhythm(every=_PRACTICE_INTERVAL), saving=Saving.NEVER)
        else:
            connect = self._connect
        self._worker = SyncWorker(self._desk, connect, rules=rules, on_bug=self.bug_raised.emit)
        self.started.emit(self._worker)

    def _connect(self) -> Connector:
        """The way that is saved. Raises KnownProblem where there is none, or something is missing for it."""
        from sync.connecting import connector_of, saved
        from ui.system_proxy import system_proxy

        return connector_of(self._desk, self._desk.ask(saved), system_proxy=system_proxy)
