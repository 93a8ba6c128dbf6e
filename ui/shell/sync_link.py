"""The sync worker as widgets see it: its state arrives on the GUI thread, wishes go to it whenever it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from sync.report import Phase, SyncState

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.worker import SyncWorker


class SyncLink(QObject):
    """Stands in for the worker until that has started, so that the window need not wait for it."""

    state_changed = Signal(object)
    """A `SyncState`."""

    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: SyncWorker | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._state = SyncState(phase=Phase.IDLE)
        self._wants_sync = False
        self._told.connect(self.tell, Qt.ConnectionType.QueuedConnection)

    @property
    def state(self) -> SyncState:
        """The latest state."""
        return self._state

    def attach(self, worker: SyncWorker) -> None:
        """The worker is there."""
        self._worker = worker
        self._unsubscribe = worker.subscribe(self._told.emit)
        self.tell(worker.state)
        if self._wants_sync:
            worker.request_sync(by_hand=True)

    def detach(self) -> None:
        """The worker goes."""
        if self._unsubscribe:
            self._unsubscribe()
        self._worker = self._unsubscribe = None

    def sync_now(self) -> None:
        """The officer wants a sync now, whenever the next one would have been."""
        self._wants_sync = True
        if self._worker:
            self._worker.request_sync(by_hand=True)

    def reconnect(self) -> None:
        """Address or token have changed."""
        self._wants_sync = True
        if self._worker:
            self._worker.reconnect()

    def wake(self) -> None:
        """The PC has slept: sync as soon as that makes sense. A wait after a failure is kept."""
        if self._worker:
            self._worker.request_sync(by_hand=False)

    def stop(self) -> None:
        """The officer wants the running sync to end; what came is kept."""
        self._wants_sync = False
        if self._worker:
            self._worker.cancel()

    def tell(self, state: SyncState) -> None:
        """The state is this now."""
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)
