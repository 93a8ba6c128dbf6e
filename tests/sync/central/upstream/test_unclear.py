"""What nobody knows of at LAPOR! is put before its officer, and never sent again but by them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from desktop.complaint import EventKind
from sync.contract.problems import code_of
from sync.replica.faults import Call, Fault
from tests.sync.central.talk import answer
from tests.sync.central.upstream.gateway import PAGE, Gateway, first_number, own_entries, sent_there

if TYPE_CHECKING:
    from sync.replica.server import ReplicaServer


def _doubtful(gateway: Gateway, replica: ReplicaServer, number: str, **more: str) -> dict[str, Any]:
    """An answer of which nobody knows, told to its officer."""
    sent = answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number), **more)
    replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.FAILED)
    gateway.send(sent)
    for _ in range(4):
        gateway.later(21)
    assert gateway.outcome(sent) == "refused"
    return sent


@pytest.mark.expects_log("an answer was lost")
def test_what_cannot_be_found_is_put_before_the_officer_and_never_sent_again(
    gateway: Gateway, replica: ReplicaServer
) -> None:
    number = first_number(gateway)
    sent = answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number))
    replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.FAILED)  # 500: it may have been kept, and was not
    gateway.send(sent)

    gateway.run()
    assert gateway.outcome(sent) == "", "it is looked for a while"
    gateway.later(21)
    assert gateway.outcome(sent) == ""
    gateway.later(21)
    assert gateway.outcome(sent) == "refused"
    for _ in range(5):
        gateway.later(3_600)

    (result,) = gateway.send(sent)
    assert result.outcome == "refused"
    assert result.problem is not None
    assert code_of(result.problem.type) == "followup-unsure"
    assert result.problem.detail == PAGE.format(tracking_id=number)
    assert replica.seen.count(Call.ADD_FOLLOW_UP) == 1
    last = gateway.store.timeline(number)[-1]
    assert (last.kind, last.actor) == (EventKind.OTHER, "system")
    assert PAGE.format(tracking_id=number) in last.text


@pytest.mark.expects_log("an answer was lost")
def test_after_a_look_the_officer_may_send_it_all_the_same(gateway: Gateway, replica: ReplicaServer) -> None:
    number = first_number(gateway)
    first = answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number))
    replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.FAILED)
    gateway.send(first)
    for _ in range(4):
        gateway.later(21)
    again = answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number))

    gateway.send(again)
    gateway.later(3_600)
    gateway.later(3_600)  # the entry is there once more, and stands for one answer alone

    assert sent_there(replica, number) == ["Sudah kami perbaiki."]
    assert own_entries(gateway, number) == [again["op_id"]]
    assert (gateway.outcome(first), gateway.outcome(again)) == ("refused", "replayed")


@pytest.mark.expects_log("an answer was lost")
def test_an_edit_of_what_nobody_knows_of_is_put_before_the_officer_too(
    gateway: Gateway, replica: ReplicaServer
) -> None:
    number = first_number(gateway)
    rev = gateway.rev(number)
    first = _doubtful(gateway, replica, number)

    (result,) = gateway.send(answer(number, "Yang baru.", base_rev=rev, supersedes=first["op_id"]))

    assert result.outcome == "conflict"
    assert [event.kind for event in result.happened] == [EventKind.OTHER]
    assert replica.seen.count(Call.ADD_FOLLOW_UP) == 1


@pytest.mark.expects_log("an answer was lost")
def test_an_officer_who_knows_of_the_doubt_sends_again_in_one_step(gateway: Gateway, replica: ReplicaServer) -> None:
    number = first_number(gateway)
    first = _doubtful(gateway, replica, number)
    again = answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number), supersedes=first["op_id"])

    gateway.send(again)
    gateway.later(3_600)

    assert gateway.outcome(again) == "replayed"
    assert sent_there(replica, number) == ["Sudah kami perbaiki."]
    assert own_entries(gateway, number) == [again["op_id"]]


@pytest.mark.expects_log("an answer was lost")
def test_what_replaces_what_was_to_be_sent_again_goes_in_its_place(gateway: Gateway, replica: ReplicaServer) -> None:
    number = first_number(gateway)
    first = _doubtful(gateway, replica, number)
    again = answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number), supersedes=first["op_id"])
    edited = answer(number, "Sudah selesai.", base_rev=gateway.rev(number), supersedes=again["op_id"])
    gateway.send(again)
    gateway.send(edited)

    gateway.later(3_600)

    assert sent_there(replica, number) == ["Sudah selesai."]


@pytest.mark.expects_log("an answer was lost")
def test_sent_again_after_two_doubts_it_does_not_go_where_either_turns_up(
    gateway: Gateway, replica: ReplicaServer
) -> None:
    number = first_number(gateway)
    first = _doubtful(gateway, replica, number)
    second = _doubtful(gateway, replica, number, supersedes=first["op_id"])
    third = answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number), supersedes=second["op_id"])
    gateway.send(third)
    replica.register.colleague_answers(int(number), "Sudah kami perbaiki.")  # kept late, as far as anybody can see

    gateway.later(3_600)

    assert gateway.outcome(third) == "conflict"
    assert sent_there(replica, number) == ["Sudah kami perbaiki."]
    assert replica.seen.count(Call.ADD_FOLLOW_UP) == 2


@pytest.mark.expects_log("an answer was lost")
def test_what_was_sent_again_gives_way_to_the_first_and_that_is_told_as_the_officers_own(
    gateway: Gateway, replica: ReplicaServer
) -> None:
    number = first_number(gateway)
    first = _doubtful(gateway, replica, number)
    gateway.send(answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number), supersedes=first["op_id"]))
    assert gateway.under_way(first["op_id"]) == "unclear", "what may have left is not forgotten for a newer one"
    replica.register.colleague_answers(int(number), "Sudah kami perbaiki.")  # kept late, as far as anybody can see

    gateway.later(3_600)

    assert own_entries(gateway, number) == [first["op_id"]]
    assert gateway.outcome(first) == "replayed"
    assert sent_there(replica, number) == ["Sudah kami perbaiki."]
    assert replica.seen.count(Call.ADD_FOLLOW_UP) == 1


@pytest.mark.expects_log("an answer was lost")
def test_an_answer_that_shows_late_is_told_as_the_officers_own(gateway: Gateway, replica: ReplicaServer) -> None:
    number = first_number(gateway)
    sent = answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number))
    replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.FAILED)
    gateway.send(sent)
    for _ in range(4):
        gateway.later(21)
    assert gateway.outcome(sent) == "refused"

    replica.register.colleague_answers(int(number), "Sudah kami perbaiki.")
    gateway.later(3_600)

    assert own_entries(gateway, number) == [sent["op_id"]]
    assert gateway.outcome(sent) == "replayed"


@pytest.mark.expects_log("an answer was lost")
def test_an_edit_of_what_may_be_there_waits_until_that_is_known(gateway: Gateway, replica: ReplicaServer) -> None:
    number = first_number(gateway)
    first = answer(number, "Konsep lama.", base_rev=gateway.rev(number))
    second = answer(number, "Yang baru.", base_rev=gateway.rev(number), supersedes=first["op_id"])
    replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.STORED_FAILED)
    gateway.send(first)
    assert gateway.step(), "it leaves, and its answer is lost"

    assert gateway.send(second) == []
    gateway.run()

    assert gateway.outcome(second) == "conflict"
    gateway.later(3_600)
    assert sent_there(replica, number) == ["Konsep lama."]
