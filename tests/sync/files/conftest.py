from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.central.server import CentralServer
from sync.engine import SyncEngine
from sync.files.board import FileBoard
from tests.sync.parts import connector

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.desk import Desk
    from sync.connectors.batch import BatchConnector


@pytest.fixture
def central(tmp_path: Path) -> Iterator[CentralServer]:
    """A central API with one officer and no complaints yet."""
    with CentralServer.start(tmp_path / "central", complaints=0, officers=1) as central:
        yield central


@pytest.fixture
def board() -> FileBoard:
    return FileBoard()


@pytest.fixture
def link(central: CentralServer) -> BatchConnector:
    return connector(central.url, central.officers[0].token, stall_timeout=10.0)


@pytest.fixture
def sync(desk: Desk, link: BatchConnector, board: FileBoard) -> SyncEngine:
    return SyncEngine(desk, link, board=board)
