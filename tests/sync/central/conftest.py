from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync.central.server import CentralServer
from tests.sync.central.talk import Caller

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.support.clock import FakeClock


@pytest.fixture
def empty_central(tmp_path: Path, clock: FakeClock) -> Iterator[CentralServer]:
    """A central API with two officers and no complaints, on the fake clock."""
    with CentralServer.start(tmp_path / "central", complaints=0, officers=2, clock=clock) as central:
        yield central


@pytest.fixture
def caller(empty_central: CentralServer) -> Iterator[Callable[..., Caller]]:
    """Makes clients of the empty central API: of its first officer unless told otherwise."""
    made: list[Caller] = []

    def make(officer: int = 0, *, token: str | None = None) -> Caller:
        made.append(Caller(empty_central, officer, token=token))
        return made[-1]

    yield make
    for one in made:
        one.close()
