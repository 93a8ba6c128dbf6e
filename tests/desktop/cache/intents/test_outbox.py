"""Nothing is sent twice, nothing is sent that was not queued, and every op is in one place."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop.cache.intents import drafts, outbox, outgoing, read_marks
from desktop.cache.mirror import mirror
from desktop.cache.views import lists
from desktop.cache.views.lists import ListName
from desktop.clock import day_in_wib
from desktop.complaint import Actor, Departure, EventKind, MirrorBatch, TrackingId
from desktop.intent import OpId, OpResult, OutboxItem, OutboxState, Outcome, fingerprint
from desktop.problems import KnownProblem
from tests.desktop.complaints import arrive, event, patch, whole

if TYPE_CHECKING:
    from desktop.cache.writer import Transaction
    from desktop.desk import Desk
    from tests.support.clock import FakeClock

UKT = TrackingId("8507246")
AT_ONCE = timedelta(0)


@pytest.fixture(autouse=True)
def _complaint(desk: Desk) -> None:
    arrive(desk, whole(8507246), whole(8507310))


def answer(desk: Desk, text: str = "Yth. Pelapor", tracking_id: TrackingId = UKT) -> OutboxItem:
    """Queue an answer that may leave at once."""
    desk.do(drafts.save, tracking_id, text)
    return desk.do(outbox.queue, tracking_id, hold=AT_ONCE)


def send(desk: Desk, item: OutboxItem, outcome: Outcome | None) -> None:
    """Let an op leave; the answer is `outcome`, or the link dies."""
    desk.do(outgoing.mark_sending, [item.op_id])
    if outcome is None:
        desk.do(outgoing.return_unsent, "stalled")
    else:
        desk.do(outgoing.record, [OpResult(op_id=item.op_id, tracking_id=item.tracking_id, outcome=outcome)])


def state(desk: Desk, item: OutboxItem) -> OutboxState:
    """Where an op stands now."""
    found = desk.ask(outbox.get, item.op_id)
    assert found is not None
    return found.state


def test_looking_for_what_waits_costs_the_same_however_many_answers_were_sent(desk: Desk) -> None:
    def steps(tx: Transaction) -> int:
        count = 0

        def on_step() -> int:
            nonlocal count
            count += 1
            return 0

        tx.db.set_progress_handler(on_step, 1)
        assert outgoing.is_at_rest(tx.db)
        assert (outgoing.sendable(tx.db, 10), outgoing.behind_files(tx.db)) == ([], [])
        assert (outgoing.return_unsent(tx), outgoing.next_release(tx.db), outbox.release_due(tx)) == (0, None, 0)
        tx.db.set_progress_handler(None, 1)
        return count

    send(desk, answer(desk), Outcome.APPLIED)
    desk.do(steps)  # what is prepared the first time is no step of the later ones
    few = desk.do(steps)
    for number in range(20):
        send(desk, answer(desk, f"Jawaban {number}"), Outcome.APPLIED)
    assert desk.do(steps) == few > 0


def test_a_queued_answer_is_held_for_ten_seconds_then_let_go(desk: Desk, clock: FakeClock) -> None:
    desk.do(drafts.save, UKT, "Yth. Pelapor")
    item = desk.do(outbox.queue, UKT)

    assert (item.state, desk.ask(outgoing.sendable, 10)) == (OutboxState.HELD, [])
    clock.advance(9.9)
    assert desk.do(outbox.release_due) == 0
    clock.advance(0.1)
    assert desk.do(outbox.release_due) == 1
    assert [op.op_id for op in desk.ask(outgoing.sendable, 10)] == [item.op_id]


def test_an_answer_held_by_hand_stays(desk: Desk, clock: FakeClock) -> None:
    item = answer(desk)
    desk.do(outbox.hold, item.op_id)

    clock.advance(timedelta(days=30))
    desk.do(outbox.release_due)

    assert state(desk, item) is OutboxState.HELD
    assert desk.do(outbox.release, item.op_id).state is OutboxState.QUEUED


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_answer_is_not_queued(desk: Desk, text: str) -> None:
    desk.do(drafts.save, UKT, text)

    with pytest.raises(KnownProblem, match="answer-empty"):
        desk.do(outbox.queue, UKT)


def test_an_answer_that_is_too_long_is_not_queued_and_stays_a_draft(desk: Desk) -> None:
    desk.do(drafts.save, UKT, "x" * (outbox.ANSWER_LIMIT + 1))

    with pytest.raises(KnownProblem, match="answer-too-long"):
        desk.do(outbox.queue, UKT)

    draft = desk.ask(drafts.current, UKT)
    assert draft is not None
    assert len(draft.text) == outbox.ANSWER_LIMIT + 1


def test_undo_brings_the_text_back(desk: Desk) -> None:
    desk.do(drafts.save, UKT, "Yth. Pelapor", True)
    item = desk.do(outbox.queue, UKT)

    draft = desk.do(outbox.take_back, item.op_id)

    assert (draft.text, draft.is_secret) == ("Yth. Pelapor", True)
    assert draft.supersedes == item.op_id, "a copy of this desk may send it"
    assert state(desk, item) is OutboxState.WITHDRAWN


def test_undo_keeps_what_was_begun_meanwhile(desk: Desk) -> None:
    item = answer(desk, "Jawaban pertama")
    desk.do(drafts.save, UKT, "Tambahan")

    assert desk.do(outbox.take_back, item.op_id).text == "Jawaban pertama\n\nTambahan"


def test_an_answer_whose_fate_is_unknown_is_superseded_when_edited(desk: Desk) -> None:
    first = answer(desk)
    send(desk, first, None)
    desk.do(outbox.take_back, first.op_id)
    second = desk.do(outbox.queue, UKT, hold=AT_ONCE)
    send(desk, second, None)
    desk.do(outbox.take_back, second.op_id)
    third = desk.do(outbox.queue, UKT, hold=AT_ONCE)

    assert (second.supersedes, third.supersedes) == (first.op_id, first.op_id)


@pytest.mark.parametrize("outcome", [Outcome.CONFLICT, Outcome.REFUSED])
def test_an_answer_that_is_known_not_to_have_arrived_supersedes_nothing(desk: Desk, outcome: Outcome) -> None:
    item = answer(desk)
    send(desk, item, outcome)

    desk.do(outbox.take_back, item.op_id)

    assert desk.do(outbox.queue, UKT).supersedes is None


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Outcome.APPLIED, OutboxState.SENT),
        (Outcome.REPLAYED, OutboxState.SENT),
        (Outcome.CONFLICT, OutboxState.CONFLICT),
        (Outcome.REFUSED, OutboxState.REFUSED),
        (None, OutboxState.QUEUED),
    ],
)
def test_each_outcome_has_its_place(desk: Desk, outcome: Outcome | None, expected: OutboxState) -> None:
    item = answer(desk)

    send(desk, item, outcome)

    found = desk.ask(outbox.get, item.op_id)
    assert found is not None
    assert (found.state, found.attempts) == (expected, 1)


def test_what_is_on_its_way_can_not_be_taken_back(desk: Desk) -> None:
    item = answer(desk)
    desk.do(outgoing.mark_sending, [item.op_id])

    with pytest.raises(KnownProblem, match="op-not-in-state"):
        desk.do(outbox.take_back, item.op_id)


def test_only_what_is_still_queued_leaves(desk: Desk) -> None:
    item = answer(desk)
    desk.do(outbox.take_back, item.op_id)

    assert desk.do(outgoing.mark_sending, [item.op_id]) == []


def test_a_late_answer_about_a_settled_op_changes_nothing(desk: Desk) -> None:
    item = answer(desk)
    send(desk, item, Outcome.APPLIED)

    desk.do(outgoing.record, [OpResult(op_id=item.op_id, tracking_id=UKT, outcome=Outcome.REFUSED)])
    desk.do(outgoing.record, [OpResult(op_id=OpId("unknown"), tracking_id=UKT, outcome=Outcome.APPLIED)])

    assert state(desk, item) is OutboxState.SENT


def test_a_refused_answer_blocks_its_own_complaint_only(desk: Desk) -> None:
    refused = answer(desk)
    send(desk, refused, Outcome.REFUSED)
    answer(desk, "Kedua")
    other = answer(desk, "Lain", TrackingId("8507310"))

    assert [item.op_id for item in desk.ask(outgoing.sendable, 10)] == [other.op_id]


def test_answers_to_one_complaint_leave_in_their_order(desk: Desk) -> None:
    queued = [answer(desk, text) for text in ("satu", "dua", "tiga")]

    assert [item.op_id for item in desk.ask(outgoing.sendable, 10)] == [item.op_id for item in queued]


def test_a_queued_answer_counts_as_answered_at_once(desk: Desk) -> None:
    today = day_in_wib(desk.clock.now())
    answer(desk)

    counts = desk.ask(lists.counts, today)

    assert (counts[ListName.TO_ANSWER], counts[ListName.AWAITING_REPORTER], counts[ListName.OUTBOX]) == (1, 1, 1)


def test_an_answer_to_a_reassigned_complaint_is_orphaned_and_kept(desk: Desk) -> None:
    item = answer(desk)

    gone = Departure(tracking_id=UKT, rev=2, reason="reassigned")
    desk.do(mirror.apply, MirrorBatch(departures=(gone,)))

    assert state(desk, item) is OutboxState.ORPHANED
    assert desk.do(outbox.take_back, item.op_id).text == "Yth. Pelapor"


def test_our_own_event_coming_back_settles_an_op_whose_answer_was_lost(desk: Desk) -> None:
    item = answer(desk)
    send(desk, item, None)

    arrive(desk, patch(8507246, 2, event("e1", EventKind.FOLLOW_UP, actor=Actor.ME, op_id=item.op_id)))

    assert state(desk, item) is OutboxState.SENT


def test_a_draft_that_replaces_an_answer_that_did_arrive_asks_for_a_look(desk: Desk) -> None:
    item = answer(desk)
    send(desk, item, None)
    desk.do(outbox.take_back, item.op_id)

    arrive(desk, patch(8507246, 2, event("e1", EventKind.FOLLOW_UP, actor=Actor.ME, op_id=item.op_id)))

    draft = desk.ask(drafts.current, UKT)
    assert draft is not None
    assert draft.needs_review == "already-sent"


def test_an_answer_is_to_what_the_officer_had_before_their_eyes(desk: Desk) -> None:
    desk.do(read_marks.mark_read, UKT)
    arrive(desk, patch(8507246, 2, event("e1", EventKind.FOLLOW_UP)))

    assert answer(desk).base_rev == 1
    desk.do(read_marks.mark_read, UKT)
    assert answer(desk, "Lagi").base_rev == 2


def test_sending_as_an_addition_is_a_new_op_on_what_happened(desk: Desk) -> None:
    item = answer(desk)
    desk.do(outgoing.mark_sending, [item.op_id])
    happened = (event("e1", EventKind.FOLLOW_UP, text="Sudah dijawab biro"),)
    result = OpResult(op_id=item.op_id, tracking_id=UKT, outcome=Outcome.CONFLICT, happened=happened)
    desk.do(outgoing.record, [result])
    arrive(desk, patch(8507246, 2, *happened))
    conflicting = desk.ask(outbox.get, item.op_id)
    assert conflicting is not None
    assert conflicting.happened == happened

    addition = desk.do(outbox.send_as_addition, item.op_id)

    assert (addition.text, addition.base_rev, addition.state) == (item.text, 2, OutboxState.HELD)
    assert addition.op_id != item.op_id
    assert state(desk, item) is OutboxState.WITHDRAWN


def test_undoing_an_addition_brings_the_text_back(desk: Desk) -> None:
    item = answer(desk)
    send(desk, item, Outcome.CONFLICT)
    addition = desk.do(outbox.send_as_addition, item.op_id)

    assert desk.do(outbox.take_back, addition.op_id).text == "Yth. Pelapor"


def test_the_fingerprint_is_the_payloads(desk: Desk) -> None:
    item = answer(desk, "é 日本 \u202e")

    assert item.payload_hash == fingerprint(item.kind, item.tracking_id, item.payload)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE outbox SET payload = '{}'",
        "UPDATE outbox SET tracking_id = '1'",
        "UPDATE outbox SET has_left = 0",
        "UPDATE outbox SET state = 'QUEUED'",
        "DELETE FROM outbox",
    ],
)
def test_sqlite_itself_refuses_to_rewrite_what_was_sent(desk: Desk, statement: str) -> None:
    send(desk, answer(desk), Outcome.APPLIED)

    def rewrite(tx: Transaction) -> None:
        tx.db.execute(statement)

    with pytest.raises(sqlcipher.IntegrityError):
        desk.do(rewrite)


def test_what_waits_is_told_with_its_size(desk: Desk) -> None:
    item = answer(desk)

    assert desk.ask(outgoing.waiting_size) == outgoing.Waiting(ops=1, op_bytes=item.size, files=0, file_bytes=0)
