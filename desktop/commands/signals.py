"""Ctrl+C and SIGTERM end a command that waits for a network in order: what came is kept, and what was done is told."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType


@contextmanager
def stopped_by_signals(stop: Callable[[], object]) -> Iterator[Callable[[], bool]]:
    """While inside, both call `stop` instead of ending the process. Gives whether one came."""
    came: list[int] = []

    def heed(number: int, _frame: FrameType | None) -> None:
        came.append(number)
        stop()

    before = {number: signal.signal(number, heed) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(came)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
