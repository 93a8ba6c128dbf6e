"""No faster than the operator may be expected to like: one request a second, unless the settings say otherwise."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.clock import Clock


class Pace:
    """Keeps requests apart. For one thread, but for `stop`."""

    def __init__(self, clock: Clock, seconds: float, *, sleep: Callable[[float], object] | None = None) -> None:
        """`sleep`: how to wait so many seconds; as a rule so that `stop` ends it."""
        self._clock = clock
        self._seconds = seconds
        self._stopped = threading.Event()
        self._sleep = sleep or self._stopped.wait
        self._next = float("-inf")

    def keep(self) -> None:
        """Wait until the next request may begin. Raises `cancelled` after `stop`."""
        self.wait(self._next - self._clock.monotonic())
        self._next = self._clock.monotonic() + self._seconds

    def wait(self, seconds: float) -> None:
        """Wait. Raises `cancelled` after `stop`."""
        if seconds > 0 and not self._stopped.is_set():
            self._sleep(seconds)
        if self._stopped.is_set():
            raise KnownProblem("cancelled")

    def stop(self) -> None:
        """End whoever waits, and let nobody wait any more. From any thread."""
        self._stopped.set()

    def resume(self) -> None:
        """Let it be used again."""
        self._stopped.clear()
