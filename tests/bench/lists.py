"""Opening a list of 100,000 complaints, and searching in them at every key that is pressed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.cache import lists
from desktop.cache.lists import ListName
from desktop.clock import day_in_wib
from desktop.desk import Desk
from tests.bench.figures import Figure, median, milliseconds, percentile
from tests.bench.seeds import fill_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

SCREEN = 40
"""Rows that a window shows and fetches when a list opens."""
TYPED = ("beasiswa kip", "dosen tidak hadir", "legalisir ijazah", "ukt naik", "8501477", "pelayanan", "siakad error")


def run(folder: Path, count: int) -> Iterator[Figure]:
    """Measure on a desk of `count` complaints."""
    fill_desk(folder, count)
    with Desk.open(folder) as desk:
        today = day_in_wib(desk.clock.now())
        opened = [milliseconds(partial(_open, desk, ListName.ALL, today, "")) for _ in range(20)]
        yield Figure(f"list of {count} opens (median)", median(opened), 150, "ms")
        keys = [
            milliseconds(partial(_open, desk, ListName.ALL, today, typed[:end]))
            for typed in TYPED
            for end in range(1, len(typed) + 1)
        ]
        yield Figure(f"keystroke to results in {count} (95th percentile)", percentile(keys, 95), 50, "ms")


def _open(desk: Desk, name: ListName, today: date, search: str) -> None:
    ids = desk.ask(lists.ids, name, today, search)
    desk.ask(lists.rows, ids[:SCREEN], today)
