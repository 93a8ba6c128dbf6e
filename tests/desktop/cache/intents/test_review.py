"""Decisions about what did not go through, and that each can be undone while nothing came of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from desktop.cache.intents import drafts, outbox, outgoing, review
from desktop.cache.intents.decisions import UNREGISTERED
from desktop.intent import OpKind, OpResult, OutboxState, Outcome
from desktop.problems import KnownProblem
from tests.ui.queued import COLLEAGUE_ANSWERED, queued, settled, words
from tests.ui.seeds import patch, seed, tracking_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.desk import Desk
    from desktop.intent import OutboxItem

A = tracking_id(1)
ALL: list[Callable[..., Any]] = [review.send_as_addition, review.make_draft, review.put_away]


@pytest.fixture
def conflict(desk: Desk) -> OutboxItem:
    seed(desk, [patch(1)])
    item = desk.ask(outbox.get, settled(desk, 1, Outcome.CONFLICT, "", COLLEAGUE_ANSWERED).op_id)
    assert item is not None
    return item


@pytest.mark.parametrize("decide", ALL)
def test_undoing_leads_back_to_where_it_stood(desk: Desk, conflict: OutboxItem, decide: Callable[..., Any]) -> None:
    decision = desk.do(decide, conflict.op_id)
    assert desk.ask(outbox.for_complaint, A) != [conflict]
    back = desk.do(review.undo, decision)
    assert json.dumps(back.happened, default=str) == json.dumps(conflict.happened, default=str)
    assert (back.op_id, back.state, back.text) == (conflict.op_id, OutboxState.CONFLICT, words(1))
    assert [item.op_id for item in desk.ask(outbox.for_complaint, A)] == [conflict.op_id]
    assert desk.ask(drafts.current, A) is None
    again = desk.do(review.make_draft, conflict.op_id)
    assert again.draft is not None
    assert again.draft.text == words(1)


def test_what_the_officer_wrote_on_is_not_undone(desk: Desk, conflict: OutboxItem) -> None:
    decision = desk.do(review.make_draft, conflict.op_id)
    desk.do(drafts.save, A, words(1) + " Dan ini.")
    with pytest.raises(KnownProblem, match="review-gone-on"):
        desk.do(review.undo, decision)
    draft = desk.ask(drafts.current, A)
    assert draft is not None
    assert draft.text == words(1) + " Dan ini."


def test_what_has_left_is_not_undone(desk: Desk, conflict: OutboxItem) -> None:
    decision = desk.do(review.send_as_addition, conflict.op_id, hold=None)
    assert decision.added is not None
    desk.do(outbox.release, decision.added.op_id)
    desk.do(outgoing.mark_sending, [decision.added.op_id])
    desk.do(outgoing.return_unsent)
    with pytest.raises(KnownProblem, match="review-gone-on"):
        desk.do(review.undo, decision)
    states = {item.op_id: item.state for item in desk.ask(outbox.for_complaint, A)}
    assert states == {decision.added.op_id: OutboxState.QUEUED}


def test_two_drafts_that_became_one_are_not_torn_apart(desk: Desk, conflict: OutboxItem) -> None:
    desk.do(drafts.save, A, "Konsep lain")
    decision = desk.do(review.make_draft, conflict.op_id)
    assert not decision.can_be_undone
    with pytest.raises(KnownProblem, match="review-gone-on"):
        desk.do(review.undo, decision)
    draft = desk.ask(drafts.current, A)
    assert draft is not None
    assert draft.text == f"{words(1)}\n\nKonsep lain"


def test_only_what_needs_a_look_is_decided(desk: Desk) -> None:
    seed(desk, [patch(1)])
    item = queued(desk, 1)
    for decide in ALL:
        with pytest.raises(KnownProblem, match="op-not-in-state"):
            desk.do(decide, item.op_id)


def test_a_refused_registration_sent_once_more_keeps_its_form(desk: Desk) -> None:
    payload = {"title": "Surat", "body": "Isi", "channel": "Pos Surat", "received_at": "2026-03-16T08:00:00+07:00"}
    item = desk.do(outbox.add, OpKind.REGISTER, UNREGISTERED, payload, base_rev=0, hold=None)
    desk.do(outbox.release, item.op_id)
    desk.do(outgoing.mark_sending, [item.op_id])
    refused = OpResult(
        op_id=item.op_id, tracking_id=UNREGISTERED, outcome=Outcome.REFUSED, problem_code="op-hash-mismatch"
    )
    desk.do(outgoing.record, [refused])
    decision = desk.do(review.send_again, item.op_id)
    assert decision.added is not None
    assert (decision.added.payload, decision.added.payload_hash) == (item.payload, item.payload_hash)
    assert desk.do(review.undo, decision).state is OutboxState.REFUSED
