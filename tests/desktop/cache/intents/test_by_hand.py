"""What the officer entered on the web page is never sent, unless they say that they did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.cache.connection import DatabaseFault
from desktop.cache.intents import by_hand, outbox
from desktop.intent import OutboxState
from desktop.problems import KnownProblem
from tests.sync.parts import add_open, engine, queued

if TYPE_CHECKING:
    from desktop.desk import Desk
    from sync.central.server import CentralServer


def state(desk: Desk, op_id: str) -> OutboxState:
    (item,) = [item for item in desk.ask(outbox.items) if item.op_id == op_id]
    return item.state


def test_no_sync_sends_it_and_none_after_it_was_undone_without_the_officers_word(
    desk: Desk, central: CentralServer
) -> None:
    (target,) = add_open(central, 1)
    token = central.officers[0].token
    engine(desk, central.url, token).run()
    op_id = queued(desk, target, "Sudah saya masukkan sendiri.")

    desk.do(by_hand.enter, op_id)
    assert engine(desk, central.url, token).run().results == ()
    assert state(desk, op_id) is OutboxState.ENTERED

    desk.do(by_hand.undo, op_id)
    assert engine(desk, central.url, token).run().results == ()
    assert state(desk, op_id) is OutboxState.HELD

    desk.do(outbox.release, op_id)
    assert len(engine(desk, central.url, token).run().results) == 1
    assert state(desk, op_id) is OutboxState.SENT


@pytest.mark.parametrize("verb", [outbox.release, outbox.hold, outbox.take_back, outbox.withdraw, by_hand.enter])
def test_nothing_else_can_be_done_with_it(desk: Desk, verb: object) -> None:
    op_id = queued(desk, "7000001", "Sudah saya masukkan sendiri.")
    desk.do(by_hand.enter, op_id)
    with pytest.raises(KnownProblem, match="op-not-in-state"):
        desk.do(verb, op_id)  # type: ignore[arg-type]
    assert state(desk, op_id) is OutboxState.ENTERED


def test_the_database_itself_refuses_to_queue_it(desk: Desk) -> None:
    op_id = queued(desk, "7000001", "Sudah saya masukkan sendiri.")
    desk.do(by_hand.enter, op_id)
    with pytest.raises(DatabaseFault, match="never sent"):
        desk.do(lambda tx: tx.db.execute("UPDATE outbox SET state = 'QUEUED' WHERE op_id = ?", [op_id]))
