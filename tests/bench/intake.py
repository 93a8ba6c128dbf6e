"""An export of 20,000 complaints, looked at and taken in, in a process of its own: time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.bench.figures import Figure
from tests.desktop.intake.exports import generated, table, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECONDS, MEGABYTES, WAIT = 60, 300, 0.25


def run(folder: Path, count: int) -> Iterator[Figure]:
    """The command line does it, as it does for an officer."""
    path = write(folder / "ekspor.xlsx", table(generated(count), "2026"))
    command = [sys.executable, "-m", "tests.bench.intake_process", str(folder / "desk"), str(path)]
    told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    assert told["new"] == count
    note = f"{told['looked']:.1f} s of them looking; file of {path.stat().st_size / 1e6:.1f} MB"
    yield Figure(f"import of {count} complaints", told["seconds"], SECONDS, "s", note)
    yield Figure(f"import of {count} complaints, most memory", told["megabytes"], MEGABYTES, "MB")
    yield Figure("what is typed waits at most, taking it in", told["wait"], WAIT, "s")
