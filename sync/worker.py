"""The sync beside the window: one thread that waits for a reason to sync, syncs, and tells how it went.

It waits on a condition and on the clock, and never polls. Reasons are the officer's wish, new work in the outbox, a
held answer whose time is over, the next attempt after a failure, and the interval.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop.cache import outbox, syncstate
from desktop.changes import Topic
from desktop.clock import moment
from desktop.problems import KnownProblem
from sync.diagnosis import NEEDS_A_HAND, SIGNED_OUT
from sync.engine import SyncEngine
from sync.ledger import ORIGIN, Ledger
from sync.lock import sync_lock
from sync.report import Phase, SyncState

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

    from desktop.cache.syncstate import SyncStatus
    from desktop.changes import ChangeSet
    from desktop.desk import Desk
    from sync.backoff import Backoff
    from sync.connectors.base import Connector
    from sync.report import SyncProgress, SyncReport

log = logging.getLogger(__name__)

INTERVAL = timedelta(minutes=15)
_AFTER_ANOTHER = timedelta(seconds=30)
"""How long to leave the desk to another process that syncs it."""
_LONGEST_WAIT = timedelta(hours=8)
"""A next attempt further away than any back-off was written by a wrong clock."""


class SyncWorker:
    """Starts at once. `interval` of None: sync on the officer's wish only, and again after a failure."""

    def __init__(
        self,
        desk: Desk,
        connect: Callable[[], Connector],
        *,
        interval: timedelta | None = INTERVAL,
        backoff: Backoff | None = None,
        on_bug: Callable[[Exception], None] | None = None,
    ) -> None:
        """`connect` makes the connector, or raises KnownProblem where there is no address or token yet."""
        self._desk = desk
        self._connect = connect
        self._interval = interval
        self._backoff = backoff
        self._on_bug = on_bug
        self._listeners: list[Callable[[SyncState], None]] = []
        self._state = SyncState(phase=Phase.IDLE)
        self._telling = threading.RLock()
        self._connector: Connector | None = None
        self._wake = threading.Condition()
        # guarded by the condition:
        self._is_asked = False
        self._has_news = False
        self._has_new_work = interval is not None
        self._is_stopping = False
        self._is_cancelled = False
        self._is_outdated = False
        self._running: Connector | None = None
        # of the worker's thread alone:
        self._has_made_none = True
        self._blocked: KnownProblem | None = None
        self._not_before: datetime | None = None
        self._unsubscribe = desk.subscribe(self._on_changes)
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)
        self._thread.start()

    @property
    def state(self) -> SyncState:
        """How it stands now."""
        return self._state

    def subscribe(self, listener: Callable[[SyncState], None]) -> Callable[[], None]:
        """Call `listener` with the state now, and on the worker's thread with each new one. Returns the way out."""
        with self._telling:
            self._listeners.append(listener)
            listener(self._state)
        return lambda: self._listeners.remove(listener)

    def request_sync(self, *, by_hand: bool) -> None:
        """Sync as soon as possible. By hand skips the wait after a failure; otherwise that is kept."""
        with self._wake:
            self._is_asked = self._is_asked or by_hand
            self._has_new_work = self._has_news = True
            self._wake.notify()

    def cancel(self) -> None:
        """End the sync that runs, if one does. What it brought is kept."""
        with self._wake:
            if self._running is not None:
                self._is_cancelled = True
                self._running.abort()

    def reconnect(self) -> None:
        """Use the address and the token anew: they were changed. The next sync is made at once."""
        with self._wake:
            self._is_outdated = self._is_asked = True
            self._wake.notify()

    def stop(self, timeout: float = 15.0) -> bool:
        """End whatever runs and the thread. Returns whether it ended within `timeout` seconds."""
        with self._wake:
            if not self._is_stopping:
                self._unsubscribe()
            self._is_stopping = True
            if self._running is not None:
                self._running.abort()
            self._wake.notify()
        self._thread.join(timeout)
        return not self._thread.is_alive()

    # on the database thread

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.origin != ORIGIN and Topic.OUTBOX in changes.topics:
            with self._wake:
                self._has_new_work = self._has_news = True
                self._wake.notify()

    # on the worker's thread

    def _run(self) -> None:
        try:
            self._recover()
            while self._wait():
                self._sync()
        except Exception as error:  # noqa: BLE001 - the thread's border: nobody else would hear of it
            self._fell(error)
        finally:
            self._drop_connector()

    def _recover(self) -> None:
        """What a sync left on its way that did not live to its end is queued again, and shown so."""
        try:
            with sync_lock(self._desk.data_dir):
                Ledger(self._desk).recover()
        except KnownProblem as problem:
            log.info("not recovered: %s", problem.code)
        status = self._desk.ask(syncstate.get)
        code, params = status.last_error_code, status.last_error_params
        self._tell_outcome(KnownProblem(code, **params) if code else None, status)

    def _wait(self) -> bool:
        """Wait until there is a reason to sync; False when the worker is to end."""
        while True:
            due = self._desk.ask(self._due)
            with self._wake:
                while not (self._is_stopping or self._is_asked or self._has_news):
                    seconds = None if due is None else (due - self._desk.clock.now()).total_seconds()
                    if seconds is not None and seconds <= 0:
                        break
                    self._wake.wait(seconds)
                if self._is_stopping:
                    return False
                is_due = self._is_asked or not self._has_news
                self._has_news = False
                if is_due:
                    self._is_asked = self._has_new_work = False
                    return True

    def _due(self, db: Database) -> datetime | None:
        """When the next sync is to begin by itself."""
        now, status = self._desk.clock.now(), syncstate.get(db)
        if self._blocked is not None:
            return None
        if status.next_attempt_at is not None:
            next_attempt = moment(status.next_attempt_at)
            due: datetime | None = next_attempt if next_attempt - now < _LONGEST_WAIT else now
        elif self._interval is None:
            due = None
        elif status.last_error_code in NEEDS_A_HAND:
            due = now if self._has_made_none else None  # what had to be mended may have been, since the last run
        else:
            due = self._next_reason(db, status, now, self._interval)
        return max(due, self._not_before) if due is not None and self._not_before is not None else due

    def _next_reason(self, db: Database, status: SyncStatus, now: datetime, interval: timedelta) -> datetime:
        reasons = [moment(status.last_success_at) + interval if status.last_success_at else now]
        if (release := outbox.next_release(db)) is not None:
            reasons.append(moment(release))
        if self._has_made_none or (self._has_new_work and outbox.sendable(db, 1)):
            reasons.append(now)
        return min(reasons)

    def _sync(self) -> None:
        self._has_made_none = False
        self._blocked = self._not_before = None
        try:
            self._sync_with(self._ready_connector())
        except KnownProblem as problem:  # of connecting: the engine reports its own
            self._blocked = problem
            self._tell_outcome(problem, self._desk.ask(syncstate.get))
        except Exception as error:  # noqa: BLE001 - the thread's border: a bug in a sync must not end the worker
            self._fell(error)

    def _sync_with(self, connector: Connector) -> None:
        with self._wake:
            if self._is_stopping:
                return
            self._is_cancelled = False
            self._running = connector
        try:
            engine = SyncEngine(self._desk, connector, backoff=self._backoff)
            self._conclude(engine.run(self._on_progress, self._must_end))
        finally:
            with self._wake:
                self._running = None
            connector.resume()

    def _ready_connector(self) -> Connector:
        with self._wake:
            is_outdated, self._is_outdated = self._is_outdated, False
        if is_outdated:
            self._drop_connector()
        if self._connector is None:
            self._connector = self._connect()
        return self._connector

    def _drop_connector(self) -> None:
        connector, self._connector = self._connector, None
        if connector is not None:
            connector.close()

    def _must_end(self) -> bool:
        return self._is_stopping or self._is_cancelled

    def _on_progress(self, progress: SyncProgress) -> None:
        self._tell(replace(self._state, phase=progress.phase, progress=progress, problem=None, next_attempt_at=None))

    def _conclude(self, report: SyncReport) -> None:
        code = report.problem.code if report.problem else ""
        if code == "connection-refused":
            self._drop_connector()  # whoever connects may know a better address by now: practice mode does
        if code == "sync-already-running":
            self._not_before = self._desk.clock.now() + _AFTER_ANOTHER
        elif code == "cancelled":
            self._not_before = self._desk.clock.now() + (self._interval or INTERVAL)
        problem = None if code == "cancelled" else report.problem
        self._tell_outcome(problem, self._desk.ask(syncstate.get), report.note)

    def _fell(self, error: Exception) -> None:
        log.error("the sync fell over its own feet", exc_info=error)
        self._blocked = KnownProblem("sync-bug", kind=type(error).__name__)
        self._tell(SyncState(phase=Phase.STOPPED, problem=self._blocked))
        if self._on_bug is not None:
            self._on_bug(error)

    def _tell_outcome(self, problem: KnownProblem | None, status: SyncStatus, note: KnownProblem | None = None) -> None:
        next_attempt = moment(status.next_attempt_at) if status.next_attempt_at else self._not_before
        self._tell(
            SyncState(
                phase=_phase_after(problem),
                problem=problem,
                note=note,
                next_attempt_at=next_attempt if problem else None,
                last_success_at=moment(status.last_success_at) if status.last_success_at else None,
            )
        )

    def _tell(self, state: SyncState) -> None:
        with self._telling:
            self._state = state
            for listener in tuple(self._listeners):
                listener(state)


def _phase_after(problem: KnownProblem | None) -> Phase:
    if problem is None:
        return Phase.IDLE
    if problem.code in SIGNED_OUT:
        return Phase.SIGNED_OUT
    if problem.code in NEEDS_A_HAND:
        return Phase.STOPPED
    return Phase.OFFLINE if problem.code == "no-network" else Phase.WAITING
