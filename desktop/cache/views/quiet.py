"""When reminders are not wanted: quiet hours, and a snooze that outlives a restart.

What came meanwhile is told after.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.cache import settings
from desktop.clock import moment, timestamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cache.connection import Database
    from desktop.cache.views.news import News
    from desktop.cache.writer import Transaction

_MORNING = 8
"""The hour from which one is reminded tomorrow, where no quiet hours say otherwise."""
_HOUR = timedelta(hours=1)


class Snooze(StrEnum):
    """For how long."""

    HOUR = "hour"
    TOMORROW = "tomorrow"


def is_quiet(db: Database, now: datetime) -> bool:
    """Whether nothing is to be told now; `now` in the time of the place, for quiet hours are hours there."""
    until = snoozed_until(db)
    return (until is not None and now < until) or _in_quiet_hours(db, now)


def snoozed_until(db: Database) -> datetime | None:
    """Until when reminders were put off; a moment that has passed means nothing any more."""
    value = settings.get(db, settings.SNOOZED_UNTIL)
    return moment(value) if value else None


def snooze(tx: Transaction, kind: Snooze, now: datetime, news: Sequence[News] = ()) -> None:
    """Tell nothing for a while, and then these again; `now` in the time of the place."""
    tx.db.executemany(
        "DELETE FROM told WHERE kind = ? AND tracking_id = ? AND day = ?",
        [(each.kind.value, each.tracking_id, each.day) for each in news],
    )
    until = now + _HOUR if kind is Snooze.HOUR else _tomorrow(tx.db, now)
    settings.put(tx, settings.SNOOZED_UNTIL, timestamp(until))


def wake(tx: Transaction) -> None:
    """Tell again from now on."""
    settings.put(tx, settings.SNOOZED_UNTIL, None)


def _tomorrow(db: Database, now: datetime) -> datetime:
    hour = settings.get(db, settings.QUIET_UNTIL, _MORNING)
    return datetime.combine(now.date() + timedelta(days=1), time(hour), now.tzinfo)


def _in_quiet_hours(db: Database, now: datetime) -> bool:
    begins: int | None = settings.get(db, settings.QUIET_FROM)
    ends: int = settings.get(db, settings.QUIET_UNTIL, _MORNING)
    if begins is None:
        return False
    return begins <= now.hour < ends if begins < ends else now.hour >= begins or now.hour < ends
