"""Opening a list of 100,000 complaints and searching in them at every key; going about 10,000 in the window."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

from desktop.cache.views import lists
from desktop.cache.views.lists import ListName
from desktop.clock import day_in_wib
from desktop.desk import Desk
from tests.bench.figures import Figure, median, milliseconds, percentile
from tests.bench.seeds import fill_desk, give_to_units

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

SCREEN = 40
"""Rows that a window shows and fetches when a list opens."""
TYPED = ("beasiswa kip", "dosen tidak hadir", "legalisir ijazah", "ukt naik", "8501477", "pelayanan", "siakad error")


def run(folder: Path, many: int, usual: int) -> Iterator[Figure]:
    """Measure the desk with `many` complaints, and the window with as many as are `usual` at most."""
    yield from _of_the_desk(folder / "many", many)
    yield from _of_the_window(folder / "usual", usual)


def _of_the_window(folder: Path, count: int) -> Iterator[Figure]:
    fill_desk(folder, count)
    with Desk.open(folder) as desk:
        give_to_units(desk, count // 50)
    command = [sys.executable, "-m", "tests.bench.inbox_window", str(folder)]
    told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    switched, narrowed = told["switched"], told["narrowed"]
    note = f"median {median(switched):.1f} ms of {len(switched)}"
    yield Figure(f"another list of {count} on screen (95th percentile)", percentile(switched, 95), 50, "ms", note)
    note = f"median {median(narrowed):.1f} ms of {len(narrowed)}"
    yield Figure(f"filter and search in {count} (95th percentile)", percentile(narrowed, 95), 80, "ms", note)
    yield Figure(f"GUI thread held at most, lists of {count}", told["longest_turn"], 50, "ms")


def _of_the_desk(folder: Path, count: int) -> Iterator[Figure]:
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
