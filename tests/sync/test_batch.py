"""Contract v1 into the desk's words and back."""

from __future__ import annotations

import json

import msgspec
import pytest

from desktop.complaint import Actor, Attachment, ComplaintPatch, Departure, EventKind
from desktop.intent import OpId, OpKind, OpResult, OutboxItem, OutboxState, Outcome, fingerprint
from desktop.problems import KnownProblem
from sync.connectors.base import Expected, Finished, Milestone, StartOver, Unreadable
from sync.connectors.batch import arrivals, request_body
from sync.contract import messages, request
from tests.faults.server import CONTRACT, MisbehavingServer, answer, end, head
from tests.sync.parts import AT, change, checkpoint, connector, gone

OP = OpId("01890000-0000-7000-8000-000000000000")
EARLIER = OpId("01880000-0000-7000-8000-000000000000")


def item(supersedes: OpId | None = None) -> OutboxItem:
    payload = {"text": "Sudah.", "is_secret": False}
    return OutboxItem(
        op_id=OP,
        kind=OpKind.FOLLOW_UP,
        tracking_id="7000001",  # type: ignore[arg-type]
        title="",
        state=OutboxState.SENDING,
        base_rev=3,
        authored_at=AT,
        payload=payload,
        payload_hash=fingerprint(OpKind.FOLLOW_UP, "7000001", payload),
        supersedes=supersedes,
        size=10,
        attempts=1,
        held_until=None,
        last_error="",
        error_detail={},
        happened=(),
        updated_at=AT,
    )


def read(*lines: str) -> list[object]:
    return list(arrivals(line.encode() for line in lines))


def test_a_request_is_what_the_contract_says() -> None:
    asked = request.request_decoder.decode(request_body("c1", [item(), item(supersedes=EARLIER)]))
    assert asked.cursor == "c1"
    first, second = (request.op_decoder.decode(op) for op in asked.ops)
    assert (first.op_id, first.base_rev, first.supersedes, second.supersedes) == (OP, 3, None, EARLIER)
    assert first.payload == request.FollowUpPayload(text="Sudah.")
    assert request_body(None, []) == b"{}"


def test_only_what_changed_is_in_a_patch() -> None:
    [_, patch, *_] = read(head(1), change("7000001", rev=4, whole=False, status="Dalam Proses", rating=None), end())
    assert patch == ComplaintPatch(
        tracking_id="7000001",  # type: ignore[arg-type]
        rev=4,
        fields={"status_raw": "Dalam Proses", "rating": None},
    )


def test_the_text_of_an_op_that_went_out_with_the_request_is_put_in_again() -> None:
    told = json.loads(change("7000001", whole=False))
    told["events"] = [{"id": "e1", "kind": "followup", "at": AT, "actor": "me", "op_id": OP, "is_text_of_op": True}]
    lines = [json.dumps(told).encode(), end().encode()]
    [patch, _] = arrivals(lines, {OP: "Sudah."})
    assert isinstance(patch, ComplaintPatch)
    assert [event.text for event in patch.events] == ["Sudah."]
    [unreadable, _] = arrivals(lines, {})
    assert isinstance(unreadable, Unreadable)


def test_attachments_and_events_come_in_the_desks_words() -> None:
    told = json.loads(change("7000001", whole=False, attachments=[{"id": "a1", "name": "bukti.pdf", "size": 9}]))
    told["events"] = [{"id": "e1", "kind": "reply", "at": AT, "actor": "reporter", "text": "Belum.", "name": "Budi"}]
    [patch, _] = read(json.dumps(told), end())
    assert isinstance(patch, ComplaintPatch)
    assert patch.fields == {"attachments": (Attachment(attachment_id="a1", file_name="bukti.pdf", size=9),)}
    [event] = patch.events
    assert (event.kind, event.actor, event.actor_name, event.text) == (
        EventKind.REPLY,
        Actor.REPORTER,
        "Budi",
        "Belum.",
    )


def test_a_result_brings_what_happened_and_the_code_of_its_problem() -> None:
    problem = {"type": "urn:lapor-desktop:problem:op-not-assigned", "title": "T", "status": 403, "detail": "D"}
    line = {"t": "result", "op_id": OP, "tracking_id": "7000001", "outcome": "refused", "problem": problem}
    [result, _] = read(json.dumps(line), end())
    assert result == OpResult(
        op_id=OP,
        tracking_id="7000001",  # type: ignore[arg-type]
        outcome=Outcome.REFUSED,
        problem_code="op-not-assigned",
        problem_detail="D",
    )


def test_the_rest_has_its_words_too() -> None:
    assert read(head(7), gone("7000001"), checkpoint("c1"), '{"t":"resync_required","reason":"pruned"}', end()) == [
        Expected(7),
        Departure(tracking_id="7000001", rev=2, reason="reassigned"),  # type: ignore[arg-type]
        Milestone("c1"),
        StartOver("pruned"),
    ]


@pytest.mark.parametrize(
    "line", ['{"t":"result","op_id":"x"}', '{"t":"change"}', '{"no":"tag"}', '{"t":7}', "[]", '{"t":"change","id":7}']
)
def test_a_record_that_is_none_is_left_out(line: str) -> None:
    [unreadable, finished] = read(line, end())
    assert isinstance(unreadable, Unreadable)
    assert isinstance(finished, Finished)


def test_an_end_with_an_impossible_time_is_still_an_end() -> None:
    [finished] = read(end().replace("2026-03-17T", "2026-13-99T"))
    assert isinstance(finished, Finished)
    assert finished.server_time is None


def test_an_answer_without_an_end_is_truncated() -> None:
    with pytest.raises(KnownProblem, match="answer-truncated"):
        read(head(0), checkpoint("c1"))


def test_what_comes_after_the_end_is_not_looked_at() -> None:
    assert len(read(end(), "garbage", change("7000001"))) == 1


def test_reference_data_are_checked_before_they_are_kept() -> None:
    headers = CONTRACT | {"Content-Type": "application/json", "ETag": '"1"'}
    with MisbehavingServer.giving(answer(b'{"officer":{}}', headers)) as server:
        remote = connector(server.url)
        with pytest.raises(KnownProblem, match="answer-garbled"):
            remote.reference("")
        remote.close()


def test_every_field_of_the_contract_has_its_column() -> None:
    from desktop.cache.mirror.mirror import FIELDS

    renamed = {"status": "status_raw"}
    wire = {renamed.get(name, name) for name in msgspec.structs.asdict(messages.ComplaintFields())}
    assert wire == set(FIELDS)
