"""Answers that left the machine without a word coming back, and what the officer then does with them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import drafts, outbox
from desktop.complaint import TrackingId
from desktop.intent import OutboxState, Outcome
from desktop.problems import KnownProblem
from sync.engine import SyncEngine
from tests.faults.link import Fault, FaultyLink, Kind
from tests.sync.parts import add_open, connector, queued

if TYPE_CHECKING:
    from desktop.desk import Desk
    from desktop.intent import OpId
    from sync.central.server import CentralServer
    from sync.report import SyncReport

LOST_ON_THE_WAY_BACK = Fault(Kind.LOSE_ANSWER)
LOST_ON_THE_WAY_OUT = Fault(Kind.LOSE_REQUEST)


def sync(desk: Desk, central: CentralServer, fault: Fault | None = None) -> SyncReport:
    with FaultyLink(central.url) as link:
        link.fault = fault or Fault()
        remote = connector(link.url, central.officers[0].token, stall_timeout=20.0)
        report = SyncEngine(desk, remote).run()
        remote.close()
    return report


def own_texts(central: CentralServer, tracking_id: str) -> list[str]:
    return [event.text for event in central.store.follow_ups(tracking_id) if event.op_id]


def state(desk: Desk, op_id: OpId) -> OutboxState:
    item = desk.ask(outbox.get, op_id)
    assert item is not None
    return item.state


def test_an_edited_answer_whose_first_form_arrived_is_a_conflict(desk: Desk, central: CentralServer) -> None:
    (target,) = add_open(central, 1)
    sync(desk, central)
    op_id = queued(desk, target, "Pertama.")
    sync(desk, central, LOST_ON_THE_WAY_BACK)
    desk.do(outbox.take_back, op_id)
    queued(desk, target, "Pertama, diperbaiki.")
    assert [entry.outcome for entry in sync(desk, central).results] == [Outcome.CONFLICT]
    assert own_texts(central, target) == ["Pertama."]


def test_two_answers_of_unknown_fate_are_not_made_one(desk: Desk, central: CentralServer) -> None:
    (target,) = add_open(central, 1)
    sync(desk, central)
    first = queued(desk, target, "Pertama.")
    sync(desk, central, LOST_ON_THE_WAY_BACK)
    second = queued(desk, target, "Kedua.")
    sync(desk, central, LOST_ON_THE_WAY_OUT)
    desk.do(outbox.take_back, first)
    with pytest.raises(KnownProblem, match="draft-in-the-way"):
        desk.do(outbox.take_back, second)
    draft = desk.ask(drafts.current, TrackingId(target))
    assert draft is not None
    assert (draft.text, draft.supersedes) == ("Pertama.", first)
    assert state(desk, second) is OutboxState.QUEUED
    desk.do(outbox.queue, TrackingId(target), hold=timedelta(0))
    sync(desk, central)
    assert sorted(own_texts(central, target)) == ["Kedua.", "Pertama."]


def test_what_a_draft_supersedes_is_not_forgotten_when_another_answer_joins_it(
    desk: Desk, central: CentralServer
) -> None:
    (target,) = add_open(central, 1)
    sync(desk, central)
    first = queued(desk, target, "Pertama.")
    sync(desk, central, LOST_ON_THE_WAY_BACK)
    second = queued(desk, target, "Kedua.")
    desk.do(outbox.take_back, first)
    draft = desk.do(outbox.take_back, second)
    assert draft.supersedes == first
    desk.do(outbox.queue, TrackingId(target), hold=timedelta(0))
    assert [entry.outcome for entry in sync(desk, central).results] == [Outcome.CONFLICT]
    assert own_texts(central, target) == ["Pertama."]


def test_an_orphan_that_had_arrived_is_not_sent_again_when_its_complaint_returns(
    desk: Desk, central: CentralServer
) -> None:
    (target,) = add_open(central, 1)
    me, colleague, *_ = (officer.id for officer in central.officers)
    sync(desk, central)
    op_id = queued(desk, target, "Pertama.")
    sync(desk, central, LOST_ON_THE_WAY_BACK)
    desk.do(outbox.hold, op_id)
    central.store.reassign(target, giver=me, taker=colleague)
    sync(desk, central)
    assert state(desk, op_id) is OutboxState.ORPHANED
    desk.do(outbox.take_back, op_id)
    central.store.reassign(target, giver=colleague, taker=me)
    sync(desk, central)
    desk.do(outbox.queue, TrackingId(target), hold=timedelta(0))
    assert [entry.outcome for entry in sync(desk, central).results] == [Outcome.CONFLICT]
    assert own_texts(central, target) == ["Pertama."]
