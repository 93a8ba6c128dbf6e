"""What a benchmark found, beside the bar it has to keep."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured value and the most it may be, both in `unit`; without a bar it is told only."""

    name: str
    value: float
    bar: float | None
    unit: str
    note: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether the bar is kept."""
        return self.bar is None or self.value <= self.bar

    def __str__(self) -> str:
        verdict = "told  " if self.bar is None else "kept  " if self.is_kept else "MISSED"
        bar = "" if self.bar is None else f"(at most {self.bar:g})"
        return f"{verdict} {self.name:<58} {self.value:>8.2f} {self.unit:<3} {bar:<16} {self.note}".rstrip()


def milliseconds(action: Callable[[], object]) -> float:
    """How long an action takes on the wall clock."""
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1_000


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that `percent` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return percentile(values, 50)
