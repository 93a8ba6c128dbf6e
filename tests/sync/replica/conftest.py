"""A replica on loopback, and somebody who calls it with what the standard library has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.replica.server import ReplicaServer
from tests.sync.replica.caller import Caller

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.clock import FakeClock


@pytest.fixture
def replica(clock: FakeClock) -> Iterator[ReplicaServer]:
    """Of twelve complaints."""
    with ReplicaServer.start(clock=clock, delay=0.05, page_size=2) as replica:
        yield replica


@pytest.fixture
def caller(replica: ReplicaServer) -> Caller:
    """Who has its credentials."""
    return Caller(replica)
