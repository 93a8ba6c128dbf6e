"""Wrong PINs are counted beside the desk, and the more there were the longer the next try has to wait.

A try is counted before it is made: who ends the program in the middle of one gains nothing. Waiting survives a
restart, and a clock that was turned: of the wall's time and the PC's running time the shorter counts, the wall's alone
only after the PC was started anew. A list that was taken away while there is a PIN counts as the longest wait.

It holds up who sits at this PC. Who can read the key store as this account can try by another program, at the price
of one Argon2id a try (`desktop.lock.wrap`); nothing on the PC can count those.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from desktop.cache.connection import named_errors
from desktop.clock import moment, timestamp
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from desktop.clock import Clock

FILE_NAME = "lock.json"
FREE = 3
"""Wrong tries that cost no wait: fingers slip."""
WAITS = (10, 30, 60, 300, 900)
"""Seconds of wait after each further one; the last holds for all that follow."""


@dataclass(frozen=True, slots=True)
class Attempts:
    """How many tries failed since the last that did not, and when the last was made."""

    failures: int
    at: datetime
    monotonic: float

    def wait(self, clock: Clock) -> float:
        """Seconds until the next try."""
        if self.failures <= FREE:
            return 0.0
        due = WAITS[min(self.failures - FREE, len(WAITS)) - 1]
        by_wall, by_running = (clock.now() - self.at).total_seconds(), clock.monotonic() - self.monotonic
        passed = by_wall if by_running < 0 else min(by_wall, by_running)
        return max(0.0, due - max(0.0, passed))

    @classmethod
    def read(cls, folder: Path, clock: Clock) -> Self:
        """What is known; where that was taken away or damaged, as after many failures just now."""
        try:
            kept = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
            return cls(int(kept["failures"]), moment(kept["at"]), float(kept["monotonic"]))
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            worst = cls(FREE + len(WAITS), clock.now(), clock.monotonic())
            worst.keep(folder)
            return worst

    def keep(self, folder: Path) -> None:
        """Write it down, whole or not at all. Raises KnownProblem `disk-full` or `data-dir-unwritable`."""
        path = folder / FILE_NAME
        told = {"failures": self.failures, "at": timestamp(self.at), "monotonic": self.monotonic}
        temporary = path.with_suffix(".tmp")
        with named_errors(path):
            temporary.write_text(json.dumps(told), encoding="utf-8")
            temporary.replace(path)


def begin(folder: Path, clock: Clock) -> int:
    """Count a try before it is made; how many failed before it. Raises KnownProblem `pin-wait` while it has to wait."""
    known = Attempts.read(folder, clock)
    wait = known.wait(clock)
    if wait > 0:
        raise KnownProblem("pin-wait", seconds=int(-(-wait // 1)))
    replace(known, failures=known.failures + 1, at=clock.now(), monotonic=clock.monotonic()).keep(folder)
    return known.failures


def clear(folder: Path, clock: Clock) -> None:
    """A try was right, or a PIN begins: nothing is counted."""
    Attempts(0, clock.now(), clock.monotonic()).keep(folder)


def wait(folder: Path, clock: Clock) -> int:
    """Whole seconds until the next try may be made."""
    return int(-(-Attempts.read(folder, clock).wait(clock) // 1))
