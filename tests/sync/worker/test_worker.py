"""The worker on the real clock: it is woken by events and by times that have come, and never waits in vain."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.cache import settings
from desktop.cache.intents import drafts, outbox, outgoing
from desktop.cache.ways import data_use, syncstate
from desktop.cache.ways.data_use import DataKind
from desktop.clock import timestamp
from desktop.complaint import TrackingId
from desktop.intent import OutboxState
from desktop.problems import KnownProblem
from sync.lock import sync_lock
from sync.report import Phase
from sync.scheduling.allowance import Hindrance
from sync.scheduling.backoff import Backoff
from sync.scheduling.network import Network
from sync.scheduling.rules import BY_HAND, DataRules
from sync.worker import SyncWorker
from tests.faults.server import HangUp, Hold, MisbehavingServer, nothing_new
from tests.sync.parts import connector, queued
from tests.sync.worker.parts import PATIENCE, Watch

if TYPE_CHECKING:
    from desktop.desk import Desk
    from sync.connectors.base import Connector
    from tests.sync.worker.parts import Start


def test_it_syncs_by_hand_and_is_idle_again(start: Start) -> None:
    with MisbehavingServer.giving(nothing_new()) as server:
        worker, watch = start(server.url)
        worker.request_sync(by_hand=True)
        watch.until_phase(Phase.RECEIVING)
        state = watch.until_phase(Phase.IDLE)
        assert state.last_success_at is not None
        assert worker.state == state
        worker.request_sync(by_hand=True)
        watch.until_phase(Phase.RECEIVING)
        watch.until_phase(Phase.IDLE)
        assert server.loopback.connections == 1, "the connection is kept warm"


def test_it_syncs_when_it_starts_and_when_something_is_queued(desk: Desk, start: Start) -> None:
    with MisbehavingServer.giving(nothing_new()) as server:
        _, watch = start(server.url, interval=timedelta(hours=1))
        watch.until_synced()
        op_id = queued(desk, "7000001", "Sudah.")
        watch.until_phase(Phase.SENDING)
        watch.until_phase(Phase.IDLE)
        assert len(server.requests) == 2
        item = desk.ask(outbox.get, op_id)
        assert item is not None
        assert item.state is OutboxState.QUEUED, "this server says nothing of ops; that is no reason to ask at once"


def test_it_wakes_when_a_held_answer_is_due(desk: Desk, start: Start) -> None:
    with MisbehavingServer.giving(nothing_new()) as server:
        _, watch = start(server.url, interval=timedelta(hours=1))
        watch.until_synced()
        desk.do(drafts.save, TrackingId("7000001"), "Sebentar lagi.")
        desk.do(outbox.queue, TrackingId("7000001"), hold=timedelta(milliseconds=300))
        watch.until_phase(Phase.SENDING)


def test_it_tries_again_by_itself_after_a_failure(start: Start) -> None:
    backoff = Backoff(base=0.2, least=0.2, draw=lambda _, high: high)
    with MisbehavingServer.giving(HangUp(), nothing_new()) as server:
        worker, watch = start(server.url, backoff=backoff)
        worker.request_sync(by_hand=True)
        state = watch.until_phase(Phase.WAITING)
        assert state.problem is not None
        assert state.problem.code == "connection-lost"
        assert state.next_attempt_at is not None
        watch.until_phase(Phase.RECEIVING)
        watch.until_phase(Phase.IDLE)


def test_the_wait_after_a_failure_outlives_the_program_and_yields_to_the_hand(desk: Desk, start: Start) -> None:
    later = timestamp(datetime.now(UTC) + timedelta(hours=1))
    desk.do(syncstate.failed, "connection-lost", {"host": "h"}, later)
    with MisbehavingServer.giving(nothing_new()) as server:
        worker, watch = start(server.url, interval=timedelta(minutes=1))
        state = watch.until_phase(Phase.WAITING)
        assert state.next_attempt_at is not None
        worker.request_sync(by_hand=False)
        queued(desk, "7000001", "Sudah.")
        assert server.requests == []
        worker.request_sync(by_hand=True)
        watch.until_phase(Phase.IDLE)


def test_a_next_attempt_from_a_wrong_clock_is_not_waited_for(desk: Desk, start: Start) -> None:
    desk.do(syncstate.failed, "connection-lost", {"host": "h"}, "2038-01-01T00:00:00.000Z")
    with MisbehavingServer.giving(nothing_new()) as server:
        _, watch = start(server.url, interval=timedelta(minutes=1))
        watch.until_synced()


def test_on_a_paid_network_it_syncs_by_hand_only_and_goes_on_when_that_is_over(desk: Desk, start: Start) -> None:
    with MisbehavingServer.giving(nothing_new()) as server:
        worker, watch = start(server.url, interval=timedelta(hours=1))
        watch.until_synced()
        worker.tell_network(Network(is_reachable=True, is_metered=True))
        watch.until(lambda state: state.hindrance is Hindrance.METERED)
        queued(desk, "7000001", "Sudah.")
        worker.request_sync(by_hand=False)
        worker.tell_network(Network(is_reachable=False, is_metered=True))
        assert len(server.requests) == 1
        worker.request_sync(by_hand=True)
        watch.until_phase(Phase.SENDING)
        watch.until(lambda state: state.phase is Phase.IDLE and state.hindrance is Hindrance.METERED)
        queued(desk, "7000001", "Sudah selesai.")
        worker.tell_network(Network(is_reachable=True, is_metered=False))
        watch.until_phase(Phase.SENDING)
        watch.until(lambda state: state.phase is Phase.IDLE and state.hindrance is None)


def test_a_network_that_is_gone_is_told_before_anything_fails(start: Start) -> None:
    with MisbehavingServer.giving(nothing_new()) as server:
        worker, watch = start(server.url, interval=timedelta(hours=1))
        watch.until_synced()
        worker.tell_network(Network(is_reachable=False))
        state = watch.until_phase(Phase.OFFLINE)
        assert (state.problem, state.next_attempt_at) == (None, None)
        worker.tell_network(Network(is_reachable=True))
        watch.until_phase(Phase.IDLE)


def test_a_sync_that_goes_through_refutes_a_system_that_says_there_is_no_network(start: Start) -> None:
    with MisbehavingServer.giving(nothing_new()) as server:
        worker, watch = start(server.url, interval=timedelta(hours=1))
        watch.until_synced()
        worker.tell_network(Network(is_reachable=False))
        watch.until_phase(Phase.OFFLINE)
        worker.request_sync(by_hand=True)
        watch.until_phase(Phase.CONNECTING)
        watch.until_synced()
        worker.tell_network(Network(is_reachable=False))
        assert worker.state.phase is Phase.IDLE


def test_the_months_limit_ends_what_it_does_by_itself_until_the_settings_say_otherwise(desk: Desk) -> None:
    desk.do(settings.put, settings.DATA_LIMIT, 1_000)
    desk.do(data_use.add, DataKind.SYNC, bytes_up=500, bytes_down=500)
    with MisbehavingServer.giving(nothing_new()) as server:
        worker = SyncWorker(desk, lambda: connector(server.url))
        watch = Watch(worker)
        watch.until(lambda state: state.hindrance is Hindrance.LIMIT)
        assert server.requests == []
        desk.do(settings.put, settings.DATA_LIMIT, 1_000_000)
        watch.until_synced()
        assert worker.stop()


def test_a_network_that_returns_ends_the_wait_after_a_failure(desk: Desk, start: Start) -> None:
    desk.do(syncstate.failed, "no-network", {"host": "h"}, timestamp(datetime.now(UTC) + timedelta(hours=1)))
    with MisbehavingServer.giving(nothing_new()) as server:
        worker, watch = start(server.url, interval=timedelta(hours=1))
        state = watch.until_phase(Phase.OFFLINE)
        assert state.attempts == 1
        worker.tell_network(Network(is_reachable=True, returned_at=datetime.now(UTC)))
        watch.until_synced()
        assert len(server.requests) == 1


def test_without_a_token_it_is_signed_out_until_somebody_signs_in(start: Start) -> None:
    tokens = [""]
    with MisbehavingServer.giving(nothing_new()) as server:
        worker, watch = start(lambda: connector(server.url, tokens[0]), interval=timedelta(hours=1))
        state = watch.until_phase(Phase.SIGNED_OUT)
        assert state.problem is not None
        assert state.problem.code == "token-missing"
        tokens[0] = "t"
        worker.reconnect()
        watch.until_phase(Phase.IDLE)


def test_cancelling_ends_a_stall_and_leaves_the_worker_ready(start: Start) -> None:
    with MisbehavingServer.giving(Hold(), nothing_new()) as server:
        worker, watch = start(server.url)
        worker.request_sync(by_hand=True)
        assert server.is_holding.wait(PATIENCE)
        watch.until(lambda state: state.phase.is_busy)
        worker.cancel()
        state = watch.until_phase(Phase.IDLE)
        assert state.problem is None
        worker.request_sync(by_hand=True)
        watch.until_phase(Phase.RECEIVING)
        watch.until_phase(Phase.IDLE)


def test_stopping_does_not_wait_for_a_stall_and_leaves_nothing_on_its_way(desk: Desk, start: Start) -> None:
    op_id = queued(desk, "7000001", "Sudah.")
    with MisbehavingServer.giving(Hold()) as server:
        worker, _ = start(server.url)
        worker.request_sync(by_hand=True)
        assert server.is_holding.wait(PATIENCE)
        assert worker.stop(timeout=10.0)
    item = desk.ask(outbox.get, op_id)
    assert item is not None
    assert item.state is OutboxState.QUEUED


def test_what_a_dead_program_left_on_its_way_is_queued_again_at_the_start(desk: Desk, start: Start) -> None:
    op_id = queued(desk, "7000001", "Sudah.")
    desk.do(outgoing.mark_sending, [op_id])
    recovered = threading.Event()
    leave = desk.subscribe(lambda changes: recovered.set() if changes.origin == "sync" else None)
    start("http://127.0.0.1:9")
    assert recovered.wait(PATIENCE)
    leave()
    item = desk.ask(outbox.get, op_id)
    assert item is not None
    assert item.state is OutboxState.QUEUED


def test_another_program_that_syncs_is_left_alone(desk: Desk, start: Start) -> None:
    with MisbehavingServer.giving(nothing_new()) as server, sync_lock(desk.data_dir):
        worker, watch = start(server.url)
        worker.request_sync(by_hand=True)
        state = watch.until_phase(Phase.WAITING)
        assert state.problem is not None
        assert state.problem.code == "sync-already-running"
        assert server.requests == []


@pytest.mark.expects_log("sync.worker: the sync fell over its own feet")
def test_a_bug_is_told_and_does_not_end_the_worker(desk: Desk) -> None:
    told: list[Exception] = []
    with MisbehavingServer.giving(nothing_new()) as server:
        faulty = [True]

        def connect() -> Connector:
            if faulty.pop() if faulty else False:
                raise ZeroDivisionError
            return connector(server.url)

        worker = SyncWorker(desk, connect, rules=DataRules(rhythm=BY_HAND), on_bug=told.append)
        watch = Watch(worker)
        worker.request_sync(by_hand=True)
        state = watch.until_phase(Phase.STOPPED)
        assert isinstance(state.problem, KnownProblem)
        assert isinstance(told[0], ZeroDivisionError)
        worker.request_sync(by_hand=True)
        watch.until_phase(Phase.IDLE)
        assert worker.stop()
