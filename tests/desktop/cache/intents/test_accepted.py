"""An answer that a gateway has taken in charge waits to be asked about, and is nobody's to enter a second time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import by_hand, drafts, outbox, outgoing
from desktop.intent import OpId, OpResult, OutboxItem, OutboxState, Outcome
from desktop.problems import KnownProblem
from tests.sync.parts import queued

if TYPE_CHECKING:
    from desktop.desk import Desk

NUMBER = "7000001"


def item_of(desk: Desk, op_id: OpId) -> OutboxItem:
    found = desk.ask(outbox.get, op_id)
    assert found is not None
    return found


def accepted(desk: Desk, *, passed_on: bool = False) -> OpId:
    op_id = queued(desk, NUMBER, "Yth. Pelapor, sudah kami periksa.")
    desk.do(outgoing.mark_sending, [op_id])
    desk.do(outgoing.accept, op_id, passed_on=passed_on)
    return op_id


@pytest.mark.parametrize("passed_on", [False, True])
def test_it_stays_in_the_queue_and_goes_again_under_its_id(desk: Desk, passed_on: bool) -> None:
    op_id = accepted(desk, passed_on=passed_on)
    item = item_of(desk, op_id)
    assert (item.state, item.is_accepted, item.is_passed_on) == (OutboxState.QUEUED, True, passed_on)
    assert [one.op_id for one in desk.ask(outgoing.sendable, 10)] == [op_id]


@pytest.mark.parametrize(("passed_on", "code"), [(False, "op-accepted"), (True, "op-passed-on")])
def test_it_is_not_handed_over_nor_entered_by_hand(desk: Desk, passed_on: bool, code: str) -> None:
    op_id = accepted(desk, passed_on=passed_on)
    assert desk.ask(by_hand.waiting) == []
    with pytest.raises(KnownProblem, match=code):
        desk.do(by_hand.enter, op_id)
    assert item_of(desk, op_id).is_accepted


def test_what_the_officer_holds_is_not_let_go_by_a_word_that_comes_late(desk: Desk) -> None:
    op_id = queued(desk, NUMBER, "Yth. Pelapor, sudah kami periksa.")
    desk.do(outgoing.mark_sending, [op_id])
    desk.do(outgoing.return_unsent)
    desk.do(outbox.hold, op_id)
    desk.do(outgoing.accept, op_id, passed_on=False)
    assert item_of(desk, op_id).state is OutboxState.HELD
    assert desk.ask(outgoing.sendable, 10) == []


@pytest.mark.parametrize("outcome", list(Outcome))
def test_what_has_come_to_an_end_stays_there(desk: Desk, outcome: Outcome) -> None:
    op_id = accepted(desk)
    desk.do(outgoing.record, [OpResult(op_id=op_id, tracking_id=item_of(desk, op_id).tracking_id, outcome=outcome)])
    before = item_of(desk, op_id)
    desk.do(outgoing.accept, op_id, passed_on=True)
    assert item_of(desk, op_id) == before
    assert not before.is_accepted


def test_what_never_left_was_accepted_by_nobody(desk: Desk) -> None:
    op_id = queued(desk, NUMBER, "Yth. Pelapor, sudah kami periksa.")
    desk.do(outgoing.accept, op_id, passed_on=False)
    assert not item_of(desk, op_id).is_accepted


def test_an_edit_stands_in_its_place(desk: Desk) -> None:
    op_id = accepted(desk)
    draft = desk.do(outbox.take_back, op_id)
    desk.do(drafts.save, draft.tracking_id, "Yth. Pelapor, sudah selesai.")
    edited = desk.do(outbox.queue, draft.tracking_id)
    assert edited.supersedes == op_id
    assert not edited.is_accepted
