"""Opening complaints of a desk of 10,000, one after the other: time on screen, the GUI thread, memory."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.bench.figures import Figure, percentile
from tests.bench.seeds import fill_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def run(folder: Path, count: int) -> Iterator[Figure]:
    """The window is a process of its own."""
    fill_desk(folder, count)
    command = [sys.executable, "-m", "tests.bench.reading_window", str(folder)]
    told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    opened = told["opened"]
    note = f"median {percentile(opened, 50):.1f} ms"
    yield Figure(f"one of {count} opens (95th percentile of {len(opened)})", percentile(opened, 95), 50, "ms", note)
    yield Figure("GUI thread held at most meanwhile", told["longest_turn"], 50, "ms")
    yield Figure(f"memory after {len(opened)} more, against before", told["growth"], 1.05, "x")
