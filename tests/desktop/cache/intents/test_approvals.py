"""Approval by a superior: what is approved is a text, and no step of the way is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.cache import settings as desk_settings
from desktop.cache.intents import approval_steps, approvals, drafts, outbox
from desktop.campus import ApprovalKind
from desktop.intent import DraftState
from desktop.problems import KnownProblem
from tests.ui.seeds import patch, seed, tracking_id

if TYPE_CHECKING:
    from desktop.desk import Desk
    from desktop.intent import Draft

ID = tracking_id(1)
DEAN = "Dekan Fakultas Teknik"


@pytest.fixture(autouse=True)
def _seeded(desk: Desk) -> None:
    seed(desk, [patch(1)])


def _draft(desk: Desk) -> Draft:
    draft = desk.ask(drafts.current, ID)
    assert draft
    return draft


def _approved(desk: Desk, text: str = "Yth. Pelapor") -> None:
    desk.do(drafts.save, ID, text)
    desk.do(approvals.ask, ID, DEAN)
    desk.do(approvals.approve, ID, DEAN)


def test_asked_returned_asked_again_and_approved_is_told_step_by_step(desk: Desk) -> None:
    desk.do(drafts.save, ID, "Satu")
    desk.do(approvals.ask, ID, DEAN)
    desk.do(approvals.send_back, ID, DEAN, "Sebutkan tanggalnya")
    assert _draft(desk).state is DraftState.RETURNED
    desk.do(drafts.save, ID, "Dua, 20 Maret")
    assert _draft(desk).state is DraftState.RETURNED  # the remark stands until it is asked for anew
    desk.do(approvals.ask, ID, DEAN)
    desk.do(approvals.approve, ID, DEAN)
    told = [(step.kind, step.text, step.remark) for step in desk.ask(approval_steps.of_complaint, ID)]
    assert told == [
        (ApprovalKind.ASKED, "Satu", ""),
        (ApprovalKind.RETURNED, "Satu", "Sebutkan tanggalnya"),
        (ApprovalKind.ASKED, "Dua, 20 Maret", ""),
        (ApprovalKind.APPROVED, "Dua, 20 Maret", ""),
    ]


@pytest.mark.parametrize("change", [("Lain", False), ("Yth. Pelapor", True)])
def test_another_text_or_flag_is_not_what_was_approved(desk: Desk, change: tuple[str, bool]) -> None:
    _approved(desk)
    desk.do(drafts.save, ID, *change)
    assert _draft(desk).state is DraftState.DRAFT
    last = desk.ask(approval_steps.of_complaint, ID)[-1]
    assert (last.kind, last.text) == (ApprovalKind.TAKEN_BACK, "Yth. Pelapor")


def test_where_approval_is_needed_only_an_approved_answer_is_queued(desk: Desk) -> None:
    desk.do(desk_settings.put, desk_settings.APPROVAL_NEEDED, True)
    desk.do(drafts.save, ID, "Yth. Pelapor")
    with pytest.raises(KnownProblem, match="approval-missing"):
        desk.do(outbox.queue, ID)
    assert _draft(desk).text == "Yth. Pelapor"
    desk.do(approvals.ask, ID, DEAN)
    with pytest.raises(KnownProblem, match="approval-missing"):
        desk.do(outbox.queue, ID)
    desk.do(approvals.approve, ID, DEAN)
    assert desk.do(outbox.queue, ID).text == "Yth. Pelapor"


def test_an_answer_taken_back_as_it_was_is_still_approved(desk: Desk) -> None:
    _approved(desk)
    item = desk.do(outbox.queue, ID)
    assert desk.do(outbox.take_back, item.op_id).state is DraftState.APPROVED


def test_an_answer_joined_with_a_newer_draft_is_not(desk: Desk) -> None:
    _approved(desk)
    item = desk.do(outbox.queue, ID)
    desk.do(drafts.save, ID, "Tambahan")
    assert desk.do(outbox.take_back, item.op_id).state is DraftState.DRAFT


@pytest.mark.parametrize(
    ("ask_with", "code"), [(("", DEAN), "answer-empty"), (("Teks", " "), "approval-person-missing")]
)
def test_nothing_is_asked_for_without_a_text_and_a_name(desk: Desk, ask_with: tuple[str, str], code: str) -> None:
    text, person = ask_with
    desk.do(drafts.save, ID, text)
    with pytest.raises(KnownProblem, match=code):
        desk.do(approvals.ask, ID, person)


_VERBS = st.sampled_from(["ask", "approve", "send_back", "take_back", "type", "queue"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(verbs=st.lists(_VERBS, max_size=12))
def test_whatever_is_done_an_approved_draft_is_the_text_that_was_approved(desk: Desk, verbs: list[str]) -> None:
    typed = 0
    desk.do(desk_settings.put, desk_settings.APPROVAL_NEEDED, True)
    for verb in verbs:
        try:
            match verb:
                case "ask":
                    desk.do(approvals.ask, ID, DEAN)
                case "approve":
                    desk.do(approvals.approve, ID, DEAN)
                case "send_back":
                    desk.do(approvals.send_back, ID, DEAN, "Perbaiki")
                case "take_back":
                    desk.do(approvals.take_back, ID)
                case "type":
                    typed += 1
                    desk.do(drafts.save, ID, f"Teks {typed}")
                case _:
                    item = desk.do(outbox.queue, ID)
                    said = [step for step in desk.ask(approval_steps.of_complaint, ID) if step.text == item.text]
                    assert said[-1].kind is ApprovalKind.APPROVED
        except KnownProblem:
            pass
        steps = desk.ask(approval_steps.of_complaint, ID)
        draft = desk.ask(drafts.current, ID)
        if draft and draft.state is DraftState.APPROVED:
            assert (steps[-1].kind, steps[-1].text) == (ApprovalKind.APPROVED, draft.text)
        if draft and draft.state is DraftState.AWAITING_APPROVAL:
            assert (steps[-1].kind, steps[-1].text) == (ApprovalKind.ASKED, draft.text)
