"""When to try again after a failure: later each time, and never in step with the other desks of a campus."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sync.net.diagnosis import NEEDS_A_HAND

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.problems import KnownProblem


def _uniform(low: float, high: float) -> float:
    return random.uniform(low, high)  # noqa: S311 - not a secret


@dataclass(frozen=True, slots=True)
class Backoff:
    """Exponential with full jitter, capped. Times in seconds; `draw` gives a number between two bounds."""

    base: float = 15.0
    cap: float = 1_800.0
    least: float = 3.0
    draw: Callable[[float, float], float] = _uniform

    def delay(self, failures: int) -> float:
        """Seconds to wait after so many failures in a row, one or more."""
        ceiling = min(self.cap, self.base * 2 ** min(failures - 1, 30))
        return max(self.least, self.draw(0.0, ceiling))

    def next_attempt(self, problem: KnownProblem, *, failures: int, now: datetime) -> datetime | None:
        """When to try again by itself; never earlier than the server asked, None where that makes no sense."""
        if problem.code in NEEDS_A_HAND:
            return None
        asked = problem.params.get("retry_after")
        # Jitter comes on top of what the server asked of everybody, so that not everybody comes at once.
        least = float(asked) + self.draw(0.0, self.base) if isinstance(asked, (int, float)) else 0.0
        return now + timedelta(seconds=max(least, self.delay(failures)))
