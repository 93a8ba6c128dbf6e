"""What becomes of ops: applied once whatever happens, refused for a reason, and each kind does what its name says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from desktop.intent import OpKind, new_op_id
from tests.sync.central.talk import AT, Mirror, answer, complaint, fill, op

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sync.central.server import CentralServer
    from sync.contract.messages import Result
    from tests.sync.central.talk import Caller


def outcome(result: Result) -> str:
    code = result.problem.type.rpartition(":")[2] if result.problem else ""
    return f"{result.outcome} {code}".strip()


def test_an_op_that_comes_again_is_not_done_again(empty_central: CentralServer, caller: Callable[..., Caller]) -> None:
    (number,) = fill(empty_central, 1)
    sent = answer(number)
    me = caller()
    (first,) = me.push(sent)
    (second,), (third,) = me.push(sent), me.push(sent)
    assert [first.outcome, second.outcome, third.outcome] == ["applied", "replayed", "replayed"]
    assert first.rev == second.rev == 2
    assert [event.op_id for event in empty_central.store.follow_ups(number)] == [sent["op_id"]]


def test_the_same_op_twice_in_one_request_is_done_once(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    (number,) = fill(empty_central, 1)
    sent = answer(number)
    assert [result.outcome for result in caller().push(sent, sent)] == ["applied", "replayed"]
    assert len(empty_central.store.follow_ups(number)) == 1


def test_another_op_under_a_used_id_is_refused(empty_central: CentralServer, caller: Callable[..., Caller]) -> None:
    (number,) = fill(empty_central, 1)
    me, op_id = caller(), new_op_id()
    assert [outcome(result) for result in me.push(answer(number, "Satu.", op_id=op_id))] == ["applied"]
    assert [outcome(result) for result in me.push(answer(number, "Dua.", op_id=op_id))] == ["refused op-id-reused"]
    assert [event.text for event in empty_central.store.follow_ups(number)] == ["Satu."]


def test_a_payload_that_was_damaged_on_the_way_is_refused_and_the_right_one_still_taken(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    (number,) = fill(empty_central, 1)
    sent = answer(number)
    damaged = {**sent, "payload": {**sent["payload"], "text": "Sudah kami tindak lanjutj."}}
    me = caller()
    assert outcome(me.push(damaged)[0]) == "refused op-hash-mismatch"
    assert outcome(me.push(sent)[0]) == "applied"


def test_the_hash_covers_fields_that_are_not_known_here(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    (number,) = fill(empty_central, 1)
    sent = op(OpKind.FOLLOW_UP, number, {"text": "Baik.", "is_secret": False, "mood": {"é": 1.5}})
    assert outcome(caller().push(sent)[0]) == "applied"


@pytest.mark.parametrize(
    "harm",
    [
        {"op_id": "not-an-id"},
        {"kind": "complaint.frobnicate"},
        {"payload": {}},
        {"payload": {"text": ""}},
        {"payload": {"text": "x" * 10_001}},
        {"payload": "text"},
        {"base_rev": -1},
        {"base_rev": 2**70},
        {"authored_at": "yesterday"},
        {"authored_at": "2026-13-45T99:99:99Z"},
        {"tracking_id": "abc"},
    ],
)
def test_one_op_that_cannot_be_read_harms_no_other(
    empty_central: CentralServer, caller: Callable[..., Caller], harm: dict[str, Any]
) -> None:
    first, second = fill(empty_central, 2)
    bad = {**answer(first), **harm}
    results = caller().push(bad, answer(second))
    assert [outcome(result) for result in results] == ["refused op-malformed", "applied"]
    assert results[0].op_id == bad["op_id"]
    assert not empty_central.store.follow_ups(first)


@pytest.mark.parametrize("raw", ["null", "[]", "7", '"op"', "{}", "[" * 5000 + "]" * 5000])
def test_something_that_is_no_op_at_all_is_refused_alone(
    empty_central: CentralServer, caller: Callable[..., Caller], raw: str
) -> None:
    (number,) = fill(empty_central, 1)
    body = f'{{"cursor":null,"ops":[{raw},{json.dumps(answer(number))}]}}'
    reply = caller().call("POST", "/v1/sync", body.encode(), {"Content-Type": "application/json"})
    if reply.status == 422:  # nested too deep to be read at all
        assert reply.problem == "request-malformed"
        return
    assert [outcome(result) for result in reply.results] == ["refused op-malformed", "applied"]


def test_nobody_acts_on_a_complaint_that_is_not_theirs(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    (theirs,) = fill(empty_central, 1, officer=1)
    me = caller()
    sent = answer(theirs)
    of_another, of_nobody = me.push(sent, answer("999"))
    assert outcome(of_another) == outcome(of_nobody) == "refused op-not-assigned"
    assert not empty_central.store.follow_ups(theirs)
    empty_central.store.assign(theirs, empty_central.officers[0].id)
    assert outcome(me.push(sent)[0]) == "refused op-not-assigned", "an outcome stays what it was"
    assert outcome(me.push(answer(theirs))[0]) == "applied"


def test_another_officers_op_id_tells_nothing(empty_central: CentralServer, caller: Callable[..., Caller]) -> None:
    (number,) = fill(empty_central, 1)
    sent = answer(number)
    caller().push(sent)
    assert outcome(caller(1).push(sent)[0]) == "refused op-id-reused"


class TestChainsOfEdits:
    def test_an_edited_answer_replaces_one_that_never_arrived(
        self, empty_central: CentralServer, caller: Callable[..., Caller]
    ) -> None:
        (number,) = fill(empty_central, 1)
        lost = answer(number, "Lama.")
        edited = answer(number, "Baru.", supersedes=lost["op_id"])
        me = caller()
        assert outcome(me.push(edited)[0]) == "applied"
        assert outcome(me.push(lost)[0]) == "refused op-superseded"
        assert outcome(me.push(lost)[0]) == "refused op-superseded"
        assert [event.text for event in empty_central.store.follow_ups(number)] == ["Baru."]

    def test_an_edited_answer_conflicts_with_one_that_did_arrive(
        self, empty_central: CentralServer, caller: Callable[..., Caller]
    ) -> None:
        (number,) = fill(empty_central, 1)
        arrived = answer(number, "Lama.")
        edited = answer(number, "Baru.", supersedes=arrived["op_id"])
        me = caller()
        me.push(arrived)
        (result,) = me.push(edited)
        assert result.outcome == "conflict"
        assert [event.op_id for event in result.happened] == [arrived["op_id"]]
        assert outcome(me.push(arrived)[0]) == "replayed"
        assert me.push(edited) == [result]
        assert [event.text for event in empty_central.store.follow_ups(number)] == ["Lama."]

    def test_of_a_chain_of_edits_one_is_applied_however_many_got_lost(
        self, empty_central: CentralServer, caller: Callable[..., Caller]
    ) -> None:
        (number,) = fill(empty_central, 1)
        first = answer(number, "1")
        second, third, fourth = (answer(number, text, supersedes=first["op_id"]) for text in "234")
        me = caller()
        assert outcome(me.push(third)[0]) == "applied"
        assert [outcome(result) for result in me.push(second, first)] == ["refused op-superseded"] * 2
        (late,) = me.push(fourth)
        assert late.outcome == "conflict"
        assert [event.text for event in late.happened] == ["3"]
        assert [event.text for event in empty_central.store.follow_ups(number)] == ["3"]

    def test_an_answer_that_was_edited_away_is_not_applied_even_if_the_edit_failed(
        self, empty_central: CentralServer, caller: Callable[..., Caller]
    ) -> None:
        (number,) = fill(empty_central, 1)
        lost = answer(number, "Lama.")
        edited = answer(number, "Baru.", supersedes=lost["op_id"])
        empty_central.store.reporter_replies(number, "Tolong segera.")
        me = caller()
        assert outcome(me.push(edited)[0]) == "conflict"
        assert outcome(me.push({**lost, "base_rev": 2})[0]) == "refused op-superseded"
        assert not empty_central.store.follow_ups(number)


class TestKinds:
    """Each acts on the complaint, tells it under its op's id, and reaches the client in the same answer."""

    def applied(self, me: Caller, sent: dict[str, Any]) -> tuple[dict[str, Any], Sequence[tuple[str, str, str | None]]]:
        mirror = Mirror().take(me.sync().messages)
        reply = me.sync(mirror.cursor, sent)
        (result,) = reply.results
        assert outcome(result) == "applied"
        (change,) = reply.changes
        assert (change.id, change.rev) == (result.tracking_id, result.rev)
        mirror.take(reply.messages)
        assert mirror.digest == reply.end.digest
        told = [(event.kind, event.actor, event.op_id) for event in change.events]
        return mirror.complaints[change.id].fields, told

    def test_a_follow_up(self, empty_central: CentralServer, caller: Callable[..., Caller]) -> None:
        (number,) = fill(empty_central, 1)
        sent = op(OpKind.FOLLOW_UP, number, {"text": "Baik.", "is_secret": True})
        fields, events = self.applied(caller(), sent)
        assert fields["status"] == "Dalam Proses"
        assert events == [("followup", "me", sent["op_id"])]
        assert empty_central.store.follow_ups(number)[0].is_secret

    def test_a_verification(self, empty_central: CentralServer, caller: Callable[..., Caller]) -> None:
        fields = complaint(status="Belum Terverifikasi", disposed_at="")
        empty_central.store.add_complaint("1", fields, officers=[1])
        payload = {"institution_id": "151511", "note": "Lengkap.", "classification": "Aspirasi"}
        sent = op(OpKind.VERIFY, "1", payload)
        told, events = self.applied(caller(), sent)
        assert (told["status"], told["institution"], told["classification"]) == (
            "Terverifikasi",
            "Fakultas Teknik",
            "Aspirasi",
        )
        assert told["disposed_at"]
        assert events == [("verified", "me", sent["op_id"]), ("disposed", "me", sent["op_id"])]

    def test_a_hold(self, empty_central: CentralServer, caller: Callable[..., Caller]) -> None:
        (number,) = fill(empty_central, 1)
        sent = op(OpKind.HOLD, number, {"reason": "Mohon lengkapi NIM."})
        fields, events = self.applied(caller(), sent)
        assert (fields["status"], fields["hold_reason"]) == ("Menunggu Kelengkapan Informasi", "Mohon lengkapi NIM.")
        assert events == [("held", "me", sent["op_id"])]

    def test_a_rejection_is_a_request_and_leaves_the_complaint(
        self, empty_central: CentralServer, caller: Callable[..., Caller]
    ) -> None:
        (number,) = fill(empty_central, 1)
        sent = op(OpKind.REJECT, number, {"institution_id": "151004", "reason": "Bukan kewenangan kampus."})
        fields, events = self.applied(caller(), sent)
        assert fields["status"] == "Terverifikasi"
        assert events == [("rejected", "me", sent["op_id"])]

    def test_an_archiving(self, empty_central: CentralServer, caller: Callable[..., Caller]) -> None:
        (number,) = fill(empty_central, 1)
        sent = op(OpKind.ARCHIVE, number, {"reason": "Tidak jelas."})
        fields, events = self.applied(caller(), sent)
        assert (fields["status"], fields["hold_reason"]) == ("Diarsipkan oleh Admin", "Tidak jelas.")
        assert events == [("archived", "me", sent["op_id"])]

    def test_a_closing(self, empty_central: CentralServer, caller: Callable[..., Caller]) -> None:
        (number,) = fill(empty_central, 1)
        sent = op(OpKind.CLOSE, number, {"reason": ""})
        fields, events = self.applied(caller(), sent)
        assert fields["status"] == "Ditutup oleh Admin"
        assert events == [("closed", "me", sent["op_id"])]

    def test_a_registration(self, empty_central: CentralServer, caller: Callable[..., Caller]) -> None:
        payload = {
            "title": "Laporan tatap muka",
            "body": "Pelapor datang ke kantor.",
            "channel": "Tatap Muka",
            "received_at": AT,
            "reporter_name": "Budi",
            "is_anonymous": True,
        }
        sent = op(OpKind.REGISTER, "0", payload, base_rev=0)
        me = caller()
        fields, events = self.applied(me, sent)
        assert (fields["title"], fields["status"]) == ("Laporan tatap muka", "Belum Terverifikasi")
        assert "reporter_name" not in fields, "an anonymous reporter has no name"
        assert events == [("received", "me", sent["op_id"])]
        (again,) = me.push(sent)
        assert again.outcome == "replayed"
        assert empty_central.store.tracking_ids(1) == [again.tracking_id]


class TestNotAllowed:
    def test_a_liaison_officer_verifies_and_archives_nothing(
        self, empty_central: CentralServer, caller: Callable[..., Caller]
    ) -> None:
        (number,) = fill(empty_central, 1, officer=1)
        sent = [
            op(OpKind.VERIFY, number, {"institution_id": "151511"}),
            op(OpKind.ARCHIVE, number, {"reason": "Tidak jelas."}),
        ]
        assert [outcome(result) for result in caller(1).push(*sent)] == ["refused op-not-allowed"] * 2

    def test_what_is_verified_is_not_verified_again(
        self, empty_central: CentralServer, caller: Callable[..., Caller]
    ) -> None:
        (number,) = fill(empty_central, 1)
        sent = op(OpKind.VERIFY, number, {"institution_id": "151511"})
        me = caller()
        assert outcome(me.push(sent)[0]) == outcome(me.push(sent)[0]) == "refused op-not-allowed"

    def test_an_institution_that_nobody_knows(
        self, empty_central: CentralServer, caller: Callable[..., Caller]
    ) -> None:
        (number,) = fill(empty_central, 1)
        sent = op(OpKind.REJECT, number, {"institution_id": "1", "reason": "Bukan kami."})
        assert outcome(caller().push(sent)[0]) == "refused op-not-allowed"
        assert empty_central.store.timeline(number) == []
