"""What is on its way is told as accepted to a desk that knows the word, and as nothing to one that doesn't."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.cache import settings
from desktop.cache.intents import outbox
from desktop.cache.mirror import mirror
from desktop.complaint import TrackingId
from desktop.intent import OpKind, OpResult, OutboxState, Outcome
from sync.bundle.homeward import bring_home
from sync.bundle.outward import carry_out
from sync.bundle.relay import relay
from sync.central.server import CentralServer
from sync.contract.messages import Accepted, Result
from sync.contract.problems import code_of
from sync.engine import SyncEngine
from sync.ledger import Ledger
from sync.replica.faults import Call, Fault
from tests.faults.server import MisbehavingServer, nothing_new
from tests.sync.central.talk import Caller, answer
from tests.sync.central.upstream.gateway import PAGE, Gateway, first_number, sent_there
from tests.sync.parts import connector, engine, queued

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.desk import Desk
    from desktop.intent import OpId, OutboxItem
    from sync.replica.server import ReplicaServer
    from tests.support.clock import FakeClock

WORDS = "Sudah kami perbaiki."


def test_what_waits_is_accepted_and_what_left_is_passed_on_until_it_is_known(
    gateway: Gateway, replica: ReplicaServer
) -> None:
    number = first_number(gateway)
    sent = answer(number, WORDS, base_rev=gateway.rev(number))

    assert gateway.told(sent) == [Accepted(op_id=sent["op_id"])]
    assert gateway.told(sent, is_old=True) == []
    gateway.run()

    (told,) = gateway.told(sent)
    assert isinstance(told, Result)
    assert (told.outcome, sent_there(replica, number)) == ("replayed", [WORDS])


@pytest.mark.expects_log("an answer was lost")
def test_what_has_left_and_cannot_be_looked_for_is_passed_on(gateway: Gateway, replica: ReplicaServer) -> None:
    number = first_number(gateway)
    sent = answer(number, WORDS, base_rev=gateway.rev(number))
    edited = answer(number, "Sudah selesai.", base_rev=gateway.rev(number), supersedes=sent["op_id"])
    replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.STORED_LOST)
    gateway.send(sent)
    gateway.step()

    assert gateway.told(sent) == [Accepted(op_id=sent["op_id"], passed_on=True)]
    assert gateway.told(edited) == [], "it is not taken in charge before that one's end is known"


def test_another_officer_hears_nothing_of_what_is_on_its_way(
    tmp_path: Path, replica: ReplicaServer, clock: FakeClock
) -> None:
    number = next(str(case.id) for case in replica.register.assigned() if case.status == "Terverifikasi")
    with Gateway.before(replica, tmp_path / "two", clock, officers=2) as gateway:
        gateway.watch(number)
        gateway.run()
        sent = answer(number, WORDS, base_rev=gateway.rev(number))
        gateway.send(sent)

        (told,) = gateway.told(sent, officer=gateway.store.officers()[1])

    assert isinstance(told, Result)
    assert told.problem is not None
    assert code_of(told.problem.type) == "op-id-reused"


class Office:
    """A desk of today before the gateway."""

    def __init__(self, gateway: Gateway, desk: Desk, replica: ReplicaServer) -> None:
        self.gateway, self.desk, self.replica = gateway, desk, replica
        self.central = CentralServer.over(gateway.store)
        self.number = TrackingId(first_number(gateway))
        self.sync()

    def sync(self) -> None:
        remote = connector(self.central.url, self.central.officers[0].token, stall_timeout=20.0)
        report = SyncEngine(self.desk, remote).run()
        remote.close()
        assert report.problem is None
        assert not report.skipped

    def answered(self) -> OpId:
        """Queued by hand, and taken in charge by the gateway."""
        op_id = queued(self.desk, self.number, WORDS)
        self.sync()
        return op_id

    def item(self, op_id: OpId) -> OutboxItem:
        found = self.desk.ask(outbox.get, op_id)
        assert found is not None
        return found


@pytest.fixture
def office(gateway: Gateway, desk: Desk, replica: ReplicaServer) -> Iterator[Office]:
    office = Office(gateway, desk, replica)
    yield office
    office.central.stop()


def test_the_desk_says_accepted_and_then_sent_once_it_is_there(office: Office) -> None:
    op_id = office.answered()
    assert (office.item(op_id).state, office.item(op_id).is_accepted) == (OutboxState.QUEUED, True)
    assert not office.item(op_id).is_passed_on
    office.gateway.run()
    office.sync()
    assert (office.item(op_id).state, office.item(op_id).is_accepted) == (OutboxState.SENT, False)
    assert sent_there(office.replica, office.number) == [WORDS]


def test_the_desk_says_what_lapor_said_where_it_refuses_hours_later(office: Office) -> None:
    office.replica.faults.plan(Call.ADD_FOLLOW_UP, *[Fault.TOO_MANY] * 2, Fault.INVALID)
    op_id = office.answered()
    for _ in range(3):
        office.gateway.later(3_600)
        office.sync()
    item = office.item(op_id)
    assert (item.state, item.last_error) == (OutboxState.REFUSED, "op-refused-upstream")
    assert "invalid" in str(item.error_detail["detail"])
    assert not item.is_accepted


@pytest.mark.expects_log("an answer was lost")
def test_the_desk_says_that_it_is_passed_on_and_then_asks_the_officer_to_look(office: Office) -> None:
    office.replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.FAILED)
    op_id = office.answered()
    since = office.item(op_id).error_detail["accepted_at"]
    office.gateway.run()
    office.sync()
    assert office.item(op_id).is_passed_on
    assert office.item(op_id).error_detail["accepted_at"] == since
    for _ in range(3):
        office.gateway.later(21)
    office.sync()
    item = office.item(op_id)
    assert (item.state, item.last_error) == (OutboxState.REFUSED, outbox.UNSURE)
    assert item.error_detail["detail"] == PAGE.format(tracking_id=office.number)


def test_a_sync_that_fails_forgets_nothing_of_it(office: Office) -> None:
    op_id = office.answered()
    assert engine(office.desk, "http://127.0.0.1:9", "t").run().problem is not None
    assert (office.item(op_id).state, office.item(op_id).is_accepted) == (OutboxState.QUEUED, True)


def test_a_desk_of_before_gets_no_message_that_it_does_not_know(office: Office) -> None:
    caller = Caller(office.central)
    sent = answer(office.number, WORDS, base_rev=office.gateway.rev(office.number))
    reply = caller.sync(None, sent)
    caller.close()
    assert {type(message) for message in reply.messages} & {Accepted, Result} == set()
    assert office.gateway.under_way(sent["op_id"]) == "waiting"


def test_before_a_gateway_that_does_not_know_the_word_an_answer_is_queued_and_goes_again(office: Office) -> None:
    op_id = queued(office.desk, office.number, WORDS)
    with MisbehavingServer.giving(nothing_new(office.desk.ask(mirror.digest))) as of_before:
        assert engine(office.desk, of_before.url).run().problem is None
    assert (office.item(op_id).state, office.item(op_id).is_accepted) == (OutboxState.QUEUED, False)
    office.sync()
    office.gateway.run()
    office.sync()
    assert office.item(op_id).state is OutboxState.SENT


def test_a_stick_brings_home_that_it_was_accepted(office: Office, tmp_path: Path) -> None:
    office.desk.do(settings.put, settings.SERVER_URL, office.central.url)
    office.desk.do(settings.put, settings.TOKEN, office.central.officers[0].token)
    op_id = queued(office.desk, office.number, WORDS)
    out = carry_out(office.desk, tmp_path / "kirim.lapor")
    relay(tmp_path / "kirim.lapor", tmp_path / "jawaban.lapor", out.code)
    home = bring_home(office.desk, tmp_path / "jawaban.lapor")
    assert (home.problem, home.note, home.outcomes.total()) == (None, None, 0)
    assert office.item(op_id).is_accepted


def test_one_whose_files_are_to_go_again_waits_here_again(office: Office) -> None:
    data = b"%PDF-1.7 surat balasan"
    sha256 = office.desk.files.put(data).result()
    file = {"name": "surat.pdf", "sha256": sha256, "size": len(data), "media_type": "application/pdf"}
    payload = {"text": WORDS, "is_secret": False, "attachments": [file]}
    rev = office.gateway.rev(office.number)
    item = office.desk.do(outbox.add, OpKind.FOLLOW_UP, office.number, payload, base_rev=rev, hold=timedelta(0))
    office.sync()
    assert office.item(item.op_id).is_accepted

    ledger = Ledger(office.desk)
    ledger.depart(frozenset(), 10)
    lost = OpResult(
        op_id=item.op_id, tracking_id=office.number, outcome=Outcome.REFUSED, problem_code="op-files-missing"
    )
    assert ledger.record([lost]) == [item.op_id]
    ledger.return_unsent(None)
    assert (office.item(item.op_id).state, office.item(item.op_id).is_accepted) == (OutboxState.QUEUED, False)
