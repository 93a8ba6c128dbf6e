"""The engine against a server that says what a test wants, however odd."""

from __future__ import annotations

import itertools
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import outbox, outgoing
from desktop.cache.mirror import mirror
from desktop.cache.ways import syncstate
from desktop.clock import moment
from desktop.complaint import TrackingId
from desktop.intent import OutboxState
from desktop.problems import KnownProblem
from sync.engine import SyncEngine
from sync.lock import sync_lock
from sync.report import Phase, SyncProgress
from sync.scheduling.backoff import Backoff
from tests.faults.server import (
    CONTRACT,
    PROBLEM,
    STREAM,
    HangUp,
    Hold,
    MisbehavingServer,
    answer,
    chunked,
    nothing_new,
    unpacked_body,
)
from tests.sync.parts import (
    FIRST_PULL,
    ONE,
    TWO,
    begun,
    change,
    checkpoint,
    connector,
    digest_of,
    engine,
    held,
    queued,
    result,
    state_of,
    whole,
)

if TYPE_CHECKING:
    from desktop.desk import Desk
    from tests.support.clock import FakeClock


def test_a_first_pull_brings_what_there_is(desk: Desk) -> None:
    with MisbehavingServer.giving(FIRST_PULL) as server:
        report = engine(desk, server.url).run()
        assert (report.problem, report.note) == (None, None)
        assert (report.requests, report.changes, report.checkpoints) == (1, 2, 1)
        assert (report.bytes_up, report.bytes_down) == (server.bytes_in, server.bytes_out)
    assert held(desk) == {ONE, TWO}
    assert desk.ask(mirror.cursor) == "c1"
    status = desk.ask(syncstate.get)
    assert (status.attempts, status.last_error_code) == (0, "")
    assert (status.bytes_up_total, status.bytes_down_total) == (report.bytes_up, report.bytes_down)


def test_the_first_checkpoint_is_kept_while_the_rest_is_on_the_wire(desk: Desk) -> None:
    part = chunked([begun(change(ONE), checkpoint("c1"), change(TWO))], STREAM, is_whole=False)
    arrived = threading.Event()
    leave = desk.subscribe(lambda changes: arrived.set() if TrackingId(ONE) in changes.tracking_ids else None)
    with MisbehavingServer.giving(Hold(part)) as server:
        link = connector(server.url, stall_timeout=60.0)
        runner = threading.Thread(target=SyncEngine(desk, link).run)
        runner.start()
        assert arrived.wait(10)
        assert runner.is_alive()
        link.abort()
        runner.join()
    leave()
    assert held(desk) == {ONE}


ENDINGS = pytest.mark.parametrize(
    ("ending", "code"), [(HangUp, "answer-truncated"), (Hold, "stalled")], ids=["cut off", "stalled"]
)


@ENDINGS
def test_a_cut_behind_a_checkpoint_is_mended_in_the_same_sync(
    desk: Desk, ending: type[HangUp | Hold], code: str
) -> None:
    assert code
    part = chunked([begun(change(ONE), checkpoint("c1"), change(TWO))], STREAM, is_whole=False)
    rest = whole(change(TWO), checkpoint("c2"), digest=digest_of([(ONE, 1), (TWO, 1)]))
    with MisbehavingServer.giving(ending(part), rest) as server:
        report = engine(desk, server.url).run()
        assert (report.problem, report.note, report.requests) == (None, None, 2)
        assert b'"cursor":"c1"' in unpacked_body(server.requests[1])
    assert held(desk) == {ONE, TWO}


@ENDINGS
def test_what_is_complete_up_to_a_checkpoint_survives(desk: Desk, ending: type[HangUp | Hold], code: str) -> None:
    part = chunked([begun(change(ONE), checkpoint("c1"), change(TWO))], STREAM, is_whole=False)
    rest = whole(change(TWO), checkpoint("c2"), digest=digest_of([(ONE, 1), (TWO, 1)]))
    no_further = chunked([begun(change(TWO))], STREAM, is_whole=False)
    with MisbehavingServer.giving(ending(part), ending(no_further), rest) as server:
        sync = engine(desk, server.url)
        report = sync.run()
        assert report.problem is not None
        assert report.problem.code == code
        assert report.requests == 2, "where an exchange comes no further, the link is left in peace for a while"
        assert held(desk) == {ONE}
        assert sync.run().problem is None
        assert b'"cursor":"c1"' in unpacked_body(server.requests[2])
    assert held(desk) == {ONE, TWO}


def test_an_answer_goes_out_and_its_result_is_recorded(desk: Desk) -> None:
    with MisbehavingServer.giving(FIRST_PULL) as server:
        engine(desk, server.url).run()
    op_id = queued(desk, ONE, "Yth. Pelapor, sudah kami periksa.")
    reply = whole(
        result(op_id, ONE), result("01890000-0000-7000-8000-000000000000", ONE), digest=digest_of([(ONE, 1), (TWO, 1)])
    )
    with MisbehavingServer.giving(reply) as server:
        report = engine(desk, server.url).run()
        assert b"sudah kami periksa" in unpacked_body(server.requests[0])
    assert [entry.op_id for entry in report.results] == [op_id]
    assert report.requests == 1
    assert state_of(desk, op_id) is OutboxState.SENT


def test_results_are_recorded_before_the_link_breaks(desk: Desk) -> None:
    op_id = queued(desk, ONE, "Sudah.")
    part = chunked([begun(result(op_id, ONE), change(ONE))], STREAM, is_whole=False)
    with MisbehavingServer.giving(HangUp(part)) as server:
        engine(desk, server.url).run()
    assert state_of(desk, op_id) is OutboxState.SENT


def test_an_op_without_a_result_is_queued_again_and_not_sent_twice_in_one_sync(desk: Desk) -> None:
    op_id = queued(desk, ONE, "Sudah.")
    with MisbehavingServer.giving(nothing_new()) as server:
        report = engine(desk, server.url).run()
        assert len(server.requests) == 1
    assert (report.problem, report.results) == (None, ())
    assert state_of(desk, op_id) is OutboxState.QUEUED


def test_a_failure_queues_again_what_was_on_its_way_and_says_why(desk: Desk) -> None:
    op_id = queued(desk, ONE, "Sudah.")
    with MisbehavingServer.giving(HangUp()) as server:
        report = engine(desk, server.url).run()
    assert report.problem is not None
    item = desk.ask(outbox.get, op_id)
    assert item is not None
    assert (item.state, item.attempts, item.last_error) == (OutboxState.QUEUED, 1, "connection-lost")
    assert item.error_detail == {"host": "127.0.0.1"}, "or its words have a hole where the server's name belongs"


def test_what_a_dead_sync_left_on_its_way_is_sent_by_the_next(desk: Desk) -> None:
    op_id = queued(desk, ONE, "Sudah.")
    desk.do(outgoing.mark_sending, [op_id])
    with MisbehavingServer.giving(whole(result(op_id, ONE, "replayed"))) as server:
        engine(desk, server.url).run()
    assert state_of(desk, op_id) is OutboxState.SENT


def test_a_held_answer_leaves_when_its_time_is_over_and_not_before(desk: Desk, clock: FakeClock) -> None:
    queued(desk, TWO, "Yang ini segera.")
    from desktop.cache.intents import drafts

    desk.do(drafts.save, TrackingId(ONE), "Yang ini nanti.")
    desk.do(outbox.queue, TrackingId(ONE), hold=timedelta(seconds=10))
    with MisbehavingServer.giving(nothing_new()) as server:
        sync = engine(desk, server.url)
        sync.run()
        clock.advance(11)
        sync.run()
        bodies = [unpacked_body(request) for request in server.requests]
    assert [b"nanti" in body for body in bodies] == [False, True]


# ---- reference data, time, trying again ------------------------------------------------------------------------------

REFERENCE = (
    b'{"officer":{"name":"Sari","role":"narahubung","institution":"Universitas"},'
    b'"institutions":[],"templates":[],"holidays":[]}'
)


def test_reference_data_come_when_they_changed(desk: Desk) -> None:
    from desktop.cache.mirror import reference

    document = answer(REFERENCE, CONTRACT | {"Content-Type": "application/json", "ETag": '"r1"'})
    with MisbehavingServer.giving(whole(etag='"r1"'.replace('"', '\\"')), document, nothing_new()) as server:
        sync = engine(desk, server.url)
        assert sync.run().requests == 2
        assert sync.run().requests == 1
    officer = desk.ask(reference.officer)
    assert officer is not None
    assert officer.name == "Sari"


def test_limits_that_the_server_tells_hold_and_one_that_is_not_known_spoils_nothing(desk: Desk) -> None:
    from desktop.cache.days import deadline_rules
    from desktop.deadlines.rules import Source

    rules = b',"deadlines":[{"clock":"verification","limit":2,"basis":"SE 1/2026"},{"clock":"coffee","limit":-1}]}'
    headers = CONTRACT | {"Content-Type": "application/json", "ETag": '"r1"'}
    told = answer(REFERENCE[:-1] + rules, headers)
    with MisbehavingServer.giving(whole(etag='"r1"'.replace('"', '\\"')), told) as server:
        engine(desk, server.url).run()
    found = [rule for rule in desk.ask(deadline_rules.policy).rules if rule.source is Source.SERVER]
    assert [(rule.clock, rule.limit, rule.basis) for rule in found] == [("verification", 2, "SE 1/2026")]


def test_a_wrong_clock_is_noticed(desk: Desk, clock: FakeClock) -> None:
    clock.advance(timedelta(minutes=7))
    with MisbehavingServer.giving(nothing_new()) as server:
        engine(desk, server.url).run()
    assert desk.ask(syncstate.get).clock_skew_seconds == 420.0


def test_the_next_attempt_is_kept_and_moves_away(desk: Desk, clock: FakeClock) -> None:
    with MisbehavingServer.giving(HangUp()) as server:
        sync = SyncEngine(desk, connector(server.url), backoff=Backoff(draw=lambda _, high: high))
        waits = []
        for _ in range(3):
            report = sync.run()
            assert report.next_attempt_at is not None
            waits.append((report.next_attempt_at - clock.now()).total_seconds())
    assert waits == [15.0, 30.0, 60.0]
    status = desk.ask(syncstate.get)
    assert (status.attempts, status.last_error_code) == (3, "connection-lost")
    assert status.next_attempt_at is not None
    assert moment(status.next_attempt_at) == report.next_attempt_at
    with MisbehavingServer.giving(nothing_new()) as server:
        engine(desk, server.url).run()
    assert desk.ask(syncstate.get).next_attempt_at is None


def test_a_server_that_asks_for_time_gets_it(desk: Desk, clock: FakeClock) -> None:
    reply = answer(b"", PROBLEM | {"Retry-After": "600"}, status="429 Too Many Requests")
    with MisbehavingServer.giving(reply) as server:
        report = engine(desk, server.url).run()
    assert report.next_attempt_at is not None
    assert 600 <= (report.next_attempt_at - clock.now()).total_seconds() <= 615


def test_an_expired_token_is_not_tried_again_by_itself(desk: Desk) -> None:
    body = b'{"type":"urn:lapor-desktop:problem:token-expired","title":"T","status":401}'
    op_id = queued(desk, ONE, "Sudah.")
    with MisbehavingServer.giving(answer(body, PROBLEM, status="401 Unauthorized")) as server:
        report = engine(desk, server.url).run()
    assert report.problem is not None
    assert (report.problem.code, report.next_attempt_at) == ("token-expired", None)
    assert state_of(desk, op_id) is OutboxState.QUEUED


def test_two_syncs_of_one_desk_do_not_run_at_once(desk: Desk) -> None:
    with sync_lock(desk.data_dir), MisbehavingServer.giving(nothing_new()) as server:
        report = engine(desk, server.url).run()
        assert server.requests == []
    assert report.problem is not None
    assert report.problem.code == "sync-already-running"
    assert desk.ask(syncstate.get).attempts == 0
    with pytest.raises(KnownProblem), sync_lock(desk.data_dir), sync_lock(desk.data_dir):
        pass


def test_cancelling_keeps_what_came_and_is_no_failure(desk: Desk) -> None:
    op_id = queued(desk, TWO, "Sudah.")
    pull = whole(change(ONE), checkpoint("c1"), *(change(str(n)) for n in range(100, 200)), checkpoint("c2"))
    arrivals = itertools.count(1)
    with MisbehavingServer.giving(pull) as server:
        report = engine(desk, server.url).run(is_cancelled=lambda: next(arrivals) == 50)
    assert report.problem is not None
    assert report.problem.code == "cancelled"
    assert held(desk) == {ONE}
    assert state_of(desk, op_id) is OutboxState.QUEUED
    assert desk.ask(syncstate.get).attempts == 0


def test_progress_names_its_phases_and_is_told_sparingly(desk: Desk) -> None:
    seen: list[SyncProgress] = []
    queued(desk, TWO, "Sudah.")
    ids = [str(n) for n in range(1000, 1300)]
    pull = whole(*map(change, ids), checkpoint("c1"), digest=digest_of((i, 1) for i in ids))
    with MisbehavingServer.giving(pull) as server:
        engine(desk, server.url).run(seen.append)
    phases = [entry.phase for entry in seen]
    assert phases[0] is Phase.SENDING
    assert phases[-1] is Phase.RECEIVING
    assert len(seen) < 10, "the fake clock stands still"
    assert seen[-1].total == 301


def test_backoff_stays_within_its_bounds() -> None:
    backoff = Backoff()
    for failures in range(1, 60):
        assert 3.0 <= backoff.delay(failures) <= 1_800.0
