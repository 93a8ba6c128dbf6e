"""A link that breaks and a clock that is wrong while answers leave: none goes twice, and none is given up."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.cache.intents import attempts
from desktop.intent import OutboxState
from sync.replica.faults import Call, Fault
from tests.support.clock import FakeClock

if TYPE_CHECKING:
    from tests.sync.lapor3.office import Office


def test_nothing_more_is_sent_into_a_link_that_has_broken(office: Office) -> None:
    first, second = office.take(), office.take()
    lost, waits = office.answer(first), office.answer(second)
    office.replica.faults.plan(Call.ADD_FOLLOW_UP, Fault.STORED_LOST)
    office.sync()
    assert office.sent == 1
    assert office.desk.ask(attempts.get, waits) is None, "it has not left"
    office.synced()
    assert {office.item(op_id).state for op_id in (waits, lost)} == {OutboxState.SENT}
    assert (len(office.there(first)), len(office.there(second)), office.sent) == (1, 1, 2)


def test_a_desk_whose_clock_goes_ahead_finds_what_it_sent_by_the_time_that_lapor_tells(
    office: Office, clock: FakeClock
) -> None:
    tracking_id = office.take()
    office.replica.register.clock = FakeClock(clock.now())
    clock.advance(timedelta(days=2))
    op_id = office.send_into(tracking_id, Fault.STORED_LOST)
    office.sync()
    assert office.item(op_id).state is OutboxState.SENT
    assert (len(office.there(tracking_id)), office.sent) == (1, 1)
