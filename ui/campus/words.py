"""What the window says of forwards and their days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.sensitive import covered
from desktop.unit_due import DueConcern, concern
from ui.campus.messages import shortened
from ui.complaint.words import day_of, event_time, long_day

if TYPE_CHECKING:
    from datetime import date, datetime

    from desktop.deadlines import WorkingCalendar
    from ui.campus.standing import Standing

translate = QCoreApplication.translate
_SNIPPET = 140


def standing_words(one: Standing, today: date, now: datetime) -> str:
    """How a forward stands, in a line."""
    if not one.is_waiting:
        return _answered(one)
    words = _late(one, today) if one.is_late else _waiting(one, today)
    if one.forward.reminded_at:
        reminded = translate("Forwards", "reminded %1").replace("%1", event_time(one.forward.reminded_at, now))
        words += f" · {reminded}"
    return words


def due_words(working: WorkingCalendar, due: date, today: date, ours: date | None) -> tuple[str, str]:
    """What there is to say of a unit's due date, and the ink to say it in."""
    weekday = QLocale().dayName(due.isoweekday(), QLocale.FormatType.LongFormat)
    match concern(working, due, today, ours):
        case DueConcern.PAST:
            words, ink = translate("Forwards", "this day has passed"), "late"
        case DueConcern.AFTER_OURS if ours is not None:
            words = translate("Forwards", "after our own deadline, %1").replace("%1", long_day(ours, today))
            ink = "late"
        case DueConcern.NOT_WORKING:
            words, ink = translate("Forwards", "no working day"), "soon"
        case DueConcern.NO_SPARE:
            words = translate("Forwards", "the day of our own deadline: no time is left to write the answer")
            ink = "soon"
        case _:
            words, ink = _days_left(working.between(today, due)), "muted"
            if ours is not None:
                by = translate("Forwards", "our own deadline is %1").replace("%1", long_day(ours, today))
                words = f"{words} · {by}"
    return f"{weekday} · {words}", ink


def _late(one: Standing, today: date) -> str:
    if one.days_left < 0:
        words = translate("Forwards", "%1 has not answered: late by %n working day(s)", "", -one.days_left)
    else:
        words = translate("Forwards", "%1 has not answered; it was due on %2")
    return _filled(words, one.forward.unit, long_day(one.forward.due, today))


def _waiting(one: Standing, today: date) -> str:
    words = translate("Forwards", "%1 is to answer by %2")
    return f"{_filled(words, one.forward.unit, long_day(one.forward.due, today))} · {_days_left(one.days_left)}"


def _answered(one: Standing) -> str:
    who = one.forward.unit
    if one.forward.answered_by:
        who = f"{who} ({one.forward.answered_by})"
    words = _filled(translate("Forwards", "%1 answered on %2"), who, day_of(one.forward.answered_at))
    return f"{words}: {shortened(covered(one.forward.answer), _SNIPPET)}"


def _days_left(count: int) -> str:
    if count <= 0:
        return translate("Forwards", "today")
    return translate("Forwards", "%n working day(s) left", "", count)


def _filled(words: str, first: str, second: str) -> str:
    """The second place first: what is put into the first may itself look like a place."""
    return words.replace("%2", second).replace("%1", first)
