"""Nothing lost, nothing twice, nothing that was not queued: a walk through whatever officers, others and networks do.

Hypothesis drives a real desk, the real engine and the real central API over a link that fails. Every piece that the
officer types carries a token of its own, so that it can be found again wherever it went.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from desktop.cache.intents import drafts, outbox, outgoing
from desktop.cache.mirror import mirror
from desktop.complaint import TrackingId
from desktop.desk import Desk
from desktop.intent import OpId, OutboxState
from desktop.problems import KnownProblem
from sync.central.server import CentralServer
from sync.contract.messages import ComplaintFields
from sync.engine import SyncEngine
from tests.faults.link import Fault, FaultyLink, Kind
from tests.support.clock import FakeClock
from tests.sync.parts import connector

if TYPE_CHECKING:
    from desktop.intent import OutboxItem
    from sync.contract.messages import TimelineEvent

WEATHER = {"connection-lost", "stalled", "answer-truncated"}
"""What a bad link may bring. Anything else that a sync ends with is our fault."""
COMPLAINTS = 3
_TOKEN = re.compile(r"«\d+»")

complaint_numbers = st.integers(0, COMPLAINTS - 1)
picks = st.integers(0, 5)
faults = st.one_of(
    st.builds(Fault, st.sampled_from([Kind.NONE, Kind.LOSE_REQUEST, Kind.HOLD_REQUEST, Kind.REPEAT_REQUEST])),
    st.builds(Fault, st.just(Kind.LOSE_ANSWER)),
    st.builds(
        Fault,
        st.sampled_from([Kind.CUT_REQUEST, Kind.CUT_ANSWER, Kind.RESET_ANSWER]),
        st.integers(0, 999),
    ),
    st.builds(Fault, st.just(Kind.STALL_ANSWER), st.sampled_from([0, 500, 999])),
)


class OfficersDays(RuleBasedStateMachine):
    """One officer with a few complaints, a colleague, reporters, an admin, and the weather on the link."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="nothing-twice-"))
        self.clock = FakeClock()
        self.central = CentralServer.start(self.folder / "central", complaints=0, officers=2, seed=1, clock=self.clock)
        self.me, self.colleague = self.central.officers[:2]
        self.ids = [TrackingId(str(8_500_001 + n)) for n in range(COMPLAINTS)]
        self.mine = set(self.ids)
        for tracking_id in self.ids:
            fields = ComplaintFields(
                title="Laporan",
                body="UKT saya salah. " * 40,
                status="Terverifikasi",
                received_at="2026-03-16T08:00:00+07:00",
            )
            self.central.store.add_complaint(tracking_id, fields, officers=[self.me.id])
        self.link = FaultyLink(self.central.url)
        self.desk = Desk.open(self.folder / "desk", clock=self.clock)
        self.tokens: list[str] = []
        self.queued: dict[OpId, OutboxItem] = {}
        self._clean_sync()

    def teardown(self) -> None:
        self.link.__exit__()
        self.desk.close()
        self.central.stop()
        shutil.rmtree(self.folder)

    # the officer

    @rule(number=complaint_numbers)
    def writes(self, number: int) -> None:
        """Goes on with the draft, or begins one."""
        token = f"«{len(self.tokens)}»"
        draft = self.desk.ask(drafts.current, self.ids[number])
        self.desk.do(drafts.save, self.ids[number], f"{draft.text if draft else 'Yth. Pelapor,'} {token}")
        self.tokens.append(token)

    @rule(number=complaint_numbers, is_held=st.booleans())
    def queues(self, number: int, is_held: bool) -> None:
        draft = self.desk.ask(drafts.current, self.ids[number])
        if draft is not None and draft.text.strip():
            item = self.desk.do(outbox.queue, self.ids[number], hold=timedelta(seconds=10) if is_held else timedelta(0))
            self.queued[item.op_id] = item

    @rule(pick=picks)
    def takes_back(self, pick: int) -> None:
        if item := self._pick(pick, *(state for state in OutboxState if state is not OutboxState.SENT)):
            try:
                self.desk.do(outbox.take_back, item.op_id)
            except KnownProblem as problem:
                if problem.code != "draft-in-the-way":  # two ops of unknown fate can't become one
                    raise

    @rule(pick=picks)
    def holds(self, pick: int) -> None:
        if item := self._pick(pick, OutboxState.QUEUED, OutboxState.HELD):
            self.desk.do(outbox.hold, item.op_id)

    @rule(pick=picks)
    def releases(self, pick: int) -> None:
        if item := self._pick(pick, OutboxState.QUEUED, OutboxState.HELD):
            self.desk.do(outbox.release, item.op_id)

    @rule(pick=picks)
    def sends_all_the_same(self, pick: int) -> None:
        if item := self._pick(pick, OutboxState.CONFLICT):
            again = self.desk.do(outbox.send_as_addition, item.op_id, hold=timedelta(0))
            self.queued[again.op_id] = again

    @rule(number=complaint_numbers)
    def discards(self, number: int) -> None:
        self.desk.do(drafts.discard, self.ids[number])

    @rule(seconds=st.sampled_from([1, 11, 400]))
    def waits(self, seconds: int) -> None:
        self.clock.advance(seconds)

    # the others

    @rule(number=complaint_numbers)
    def a_colleague_answers(self, number: int) -> None:
        self.central.store.colleague_answers(self.ids[number], "Sudah saya tangani.", officer=self.colleague.id)

    @rule(number=complaint_numbers)
    def the_reporter_replies(self, number: int) -> None:
        self.central.store.reporter_replies(self.ids[number], "Belum selesai, Pak.")

    @rule(number=complaint_numbers)
    def the_system_closes(self, number: int) -> None:
        self.central.store.close_complaint(self.ids[number])

    @rule(number=complaint_numbers)
    def the_admin_reassigns(self, number: int) -> None:
        tracking_id = self.ids[number]
        if tracking_id in self.mine:
            self.central.store.reassign(tracking_id, giver=self.me.id, taker=self.colleague.id)
            self.mine.remove(tracking_id)
        else:
            self.central.store.reassign(tracking_id, giver=self.colleague.id, taker=self.me.id)
            self.mine.add(tracking_id)

    @rule()
    def the_log_is_pruned(self) -> None:
        self.central.store.forget_changes()

    # the machines

    @rule(fault=faults)
    def syncs_in_bad_weather(self, fault: Fault) -> None:
        self.link.fault = fault
        remote = connector(self.link.url, self.me.token, stall_timeout=0.3 if fault.stalls else 20.0)
        report = SyncEngine(self.desk, remote).run()
        remote.close()
        self.link.fault = Fault()
        assert report.problem is None or report.problem.code in WEATHER, report.problem

    @rule()
    def syncs(self) -> None:
        self._clean_sync()

    @precondition(lambda self: self.link.has_late)
    @rule()
    def a_request_arrives_late(self) -> None:
        self.link.deliver_late()

    @rule(dies_while_sending=st.booleans())
    def the_desk_is_started_again(self, dies_while_sending: bool) -> None:
        if dies_while_sending:
            leaving = self.desk.ask(outgoing.sendable, 10)
            self.desk.do(outgoing.mark_sending, [item.op_id for item in leaving])
        self.desk.close()
        self.desk = Desk.open(self.folder / "desk", clock=self.clock)
        if dies_while_sending:
            self._clean_sync()

    # what holds at any time

    @invariant()
    def every_word_is_somewhere(self) -> None:
        found = set(_TOKEN.findall(" ".join([*self._texts_on_the_desk(), *self._texts_on_the_server()])))
        assert found >= set(self.tokens), f"lost: {set(self.tokens) - found}"

    @invariant()
    def nothing_is_on_the_server_twice(self) -> None:
        events = self._own_events()
        ops = Counter(event.op_id for event in events)
        assert all(count == 1 for count in ops.values()), ops
        tokens = Counter(token for event in events for token in _TOKEN.findall(event.text))
        assert all(count == 1 for count in tokens.values()), tokens

    @invariant()
    def nothing_is_on_the_server_that_was_not_queued(self) -> None:
        for event in self._own_events():
            assert event.op_id in self.queued
            assert event.text == self.queued[OpId(event.op_id or "")].text

    @invariant()
    def nothing_is_on_its_way_while_no_sync_runs(self) -> None:
        assert self._items(OutboxState.SENDING) == []

    @invariant()
    def what_is_called_sent_is_on_the_server(self) -> None:
        arrived = {event.op_id for event in self._own_events()}
        assert {item.op_id for item in self._items(OutboxState.SENT)} <= arrived

    # internals

    def _clean_sync(self) -> None:
        remote = connector(self.central.url, self.me.token, stall_timeout=20.0)
        report = SyncEngine(self.desk, remote).run()
        remote.close()
        assert (report.problem, report.note) == (None, None)
        assert self.desk.ask(mirror.digest) == self.central.store.digest(self.me.id)

    def _items(self, *states: OutboxState) -> list[OutboxItem]:
        return [item for item in self.desk.ask(outbox.items) if item.state in states]

    def _pick(self, pick: int, *states: OutboxState) -> OutboxItem | None:
        items = self._items(*states)
        return items[pick % len(items)] if items else None

    def _own_events(self) -> list[TimelineEvent]:
        events = [event for tracking_id in self.ids for event in self.central.store.follow_ups(tracking_id)]
        return [event for event in events if event.op_id is not None]

    def _texts_on_the_server(self) -> list[str]:
        return [event.text for event in self._own_events()]

    def _texts_on_the_desk(self) -> list[str]:
        """Where an officer can find their words: open drafts, revisions of any draft, the outbox but what is done."""
        return self.desk.ask(
            lambda db: [
                text
                for (text,) in db.execute(
                    "SELECT text FROM draft WHERE state NOT IN ('QUEUED', 'DISCARDED') UNION ALL "
                    "SELECT text FROM draft_revision UNION ALL "
                    "SELECT payload FROM outbox WHERE state NOT IN ('SENT', 'WITHDRAWN')"
                ).fetchall()
            ]
        )


EVERYDAY = settings(
    max_examples=12,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
LONG = settings(EVERYDAY, max_examples=120, stateful_step_count=50, derandomize=False, print_blob=True)


def test_nothing_is_lost_and_nothing_arrives_twice() -> None:
    run_state_machine_as_test(OfficersDays, settings=EVERYDAY)


@pytest.mark.slow
def test_nothing_is_lost_and_nothing_arrives_twice_in_long_walks() -> None:
    run_state_machine_as_test(OfficersDays, settings=LONG)
