"""A desk with generated complaints, and the same complaints as they were made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.cache.days import calendar
from desktop.cache.mirror import mirror
from desktop.clock import day_in_wib
from desktop.complaint import MirrorBatch
from desktop.desk import Desk
from sync.central.generate import complaints
from tests.bench.seeds import patch_of
from tests.desktop.recap.naive import Case
from tests.support.clock import START, FakeClock

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNT = 400


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, list[Case]]]:
    """Read by the tests of a module, changed by none."""
    generated = list(complaints(COUNT, seed=7, now=START))
    with Desk.open(tmp_path_factory.mktemp("filled"), clock=FakeClock()) as desk:
        desk.do(mirror.apply, MirrorBatch(patches=tuple(patch_of(each) for each in generated)))
        days = desk.ask(calendar.load)
        yield desk, [Case(each, days, day_in_wib(START)) for each in generated]
