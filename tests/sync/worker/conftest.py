from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.desk import Desk
from sync.scheduling.rules import DataRules, Rhythm
from sync.worker import SyncWorker
from tests.sync.parts import connector
from tests.sync.worker.parts import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sync.connectors.base import Connector
    from sync.scheduling.backoff import Backoff
    from tests.sync.worker.parts import Start


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.open(tmp_path / "desk") as desk:
        yield desk


@pytest.fixture
def start(desk: Desk) -> Iterator[Start]:
    """Starts workers that sync by hand only, unless told otherwise, and stops them."""
    workers: list[SyncWorker] = []

    def start(
        connect: Callable[[], Connector] | str,
        *,
        interval: timedelta | None = None,
        backoff: Backoff | None = None,
        rules: DataRules | None = None,
    ) -> tuple[SyncWorker, Watch]:
        if isinstance(connect, str):
            url = connect

            def connect() -> Connector:
                return connector(url, stall_timeout=60.0)

        rules = rules or DataRules(rhythm=Rhythm(every=interval))
        worker = SyncWorker(desk, connect, rules=rules, backoff=backoff, settling=timedelta(milliseconds=1))
        workers.append(worker)
        return worker, Watch(worker)

    yield start
    assert {worker.stop() for worker in workers} == {True}
