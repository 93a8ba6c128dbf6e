"""Nothing lost, nothing twice over a gateway: walks through whatever LAPOR!, a gateway's end and a hasty officer do.

A real desk, a real gateway and a replica of LAPOR!'s own API, with steps drawn from a seed: sequences that matter are
long, and a walk begins with some seconds' work, so few and dense ones. Every piece that the officer types carries a
token of its own.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Self

import pytest

from desktop.cache.intents import drafts, outbox, read_marks
from desktop.cache.intents.outbox import UNSURE
from desktop.complaint import TrackingId
from desktop.desk import Desk
from desktop.intent import OutboxState
from desktop.problems import KnownProblem
from sync.central.server import CentralServer
from sync.connectors.lapor3.client import Lapor3Client
from sync.engine import SyncEngine
from sync.replica.faults import Call, Fault
from sync.replica.server import ReplicaServer
from tests.support.clock import FakeClock
from tests.sync.central.upstream.gateway import Gateway
from tests.sync.parts import connector

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.intent import OpId, OutboxItem
    from sync.connectors.lapor3.records import FollowUp

COMPLAINTS = 2
_TOKEN = re.compile(r"«\d+»")
_MAY_BE_EDITED = (OutboxState.QUEUED, OutboxState.CONFLICT, OutboxState.REFUSED)
_OF_SENDING = (
    *(Fault.STORED_FAILED, Fault.STORED_LOST, Fault.TRUNCATED, Fault.NO_RESULTS),
    *(Fault.FAILED, Fault.HTML, Fault.TOO_MANY, Fault.INVALID, Fault.UNAUTHORIZED),
)
_OF_READING = (Fault.FAILED, Fault.STORED_LOST, Fault.NO_RESULTS, Fault.DUPLICATE_PAGE, Fault.UNORDERED)


class _KilledError(BaseException):
    """Nothing of the gateway runs after this."""


class _Lived(Lapor3Client):
    """Things happen while it reads, and it may be killed around a request that sends."""

    happens: ClassVar[list[Callable[[], object]]] = []
    dies: ClassVar[str] = ""

    def follow_ups(self, complaint_id: str) -> tuple[FollowUp, ...]:
        found = super().follow_ups(complaint_id)
        while self.happens:
            self.happens.pop()()
        return found

    def add_follow_up(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        if self.dies == "before":
            raise _KilledError
        super().add_follow_up(*args, **kwargs)
        if self.dies:
            raise _KilledError


class Days:
    """One officer, the gateway of the institution, and LAPOR! behind it."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        _Lived.happens, _Lived.dies = [], ""
        self.folder = folder
        self.clock = FakeClock()
        self.replica = ReplicaServer.start(complaints=40, clock=self.clock, delay=0.05, auth_header="Authorization")
        waiting = [str(case.id) for case in self.replica.register.assigned() if case.status == "Terverifikasi"]
        self.ids = [TrackingId(number) for number in waiting[:COMPLAINTS]]
        self.gateway = self._gateway()
        self.gateway.watch(*self.ids)
        self.gateway.run()
        self.central = CentralServer.over(self.gateway.store)
        self.desk = Desk.open(self.folder / "desk", clock=self.clock)
        self.tokens: list[str] = []
        self.queued: dict[OpId, OutboxItem] = {}
        self.did: list[str] = []
        self.syncs()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.desk.close()
        self.central.stop()
        self.gateway.__exit__()
        self.replica.stop()

    def walk(self, steps: int) -> None:
        """So many things happen, and after each all holds that has to."""
        for _ in range(steps):
            (step,) = self.chance.choices(list(_STEPS), list(_STEPS.values()))
            self.did.append(step.__name__)
            step(self)
            for holds in _HOLDS:
                holds(self)

    # the officer

    def answers(self) -> None:
        self._queue(self._number())
        self._maybe_syncs()

    def edits(self) -> None:
        """What waits, or came back for certain; with what they know of the complaint, or in haste."""
        items = [item for item in self._items(*_MAY_BE_EDITED) if item.last_error != UNSURE]
        if items:
            item = self.chance.choice(items)
            if self.chance.random() < 0.7:
                self.desk.do(read_marks.mark_read, item.tracking_id)
            with suppress(KnownProblem):  # another draft may be in the way
                self.desk.do(outbox.take_back, item.op_id)
                self._queue(item.tracking_id)
                self._maybe_syncs()

    def looks_at_the_page(self) -> None:
        """Of what is not certain: it is there, or it is sent once more."""
        for item in self._items(OutboxState.REFUSED):
            if item.last_error == UNSURE:
                if item.text in self._at_lapor():
                    self.desk.do(outbox.confirm, item.op_id)
                else:
                    again = self.desk.do(outbox.send_again, item.op_id, hold=timedelta(0))
                    self.queued[again.op_id] = again

    def reads(self) -> None:
        self.desk.do(read_marks.mark_read, self._number())

    def syncs(self) -> None:
        remote = connector(self.central.url, self.central.officers[0].token, stall_timeout=20.0)
        report = SyncEngine(self.desk, remote).run()
        remote.close()
        assert (report.problem, report.skipped) == (None, 0)

    # LAPOR!, and those who use it

    def reading_will_go_wrong(self) -> None:
        call = self.chance.choice([Call.COMPLAINT, Call.FOLLOW_UPS])
        self.replica.faults.plan(call, self.chance.choice([fault for fault in _OF_READING if fault.concerns(call)]))

    def a_colleague_answers(self) -> None:
        self.replica.register.colleague_answers(int(self._number()), "Sudah saya tangani.")

    def the_reporter_replies(self) -> None:
        self.replica.register.reporter_replies(int(self._number()), "Belum selesai, Pak.")

    # the gateway

    def the_gateway_works(self) -> None:
        """One step, in which an answer may leave; then the rest some time later, when a look may be in vain."""
        if not self.replica.faults.waiting(Call.ADD_FOLLOW_UP):
            self.replica.faults.plan(Call.ADD_FOLLOW_UP, self.chance.choice((None, None, *_OF_SENDING)))
        self._run(self.gateway.step)
        self._maybe_syncs()
        self.clock.advance(self.chance.choice((1, 25, 90, 3_600)))
        self._run(self.gateway.run)

    def the_officer_is_at_it_while_the_gateway_reads(self) -> None:
        self._maybe_syncs()
        _Lived.happens = [self.syncs, self.edits]
        self.the_gateway_works()

    def the_gateway_is_killed_as_it_sends(self) -> None:
        _Lived.dies = self.chance.choice(("before", "after"))
        try:
            self._run(self.gateway.run)
        except _KilledError:
            self.central.stop()
            self.gateway.__exit__()
            self.gateway = self._gateway()
            self.central = CentralServer.over(self.gateway.store)
        finally:
            _Lived.dies = ""

    # what holds at any time

    def nothing_is_at_lapor_twice(self) -> None:
        tokens = Counter(token for text in self._at_lapor() for token in set(_TOKEN.findall(text)))
        assert all(count == 1 for count in tokens.values()), tokens

    def nothing_is_at_lapor_that_was_not_queued(self) -> None:
        assert set(self._at_lapor()) <= {item.text for item in self.queued.values()}

    def every_word_is_somewhere(self) -> None:
        found = set(_TOKEN.findall(" ".join([*self._on_the_desk(), *self._at_lapor()])))
        assert found >= set(self.tokens), f"lost: {set(self.tokens) - found}"

    def what_is_called_sent_is_at_lapor(self) -> None:
        assert {item.text for item in self._items(OutboxState.SENT)} <= set(self._at_lapor())

    def what_is_said_not_to_have_been_sent_is_not_at_lapor(self) -> None:
        certain = [item for item in self._items(OutboxState.CONFLICT, OutboxState.REFUSED) if item.last_error != UNSURE]
        assert not {item.text for item in certain} & set(self._at_lapor())

    def no_answer_of_the_officers_is_told_as_a_colleagues(self) -> None:
        told = [event for number in self.ids for event in self.gateway.store.follow_ups(number)]
        assert all(event.op_id for event in told if _TOKEN.search(event.text))

    def what_is_called_accepted_is_not_forgotten(self) -> None:
        for item in self._items(OutboxState.QUEUED):
            if item.is_accepted and not self.gateway.under_way(item.op_id):
                assert self._is_settled(item.op_id)

    # internals

    def _number(self) -> TrackingId:
        return self.chance.choice(self.ids)

    def _maybe_syncs(self) -> None:
        if self.chance.random() < 0.5:
            self.syncs()

    def _gateway(self) -> Gateway:
        return Gateway.before(self.replica, self.folder / "gateway", self.clock, client=_Lived)

    def _run(self, work: Callable[[], object]) -> None:
        """As the thread of a gateway does, which tries again later where LAPOR! can't be used at all."""
        with suppress(KnownProblem):
            work()

    def _queue(self, tracking_id: TrackingId) -> None:
        """What the draft says, and a word more."""
        token = f"«{len(self.tokens)}»"
        self.tokens.append(token)
        draft = self.desk.ask(drafts.current, tracking_id)
        self.desk.do(drafts.save, tracking_id, f"{draft.text if draft else 'Yth. Pelapor,'} {token}")
        item = self.desk.do(outbox.queue, tracking_id, hold=timedelta(0))
        self.queued[item.op_id] = item

    def _items(self, *states: OutboxState) -> list[OutboxItem]:
        return [item for item in self.desk.ask(outbox.items) if item.state in states]

    def _is_settled(self, op_id: OpId) -> bool:
        with self.gateway.store.read() as db:
            return db.execute("SELECT 1 FROM op WHERE op_id = ?", [op_id]).fetchone() is not None

    def _at_lapor(self) -> list[str]:
        """The officer's words there; line ends come back as they may."""
        texts = [one.content for number in self.ids for one in self.replica.register.answers(int(number))]
        return [text for text in texts if _TOKEN.search(text)]

    def _on_the_desk(self) -> list[str]:
        return self.desk.ask(
            lambda db: [
                text
                for (text,) in db.execute(
                    "SELECT text FROM draft WHERE state NOT IN ('QUEUED', 'DISCARDED') UNION ALL "
                    "SELECT payload FROM outbox WHERE state NOT IN ('SENT', 'WITHDRAWN')"
                ).fetchall()
            ]
        )


_STEPS = {
    Days.answers: 3,
    Days.edits: 3,
    Days.looks_at_the_page: 2,
    Days.reads: 3,
    Days.syncs: 2,
    Days.reading_will_go_wrong: 1,
    Days.a_colleague_answers: 1,
    Days.the_reporter_replies: 1,
    Days.the_gateway_works: 5,
    Days.the_officer_is_at_it_while_the_gateway_reads: 3,
    Days.the_gateway_is_killed_as_it_sends: 1,
}
"""With how often each is done."""
_HOLDS = (
    Days.nothing_is_at_lapor_twice,
    Days.nothing_is_at_lapor_that_was_not_queued,
    Days.every_word_is_somewhere,
    Days.what_is_called_sent_is_at_lapor,
    Days.what_is_said_not_to_have_been_sent_is_not_at_lapor,
    Days.no_answer_of_the_officers_is_told_as_a_colleagues,
    Days.what_is_called_accepted_is_not_forgotten,
)


@pytest.mark.parametrize("seed", [1, 2, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 40))])
@pytest.mark.expects_log("an answer was lost")
def test_over_a_gateway_nothing_is_lost_and_nothing_arrives_twice(tmp_path: Path, seed: int) -> None:
    with Days(tmp_path, seed) as days:
        days.walk(80)
