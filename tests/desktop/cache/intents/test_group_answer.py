"""One answer for a group: an op for each that is ticked, none twice, no draft written over, and one way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.cache import settings
from desktop.cache.intents import approvals, draft_files, drafts, group_answer, outbox, outgoing, read_marks, twins
from desktop.cache.intents.group_answer import Group, Hindrance
from desktop.complaint import Actor, Event, EventKind
from desktop.intent import DraftState, FileRef, OutboxState
from desktop.problems import KnownProblem
from tests.desktop.complaints import arrive
from tests.ui.seeds import patch, seed, tracking_id

if TYPE_CHECKING:
    from desktop.complaint import ComplaintPatch, TrackingId
    from desktop.desk import Desk

TODAY = date(2026, 3, 17)
ANSWER = "Yth. Pelapor, tagihan UKT pada laporan Anda sudah diperbaiki."
ONE, TWO, THREE = (tracking_id(number) for number in (1, 2, 3))


@pytest.fixture(autouse=True)
def _group(desk: Desk) -> None:
    seed(desk, [patch(number, title=f"Tagihan UKT ganda {number}") for number in (1, 2, 3)])
    desk.do(twins.join, [ONE, TWO, THREE])
    desk.do(drafts.save, ONE, ANSWER)


def _read(desk: Desk) -> Group:
    return desk.ask(group_answer.read, ONE, TODAY)


def _hindrances(desk: Desk) -> dict[TrackingId, Hindrance]:
    return {member.tracking_id: member.hindrance for member in _read(desk).members}


def _shown(desk: Desk) -> dict[TrackingId, int]:
    return {member.tracking_id: member.rev for member in _read(desk).members if not member.hindrance}


def _texts(desk: Desk) -> dict[TrackingId, str]:
    return {item.tracking_id: item.text for item in desk.ask(outbox.items)}


def test_each_has_an_op_of_its_own_and_the_group_is_told_the_one_at_hand_first(desk: Desk) -> None:
    assert [member.tracking_id for member in _read(desk).members] == [ONE, TWO, THREE]
    items = desk.do(group_answer.queue, ONE, _shown(desk), TODAY)
    assert _texts(desk) == dict.fromkeys((ONE, TWO, THREE), ANSWER)
    assert len({item.op_id for item in items}) == 3
    assert desk.ask(drafts.current, ONE) is None


def test_number_and_title_become_those_of_each(desk: Desk) -> None:
    desk.do(drafts.save, ONE, f"Laporan {ONE} “Tagihan UKT ganda 1”, pada {{{{kategori}}}}{{{{nomor}}}}")
    assert _read(desk).has_own_words
    desk.do(group_answer.queue, ONE, _shown(desk), TODAY)
    assert _texts(desk)[TWO].startswith(f"Laporan {TWO} “Tagihan UKT ganda 2”")
    assert _texts(desk)[TWO].endswith(TWO)
    assert _texts(desk)[ONE].startswith(f"Laporan {ONE} “Tagihan UKT ganda 1”")


def test_an_op_is_on_the_revision_that_was_read_or_else_shown(desk: Desk) -> None:
    desk.do(read_marks.mark_read, TWO)
    arrive(desk, patch(2, rev=5), patch(3, rev=6))
    shown = _shown(desk)
    arrive(desk, patch(3, rev=7))
    items = {item.tracking_id: item for item in desk.do(group_answer.queue, ONE, shown, TODAY)}
    assert (items[TWO].base_rev, items[THREE].base_rev) == (1, 6)


def test_who_has_an_answer_or_own_words_or_has_ended_is_left_alone(desk: Desk) -> None:
    desk.do(drafts.save, TWO, "Kata-kata sendiri")
    desk.do(drafts.save, THREE, "Sudah")
    desk.do(outbox.queue, THREE)
    assert _hindrances(desk) == {
        ONE: Hindrance.NONE,
        TWO: Hindrance.OWN_DRAFT,
        THREE: Hindrance.ANSWER_WAITS,
    }
    for number in (TWO, THREE):
        with pytest.raises(KnownProblem, match="group-answer-changed"):
            desk.do(group_answer.queue, ONE, {ONE: 1, number: 1}, TODAY)
    draft = desk.ask(drafts.current, TWO)
    assert draft
    assert draft.text == "Kata-kata sendiri"
    assert ONE not in _texts(desk)  # all or none


def test_what_has_ended_or_is_answered_says_so(desk: Desk) -> None:
    answered = Event(event_id="a", kind=EventKind.FOLLOW_UP, at="2026-03-17T02:20:00Z", actor=Actor.COLLEAGUE)
    asked_again = Event(event_id="b", kind=EventKind.REPLY, at="2026-03-17T02:30:00Z", actor=Actor.REPORTER)
    arrive(desk, patch(2, rev=2, status_raw="Selesai"), patch(3, rev=2, is_whole=False))
    assert _hindrances(desk)[TWO] is Hindrance.CLOSED
    seed(desk, [patch(4)])
    seed(desk, [_with_events(4, 2, answered)])
    desk.do(twins.join, [ONE, tracking_id(4)])
    assert _hindrances(desk)[tracking_id(4)] is Hindrance.ANSWERED
    seed(desk, [_with_events(4, 3, asked_again)])
    assert _hindrances(desk)[tracking_id(4)] is Hindrance.NONE


def test_the_answers_files_go_to_each_and_come_back_to_the_one_at_hand(desk: Desk) -> None:
    letter = FileRef(name="surat.pdf", sha256="a" * 64, size=9, media_type="application/pdf")
    desk.do(draft_files.attach, ONE, letter)
    assert _read(desk).file_count == 1
    items = desk.do(group_answer.queue, ONE, _shown(desk), TODAY)
    assert [item.files for item in items] == [(letter,)] * 3
    desk.do(group_answer.take_back, ONE, [item.op_id for item in items])
    assert [file.ref for file in desk.ask(draft_files.of_draft, ONE)] == [letter]
    assert desk.ask(draft_files.of_draft, TWO) == []


def test_who_has_files_of_their_own_is_left_alone(desk: Desk) -> None:
    letter = FileRef(name="surat.pdf", sha256="a" * 64, size=9, media_type="application/pdf")
    desk.do(draft_files.attach, TWO, letter)
    assert _hindrances(desk)[TWO] is Hindrance.OWN_DRAFT


def test_one_undo_takes_all_back_and_leaves_the_others_as_they_were(desk: Desk) -> None:
    items = desk.do(group_answer.queue, ONE, _shown(desk), TODAY)
    assert desk.do(group_answer.take_back, ONE, [item.op_id for item in items]) == 3
    draft = desk.ask(drafts.current, ONE)
    assert draft
    assert draft.text == ANSWER
    assert desk.ask(drafts.current, TWO) is None
    assert desk.ask(outbox.items, waiting_only=True) == []
    assert set(_hindrances(desk).values()) == {Hindrance.NONE}


def test_what_has_begun_to_leave_is_not_taken_back(desk: Desk) -> None:
    items = desk.do(group_answer.queue, ONE, _shown(desk), TODAY)
    leaving = items[1]
    desk.do(outbox.release, leaving.op_id)
    desk.do(outgoing.mark_sending, [leaving.op_id])
    assert desk.do(group_answer.take_back, ONE, [item.op_id for item in items]) == 2
    assert [item.state for item in desk.ask(outbox.items, waiting_only=True)] == [OutboxState.SENDING]


def test_where_approval_is_needed_the_group_waits_for_it_and_undo_keeps_it(desk: Desk) -> None:
    desk.do(settings.put, settings.APPROVAL_NEEDED, True)
    with pytest.raises(KnownProblem, match="approval-missing"):
        desk.do(group_answer.queue, ONE, _shown(desk), TODAY)
    desk.do(approvals.ask, ONE, "Dekan")
    desk.do(approvals.approve, ONE, "Dekan")
    items = desk.do(group_answer.queue, ONE, _shown(desk), TODAY)
    desk.do(group_answer.take_back, ONE, [item.op_id for item in items])
    draft = desk.ask(drafts.current, ONE)
    assert draft
    assert draft.state is DraftState.APPROVED


def _with_events(number: int, rev: int, *events: Event) -> ComplaintPatch:
    return replace(patch(number, rev=rev, is_whole=False), events=events)
