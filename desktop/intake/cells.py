"""What stands in the cells of an export, however odd: numbers as fractions, English months, two flags in one word."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from openpyxl.utils.datetime import from_excel
from openpyxl.utils.escape import unescape

from desktop.clock import WIB

if TYPE_CHECKING:
    from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "januari"),
            ("feb", "februari"),
            ("mar", "maret"),
            ("apr",),
            ("may", "mei"),
            ("jun", "juni"),
            ("jul", "juli"),
            ("aug", "agu", "agt", "agustus"),
            ("sep",),
            ("oct", "okt", "oktober"),
            ("nov", "nop"),
            ("dec", "des", "desember"),
        ),
        1,
    )
    for name in names
}
_DAY = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ -](\d{4})")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?")
_TRACKING_ID = re.compile(r"(\d{1,20})(?:\.0+)?")
_EMPTY = {"", "-", "null", "none", "n/a"}
_LAST_DAY = 80_000
"""Of the days that spreadsheets count: in the year 2119."""
_MOST_STARS = 5


def text_of(cell: object) -> str:
    """A cell as text, line ends as ours; an empty text for the ways in which exports say that there is nothing."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = "\n".join(unescape(str(cell)).splitlines()).strip()
    return "" if text.lower() in _EMPTY else text


def tracking_id_of(cell: object) -> str:
    """The tracking ID, which may come as the number 8507246.0; an empty text where the cell holds none."""
    found = _TRACKING_ID.fullmatch(text_of(cell))
    return found[1] if found else ""


def received_at(day: object, at: object) -> str:
    """When a complaint came, RFC 3339 in WIB, of `29 May 2023` and `04:05:34`; an empty text where no day is told.

    The export names no zone: it is taken for WIB, where LAPOR! is run.
    """
    if isinstance(day, datetime) and at is None:
        at = day.time()
    found = _day_of(day)
    return datetime.combine(found, _time_of(at), WIB).isoformat() if found else ""


def flags_of(cell: object) -> tuple[bool, bool]:
    """Whether a complaint is anonymous, and whether it is secret: two flags in one word, `Anonim|Rahasia`."""
    words = {word.strip() for word in text_of(cell).lower().split("|")}
    return "anonim" in words, "rahasia" in words


def rating_of(cell: object) -> int | None:
    """One to five stars, or None."""
    text = text_of(cell)
    return int(text) if text.isdecimal() and 1 <= int(text) <= _MOST_STARS else None


def _day_of(cell: object) -> date | None:
    value = _moment_of(cell)
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    text = text_of(value)
    try:
        if found := _ISO_DAY.match(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY.match(text):
            month = _MONTHS.get(found[2].lower()) or _MONTHS.get(found[2][:3].lower(), 0)
            return date(int(found[3]), month, int(found[1]))
    except ValueError:
        pass  # the 31st of a month that has 30
    return None


def _time_of(cell: object) -> time:
    value = _moment_of(cell)
    if isinstance(value, (datetime, time)):
        return time(value.hour, value.minute, value.second)
    found = _TIME.match(text_of(value))
    try:
        return time(int(found[1]), int(found[2]), int(found[3] or 0)) if found else time()
    except ValueError:
        return time()


def _moment_of(cell: object) -> object:
    """A number as the day or time that spreadsheets mean by it; anything else as it is."""
    return from_excel(cell) if isinstance(cell, (int, float)) and 0 <= cell < _LAST_DAY else cell
