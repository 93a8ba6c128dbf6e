"""Every fault of the link against one answer and one sync: kept once, whatever happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import drafts, outbox
from desktop.cache.mirror import complaints, mirror
from desktop.complaint import TrackingId
from desktop.intent import OutboxState
from sync.engine import SyncEngine
from tests.faults.link import Fault, FaultyLink, Kind
from tests.sync.parts import add_open, connector, queued

if TYPE_CHECKING:
    from desktop.desk import Desk
    from sync.central.server import CentralServer

FAULTS = [
    *(Fault(kind) for kind in (Kind.LOSE_REQUEST, Kind.HOLD_REQUEST, Kind.LOSE_ANSWER, Kind.REPEAT_REQUEST)),
    *(Fault(Kind.CUT_REQUEST, at) for at in (1, 500, 999)),
    *(
        Fault(kind, at)
        for kind in (Kind.CUT_ANSWER, Kind.RESET_ANSWER, Kind.STALL_ANSWER)
        for at in (0, 10, 300, 600, 900, 999)
    ),
]


@pytest.mark.parametrize(
    ("fault", "is_warm"),
    [
        pytest.param(fault, is_warm, id=f"{fault.kind.name}-{fault.at}-{'warm' if is_warm else 'cold'}")
        for fault in FAULTS
        for is_warm in ([False] if fault.stalls else [False, True])
    ],
)
def test_an_answer_arrives_once_whatever_befell_the_request(
    desk: Desk, central: CentralServer, fault: Fault, is_warm: bool
) -> None:
    officer = central.officers[0]
    (target,) = add_open(central, 1)
    with FaultyLink(central.url) as link:
        patient = connector(link.url, officer.token, stall_timeout=20.0)
        assert SyncEngine(desk, patient).run().problem is None
        remote = patient if is_warm else connector(link.url, officer.token, stall_timeout=0.3 if fault.stalls else 20.0)
        sync = SyncEngine(desk, remote)
        for tracking_id in central.store.tracking_ids(officer.id):
            central.store.reporter_rates(tracking_id, 4)
        op_id = queued(desk, target, "Sudah kami periksa.")
        link.fault = fault
        first = sync.run()
        if fault.kind is Kind.REPEAT_REQUEST:
            assert first.problem is None
        elif first.problem is None:
            assert is_warm, "a kept connection that breaks at once is taken for a stale one"
        else:
            assert first.problem.code in {"connection-lost", "stalled", "answer-truncated"}
        item = desk.ask(outbox.get, op_id)
        assert item is not None
        assert item.state in {OutboxState.QUEUED, OutboxState.SENT}
        second = sync.run()
        link.deliver_late()
        assert (second.problem, second.note) == (None, None)
        sync.run()
        remote.close()
        patient.close()
    item = desk.ask(outbox.get, op_id)
    assert item is not None
    assert item.state is OutboxState.SENT
    assert len([event for event in central.store.follow_ups(target) if event.op_id == op_id]) == 1
    assert desk.ask(mirror.digest) == central.store.digest(officer.id)
    assert desk.ask(drafts.current, TrackingId(target)) is None
    assert desk.ask(complaints.get, TrackingId(target)) is not None
