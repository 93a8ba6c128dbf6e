"""The recap of 10,000 complaints, all of them in one period: off the GUI thread, but not long."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from desktop.clock import day_in_wib
from desktop.desk import Desk
from desktop.recap.figures import Metric
from desktop.recap.insight import read_insight
from desktop.recap.period import Period
from desktop.recap.recap import read_recap
from tests.bench.figures import Figure, median, milliseconds
from tests.bench.seeds import fill_desk, give_to_units

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROUNDS = 9


def run(folder: Path, count: int) -> Iterator[Figure]:
    """Read the recap of everything, and what follows from it."""
    fill_desk(folder, count)
    with Desk.open(folder) as desk:
        give_to_units(desk, count // 50)
        today = day_in_wib(desk.clock.now())
        ever = Period.own(today - timedelta(days=700), today)
        received = desk.ask(read_recap, ever, today).figures[Metric.RECEIVED].amount
        assert received == count, received
        for name, query in (("recap", read_recap), ("insight", read_insight)):
            taken = [milliseconds(partial(_ask, desk, query, ever, today)) for _ in range(ROUNDS)]
            yield Figure(f"{name} of {count} (median)", median(taken), 300, "ms", f"longest {max(taken):.0f} ms")


def _ask(desk: Desk, query: object, period: Period, today: date) -> None:
    desk.ask(query, period, today)  # type: ignore[arg-type]
