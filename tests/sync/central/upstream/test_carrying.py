"""What officers send over a gateway reaches LAPOR! once in effect, whatever happens to calls and answers."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from desktop.clock import timestamp
from desktop.complaint import EventKind
from desktop.intent import OpKind
from sync.central.upstream import watch
from sync.contract.problems import code_of
from sync.replica.faults import Call, Fault
from sync.replica.server import ReplicaServer
from tests.sync.central.talk import answer, op
from tests.sync.central.upstream.gateway import PAGE, Gateway, first_number, own_entries, sent_there

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.clock import FakeClock

LOST = [Fault.STORED_FAILED, Fault.STORED_LOST, Fault.STORED_SILENT]
PDF = "application/pdf"
CERTAIN = [Fault.TRUNCATED, Fault.NO_RESULTS]
"""The status says that it was done, whatever became of the rest."""


def test_an_answer_is_carried_and_told_as_applied_once_it_is_there(gateway: Gateway, replica: ReplicaServer) -> None:
    number = first_number(gateway)
    sent = answer(number, "Sudah kami perbaiki.\nTerima kasih.", base_rev=gateway.rev(number))

    assert gateway.send(sent) == [], "nobody can say yet"
    assert sent_there(replica, number) == []
    gateway.run()

    assert sent_there(replica, number) == ["Sudah kami perbaiki.\r\nTerima kasih."]
    assert gateway.outcome(sent) == "replayed"
    gateway.later(3_600)
    assert own_entries(gateway, number) == [sent["op_id"]], "the entry upstream is the same answer"
    assert gateway.under_way(sent["op_id"]) == ""
    assert len(sent_there(replica, number)) == 1


@pytest.mark.parametrize("fault", [*LOST, *CERTAIN])
@pytest.mark.expects_log("an answer was lost")
def test_an_answer_whose_answer_was_lost_is_found_and_not_sent_again(
    gateway: Gateway, replica: ReplicaServer, fault: Fault
) -> None:
    number = first_number(gateway)
    sent = answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number))
    replica.faults.plan(Call.ADD_FOLLOW_UP, fault)
    gateway.send(sent)

    gateway.run()
    gateway.later(3_600)

    assert sent_there(replica, number) == ["Sudah kami perbaiki."]
    assert gateway.outcome(sent) == "replayed"
    assert own_entries(gateway, number) == [sent["op_id"]]
    assert replica.seen.count(Call.ADD_FOLLOW_UP) == 1


@pytest.mark.expects_log("an answer was lost")
def test_the_same_words_of_a_colleague_that_were_there_before_are_not_taken_for_what_was_sent(
    gateway: Gateway, replica: ReplicaServer
) -> None:
    number = first_number(gateway)
    replica.register.colleague_answers(int(number), "Sudah kami perbaiki.")  # just now: its time alone tells nothing
    with gateway.store.write() as db:
        watch.soon(db, number, timestamp(gateway.clock.now()))
    gateway.later(60)
    sent = answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number))
    replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.FAILED)
    gateway.send(sent)
    for _ in range(4):
        gateway.later(21)

    (result,) = gateway.send(sent)

    assert result.problem is not None
    assert code_of(result.problem.type) == "followup-unsure"
    assert own_entries(gateway, number) == [None]


def test_what_was_certainly_not_taken_waits_and_goes_later(gateway: Gateway, replica: ReplicaServer) -> None:
    number = first_number(gateway)
    sent = answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number))
    replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.TOO_MANY, Fault.TOO_MANY)
    gateway.send(sent)

    gateway.run()
    assert gateway.outcome(sent) == ""
    gateway.later(10)
    gateway.later(60)

    assert gateway.outcome(sent) == "replayed"
    assert sent_there(replica, number) == ["Sudah kami perbaiki."]


def test_lapor_is_not_asked_again_before_the_time_that_it_named(tmp_path: Path, clock: FakeClock) -> None:
    with (
        ReplicaServer.start(complaints=40, clock=clock, auth_header="Authorization", retry_after=600) as replica,
        Gateway.before(replica, tmp_path / "g", clock) as gateway,
    ):
        gateway.watch(*[str(case.id) for case in replica.register.assigned() if case.status == "Terverifikasi"])
        gateway.run()
        number = first_number(gateway)
        replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.TOO_MANY)
        gateway.send(answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number)))
        gateway.run()
        gateway.later(590)
        assert sent_there(replica, number) == []
        gateway.later(20)
        assert sent_there(replica, number) == ["Sudah kami perbaiki."]


@pytest.mark.parametrize("call", [Call.COMPLAINT, Call.FOLLOW_UPS])
def test_a_complaint_that_cannot_be_read_keeps_its_answer_waiting(
    gateway: Gateway, replica: ReplicaServer, call: Call
) -> None:
    number = first_number(gateway)
    sent = answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number))
    replica.faults.plan(call, *[Fault.FAILED] * 3, Fault.INVALID)
    gateway.send(sent)

    gateway.run()
    assert gateway.outcome(sent) == ""
    gateway.later(5)
    assert gateway.outcome(sent) == ""
    gateway.later(60)

    assert gateway.outcome(sent) == "replayed"
    assert sent_there(replica, number) == ["Sudah kami perbaiki."]


@pytest.mark.expects_log("an answer was lost")
def test_an_answer_is_not_given_up_while_nobody_can_look(gateway: Gateway, replica: ReplicaServer) -> None:
    number = first_number(gateway)
    sent = answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number))
    replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.STORED_FAILED)
    gateway.send(sent)
    gateway.step()
    replica.faults.rates[Fault.FAILED] = 1.0
    for _ in range(8):
        gateway.later(600)
    assert gateway.outcome(sent) == ""

    replica.faults.rates.clear()
    gateway.later(3_600)

    assert gateway.outcome(sent) == "replayed"
    assert sent_there(replica, number) == ["Sudah kami perbaiki."]


def test_what_is_refused_there_is_refused_here_in_its_words(gateway: Gateway, replica: ReplicaServer) -> None:
    number = first_number(gateway)
    sent = answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number))
    replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.INVALID)
    gateway.send(sent)
    gateway.run()

    (result,) = gateway.send(sent)

    assert result.outcome == "refused"
    assert result.problem is not None
    assert code_of(result.problem.type) == "op-refused-upstream"
    assert "invalid" in result.problem.detail
    assert sent_there(replica, number) == []


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        (OpKind.HOLD, {"reason": "Mohon dilengkapi."}),
        (OpKind.CLOSE, {"reason": ""}),
    ],
)
def test_what_that_api_cannot_do_is_refused_with_the_page_that_can(
    gateway: Gateway, kind: OpKind, payload: dict[str, str]
) -> None:
    number = first_number(gateway)

    (result,) = gateway.send(op(kind, number, payload, base_rev=gateway.rev(number)))

    assert result.outcome == "refused"
    assert result.problem is not None
    assert code_of(result.problem.type) == "op-web-only"
    assert result.problem.detail == PAGE.format(tracking_id=number)


def test_a_request_to_another_institution_is_carried(gateway: Gateway, replica: ReplicaServer) -> None:
    number = first_number(gateway)
    other = next(one for one in replica.register.institutions.values() if one != replica.register.own)
    payload = {"institution_id": str(other.id), "reason": "Bukan wewenang kami."}
    sent = op(OpKind.REJECT, number, payload, base_rev=gateway.rev(number))
    unknown = op(OpKind.REJECT, number, {**payload, "institution_id": "1"}, base_rev=gateway.rev(number))

    (refused,) = gateway.send(unknown)
    gateway.send(sent)
    gateway.later(3_600)

    assert refused.outcome == "refused"
    assert gateway.outcome(sent) == "replayed"
    case = replica.register.case(int(number))
    assert case is not None
    assert [one.institution_id for one in case.rejections] == [other.id]


@pytest.mark.expects_log("an answer was lost")
def test_a_request_to_another_institution_whose_answer_was_lost_is_put_before_the_officer_at_once(
    gateway: Gateway, replica: ReplicaServer
) -> None:
    number = first_number(gateway)
    other = next(one for one in replica.register.institutions.values() if one != replica.register.own)
    payload = {"institution_id": str(other.id), "reason": "Bukan wewenang kami."}
    sent = op(OpKind.REJECT, number, payload, base_rev=gateway.rev(number))
    replica.faults.plan(Call.REJECT, Fault.FAILED)
    gateway.send(sent)
    gateway.run()

    (result,) = gateway.send(sent)

    assert result.problem is not None
    assert code_of(result.problem.type) == "followup-unsure"
    assert replica.seen.count(Call.REJECT) == 1


@pytest.mark.expects_log("an answer was lost")
def test_what_may_be_there_is_not_called_refused_where_its_complaint_cannot_be_found(
    gateway: Gateway, replica: ReplicaServer
) -> None:
    number = first_number(gateway)
    sent = answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number))
    replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.STORED_LOST)
    gateway.send(sent)
    gateway.step()
    replica.register.forget(int(number))
    for _ in range(5):
        gateway.later(3_600)

    assert gateway.outcome(sent) == ""
    assert gateway.under_way(sent["op_id"]) == "sending"
    assert replica.seen.count(Call.ADD_FOLLOW_UP) == 1


def test_what_happened_upstream_before_it_left_is_a_conflict_and_nothing_is_sent(
    gateway: Gateway, replica: ReplicaServer
) -> None:
    number = first_number(gateway)
    sent = answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number))
    replica.register.reporter_replies(int(number), "Tambahan dari saya.")
    gateway.send(sent)
    gateway.run()

    (result,) = gateway.send(sent)

    assert result.outcome == "conflict"
    assert [(event.kind, event.text) for event in result.happened] == [(EventKind.REPLY, "Tambahan dari saya.")]
    assert sent_there(replica, number) == []


def test_an_edit_replaces_what_has_not_left_and_meets_what_has(gateway: Gateway, replica: ReplicaServer) -> None:
    number = first_number(gateway)
    first = answer(number, "Konsep lama.", base_rev=gateway.rev(number))
    second = answer(number, "Yang baru.", base_rev=gateway.rev(number), supersedes=first["op_id"])
    gateway.send(first)
    gateway.send(second)
    gateway.run()
    third = answer(number, "Yang terbaru.", base_rev=gateway.rev(number), supersedes=first["op_id"])

    assert sent_there(replica, number) == ["Yang baru."]
    assert gateway.outcome(first) == "refused", "it was replaced"
    assert gateway.outcome(second) == "replayed"
    assert gateway.outcome(third) == "conflict"
    gateway.later(3_600)
    assert sent_there(replica, number) == ["Yang baru."]


def test_two_officers_answers_go_in_their_order_and_the_second_meets_the_first(
    tmp_path: Path, replica: ReplicaServer, clock: FakeClock
) -> None:
    number = next(str(case.id) for case in replica.register.assigned() if case.status == "Terverifikasi")
    with Gateway.before(replica, tmp_path / "two", clock, officers=2) as gateway:
        gateway.watch(number)
        gateway.run()
        mine, theirs = (answer(number, f"Dari {name}.", base_rev=gateway.rev(number)) for name in ("saya", "rekan"))
        other = gateway.store.officers()[1]
        gateway.send(mine)
        gateway.send(theirs, officer=other)
        gateway.run()

        assert sent_there(replica, number) == ["Dari saya."]
        assert [result.outcome for result in gateway.send(theirs, officer=other)] == ["conflict"]


def test_the_files_of_an_answer_go_along(gateway: Gateway, replica: ReplicaServer) -> None:
    number = first_number(gateway)
    letter = b"%PDF-1.4 surat balasan"
    file = {"name": "surat.pdf", "sha256": sha256(letter).hexdigest(), "size": len(letter), "media_type": PDF}
    payload = {"text": "Terlampir.", "is_secret": True, "attachments": [file]}
    sent = op(OpKind.FOLLOW_UP, number, payload, base_rev=gateway.rev(number))
    (refused,) = gateway.send(sent)
    assert refused.problem is not None
    assert code_of(refused.problem.type) == "op-files-missing"

    gateway.upload(letter)
    gateway.send(sent)
    gateway.later(3_600)

    (kept,) = replica.register.answers(int(number))
    assert kept.is_secret
    assert [(one.name, one.data) for one in kept.files] == [("surat.pdf", letter)]
    assert gateway.outcome(sent) == "replayed"
    (entry,) = gateway.store.follow_ups(number)
    assert [one.name for one in entry.attachments] == ["surat.pdf"]


def test_an_answer_whose_files_went_while_it_waited_is_asked_for_anew(gateway: Gateway, replica: ReplicaServer) -> None:
    number = first_number(gateway)
    letter = b"%PDF-1.4 surat balasan"
    file = {"name": "surat.pdf", "sha256": sha256(letter).hexdigest(), "size": len(letter), "media_type": PDF}
    payload = {"text": "Terlampir.", "is_secret": False, "attachments": [file]}
    sent = op(OpKind.FOLLOW_UP, number, payload, base_rev=gateway.rev(number))
    upload = gateway.upload(letter)
    gateway.send(sent)
    gateway.forget_upload(upload)
    gateway.run()

    (result,) = gateway.send(sent)

    assert result.problem is not None
    assert code_of(result.problem.type) == "op-files-missing"
    assert sent_there(replica, number) == []


def test_the_same_words_twice_are_two_answers_where_the_first_was_seen(
    gateway: Gateway, replica: ReplicaServer
) -> None:
    number = first_number(gateway)
    ops = []
    for _ in range(2):
        ops.append(answer(number, "Masih kami proses.", base_rev=gateway.rev(number)))
        gateway.send(ops[-1])
        gateway.later(60)

    gateway.later(3_600)

    assert sent_there(replica, number) == ["Masih kami proses."] * 2
    assert own_entries(gateway, number) == [sent["op_id"] for sent in ops]


def test_the_same_id_with_other_words_is_refused_also_while_it_is_under_way(gateway: Gateway) -> None:
    number = first_number(gateway)
    sent = answer(number, "Satu.", base_rev=gateway.rev(number))
    other = answer(number, "Dua.", base_rev=gateway.rev(number), op_id=sent["op_id"])
    gateway.send(sent)

    (result,) = gateway.send(other)

    assert result.problem is not None
    assert code_of(result.problem.type) == "op-id-reused"
