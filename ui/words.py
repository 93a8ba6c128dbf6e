"""Numbers, sizes and times as the officer reads them, by the language of the window (not of the PC)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

if TYPE_CHECKING:
    from datetime import date, datetime

translate = QCoreApplication.translate


_WHOLE_BYTES = 1_000
_WHOLE_KILOBYTES = 100_000
_UNTIL_NEXT_UNIT = 90
"""Seconds, or minutes, up to which a larger unit would say too little."""
_UNTIL_DAYS = 48
"""Hours, the same."""
_DAY = "d MMM yyyy"


def number(value: int) -> str:
    """`12.045` in Indonesian."""
    return QLocale().toString(value)


def size(count: int) -> str:
    """Bytes, in powers of 1,000: `1,4 kB`, `312 kB`, `1,2 MB`."""
    digits = 0 if count < _WHOLE_BYTES or _WHOLE_KILOBYTES <= count < _WHOLE_BYTES**2 else 1
    return QLocale().formattedDataSize(count, digits, QLocale.DataSizeFormat.DataSizeSIFormat)


def seconds(value: float) -> str:
    """A duration: `3 dtk`, `2 mnt`, `1 jam`, `4 hari`."""
    whole = max(1, round(value))
    if whole < _UNTIL_NEXT_UNIT:
        return translate("Words", "%n s", "", whole)
    minutes = round(whole / 60)
    if minutes < _UNTIL_NEXT_UNIT:
        return translate("Words", "%n min", "", minutes)
    hours = round(minutes / 60)
    if hours < _UNTIL_DAYS:
        return translate("Words", "%n h", "", hours)
    return translate("Words", "%n day(s)", "", round(hours / 24))


def clock_time(moment: datetime) -> str:
    """The time of day on this PC: `08.10`."""
    return QLocale().toString(_local(moment).time(), QLocale.FormatType.ShortFormat)


def full_hour(hour: int) -> str:
    """`08.00`."""
    return QLocale().toString(QTime(hour, 0), QLocale.FormatType.ShortFormat)


def day(moment: datetime) -> str:
    """The day on this PC: `17 Mar 2026`."""
    return QLocale().toString(_local(moment).date(), _DAY)


def calendar_day(date: date) -> str:
    """A day without a time: `17 Mar 2026`."""
    return QLocale().toString(QDate(date.year, date.month, date.day), _DAY)


def to_the_second(moment: datetime) -> str:
    """In the zone that the moment is told in, not this PC's: `17 Mar 2026 08.10.05`."""
    form = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    if "s" not in form:  # that of no country has them
        form = form.replace("mm", f"mm{form[form.index('mm') - 1]}ss")
    time = QLocale().toString(QTime(moment.hour, moment.minute, moment.second), form)
    return f"{calendar_day(moment.date())} {time}"


def when(moment: datetime, now: datetime) -> str:
    """The time if it is today, the day and time otherwise: `08.10`, `16 Mar 08.10`."""
    local = _local(moment)
    if local.date() == _local(now).date():
        return clock_time(moment)
    return f"{QLocale().toString(local.date(), 'd MMM')} {clock_time(moment)}"


def _local(moment: datetime) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(round(moment.timestamp() * 1000))
