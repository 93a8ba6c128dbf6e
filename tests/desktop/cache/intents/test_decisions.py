"""Decisions, closing and registering: queued by hand, one at a time, and taken back with what was filled in."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import decisions, drafts, forms, outbox, outgoing
from desktop.intent import OpKind, OpResult, OutboxState, Outcome
from desktop.problems import KnownProblem
from tests.ui.seeds import patch, seed, tracking_id

if TYPE_CHECKING:
    from desktop.desk import Desk

ID, NEW = tracking_id(1), tracking_id(2)
NOW = timedelta(0)
LETTER = {
    "title": "Kartu hilang",
    "body": "Mohon bantuan",
    "channel": "Pos Surat",
    "received_at": "2026-03-16T02:00:00Z",
}


@pytest.fixture(autouse=True)
def _seeded(desk: Desk) -> None:
    seed(desk, [patch(1), patch(2, status_raw="Belum Terverifikasi"), patch(3, status_raw="Ditutup oleh Sistem")])


def test_a_decision_waits_like_an_answer(desk: Desk) -> None:
    item = desk.do(decisions.decide, ID, OpKind.HOLD, {"reason": "Mohon lengkapi nama prodi"})
    assert (item.state, item.text) == (OutboxState.HELD, "Mohon lengkapi nama prodi")
    assert item.held_until


@pytest.mark.parametrize(
    ("about", "kind", "payload", "code"),
    [
        (ID, OpKind.VERIFY, {"institution_id": "1"}, "decision-too-late"),
        (NEW, OpKind.VERIFY, {}, "institution-missing"),
        (NEW, OpKind.CLOSE, {}, "decision-too-late"),
        (tracking_id(3), OpKind.ARCHIVE, {"reason": "x"}, "decision-too-late"),
        (ID, OpKind.ARCHIVE, {"reason": "  "}, "reason-missing"),
        (ID, OpKind.REJECT, {"reason": "x"}, "institution-missing"),
        (ID, OpKind.ARCHIVE, {"reason": "x" * 10_001}, "answer-too-long"),
        ("404", OpKind.CLOSE, {}, "decision-too-late"),
    ],
)
def test_what_makes_no_sense_is_not_queued(
    desk: Desk, about: str, kind: OpKind, payload: dict[str, object], code: str
) -> None:
    with pytest.raises(KnownProblem, match=code):
        desk.do(decisions.decide, about, kind, payload)  # type: ignore[arg-type]
    assert desk.ask(outbox.items) == []


def test_only_one_decision_waits_at_a_time(desk: Desk) -> None:
    first = desk.do(decisions.decide, ID, OpKind.CLOSE, {})
    with pytest.raises(KnownProblem, match="decision-waits"):
        desk.do(decisions.decide, ID, OpKind.ARCHIVE, {"reason": "x"})
    desk.do(decisions.take_back, first.op_id)
    assert desk.do(decisions.decide, ID, OpKind.ARCHIVE, {"reason": "x"}).kind is OpKind.ARCHIVE


def test_a_decision_taken_back_gives_its_form_back_and_is_never_sent(desk: Desk) -> None:
    item = desk.do(decisions.decide, ID, OpKind.HOLD, {"reason": "Lengkapi"}, hold=NOW)
    desk.do(decisions.undo, item.op_id)
    assert desk.ask(forms.get, ID, OpKind.HOLD.value) == {"reason": "Lengkapi"}
    assert desk.ask(outgoing.sendable, 10) == []


def test_a_decision_that_may_have_arrived_stays(desk: Desk) -> None:
    item = desk.do(decisions.decide, ID, OpKind.CLOSE, {}, hold=NOW)
    desk.do(outgoing.mark_sending, [item.op_id])
    desk.do(outgoing.return_unsent, "no-network")
    with pytest.raises(KnownProblem, match="decision-maybe-sent"):
        desk.do(decisions.take_back, item.op_id)
    assert [waiting.op_id for waiting in desk.ask(outgoing.sendable, 10)] == [item.op_id]


def test_undo_takes_an_answer_back_as_ever(desk: Desk) -> None:
    desk.do(drafts.save, ID, "Yth. Pelapor")
    item = desk.do(outbox.queue, ID)
    desk.do(decisions.undo, item.op_id)
    draft = desk.ask(drafts.current, ID)
    assert draft
    assert draft.text == "Yth. Pelapor"


def test_registrations_do_not_hold_each_other_up_and_keep_the_number_they_get(desk: Desk) -> None:
    refused = desk.do(decisions.register, LETTER, hold=NOW)
    second = desk.do(decisions.register, LETTER | {"title": "Lain"}, hold=NOW)
    desk.do(outgoing.mark_sending, [refused.op_id])
    desk.do(
        outgoing.record,
        [OpResult(op_id=refused.op_id, tracking_id=decisions.UNREGISTERED, outcome=Outcome.REFUSED, problem_code="x")],
    )
    assert [item.op_id for item in desk.ask(outgoing.sendable, 10)] == [second.op_id]
    desk.do(outgoing.mark_sending, [second.op_id])
    desk.do(outgoing.record, [OpResult(op_id=second.op_id, tracking_id=tracking_id(9), outcome=Outcome.APPLIED)])
    sent = desk.ask(outbox.get, second.op_id)
    assert sent
    assert (sent.title, sent.error_detail) == ("Lain", {"number": tracking_id(9)})


def test_a_registration_without_a_text_is_not_queued(desk: Desk) -> None:
    with pytest.raises(KnownProblem, match="registration-incomplete"):
        desk.do(decisions.register, LETTER | {"body": " "})
