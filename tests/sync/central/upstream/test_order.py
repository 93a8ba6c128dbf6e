"""Answers to one complaint go one after the other, each upon what became of the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pytest

from desktop.complaint import EventKind
from sync.connectors.lapor3.client import Lapor3Client
from sync.contract.problems import code_of
from sync.replica.faults import Call, Fault
from tests.sync.central.talk import answer
from tests.sync.central.upstream.gateway import Gateway, first_number, own_entries, sent_there

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sync.connectors.lapor3.records import FollowUp
    from sync.replica.server import ReplicaServer
    from tests.support.clock import FakeClock


def test_a_second_answer_waits_behind_one_that_is_to_be_tried_again(gateway: Gateway, replica: ReplicaServer) -> None:
    number = first_number(gateway)
    first, second = (answer(number, text, base_rev=gateway.rev(number)) for text in ("Satu.", "Dua."))
    replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.TOO_MANY)
    gateway.send(first, second)

    gateway.run()
    assert sent_there(replica, number) == []
    gateway.later(60)

    assert sent_there(replica, number) == ["Satu.", "Dua."]


def test_an_answer_that_waits_holds_up_no_other_complaint(gateway: Gateway, replica: ReplicaServer) -> None:
    number, other, *_ = gateway.store.tracking_ids(gateway.officer.id)
    replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.TOO_MANY)
    gateway.send(*(answer(each, "Sudah.", base_rev=gateway.rev(each)) for each in (number, other)))

    gateway.run()

    assert (sent_there(replica, number), sent_there(replica, other)) == ([], ["Sudah."])


@pytest.mark.expects_log("an answer was lost")
def test_the_same_words_again_wait_until_it_is_known_what_became_of_the_first_and_are_asked_about_then(
    gateway: Gateway, replica: ReplicaServer
) -> None:
    number = first_number(gateway)
    first, second = (answer(number, "Masih kami proses.", base_rev=gateway.rev(number)) for _ in range(2))
    replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.STORED_LOST)
    replica.faults.plan(Call.COMPLAINT, None, *[Fault.FAILED] * 3)  # and nobody can look for a while
    gateway.send(first, second)

    gateway.run()
    assert sent_there(replica, number) == ["Masih kami proses."]
    gateway.later(60)
    gateway.later(3_600)

    assert sent_there(replica, number) == ["Masih kami proses."]
    assert own_entries(gateway, number) == [first["op_id"]]
    (asked,) = gateway.send(second)
    assert asked.outcome == "conflict"
    assert [event.op_id for event in asked.happened] == [first["op_id"]]


@pytest.mark.expects_log("an answer was lost")
def test_an_edit_of_what_is_never_found_is_put_before_the_officer_and_does_not_go(
    gateway: Gateway, replica: ReplicaServer
) -> None:
    number = first_number(gateway)
    first = answer(number, "Konsep lama.", base_rev=gateway.rev(number))
    second = answer(number, "Yang baru.", base_rev=gateway.rev(number), supersedes=first["op_id"])
    replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.FAILED)
    gateway.send(first)
    gateway.step()
    assert gateway.send(second) == [], "it is not known yet whether the first is there"

    for _ in range(4):
        gateway.later(21)

    (result,) = gateway.send(second)
    assert result.outcome == "conflict"
    assert [event.kind for event in result.happened] == [EventKind.OTHER]
    gateway.later(3_600)
    assert replica.seen.count(Call.ADD_FOLLOW_UP) == 1


def test_a_colleagues_same_words_are_not_taken_for_what_was_certainly_not_taken(
    gateway: Gateway, replica: ReplicaServer
) -> None:
    number = first_number(gateway)
    sent = answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number))
    replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.TOO_MANY)
    gateway.send(sent)
    gateway.run()
    replica.register.colleague_answers(int(number), "Sudah kami perbaiki.")

    gateway.later(60)

    assert gateway.outcome(sent) == "conflict", "the officer is told that a colleague has answered"
    assert own_entries(gateway, number) == [None]


def test_an_answer_that_arrives_late_does_not_take_the_place_of_its_edit_which_waits(
    gateway: Gateway, replica: ReplicaServer
) -> None:
    number = first_number(gateway)
    first = answer(number, "Konsep lama.", base_rev=gateway.rev(number))
    second = answer(number, "Yang baru.", base_rev=gateway.rev(number), supersedes=first["op_id"])
    gateway.send(second)

    (late,) = gateway.send(first)
    gateway.run()

    assert late.problem is not None
    assert code_of(late.problem.type) == "op-superseded"
    assert sent_there(replica, number) == ["Yang baru."]


class _Meanwhile(Lapor3Client):
    """While it reads, something happens here."""

    happens: ClassVar[list[Callable[[], object]]] = []

    def follow_ups(self, complaint_id: str) -> tuple[FollowUp, ...]:
        found = super().follow_ups(complaint_id)
        while self.happens:
            self.happens.pop()()
        return found


def test_an_edit_that_comes_while_the_complaint_is_read_goes_alone(
    tmp_path: Path, replica: ReplicaServer, clock: FakeClock
) -> None:
    number = next(str(case.id) for case in replica.register.assigned() if case.status == "Terverifikasi")
    with Gateway.before(replica, tmp_path / "g", clock, client=_Meanwhile) as gateway:
        gateway.watch(number)
        gateway.run()
        first = answer(number, "Konsep lama.", base_rev=gateway.rev(number))
        second = answer(number, "Yang baru.", base_rev=gateway.rev(number), supersedes=first["op_id"])
        gateway.send(first)
        _Meanwhile.happens.append(lambda: gateway.send(second))

        gateway.later(3_600)

        assert sent_there(replica, number) == ["Yang baru."]
        assert gateway.outcome(second) == "replayed"
        assert own_entries(gateway, number) == [second["op_id"]]


def test_two_gateways_that_somebody_started_on_one_folder_send_once(
    tmp_path: Path, replica: ReplicaServer, clock: FakeClock
) -> None:
    number = next(str(case.id) for case in replica.register.assigned() if case.status == "Terverifikasi")
    with (
        Gateway.before(replica, tmp_path / "g", clock, client=_Meanwhile) as one,
        Gateway.before(replica, tmp_path / "g", clock) as other,
    ):
        one.watch(number)
        one.run()
        other.run()
        sent = answer(number, "Sudah kami perbaiki.", base_rev=one.rev(number))
        one.send(sent)
        _Meanwhile.happens.append(other.run)

        one.later(3_600)

        assert sent_there(replica, number) == ["Sudah kami perbaiki."]
        assert own_entries(one, number) == [sent["op_id"]]
