"""From the command to a usable window, against a blank one, in turn; and the memory that each has by then."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.bench.figures import Figure, median
from tests.bench.seeds import fill_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RUNS = 9


def run(folder: Path, count: int) -> Iterator[Figure]:
    """Measure on a desk of `count` complaints; one pair of runs before counts for nothing."""
    fill_desk(folder, count)
    times: list[float] = []
    memory: list[float] = []
    for number in range(RUNS + 1):
        blank_time, blank_memory = _launch("tests.bench.blank_window")
        full_time, full_memory = _launch("tests.bench.full_window", str(folder))
        if number:
            times.append(full_time / blank_time)
            memory.append(full_memory / blank_memory)
    note = f"{full_time * 1_000:.0f} ms against {blank_time * 1_000:.0f} ms in the last pair"
    yield Figure(f"window usable with {count}, against a blank one (median)", median(times), 3, "x", note)
    note = f"{full_memory:.0f} MiB against {blank_memory:.0f} MiB"
    yield Figure("its memory, against a blank one (median)", median(memory), 2.5, "x", note)


def _launch(module: str, *arguments: str) -> tuple[float, float]:
    """Seconds until a window says that it can be used, and its MiB by then."""
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, "-m", module, *arguments], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = process.stdout.readline()
        return time.perf_counter() - began, float(told)
