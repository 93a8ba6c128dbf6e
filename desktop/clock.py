"""The clocks of this PC, behind one name, so that tests can turn them."""

from __future__ import annotations

import time
from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date

WIB = timezone(timedelta(hours=7), "WIB")
"""Western Indonesian Time: due dates are days in WIB, as LAPOR! counts them."""


class Clock(Protocol):
    """What the program asks of time."""

    def now(self) -> datetime:
        """The wall clock, aware, in UTC."""

    def monotonic(self) -> float:
        """Seconds on a clock that never goes back."""


class SystemClock:
    """The real clocks."""

    def now(self) -> datetime:
        """The wall clock, aware, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds on a clock that never goes back."""
        return time.monotonic()


system_clock = SystemClock()


def timestamp(moment: datetime) -> str:
    """RFC 3339 in UTC with milliseconds: `2026-03-17T02:12:05.120Z`. Such texts sort as the moments do."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """The moment that an RFC 3339 text names. Raises ValueError for anything else, also for one without zone."""
    parsed = datetime.fromisoformat(text)
    if parsed.tzinfo is None:
        raise ValueError(f"no zone in {text!r}")
    if not MINYEAR < parsed.year < MAXYEAR:  # in another zone its day would be none
        raise ValueError(f"beyond the calendar: {text!r}")
    return parsed


def day_in_wib(instant: datetime) -> date:
    """The day it is in WIB."""
    return instant.astimezone(WIB).date()
