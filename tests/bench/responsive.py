"""How long the GUI thread is held while a first pull of 10,000 runs beside it and the officer types."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from desktop.cache import settings
from desktop.desk import Desk
from tests.bench.figures import Figure
from tests.bench.seeds import central_process

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def run(folder: Path, count: int) -> Iterator[Figure]:
    """The window is a process of its own, as the central API is; two cores are enough for the two."""
    with central_process(folder / "central", count) as (url, token):
        with Desk.open(folder / "desk") as desk:
            desk.do(settings.put, settings.SERVER_URL, url)
            desk.do(settings.put, settings.TOKEN, token)
        command = [sys.executable, "-m", "tests.bench.typing_window", str(folder / "desk"), str(count)]
        told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    note = f"{told['keys']} keys typed, {told['turns']} turns of the event loop in {told['seconds']:.1f} s"
    yield Figure(f"GUI thread held at most, pulling {count}", told["longest_ms"], 50, "ms", note)
    yield Figure("keys lost meanwhile", told["lost"], 0, "")
