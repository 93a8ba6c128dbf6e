"""An answer is held for ten seconds, whatever the PC's clock does meanwhile: not for the years that it was wrong by."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import drafts, outbox
from desktop.complaint import TrackingId
from desktop.desk import Desk
from desktop.intent import OutboxState
from sync.scheduling import standing
from sync.scheduling.network import UNKNOWN
from tests.sync.parts import add_open, engine

if TYPE_CHECKING:
    from pathlib import Path

    from sync.central.server import CentralServer
    from tests.support.clock import FakeClock


@pytest.mark.parametrize("is_started_again", [False, True])
def test_an_answer_queued_while_the_clock_stood_too_late_leaves_when_it_is_right(
    tmp_path: Path, central: CentralServer, clock: FakeClock, is_started_again: bool
) -> None:
    right = clock.now()
    (number,) = add_open(central, 1)
    desk = Desk.open(tmp_path / "desk", clock=clock)
    clock.set(right + timedelta(days=3_650))
    desk.do(drafts.save, TrackingId(number), "Yth. Pelapor, sudah kami periksa.")
    op_id = desk.do(outbox.queue, TrackingId(number)).op_id
    clock.set(right)
    if is_started_again:
        desk.close()
        desk = Desk.open(tmp_path / "desk", clock=clock)
    facts = desk.ask(standing.facts, clock.now(), network=UNKNOWN)
    assert facts.next_release == right + outbox.UNDO_WINDOW
    states = []
    for _ in range(2):
        assert engine(desk, central.url, central.officers[0].token).run().problem is None
        item = desk.ask(outbox.get, op_id)
        states.append(item.state if item else None)
        clock.advance(outbox.UNDO_WINDOW)
    assert states == [OutboxState.HELD, OutboxState.SENT]
    assert len(central.store.follow_ups(number)) == 1
    desk.close()
