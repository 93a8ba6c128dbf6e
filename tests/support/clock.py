"""A clock that stands still until a test moves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

START = datetime(2026, 3, 17, 2, 30, tzinfo=UTC)
"""A Tuesday, 09.30 in Jakarta, with no holiday in the same week but Nyepi on Thursday."""


class FakeClock:
    """Satisfies `desktop.clock.Clock`. Wall time and monotonic time move together unless the wall is set by hand."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start
        self._monotonic = 1_000.0

    def now(self) -> datetime:
        """Wall time, aware, in UTC."""
        return self._now

    def monotonic(self) -> float:
        """Seconds that only ever grow."""
        return self._monotonic

    def advance(self, step: timedelta | float) -> None:
        """Let time pass; a number is in seconds."""
        step = step if isinstance(step, timedelta) else timedelta(seconds=step)
        self._now += step
        self._monotonic += step.total_seconds()

    def set(self, now: datetime) -> None:
        """Turn the wall clock, as a user or a time server does; monotonic time doesn't notice."""
        self._now = now.astimezone(UTC)
