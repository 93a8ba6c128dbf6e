"""The sync beside the window: one thread that waits for a reason to sync, syncs, and tells how it went.

It waits on a condition and on the clock, and never polls. When it syncs by itself is decided in
`sync.scheduling.schedule`, anew whenever something happened that the decision depends on; the officer's wish needs no
decision. A file that the officer wants now comes without a sync, on the same connection (`files`).
"""

from __future__ import annotations

import logging
import random
import threading
from datetime import timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

from desktop.cache.ways import switching, syncstate
from desktop.changes import Topic
from desktop.problems import KnownProblem
from sync.board import SyncBoard
from sync.connecting import WITHOUT_SERVER
from sync.engine import SyncEngine
from sync.files.requests import FileRequests
from sync.ledger import ORIGIN, Ledger
from sync.lock import sync_lock
from sync.report import Phase, SyncState
from sync.scheduling import standing
from sync.scheduling.allowance import Allowance
from sync.scheduling.schedule import Plan, day_turns, plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.cache.ways.syncstate import SyncStatus
    from desktop.changes import ChangeSet
    from desktop.desk import Desk
    from sync.connectors.base import Connector
    from sync.report import SyncReport
    from sync.scheduling.backoff import Backoff
    from sync.scheduling.network import Network
    from sync.scheduling.rules import DataRules

log = logging.getLogger(__name__)

_AFTER_STOP = timedelta(minutes=15)
"""How long a desk is left alone whose sync the officer has stopped."""
_AFTER_ANOTHER = timedelta(seconds=30)
"""How long to leave the desk to another process that syncs it."""
_SETTLING = (3.0, 20.0)
"""Seconds between which lies what each desk leaves a network that came back."""
_CONCERNED = Topic.OUTBOX | Topic.SETTINGS


class _Reason(Enum):
    """Why the worker wakes."""

    SYNC = auto()
    FILES = auto()
    END = auto()


class SyncWorker:
    """Starts at once. `rules` hold instead of those of the settings, as in practice mode."""

    def __init__(
        self,
        desk: Desk,
        connect: Callable[[], Connector],
        *,
        rules: DataRules | None = None,
        backoff: Backoff | None = None,
        settling: timedelta | None = None,
        on_bug: Callable[[Exception], None] | None = None,
    ) -> None:
        """`connect` makes the connector, or raises KnownProblem where there is no address or token yet."""
        self._desk = desk
        self._connect = connect
        self._rules = rules
        self.allowance = Allowance(desk)
        """For whatever else wants to use the network by itself."""
        self.files = FileRequests(desk, wake=self._on_wished, interrupt=self._interrupt)
        """For who shows files."""
        self._backoff = backoff
        self._on_bug = on_bug
        self._board = SyncBoard(self.allowance)
        self._connector: Connector | None = None
        self._wake = threading.Condition()
        # guarded by the condition:
        self._is_asked = False
        self._has_news = False
        self._wants_files = False
        self._has_new_work = True
        self._is_stopping = False
        self._is_cancelled = False
        self._is_outdated = False
        self._has_switched = False
        self._running: Connector | None = None
        # of the worker's thread alone:
        self._has_made_none = True
        self._blocked: KnownProblem | None = None
        self._not_before: datetime | None = None
        self._settling = settling or timedelta(seconds=random.uniform(*_SETTLING))  # noqa: S311 - not a secret
        self._unsubscribe = desk.subscribe(self._on_changes)
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)
        self._thread.start()

    @property
    def state(self) -> SyncState:
        """How it stands now."""
        return self._board.state

    def subscribe(self, listener: Callable[[SyncState], None]) -> Callable[[], None]:
        """Call `listener` with the state now, and on the worker's thread with each new one. Returns the way out."""
        return self._board.subscribe(listener)

    def request_sync(self, *, by_hand: bool) -> None:
        """Sync as soon as possible. By hand skips the wait after a failure; otherwise that is kept."""
        with self._wake:
            self._is_asked = self._is_asked or by_hand
            self._has_new_work = self._has_news = True
            self._wake.notify()

    def tell_network(self, network: Network) -> None:
        """What the system knows of the network is this now."""
        with self._wake:
            if network != self.allowance.network:
                self.allowance.network = network
                self._has_news = True
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

    def _on_wished(self, with_sync: bool) -> None:
        with self._wake:
            self._wants_files = True
            self._is_asked = self._is_asked or with_sync
            self._wake.notify()

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.origin == switching.ORIGIN:  # whoever is connected still is so with the earlier server
            with self._wake:
                self._has_switched = self._is_outdated = True
        if changes.origin != ORIGIN and changes.topics & _CONCERNED:
            with self._wake:
                self._has_new_work = self._has_new_work or Topic.OUTBOX in changes.topics
                self._has_news = True
                self._wake.notify()

    # on the worker's thread

    def _run(self) -> None:
        try:
            self._recover()
            while (reason := self._wait()) is not _Reason.END:
                if reason is _Reason.SYNC:
                    self._sync()
                else:
                    self._with_engine(lambda engine: engine.fetch(self._must_end))
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

    def _wait(self) -> _Reason:
        """Wait until there is something to do."""
        while True:
            planned = self._plan()
            self._board.tell_hindrance(planned)
            again = day_turns(self._desk.clock.now())
            with self._wake:
                if not (self._is_stopping or self._is_asked or self._has_news or self._wants_files):
                    self._sleep_until(min(planned.due or again, again))
                if self._is_stopping:
                    return _Reason.END
                has_news, self._has_news = self._has_news, False
                is_due = planned.due is not None and planned.due <= self._desk.clock.now() and not has_news
                if self._is_asked or is_due:
                    self._is_asked = self._has_new_work = self._wants_files = False  # a sync brings files too
                    return _Reason.SYNC
                if self._wants_files and not has_news:
                    self._wants_files = False
                    return _Reason.FILES

    def _sleep_until(self, moment: datetime) -> None:
        """Under the condition: until then, or until somebody wakes this thread."""
        seconds = (moment - self._desk.clock.now()).total_seconds()
        if seconds > 0:
            self._wake.wait(seconds)

    def _plan(self) -> Plan:
        """When the next sync is to begin by itself."""
        with self._wake:
            has_news = self._has_new_work
        facts = self._desk.ask(
            standing.facts,
            self._desk.clock.now(),
            network=self.allowance.network,
            fixed=self._rules,
            is_blocked=self._blocked is not None,
            is_first=self._has_made_none,
            has_news=has_news or self._has_made_none,
            settling=self._settling,
            not_before=self._not_before,
        )
        return plan(facts)

    def _sync(self) -> None:
        self._has_made_none = False
        self._blocked = self._not_before = None
        self._with_engine(lambda engine: self._conclude(engine.run(self._board.tell_progress, self._must_end)))

    def _with_engine(self, run: Callable[[SyncEngine], object]) -> None:
        try:
            self._run_with(self._ready_connector(), run)
        except KnownProblem as problem:  # of connecting: the engine reports its own
            self.files.board.fail_waiting(problem)
            self._blocked = problem
            is_by_choice = problem.code == WITHOUT_SERVER
            self._tell_outcome(None if is_by_choice else problem, self._desk.ask(syncstate.get))
        except Exception as error:  # noqa: BLE001 - the thread's border: a bug in a sync must not end the worker
            self._fell(error)

    def _run_with(self, connector: Connector, run: Callable[[SyncEngine], object]) -> None:
        with self._wake:
            if self._is_stopping:
                return
            self._is_cancelled = False
            self._running = connector
        try:
            board, hindrance = self.files.board, self.allowance.of_file
            run(SyncEngine(self._desk, connector, backoff=self._backoff, board=board, hindrance=hindrance))
        finally:
            with self._wake:
                self._running = None
            connector.resume()

    def _ready_connector(self) -> Connector:
        with self._wake:
            is_outdated, self._is_outdated, self._has_switched = self._is_outdated, False, False
        if is_outdated:
            self._drop_connector()
        if self._connector is None:
            self._connector = self._connect()
        return self._connector

    def _drop_connector(self) -> None:
        connector, self._connector = self._connector, None
        if connector is not None:
            connector.close()

    def _interrupt(self) -> None:
        with self._wake:
            if self._running is not None:
                self._running.abort()

    def _must_end(self) -> bool:
        return self._is_stopping or self._is_cancelled or self._has_switched

    def _conclude(self, report: SyncReport) -> None:
        code = report.problem.code if report.problem else ""
        if not code:
            self._board.prove()
        if code == "connection-refused":
            self._drop_connector()  # whoever connects may know a better address by now: practice mode does
        if code == "sync-already-running":
            self._not_before = self._desk.clock.now() + _AFTER_ANOTHER
        elif code == "cancelled":
            self._not_before = self._desk.clock.now() + _AFTER_STOP
        problem = None if code == "cancelled" else report.problem
        self._tell_outcome(problem, self._desk.ask(syncstate.get), report.note)

    def _fell(self, error: Exception) -> None:
        log.error("the sync fell over its own feet", exc_info=error)
        self._blocked = KnownProblem("sync-bug", kind=type(error).__name__)
        self._board.tell(SyncState(phase=Phase.STOPPED, problem=self._blocked))
        if self._on_bug is not None:
            self._on_bug(error)

    def _tell_outcome(self, problem: KnownProblem | None, status: SyncStatus, note: KnownProblem | None = None) -> None:
        self._board.tell_outcome(problem, status, self._plan(), note)
