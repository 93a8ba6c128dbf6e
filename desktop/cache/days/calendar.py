"""The working-day calendar of the cache: holidays by the `holidays` library, the server's days, the officer's.

The library's days are kept in the cache, because building them takes longer than opening the window may. What the
officer says of a day goes before all; *cuti bersama* is leave and no public holiday, so they choose whether it counts
as working (it does not by default: campus offices are closed).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.cache import settings
from desktop.changes import Topic
from desktop.deadlines.calendar import WorkingCalendar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction


class DaySource(StrEnum):
    """Who says that a day is no working day. The first three are stored under these names."""

    NATIONAL = "national"
    JOINT_LEAVE = "joint-leave"
    """*Cuti bersama*, which the library calls a holiday of the government."""
    SERVER = "server"
    OFFICER = "officer"


_OFF = """SELECT day FROM own_day WHERE NOT is_working
UNION SELECT day FROM calendar_day c WHERE day NOT IN (SELECT day FROM own_day)"""
_NOT_LEAVE = f"""AND (source = '{DaySource.NATIONAL}' OR day NOT IN (
    SELECT day FROM calendar_day l WHERE l.source = '{DaySource.JOINT_LEAVE}'))"""  # noqa: S608 - ours
_CATEGORIES = {"public": DaySource.NATIONAL, "government": DaySource.JOINT_LEAVE}


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """A day that the calendar says something of."""

    day: date
    name: str
    source: DaySource
    is_working: bool
    """Whether it counts as a working day all the same."""


def load(db: Database) -> WorkingCalendar:
    """The calendar as it stands in the cache."""
    leave = _NOT_LEAVE if leave_works(db) else ""
    rows = db.execute(f"{_OFF} {leave}").fetchall()
    return WorkingCalendar.of({date.fromisoformat(day) for (day,) in rows})


def leave_works(db: Database) -> bool:
    """Whether *cuti bersama* counts as working."""
    return bool(settings.get(db, settings.JOINT_LEAVE_WORKS))


def days(db: Database) -> list[CalendarDay]:
    """Every day that is told of, once, by the weightiest source: the officer, a national holiday, the server."""
    rows = db.execute("SELECT day, name, source FROM calendar_day").fetchall()
    told: dict[str, dict[str, str]] = {}
    for day, name, source in rows:
        told.setdefault(day, {})[source] = name
    own = {day: (name, bool(works)) for day, name, works in db.execute("SELECT day, name, is_working FROM own_day")}
    works = leave_works(db)
    found = [_day(day, told.get(day, {}), own.get(day), works) for day in told.keys() | own.keys()]
    return sorted(found, key=lambda each: each.day)


def ensure_years(tx: Transaction, year: int) -> WorkingCalendar:
    """The calendar, with the national days of the years around `year` added where they are not there yet."""
    wanted = {year - 1, year, year + 1}
    query = "SELECT DISTINCT substr(day, 1, 4) FROM calendar_day WHERE source = ?"
    missing = wanted - {int(text) for (text,) in tx.db.execute(query, [DaySource.NATIONAL]).fetchall()}
    if missing:
        import holidays

        for category, source in _CATEGORIES.items():
            found = holidays.country_holidays("ID", years=missing, categories=(category,), language="id")
            _put(tx, source, ((day.isoformat(), name) for day, name in found.items()))
    return load(tx.db)


def put_server_days(tx: Transaction, days: Iterable[tuple[str, str]]) -> None:
    """Replace the days that the central API told: pairs of ISO date and name."""
    tx.db.execute("DELETE FROM calendar_day WHERE source = ?", [DaySource.SERVER])
    _put(tx, DaySource.SERVER, days)
    tx.changed(Topic.REFERENCE)


def _day(day: str, told: dict[str, str], own: tuple[str, bool] | None, works: bool) -> CalendarDay:
    # A server may tell cuti bersama among its holidays: that it is leave is known from the library.
    order = (DaySource.NATIONAL, DaySource.JOINT_LEAVE, DaySource.SERVER)
    source = next((source for source in order if source in told), DaySource.OFFICER)
    is_working = source is DaySource.JOINT_LEAVE and works
    name = told.get(source, "")
    if own is not None:
        source, name, is_working = DaySource.OFFICER, own[0] or name, own[1]
    return CalendarDay(day=date.fromisoformat(day), name=name, source=source, is_working=is_working)


def _put(tx: Transaction, source: DaySource, days: Iterable[tuple[str, str]]) -> None:
    tx.db.executemany(
        "INSERT OR REPLACE INTO calendar_day (day, name, source) VALUES (?, ?, ?)",
        [(day, name, source.value) for day, name in days],
    )
