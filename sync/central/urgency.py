"""In which order a first pull brings complaints: what the officer must act on soonest comes first."""

from __future__ import annotations

from datetime import timedelta

from desktop.clock import day_in_wib, moment
from desktop.complaint import status_of

_FOLLOW_UP_DAYS = 5
_DONE = 10_000_000
"""More than any day's number: what is closed or archived comes after all that is open, newest first."""


def urgency(status: str, received_at: str, disposed_at: str) -> int:
    """A number that sorts complaints: roughly the follow-up deadline, of which the desk computes the exact one."""
    begun = disposed_at or received_at
    day = day_in_wib(moment(begun)) if begun else None
    if not status_of(status).is_open:
        return _DONE - (day.toordinal() if day else 0)
    if day is None:
        return 0
    left = _FOLLOW_UP_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5  # noqa: PLR2004  Monday to Friday
    return day.toordinal()
