"""How the replica's answers go wrong, and whether the call had taken effect before."""

from __future__ import annotations

import contextlib
from http.client import HTTPException
from typing import TYPE_CHECKING

import pytest

from sync.replica.faults import Call, Fault, Faults
from tests.sync.replica.caller import Caller

if TYPE_CHECKING:
    from sync.replica.server import ReplicaServer


def _answers(replica: ReplicaServer, number: int) -> int:
    return len(replica.register.answers(number))


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (Fault.UNAUTHORIZED, 401),
        (Fault.TOO_LARGE, 413),
        (Fault.INVALID, 422),
        (Fault.TOO_MANY, 429),
        (Fault.FAILED, 500),
        (Fault.HTML, 200),
    ],
)
def test_what_goes_wrong_before_leaves_nothing_behind(
    replica: ReplicaServer, caller: Caller, fault: Fault, status: int
) -> None:
    number = replica.register.assigned()[0].id
    before = replica.register.case(number)
    replica.faults.plan(Call.ADD_FOLLOW_UP, fault)

    told = caller.answer(number, "Jawaban.")

    assert told.status == status
    assert ("retry-after" in told.headers) is (fault is Fault.TOO_MANY)
    assert (fault in {Fault.HTML, Fault.TOO_LARGE}) is told.headers["content-type"].startswith("text/html")
    assert replica.register.case(number) == before
    assert caller.answer(number, "Jawaban.").status == 200, "a planned fault comes once"


@pytest.mark.parametrize("fault", [Fault.STORED_FAILED, Fault.STORED_LOST, Fault.STORED_SILENT, Fault.TRUNCATED])
def test_what_goes_wrong_behind_an_answer_leaves_it_stored_once(replica: ReplicaServer, fault: Fault) -> None:
    caller = Caller(replica, timeout=0.5)
    number = replica.register.assigned()[0].id
    before = _answers(replica, number)
    replica.faults.plan(Call.ADD_FOLLOW_UP, fault)

    if fault is Fault.STORED_FAILED:
        assert caller.answer(number, "Jawaban.").status == 500
    else:
        with pytest.raises((HTTPException, OSError)):
            caller.answer(number, "Jawaban.")

    assert _answers(replica, number) == before + 1


def test_a_truncated_answer_tells_a_length_that_it_does_not_have(replica: ReplicaServer, caller: Caller) -> None:
    number = replica.register.assigned()[0].id
    replica.faults.plan(Call.COMPLAINT, Fault.TRUNCATED)

    with pytest.raises(HTTPException, match="IncompleteRead"):
        caller.get(f"/complaints/{number}/complaint")


def test_an_answer_may_lack_its_results(replica: ReplicaServer, caller: Caller) -> None:
    number = replica.register.assigned()[0].id
    replica.faults.plan(Call.COMPLAINT, Fault.NO_RESULTS)

    assert set(caller.get(f"/complaints/{number}/complaint").json) == {"message", "status"}


def test_a_page_may_come_twice(replica: ReplicaServer, caller: Caller) -> None:
    number = replica.register.assigned()[0].id
    for text in ("satu", "dua", "tiga"):
        replica.register.colleague_answers(number, text)
    replica.faults.plan(Call.FOLLOW_UPS, None, Fault.DUPLICATE_PAGE)

    first = caller.get(f"/complaints/{number}/followups?page=1").json["results"]
    second = caller.get(first["next_page_url"]).json["results"]

    assert second["data"] == first["data"]
    assert second["current_page"] == 2


def test_lists_may_come_mixed_and_without_their_files(replica: ReplicaServer, caller: Caller) -> None:
    number = max(replica.register.assigned(), key=lambda case: len(case.log)).id
    caller.answer(number, "Jawaban.", ("a.pdf", b"x"))
    replica.faults.plan(Call.FOLLOW_UPS, Fault.ZERO_FILES)
    replica.faults.plan(Call.COMPLAINT, *[Fault.UNORDERED] * 8)

    rows = caller.get(f"/complaints/{number}/followups").json["results"]["data"]
    orders = {tuple(entry["timestamp"] for entry in _status_log(caller, number)) for _ in range(8)}

    assert {row["attachments"] for row in rows} == {"0"}
    assert len(orders) > 1
    assert len({tuple(sorted(order)) for order in orders}) == 1


def _status_log(caller: Caller, number: int) -> list[dict[str, str]]:
    log: list[dict[str, str]] = caller.get(f"/complaints/{number}/complaint").json["results"]["data"]["status_logs"]
    return log


def test_a_slow_answer_is_whole(replica: ReplicaServer, caller: Caller) -> None:
    number = replica.register.assigned()[0].id
    replica.faults.plan(Call.COMPLAINT, Fault.SLOW)

    assert caller.get(f"/complaints/{number}/complaint").status == 200


def test_a_fault_that_a_call_cannot_have_is_not_planned() -> None:
    with pytest.raises(ValueError, match="duplicate-page"):
        Faults().plan(Call.REJECT, Fault.DUPLICATE_PAGE)


def test_the_same_seed_draws_the_same_faults() -> None:
    def drawn(seed: int) -> list[Fault | None]:
        faults = Faults({Fault.FAILED: 0.3, Fault.STORED_LOST: 0.2}, seed=seed)
        return [faults.draw(Call.ADD_FOLLOW_UP) for _ in range(200)]

    assert drawn(7) == drawn(7) != drawn(8)
    assert 30 < drawn(7).count(Fault.FAILED) < 90


def test_it_outlives_whatever_clients_do(replica: ReplicaServer) -> None:
    impatient = Caller(replica, timeout=0.2)
    number = replica.register.assigned()[0].id
    replica.faults.plan(Call.COMPLAINT, Fault.STORED_SILENT, Fault.STORED_LOST, Fault.TRUNCATED)
    for _ in range(3):
        with contextlib.suppress(HTTPException, OSError):
            impatient.get(f"/complaints/{number}/complaint")

    assert Caller(replica).get(f"/complaints/{number}/complaint").status == 200
    assert replica.seen.count(Call.COMPLAINT) == 4
