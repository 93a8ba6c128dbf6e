from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.central.server import CentralServer
from tests.sync.central.browser import let_sign_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.clock import FakeClock


@pytest.fixture
def central(tmp_path: Path, clock: FakeClock) -> Iterator[CentralServer]:
    """On the clock of the desk."""
    with CentralServer.start(tmp_path / "central", complaints=0, officers=2, clock=clock) as central:
        let_sign_in(central)
        let_sign_in(central, "agus", number=1)
        yield central
