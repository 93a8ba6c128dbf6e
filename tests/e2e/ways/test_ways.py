"""What an officer relies on, whichever way leads to LAPOR!: the same tests over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import drafts, outbox
from desktop.cache.mirror import complaints
from desktop.complaint import Actor, EventKind
from desktop.intent import OutboxState
from sync.engine import SyncEngine
from tests.e2e.ways.kinds import COLLEAGUES_WORDS, REPORTERS_WORDS
from tests.sync.parts import queued

if TYPE_CHECKING:
    from desktop.complaint import Event, TrackingId
    from desktop.desk import Desk
    from desktop.intent import OpId
    from sync.report import SyncReport
    from tests.e2e.ways.kinds import Way
    from tests.support.clock import FakeClock

WORDS = 'Yth. Pelapor,\n\nUKT Saudara sudah kami perbaiki — silakan periksa "SIAKAD".\n\nTerima kasih.'


def sync(desk: Desk, way: Way) -> SyncReport:
    remote = way.connector()
    try:
        return SyncEngine(desk, remote).run()
    finally:
        remote.close()


def synced(desk: Desk, way: Way) -> None:
    """Sync, and sync again once whoever stands between has carried what went out."""
    way.settle()
    for _ in range(2):
        report = sync(desk, way)
        assert report.problem is None, report.problem
        way.settle()


def state(desk: Desk, op_id: OpId) -> OutboxState:
    item = desk.ask(outbox.get, op_id)
    assert item is not None
    return item.state


def follow_ups(desk: Desk, tracking_id: TrackingId) -> list[Event]:
    timeline = desk.ask(complaints.timeline, tracking_id)
    return [event for event in timeline if event.kind in {EventKind.FOLLOW_UP, EventKind.REPLY}]


def test_a_complaint_that_is_assigned_comes_with_the_next_sync(desk: Desk, way: Way) -> None:
    tracking_id = way.assign()
    synced(desk, way)
    complaint = desk.ask(complaints.get, tracking_id)
    assert complaint is not None
    assert complaint.status_raw.lower() == "terverifikasi"


def test_an_answer_written_offline_goes_out_once_and_comes_back_as_the_officers_own(desk: Desk, way: Way) -> None:
    tracking_id = way.assign()
    synced(desk, way)
    op_id = queued(desk, tracking_id, WORDS)
    synced(desk, way)
    assert state(desk, op_id) is OutboxState.SENT
    assert [answer.replace("\r\n", "\n") for answer in way.answers(tracking_id)] == [WORDS]
    (event,) = [event for event in follow_ups(desk, tracking_id) if event.op_id == op_id]
    assert (event.actor, event.text) == (Actor.ME, WORDS)
    synced(desk, way)
    assert len(way.answers(tracking_id)) == 1


def test_nothing_goes_out_that_is_only_a_draft(desk: Desk, way: Way) -> None:
    tracking_id = way.assign()
    synced(desk, way)
    desk.do(drafts.save, tracking_id, WORDS)
    synced(desk, way)
    assert way.answers(tracking_id) == []


def test_what_the_others_said_comes_with_the_next_look(desk: Desk, way: Way, clock: FakeClock) -> None:
    tracking_id = way.assign()
    synced(desk, way)
    before = len(follow_ups(desk, tracking_id))
    way.reporter_replies(tracking_id)
    clock.advance(4 * 3600)
    synced(desk, way)
    assert [(event.actor, event.text) for event in follow_ups(desk, tracking_id)[before:]] == [
        (Actor.REPORTER, REPORTERS_WORDS)
    ]


def test_a_colleagues_answer_meanwhile_is_a_conflict_and_nothing_is_sent(
    desk: Desk, way: Way, clock: FakeClock
) -> None:
    tracking_id = way.assign()
    synced(desk, way)
    clock.advance(60)
    op_id = queued(desk, tracking_id, WORDS)
    way.colleague_answers(tracking_id)
    synced(desk, way)
    item = desk.ask(outbox.get, op_id)
    assert item is not None
    assert item.state is OutboxState.CONFLICT
    assert [event.text for event in item.happened] == [COLLEAGUES_WORDS]
    assert WORDS not in way.answers(tracking_id)


def test_after_a_conflict_the_officer_may_send_all_the_same(desk: Desk, way: Way, clock: FakeClock) -> None:
    tracking_id = way.assign()
    synced(desk, way)
    clock.advance(60)
    op_id = queued(desk, tracking_id, "Satu baris.")
    way.reporter_replies(tracking_id)
    synced(desk, way)
    assert state(desk, op_id) is OutboxState.CONFLICT
    again = desk.do(outbox.send_as_addition, op_id, hold=None)
    desk.do(outbox.release, again.op_id)
    synced(desk, way)
    assert state(desk, again.op_id) is OutboxState.SENT
    assert way.answers(tracking_id)[-1] == "Satu baris."


def test_a_complaint_that_was_closed_meanwhile_takes_no_answer(desk: Desk, way: Way, clock: FakeClock) -> None:
    tracking_id = way.assign()
    synced(desk, way)
    clock.advance(60)
    op_id = queued(desk, tracking_id, WORDS)
    way.close_complaint(tracking_id)
    synced(desk, way)
    assert state(desk, op_id) is OutboxState.CONFLICT
    assert way.answers(tracking_id) == []


@pytest.mark.expects_log("an answer was lost")
def test_an_answer_whose_acknowledgement_was_lost_arrives_once(desk: Desk, way: Way, clock: FakeClock) -> None:
    tracking_id = way.assign()
    synced(desk, way)
    clock.advance(60)
    op_id = queued(desk, tracking_id, WORDS)
    way.lose_next_answer()
    sync(desk, way)
    assert state(desk, op_id) is OutboxState.QUEUED
    clock.advance(60)
    synced(desk, way)
    assert state(desk, op_id) is OutboxState.SENT
    assert len(way.answers(tracking_id)) == 1
