"""The working-day calendar of the cache: Indonesian holidays by the `holidays` library, and those the server adds.

The days are kept in the cache, because building them takes longer than opening the window may.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.changes import Topic
from desktop.deadlines import WorkingCalendar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlite_utils import Database

    from desktop.cache.writer import Transaction

_LIBRARY = "holidays"
_SERVER = "server"


def load(db: Database) -> WorkingCalendar:
    """The calendar as it stands in the cache."""
    rows = db.execute("SELECT DISTINCT day FROM calendar_day").fetchall()
    return WorkingCalendar.of({date.fromisoformat(day) for (day,) in rows})


def ensure_years(tx: Transaction, year: int) -> WorkingCalendar:
    """The calendar, with the national days of the years around `year` added where they are not there yet."""
    wanted = {year - 1, year, year + 1}
    found = tx.db.execute("SELECT DISTINCT substr(day, 1, 4) FROM calendar_day WHERE source = ?", [_LIBRARY]).fetchall()
    missing = wanted - {int(text) for (text,) in found}
    if missing:
        import holidays

        # "government" is cuti bersama: leave, not a public holiday, but campus offices are closed.
        days = holidays.country_holidays("ID", years=missing, categories=("public", "government"), language="id")
        _put(tx, _LIBRARY, ((day.isoformat(), name) for day, name in days.items()))
    return load(tx.db)


def put_server_days(tx: Transaction, days: Iterable[tuple[str, str]]) -> None:
    """Replace the days that the central API told: pairs of ISO date and name."""
    tx.db.execute("DELETE FROM calendar_day WHERE source = ?", [_SERVER])
    _put(tx, _SERVER, days)
    tx.changed(Topic.REFERENCE)


def _put(tx: Transaction, source: str, days: Iterable[tuple[str, str]]) -> None:
    tx.db.conn.executemany(
        "INSERT OR REPLACE INTO calendar_day (day, name, source) VALUES (?, ?, ?)",
        [(day, name, source) for day, name in days],
    )
