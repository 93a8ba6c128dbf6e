from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.replica.server import ReplicaServer
from tests.sync.lapor3.office import Office

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.desk import Desk
    from tests.support.clock import FakeClock


@pytest.fixture
def office(desk: Desk, clock: FakeClock) -> Iterator[Office]:
    with ReplicaServer.start(complaints=40, clock=clock, page_size=3) as replica:
        yield Office(desk, replica, clock)
