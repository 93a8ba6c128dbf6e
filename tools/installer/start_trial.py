"""How long the frozen program takes to start, beside the same commit from source, in turn."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from statistics import median
from typing import TYPE_CHECKING

from tools.installer.outcome import demand

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tools.installer.outcome import Outcome

MOST = 1.3
_RUNS = 7
_PATIENCE = 60.0


def try_start(outcome: Outcome, frozen: Path, python: Path, source: Path, build: Path) -> None:
    """Measure until everything is loaded and the desk is open; the window is built from then on."""
    if not (frozen.is_file() and python.is_file()):
        outcome.skip("the start beside the start from source", "build/ holds no folder: build it first")
        return
    data = build / "start-data"
    times: dict[str, list[float]] = {"frozen": [], "source": []}
    for number in range(_RUNS + 1):
        for name, words in (("frozen", [str(frozen)]), ("source", [str(python), "-m", "desktop"])):
            took = _start(words, source, data)
            if number:  # the first of each reads from the disk
                times[name].append(took)
    shutil.rmtree(data)
    ratio = median(times["frozen"]) / median(times["source"])
    with outcome.promise(f"the frozen program starts within {MOST} times the start from source: {ratio:.2f}"):
        demand(ratio <= MOST, f"{median(times['frozen']):.3f} s beside {median(times['source']):.3f} s")


def _start(words: Sequence[str], folder: Path, data: Path) -> float:
    lock = data / "window.lock"
    lock.unlink(missing_ok=True)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    began = time.perf_counter()
    with subprocess.Popen([*words, "--data-dir", str(data)], cwd=folder, env=environment) as process:
        while not lock.exists() and time.perf_counter() - began < _PATIENCE:
            time.sleep(0.001)
        took = time.perf_counter() - began
        process.kill()
    demand(took < _PATIENCE, f"{words[0]} opened no window")
    return took
