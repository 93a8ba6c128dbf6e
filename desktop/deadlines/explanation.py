"""A deadline in a sentence or two: from when it counts, which days were passed over and why, by which rule.

The texts are data in both languages (`resources/messages/deadlines.*.json`), for the window and the command line alike.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import resources
from desktop.clock import WIB
from desktop.deadlines.rules import Counts, Source
from desktop.phrases import filled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, tzinfo

    from desktop.deadlines.calendar import WorkingCalendar
    from desktop.deadlines.clock import Clock
    from desktop.deadlines.rules import Rule

Texts = dict[str, Any]


@cache
def texts(language: str) -> Texts:
    """All texts of a language (`id` or `en`)."""
    raw = resources.path(f"messages/deadlines.{language}.json").read_text(encoding="utf-8")
    return cast("Texts", json.loads(raw))


def explain(
    clock: Clock,
    calendar: WorkingCalendar,
    names: Mapping[date, str],
    *,
    today: date,
    language: str,
    zone: tzinfo | None = None,
) -> str:
    """The deadline explained; `names` are those of days off, `zone` is where the officer is (None: as the PC says)."""
    return " ".join(_sentences(texts(language), clock, _Days(calendar, names, today, zone)))


def headline(clock: Clock, *, today: date, language: str) -> str:
    """Only until when, how long and since when."""
    return _head(texts(language), clock, today)


@dataclass(frozen=True, slots=True)
class _Days:
    """By which calendar, seen from when and where."""

    calendar: WorkingCalendar
    names: Mapping[date, str]
    today: date
    zone: tzinfo | None


def _sentences(told: Texts, clock: Clock, days: _Days) -> Iterator[str]:
    yield _head(told, clock, days.today)
    if clock.due is not None:
        yield told["day-zero"]
        yield _end(told, clock.due, days)
        if clock.rule.counts is Counts.WORKING_DAYS:
            yield from _skipped(told, clock, clock.due, days)
    for pause in clock.pauses:
        yield told["pause"].format(start=_short(told, pause.start), end=_short(told, pause.end))
    yield from _basis(told, clock.rule)


def _head(told: Texts, clock: Clock, today: date) -> str:
    key = clock.kind.value if clock.due is not None else "paused"
    values = {
        "due": _day(told, clock.due, today) if clock.due else "",
        "limit": filled(told[clock.rule.counts.value], {"count": clock.rule.limit}),
        "start": _day(told, clock.start, today),
        "class": clock.rule.classification,
    }
    return cast("str", told[key].format_map(values))


def _end(told: Texts, due: date, seen: _Days) -> str:
    """The end of a day in WIB is another hour in WITA and WIT."""
    midnight = datetime.combine(due + timedelta(days=1), time(), WIB)
    local = midnight.astimezone(seen.zone)
    if local.utcoffset() == midnight.utcoffset():
        return cast("str", told["end"])
    return cast("str", told["end-elsewhere"].format(time=f"{local:%H.%M}", day=_day(told, local.date(), seen.today)))


def _skipped(told: Texts, clock: Clock, due: date, seen: _Days) -> Iterator[str]:
    days = []
    if any((clock.start + timedelta(days=n)).weekday() > 4 for n in range(1, (due - clock.start).days)):  # noqa: PLR2004
        days.append(told["weekends"])
    for day in seen.calendar.off_between(clock.start, due):
        name = seen.names.get(day, "")
        days.append(told["and-day"].format(day=_short(told, day), name=name) if name else _short(told, day))
    if days:
        yield told["skipped"].format(days=", ".join(days))


def _basis(told: Texts, rule: Rule) -> Iterator[str]:
    if rule.source is not Source.SHIPPED:
        yield told[f"source-{rule.source.name.lower()}"]
    if rule.basis:
        since = _since(told, rule)
        yield told["basis-since" if since else "basis"].format(basis=rule.basis, since=since)
    if not rule.is_confirmed:
        yield told["unconfirmed"]


def _since(told: Texts, rule: Rule) -> str:
    """As exactly as it is known: a year, a month, a day."""
    match rule.since.count("-"):
        case 0:
            return rule.since
        case 1:
            return cast("str", told["month"].format(month=told["months"][rule.begins.month - 1], year=rule.begins.year))
        case _:
            return f"{_short(told, rule.begins)} {rule.begins.year}"


def _day(told: Texts, day: date, today: date) -> str:
    key = "day" if day.year == today.year else "day-with-year"
    return cast(
        "str",
        told[key].format(
            weekday=told["weekdays"][day.weekday()], day=day.day, month=told["months"][day.month - 1], year=day.year
        ),
    )


def _short(told: Texts, day: date) -> str:
    return cast("str", told["short-day"].format(day=day.day, month=told["months"][day.month - 1]))
