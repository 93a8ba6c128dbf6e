from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.central.server import CentralServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def central(tmp_path: Path) -> Iterator[CentralServer]:
    """A central API with one officer and no complaints yet."""
    with CentralServer.start(tmp_path / "central", complaints=0, officers=1) as central:
        yield central
