"""Where each file on its way stands: told by the sync, shown by the window, stopped by the officer."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.complaint import TrackingId
    from desktop.problems import KnownProblem


class TransferState(StrEnum):
    """What becomes of a file."""

    WAITING = "waiting"
    """Asked for; its turn comes, with the next connection at the latest."""
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    """`FileProgress.problem` says why. What came is kept. After a failure of the link it is tried again by itself."""
    STOPPED = "stopped"
    """By the officer. What came is kept: the next time it goes on from there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileProgress:
    """How far a file is, in bytes."""

    file_id: str
    """Of a download the id of the attachment, of an upload the SHA-256 of its content."""
    tracking_id: TrackingId
    state: TransferState
    is_upload: bool = False
    done: int = 0
    total: int = 0
    problem: KnownProblem | None = None


class FileBoard:
    """One for a sync worker. Safe to use from any thread; listeners are called by whoever tells."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._files: dict[str, FileProgress] = {}
        self._stopped: set[str] = set()
        self._running = ""
        self._listeners: list[Callable[[FileProgress], None]] = []

    def subscribe(self, listener: Callable[[FileProgress], None]) -> Callable[[], None]:
        """Call `listener` with every file that is known, and with each change. Returns the way out."""
        with self._lock:
            self._listeners.append(listener)
            for progress in tuple(self._files.values()):
                listener(progress)
        return lambda: self._listeners.remove(listener)

    def get(self, file_id: str) -> FileProgress | None:
        """How a file stands; None where nothing is known of it since the program began."""
        return self._files.get(file_id)

    def tell(self, progress: FileProgress) -> None:
        """A file stands so now."""
        with self._lock:
            self._files[progress.file_id] = progress
            if progress.state is TransferState.RUNNING:
                self._running = progress.file_id
            elif progress.file_id == self._running:
                self._running = ""
            for listener in tuple(self._listeners):
                listener(progress)

    def fail_waiting(self, problem: KnownProblem) -> None:
        """Nothing that waits can go on, for this reason."""
        for progress in tuple(self._files.values()):
            if progress.state is TransferState.WAITING:
                self.tell(replace(progress, state=TransferState.FAILED, problem=problem))

    def ask(self, tracking_id: TrackingId, attachment_id: str) -> None:
        """The officer wants this one."""
        with self._lock:
            self._stopped.discard(attachment_id)
            known = self._files.get(attachment_id)
            if known is None or known.state is not TransferState.RUNNING:
                done, total = (known.done, known.total) if known else (0, 0)
                waiting = FileProgress(
                    file_id=attachment_id,
                    tracking_id=tracking_id,
                    state=TransferState.WAITING,
                    done=done,
                    total=total,
                )
                self.tell(waiting)

    def stop(self, attachment_id: str) -> bool:
        """The officer wants this one no more. Returns whether it is running, and somebody has to interrupt it."""
        with self._lock:
            self._stopped.add(attachment_id)
            known = self._files.get(attachment_id)
            if known is not None and known.state is TransferState.WAITING:
                self.tell(replace(known, state=TransferState.STOPPED))
            return self._running == attachment_id

    def is_stopped(self, attachment_id: str) -> bool:
        """Whether the officer wants it no more."""
        return attachment_id in self._stopped
