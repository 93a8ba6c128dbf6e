"""Days, moments and problems as the officer reads them, beyond what `ui.words` gives."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from desktop.clock import moment
from desktop.intent import OutboxState
from desktop.problems import MOMENTS, Explanation, explain
from ui.inbox.describe import outbox_words
from ui.words import clock_time, day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop.problems import KnownProblem


def event_time(at: str, now: datetime) -> str:
    """`17 Mar 09.12` of an RFC 3339 text, with the year instead of the time where it isn't this year's."""
    try:
        when = moment(at).astimezone()
    except ValueError:
        return ""
    if when.year != now.astimezone().year:
        return day(when)
    return f"{QLocale().toString(QDate(when.year, when.month, when.day), 'd MMM')} {clock_time(when)}"


def day_of(at: str) -> str:
    """`17 Mar 2026` of an RFC 3339 text, empty where it has none."""
    try:
        return day(moment(at))
    except ValueError:
        return ""


def time_of(at: str) -> str:
    """`10.42` of an RFC 3339 text."""
    try:
        return clock_time(moment(at))
    except ValueError:
        return ""


def long_day(day: date, today: date) -> str:
    """`Selasa 31 Maret`, with the year where it isn't this one."""
    form = "dddd d MMMM" if day.year == today.year else "dddd d MMMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def explained(code: str, params: Mapping[str, object]) -> Explanation:
    """A known problem in the window's language; a state that it names is told in words too."""
    told = in_words(params)
    if "state" in told:
        told["state"] = outbox_words(OutboxState(str(told["state"])))
    return explain(code, told, language())


def in_a_line(problem: KnownProblem) -> str:
    """A known problem and the way on, one after the other."""
    told = explained(problem.code, problem.params)
    return f"{told.title}. {told.advice}"


def in_words(params: Mapping[str, object]) -> dict[str, object]:
    """The parameters of a problem, with its times as the window writes them."""
    return {name: _time_words(str(value)) if name in MOMENTS else value for name, value in params.items()}


def _time_words(at: str) -> str:
    """`17 Mar 2026 09.30` of `2026-03-17 09:30`, as a problem that is told on the command line too has it."""
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        return at
    return f"{day(when)} {clock_time(when)}"


def language() -> str:
    """The window's language, as the texts that are data know it: `id` or `en`."""
    return "id" if QLocale().language() is QLocale.Language.Indonesian else "en"
