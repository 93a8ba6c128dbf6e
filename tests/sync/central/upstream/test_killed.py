"""A gateway that is killed around the request, or whose clock jumps, sends nothing twice and loses nothing."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from desktop.intent import OpKind
from sync.connectors.lapor3.client import Lapor3Client
from sync.contract.problems import code_of
from sync.replica.faults import Call, Fault
from tests.support.clock import FakeClock
from tests.sync.central.talk import answer, op
from tests.sync.central.upstream.gateway import Gateway, first_number, own_entries, sent_there

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from sync.replica.server import ReplicaServer


class _KilledError(BaseException):
    """Nothing of the process runs after this."""


class _KilledBefore(Lapor3Client):
    def add_follow_up(self, *_: Any, **__: Any) -> None:  # noqa: ANN401
        raise _KilledError


class _KilledAfter(Lapor3Client):
    def add_follow_up(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().add_follow_up(*args, **kwargs)
        raise _KilledError


class _LettingGo(Lapor3Client):
    """What is asked last before an answer leaves is what time it is there."""

    let_go: ClassVar[Callable[[], object]] = bool

    @property
    def server_time(self) -> datetime | None:
        _LettingGo.let_go()
        return super().server_time


def _killed(
    folder: Path, replica: ReplicaServer, clock: FakeClock, client: type[Lapor3Client]
) -> tuple[str, dict[str, Any]]:
    """An answer that was on its way when the gateway died."""
    number = next(str(case.id) for case in replica.register.assigned() if case.status == "Terverifikasi")
    with Gateway.before(replica, folder, clock, client=client) as gateway:
        gateway.watch(number)
        gateway.run()
        sent = answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number))
        gateway.send(sent)
        with pytest.raises(_KilledError):
            gateway.run()
    return number, sent


def test_what_went_before_a_gateway_was_killed_is_found_and_not_sent_again(
    tmp_path: Path, replica: ReplicaServer, clock: FakeClock
) -> None:
    number, sent = _killed(tmp_path / "g", replica, clock, _KilledAfter)

    with Gateway.before(replica, tmp_path / "g", clock) as gateway:
        gateway.run()
        assert gateway.outcome(sent) == "replayed"
        assert own_entries(gateway, number) == [sent["op_id"]]
        gateway.later(3_600)

    assert sent_there(replica, number) == ["Sudah kami perbaiki."]


def test_what_may_have_gone_before_a_gateway_was_killed_is_not_sent_again_by_itself(
    tmp_path: Path, replica: ReplicaServer, clock: FakeClock
) -> None:
    number, sent = _killed(tmp_path / "g", replica, clock, _KilledBefore)

    with Gateway.before(replica, tmp_path / "g", clock) as gateway:
        for _ in range(5):
            gateway.later(21)
        (result,) = gateway.send(sent)

    assert result.problem is not None
    assert code_of(result.problem.type) == "followup-unsure"
    assert sent_there(replica, number) == []
    assert replica.seen.count(Call.ADD_FOLLOW_UP) == 0


@pytest.mark.parametrize("ahead", [timedelta(days=2), timedelta(hours=-2)])
@pytest.mark.expects_log("an answer was lost")
def test_a_gateway_whose_clock_is_wrong_finds_what_it_sent_by_the_time_that_lapor_tells(
    tmp_path: Path, replica: ReplicaServer, clock: FakeClock, ahead: timedelta
) -> None:
    with Gateway.before(replica, tmp_path / "g", FakeClock(clock.now() + ahead)) as gateway:
        gateway.watch(*[str(case.id) for case in replica.register.assigned() if case.status == "Terverifikasi"])
        gateway.run()
        number = first_number(gateway)
        sent = answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number))
        replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.STORED_LOST)
        gateway.send(sent)
        gateway.run()

        assert gateway.outcome(sent) == "replayed"
        assert own_entries(gateway, number) == [sent["op_id"]]
    assert sent_there(replica, number) == ["Sudah kami perbaiki."]


def test_an_answer_goes_with_its_files_though_they_are_let_go_of_just_before(
    tmp_path: Path, replica: ReplicaServer, clock: FakeClock
) -> None:
    letter = b"%PDF-1.4 surat balasan"
    digest = sha256(letter).hexdigest()
    file = {"name": "surat.pdf", "sha256": digest, "size": len(letter), "media_type": "application/pdf"}
    number = next(str(case.id) for case in replica.register.assigned() if case.status == "Terverifikasi")
    with Gateway.before(replica, tmp_path / "g", clock, client=_LettingGo) as gateway:
        gateway.watch(number)
        gateway.run()
        gateway.upload(letter)
        payload = {"text": "Terlampir.", "is_secret": False, "attachments": [file]}
        gateway.send(op(OpKind.FOLLOW_UP, number, payload, base_rev=gateway.rev(number)))
        _LettingGo.let_go = lambda: gateway.store.contents.drop(digest)
        gateway.run()

    (kept,) = replica.register.answers(int(number))
    assert [one.data for one in kept.files] == [letter]


def test_an_answer_does_not_wait_for_the_day_to_which_a_wrong_clock_put_it_off(
    gateway: Gateway, replica: ReplicaServer, clock: FakeClock
) -> None:
    number = first_number(gateway)
    replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.TOO_MANY)
    clock.advance(timedelta(days=40))
    gateway.send(answer(number, "Sudah kami perbaiki.", base_rev=gateway.rev(number)))
    gateway.run()
    clock.set(clock.now() - timedelta(days=40))

    gateway.run()

    assert sent_there(replica, number) == ["Sudah kami perbaiki."]
