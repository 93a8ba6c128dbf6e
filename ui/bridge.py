"""Between the desk's threads and the GUI thread: results, changes and errors arrive where widgets may be touched.

A widget asks with `read` or `write` and names what to do `then`; that runs later on the GUI thread, and never after the
widget is gone. Known problems and bugs go their two ways (see `desktop.problems`).
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import CancelledError, Future, wait
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.changes import ChangeSet
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.desk import Desk
    from desktop.files.store import FileStore

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Delivery:
    """An answer on its way to the one who asked."""

    future: Future[Any]
    owner: QObject
    then: Callable[[Any], object] | None
    failed: Callable[[KnownProblem], object] | None


class DeskBridge(QObject):
    """The desk as widgets see it. Lives on the GUI thread."""

    desk_changed = Signal(object)
    """A `ChangeSet`; those that came while the GUI thread was busy are merged, by origin."""
    problem_raised = Signal(object)
    """A `KnownProblem` that the one who asked left to the window."""
    bug_raised = Signal(object)
    """An exception that nobody expected."""

    _arrived = Signal()
    _changes_arrived = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._deliveries: deque[_Delivery] = deque()
        self._changes: list[ChangeSet] = []
        self._writes: set[Future[Any]] = set()
        self._awaited = 0
        self._lock = Lock()
        self._is_closed = False
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._changes_arrived.connect(self._on_changes_arrived, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = desk.subscribe(self._take_change)

    @property
    def desk(self) -> Desk:
        """The desk itself, for what is no query: its clock, its key, its directory."""
        return self._desk

    @property
    def is_closed(self) -> bool:
        """Whether the desk is gone, or about to."""
        return self._is_closed

    @property
    def is_idle(self) -> bool:
        """Whether all that was asked has been delivered."""
        return not self._awaited and not self._changes

    def read(
        self,
        query: Callable[..., T],
        /,
        *args: object,
        then: Callable[[T], object],
        owner: QObject,
        failed: Callable[[KnownProblem], object] | None = None,
        **kw: object,
    ) -> None:
        """Run a query on the reader thread; `then(result)` follows on the GUI thread while `owner` lives.

        Once the bridge is closed nothing is read: a timer of a widget that goes may still ask.
        """
        if self._is_closed:
            return
        self._expect(self._desk.read(query, *args, **kw), owner, then, failed)

    def ask_files(
        self,
        ask: Callable[[FileStore], Future[T]],
        *,
        then: Callable[[T], object] | None = None,
        owner: QObject,
        failed: Callable[[KnownProblem], object] | None = None,
    ) -> None:
        """Ask the file store, as `lambda files: files.read(sha256)`; `then(result)` follows on the GUI thread."""
        if not self._is_closed:
            self._expect(ask(self._desk.files), owner, then, failed)

    def write(
        self,
        operation: Callable[..., T],
        /,
        *args: object,
        then: Callable[[T], object] | None = None,
        owner: QObject,
        origin: str = "",
        failed: Callable[[KnownProblem], object] | None = None,
        **kw: object,
    ) -> None:
        """Run an operation on the database thread; it is done even if `owner` is gone by then."""
        future = self._desk.write_as(origin, operation, *args, **kw)
        with self._lock:
            self._writes.add(future)
        self._expect(future, owner, then, failed)

    def flush(self) -> None:
        """Wait until all that was asked to be written is written, and deliver what has arrived."""
        with self._lock:
            writes = set(self._writes)
        wait(writes)
        while self._deliveries:
            self._on_arrived()
        self._on_changes_arrived()

    def close(self) -> None:
        """Finish the writes; nothing is delivered any more."""
        self.flush()
        self._is_closed = True
        self._unsubscribe()
        self._deliveries.clear()

    @Slot()
    def _on_arrived(self) -> None:
        if self._is_closed or not self._deliveries:
            return  # what was asked between the last flush and the end stays unanswered: the desk is closed by now
        delivery = self._deliveries.popleft()
        self._awaited -= 1
        try:
            result = delivery.future.result()
        except CancelledError:
            return
        except KnownProblem as problem:
            if delivery.failed and shiboken6.isValid(delivery.owner):
                delivery.failed(problem)
            else:
                self.problem_raised.emit(problem)
        except Exception as bug:  # noqa: BLE001 the border between the desk's threads and the window
            self.bug_raised.emit(bug)
        else:
            if delivery.then and shiboken6.isValid(delivery.owner):
                delivery.then(result)

    @Slot()
    def _on_changes_arrived(self) -> None:
        with self._lock:
            changes, self._changes = self._changes, []
        for change in changes:
            self.desk_changed.emit(change)

    def _expect(
        self,
        future: Future[T],
        owner: QObject,
        then: Callable[[T], object] | None,
        failed: Callable[[KnownProblem], object] | None,
    ) -> None:
        delivery = _Delivery(future, owner, then, failed)
        self._awaited += 1
        future.add_done_callback(lambda _: self._take_delivery(delivery))

    def _take_delivery(self, delivery: _Delivery) -> None:
        """On the desk's thread: put the answer in line, in the order in which answers came."""
        self._deliveries.append(delivery)
        with self._lock:
            self._writes.discard(delivery.future)
            if not self._is_closed:
                self._arrived.emit()

    def _take_change(self, change: ChangeSet) -> None:
        """On the database thread: remember the change, and wake the GUI thread once for all that come meanwhile."""
        with self._lock:
            is_first = not self._changes
            if self._changes and self._changes[-1].origin == change.origin:
                last = self._changes[-1]
                self._changes[-1] = ChangeSet(
                    topics=last.topics | change.topics,
                    tracking_ids=last.tracking_ids | change.tracking_ids,
                    origin=change.origin,
                )
            else:
                self._changes.append(change)
            if is_first and not self._is_closed:
                self._changes_arrived.emit()
