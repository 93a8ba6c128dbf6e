"""What makes an op a conflict, and what doesn't."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.intent import OpKind
from sync.contract.messages import ComplaintFields
from tests.sync.central.talk import answer, complaint, fill, op

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.central.server import CentralServer
    from sync.central.store import Store
    from tests.sync.central.talk import Caller

NUMBER = "1000001"


def reassign_and_return(store: Store) -> None:
    store.assign(NUMBER, 2)
    store.reassign(NUMBER, giver=2, taker=1)


MATTERING = {
    "followup": lambda store: store.colleague_answers(NUMBER, "Sudah kami jawab."),
    "followup by an officer": lambda store: store.colleague_answers(NUMBER, "Sudah kami jawab.", officer=2),
    "reply": lambda store: store.reporter_replies(NUMBER, "Belum ada perubahan."),
    "closed": lambda store: store.close_complaint(NUMBER),
    "archived": lambda store: store.archive_complaint(NUMBER, "Tidak jelas."),
    "disposed": reassign_and_return,
}
HARMLESS = {
    "rated": lambda store: store.reporter_rates(NUMBER, 4),
    "tidied text": lambda store: store.change(NUMBER, ComplaintFields(body_edited="Mohon penjelasan.", category="UKT")),
    "own event": lambda store: store.colleague_answers(NUMBER, "Dari PC lain.", officer=1),
    "one more officer": lambda store: store.assign(NUMBER, 2),
}


@pytest.mark.parametrize("kind", MATTERING)
def test_what_the_author_would_have_wanted_to_know_is_a_conflict(
    empty_central: CentralServer, caller: Callable[..., Caller], kind: str
) -> None:
    fill(empty_central, 1)
    MATTERING[kind](empty_central.store)
    written_before = answer(NUMBER, base_rev=1)
    (result,) = caller().push(written_before)
    assert result.outcome == "conflict"
    assert [event.kind for event in result.happened] == [kind.partition(" ")[0]]
    assert result.rev == empty_central.store.complaint(NUMBER, seen_by=1).rev
    assert written_before["op_id"] not in [event.op_id for event in empty_central.store.follow_ups(NUMBER)]


@pytest.mark.parametrize("kind", HARMLESS)
def test_what_changes_nothing_for_the_answer_is_none(
    empty_central: CentralServer, caller: Callable[..., Caller], kind: str
) -> None:
    fill(empty_central, 1)
    HARMLESS[kind](empty_central.store)
    assert [result.outcome for result in caller().push(answer(NUMBER, base_rev=1))] == ["applied"]


@pytest.mark.parametrize("kind", ["followup", "reply"])
def test_what_the_author_had_seen_is_none(
    empty_central: CentralServer, caller: Callable[..., Caller], kind: str
) -> None:
    fill(empty_central, 1)
    MATTERING[kind](empty_central.store)
    assert [result.outcome for result in caller().push(answer(NUMBER, base_rev=2))] == ["applied"]


@pytest.mark.parametrize("kind", ["closed", "archived"])
@pytest.mark.parametrize("op_kind", [OpKind.FOLLOW_UP, OpKind.HOLD, OpKind.ARCHIVE, OpKind.CLOSE])
def test_an_ended_complaint_takes_no_op_even_in_the_knowledge_of_its_end(
    empty_central: CentralServer, caller: Callable[..., Caller], kind: str, op_kind: OpKind
) -> None:
    fill(empty_central, 1)
    MATTERING[kind](empty_central.store)
    payload = {"text": "Terlambat."} if op_kind is OpKind.FOLLOW_UP else {"reason": "Terlambat."}
    (result,) = caller().push(op(op_kind, NUMBER, payload, base_rev=2))
    assert result.outcome == "conflict"
    assert [event.kind for event in result.happened] == [kind]


def test_the_officers_own_closing_is_told_as_such(empty_central: CentralServer, caller: Callable[..., Caller]) -> None:
    fill(empty_central, 1)
    closing = op(OpKind.CLOSE, NUMBER, {"reason": "Selesai."})
    applied, conflict = caller().push(closing, answer(NUMBER))
    assert (applied.outcome, conflict.outcome) == ("applied", "conflict")
    assert [(event.actor, event.op_id) for event in conflict.happened] == [("me", closing["op_id"])]


def test_two_answers_of_one_officer_to_one_complaint_do_not_conflict(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    fill(empty_central, 1)
    results = caller().push(answer(NUMBER, "Satu."), answer(NUMBER, "Dua."))
    assert [(result.outcome, result.rev) for result in results] == [("applied", 2), ("applied", 3)]


def test_two_officers_who_answer_the_same_complaint_conflict(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    fill(empty_central, 1)
    empty_central.store.assign(NUMBER, 2)
    mine, theirs = answer(NUMBER, "Saya."), answer(NUMBER, "Dia.")
    assert caller(1).push(theirs)[0].outcome == "applied"
    (result,) = caller(0).push(mine)
    assert result.outcome == "conflict"
    (event,) = result.happened
    assert (event.actor, event.name, event.text) == ("colleague", empty_central.officers[1].name, "Dia.")
    assert event.op_id is None, "a colleague's op is not ours to know"


def test_a_conflict_that_is_asked_again_tells_what_happened_up_to_now(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    fill(empty_central, 1)
    store, me, sent = empty_central.store, caller(), answer(NUMBER)
    store.reporter_replies(NUMBER, "Satu.")
    assert [event.text for event in me.push(sent)[0].happened] == ["Satu."]
    store.reporter_replies(NUMBER, "Dua.")
    (again,) = me.push(sent)
    assert (again.outcome, again.rev) == ("conflict", 3)
    assert [event.text for event in again.happened] == ["Satu.", "Dua."]


def test_a_conflict_tells_nothing_more_once_the_complaint_is_somebody_elses(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    fill(empty_central, 1)
    store, me, sent = empty_central.store, caller(), answer(NUMBER)
    store.reporter_replies(NUMBER, "Satu.")
    me.push(sent)
    store.reassign(NUMBER, giver=1, taker=2)
    store.reporter_replies(NUMBER, "Rahasia.")
    (again,) = me.push(sent)
    assert (again.outcome, again.rev, again.happened) == ("conflict", 2, [])


def test_an_answer_written_anew_upon_what_happened_is_applied(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    fill(empty_central, 1)
    me = caller()
    empty_central.store.reporter_replies(NUMBER, "Satu.")
    first = answer(NUMBER, "Lama.")
    (conflict,) = me.push(first)
    addition = answer(NUMBER, "Tambahan.", base_rev=conflict.rev, supersedes=first["op_id"])
    assert me.push(addition)[0].outcome == "applied"
    assert [event.text for event in empty_central.store.follow_ups(NUMBER)] == ["Tambahan."]


def test_an_op_upon_a_revision_from_before_a_restored_backup_is_taken(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    empty_central.store.add_complaint(NUMBER, complaint(), officers=[1])
    assert caller().push(answer(NUMBER, base_rev=900))[0].outcome == "applied"
