"""The latest moment that this PC has seen: a clock that stands before it is wrong, and days must not be told by it.

When the battery of an old PC is dead, its clock stands in 2010 after a power cut: nothing would be due then. What was
seen is kept every few minutes; a sync that finds the clock right lets it start anew, in case it once stood too late.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.cache import settings
from desktop.cache.writer import Transaction, rebuildable
from desktop.clock import moment, timestamp

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.cache.connection import Database

_TOLERANCE = timedelta(minutes=5)
_EVERY = timedelta(minutes=10)


def behind(db: Database, now: datetime) -> timedelta:
    """By how much the clock stands before what was seen; nothing where it may be right."""
    found = _seen(db)
    return found - now if found is not None and found - now > _TOLERANCE else timedelta()


def is_stale(db: Database, now: datetime) -> bool:
    """Whether it is time to note the time."""
    found = _seen(db)
    return found is None or now - found > _EVERY


@rebuildable
def note(tx: Transaction) -> None:
    """Keep that this moment was seen; not an earlier one than is known."""
    if is_stale(tx.db, tx.now):
        settings.put_quietly(tx, settings.SEEN_TIME, timestamp(tx.now))


def begin_anew(tx: Transaction) -> None:
    """The clock is right as the server says; what was seen in the last minutes stands."""
    found = _seen(tx.db)
    if found is None or not timedelta() <= tx.now - found <= _EVERY:
        settings.put_quietly(tx, settings.SEEN_TIME, timestamp(tx.now))


def _seen(db: Database) -> datetime | None:
    value = settings.get(db, settings.SEEN_TIME)
    return moment(value) if value else None
