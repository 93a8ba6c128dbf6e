"""The sync worker as widgets see it: its state arrives on the GUI thread, wishes go to it whenever it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from sync.report import Phase, SyncState
from sync.scheduling.allowance import Hindrance
from sync.scheduling.network import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.complaint import TrackingId
    from sync.files.board import FileProgress
    from sync.scheduling.network import Network
    from sync.worker import SyncWorker
    from ui.complaint.downloads import Downloads


class SyncLink(QObject):
    """Stands in for the worker until that has started, so that the window need not wait for it."""

    state_changed = Signal(object)
    """A `SyncState`."""
    file_progressed = Signal(object)
    """A `FileProgress`: how far a file is that comes or goes, that it is here, or why not (its `problem`)."""
    question_asked = Signal()
    """A sync is wanted by hand although this month's data is used up: `sync_anyway` is the yes."""

    _told = Signal(object)
    _file_told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: SyncWorker | None = None
        self._ways_out: list[Callable[[], None]] = []
        self._state = SyncState(phase=Phase.IDLE)
        self._wants_sync = False
        self._wanted_files: dict[str, TrackingId] = {}
        self._files: dict[str, FileProgress] = {}
        self._network = UNKNOWN
        self._told.connect(self.tell, Qt.ConnectionType.QueuedConnection)
        self._file_told.connect(self._on_file_told, Qt.ConnectionType.QueuedConnection)

    @property
    def state(self) -> SyncState:
        """The latest state."""
        return self._state

    @property
    def wants_sync(self) -> bool:
        """Whether the officer has asked for a sync, and not for its end."""
        return self._wants_sync

    def attach(self, worker: SyncWorker) -> None:
        """The worker is there."""
        self._worker = worker
        self._ways_out = [worker.subscribe(self._told.emit), worker.files.subscribe(self._file_told.emit)]
        worker.tell_network(self._network)
        self.tell(worker.state)
        for attachment_id, tracking_id in self._wanted_files.items():
            worker.files.fetch(tracking_id, attachment_id)
        self._wanted_files.clear()
        if self._wants_sync:
            worker.request_sync(by_hand=True)

    def detach(self) -> None:
        """The worker goes."""
        for way_out in self._ways_out:
            way_out()
        self._ways_out.clear()
        self._worker = None

    def sync_now(self) -> None:
        """The officer wants a sync now, whenever the next one would have been."""
        if self._state.hindrance is Hindrance.LIMIT:
            self.question_asked.emit()
        else:
            self.sync_anyway()

    def sync_anyway(self) -> None:
        """The officer wants it whatever it costs."""
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

    def tell_network(self, network: Network) -> None:
        """What the system knows of the network is this now."""
        self._network = network
        if self._worker:
            self._worker.tell_network(network)

    def stop(self) -> None:
        """The officer wants the running sync to end; what came is kept."""
        self._wants_sync = False
        if self._worker:
            self._worker.cancel()

    def fetch_file(self, tracking_id: TrackingId, attachment_id: str, *, with_sync: bool = False) -> None:
        """The officer wants a file of a complaint here: now, without a whole sync unless `with_sync` asks for one.

        The wish outlives the window. How it goes comes by `file_progressed`, and rows of what is here change with the
        `Topic.FILES` of a `ChangeSet`.
        """
        if self._worker:
            self._worker.files.fetch(tracking_id, attachment_id, with_sync=with_sync)
        else:
            self._wanted_files[attachment_id] = tracking_id

    def stop_file(self, attachment_id: str) -> None:
        """The officer wants a file no more; what came of it is kept, and the next wish goes on from there."""
        self._wanted_files.pop(attachment_id, None)
        if self._worker:
            self._worker.files.stop(attachment_id)

    def serve(self, downloads: Downloads) -> None:
        """Fetch what a page wants, and tell it how that goes."""
        downloads.wanted.connect(self.fetch_file)
        downloads.unwanted.connect(self.stop_file)
        for progress in self._files.values():
            downloads.tell(progress)
        self.file_progressed.connect(downloads.tell)

    def file_progress(self, file_id: str) -> FileProgress | None:
        """How a file stands: a download by its attachment's id, an upload by the SHA-256 of its content.

        None where nothing was told of it since the program began: `desk.files` knows what is here.
        """
        return self._files.get(file_id)

    def tell(self, state: SyncState) -> None:
        """The state is this now."""
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

    def _on_file_told(self, progress: FileProgress) -> None:
        self._files[progress.file_id] = progress
        self.file_progressed.emit(progress)
