"""Each test beside this runs over every way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.ways.kinds import WAYS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.desk import Desk
    from tests.e2e.ways.kinds import Way
    from tests.support.clock import FakeClock


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, tmp_path: Path, clock: FakeClock, desk: Desk) -> Iterator[Way]:
    """One of them, with its central API running."""
    found = WAYS[request.param](tmp_path, clock, desk)
    try:
        yield found
    finally:
        found.stop()
