"""A gateway before a replica, on one clock that only the test moves; its steps are made by the test's hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.replica.server import ReplicaServer
from tests.sync.central.upstream.gateway import Gateway

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.clock import FakeClock


@pytest.fixture
def replica(clock: FakeClock) -> Iterator[ReplicaServer]:
    """Of forty complaints."""
    with ReplicaServer.start(complaints=40, clock=clock, delay=0.05, auth_header="Authorization") as replica:
        yield replica


@pytest.fixture
def gateway(tmp_path: Path, replica: ReplicaServer, clock: FakeClock) -> Iterator[Gateway]:
    """Before that replica, with one officer, watching complaints that wait for an answer, which it has looked at."""
    with Gateway.before(replica, tmp_path / "gateway", clock) as gateway:
        gateway.watch(*[str(case.id) for case in replica.register.assigned() if case.status == "Terverifikasi"])
        gateway.run()
        yield gateway
