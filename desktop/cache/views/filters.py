"""Filters that combine: what a list is narrowed to, and how many complaints each choice would leave.

Within one kind of choice any value will do, between kinds all must hold. All that is asked of a complaint here is in
one index, so that no text is read.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from desktop.cache.days import calendar
from desktop.cache.projection import Bucket
from desktop.recap.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from desktop.cache.connection import Database

SOON_DAYS = 2
"""Working days that are left when a deadline is near (see the colours in use at campuses: warning from two days)."""

OPEN_DRAFTS = """SELECT tracking_id FROM draft WHERE text != ''
    AND state IN ('DRAFT', 'AWAITING_APPROVAL', 'RETURNED', 'APPROVED')
    UNION SELECT tracking_id FROM draft_file WHERE state = 'ATTACHED'"""
"""Complaints with a text or a file of the officer's that is not queued yet."""


class Deadline(StrEnum):
    """How much time a complaint has left."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    NONE = "none"


class Flag(StrEnum):
    """What a complaint has or is, each by itself."""

    ANONYMOUS = "anonymous"
    SECRET = "secret"  # noqa: S105 - the name of the flag
    ATTACHMENT = "attachment"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is left in a list. An empty kind leaves all; flags must all be there."""

    statuses: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    deadlines: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    periods: frozenset[str] = frozenset()
    """Names of periods (see `desktop.recap.period`) of which the day of receipt lies in one."""

    def __bool__(self) -> bool:
        """Whether it leaves anything out."""
        return any(getattr(self, kind) for kind in KINDS)

    def toggled(self, kind: str, value: str) -> Filter:
        """The same with one choice more, or less."""
        chosen: frozenset[str] = getattr(self, kind)
        return Filter(**_sets(self) | {kind: chosen ^ {value}})

    def without(self, kind: str) -> Filter:
        """The same with all values of one kind."""
        return Filter(**_sets(self) | {kind: frozenset()})

    def as_json(self) -> dict[str, list[str]]:
        """For the settings."""
        return {kind: sorted(getattr(self, kind)) for kind in KINDS if getattr(self, kind)}

    @classmethod
    def of_json(cls, value: Mapping[str, Iterable[str]]) -> Filter:
        """What `as_json` gave; kinds that are not known any more are passed over."""
        return cls(**{kind: frozenset(map(str, value[kind])) for kind in KINDS if kind in value})


KINDS = tuple(field.name for field in fields(Filter))
NOT_COUNTED = frozenset({"categories", "periods"})
"""Chosen elsewhere, as in a recap: they are in no index, or have too many values to offer."""
_COLUMNS = {
    "statuses": "c.status",
    "classes": "c.classification",
    "channels": "c.channel",
    "categories": "c.category",
}
_FLAGS = {
    Flag.ANONYMOUS: "c.is_anonymous",
    Flag.SECRET: "c.is_secret",
    Flag.ATTACHMENT: "c.attachment_count > 0",
    Flag.DRAFT: f"c.tracking_id IN ({OPEN_DRAFTS})",
}
DUE = f"CASE WHEN c.bucket != {Bucket.REPORTER:d} OR c.due >= :today THEN c.due END"
"""A day that passed while it was the reporter's turn is no deadline any more: what they were answered stands."""
_DEADLINES = {
    Deadline.LATE: f"{DUE} < :today",
    Deadline.TODAY: f"{DUE} = :today",
    Deadline.SOON: f"({DUE} > :today AND {DUE} <= :soon)",
    Deadline.LATER: f"{DUE} > :soon",
    Deadline.NONE: f"{DUE} IS NULL",
}
_WAITING_UNITS = "SELECT tracking_id FROM forward WHERE state = 'WAITING' AND unit IN ({})"


def condition(chosen: Filter) -> tuple[str, dict[str, object]]:
    """SQL over the complaint `c`, beginning with AND, with its parameters but those of `days`. Empty for no filter."""
    params: dict[str, object] = {}
    parts = [
        f"{column} IN ({_marks(params, kind, getattr(chosen, kind))})"
        for kind, column in _COLUMNS.items()
        if getattr(chosen, kind)
    ]
    if chosen.units:
        marks = _marks(params, "units", chosen.units)
        parts.append(f"(c.institution IN ({marks}) OR c.tracking_id IN ({_WAITING_UNITS.format(marks)}))")
    if chosen.deadlines:
        parts.append("(" + " OR ".join(_DEADLINES[Deadline(value)] for value in sorted(chosen.deadlines)) + ")")
    parts += [_FLAGS[Flag(value)] for value in sorted(chosen.flags)]
    if chosen.periods:
        parts.append("(" + " OR ".join(_within(params, name) for name in sorted(chosen.periods)) + ")")
    return "".join(f" AND {part}" for part in parts), params


def days(db: Database, today: date) -> dict[str, object]:
    """The parameters `today` and `soon` of a condition."""
    return {"today": today.isoformat(), "soon": calendar.load(db).after(today, SOON_DAYS).isoformat()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """How many complaints of a list there are of each value, by kind."""

    counts: Mapping[str, Mapping[str, int]]


def facets(db: Database, condition_of_list: str, today: date) -> Facets:
    """What can be chosen in a list, and how many complaints each choice has there."""
    asked = days(db, today)
    rows = db.execute(
        f"SELECT c.status, c.classification, c.institution, c.channel, {DUE}, c.is_anonymous, c.is_secret, "  # noqa: S608 - conditions are ours
        f"c.attachment_count > 0, c.tracking_id IN ({OPEN_DRAFTS}), count(*) FROM complaint c "
        f"WHERE {condition_of_list} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9",
        asked,
    ).fetchall()
    counted: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS if kind not in NOT_COUNTED}
    for status, classification, unit, channel, due, anonymous, secret, attached, drafted, count in rows:
        counted["statuses"][status] += count
        counted["classes"][classification] += count
        counted["units"][unit] += count
        counted["channels"][channel] += count
        counted["deadlines"][_deadline(due, asked)] += count
        marks = ((Flag.ANONYMOUS, anonymous), (Flag.SECRET, secret), (Flag.ATTACHMENT, attached), (Flag.DRAFT, drafted))
        counted["flags"].update({flag: count for flag, is_set in marks if is_set})
    _count_waiting_units(db, condition_of_list, asked, counted["units"])
    return Facets(counts=counted)


def _count_waiting_units(db: Database, condition_of_list: str, asked: dict[str, object], units: Counter[str]) -> None:
    """Complaints that wait for a unit inside the campus count for that unit too."""
    found = db.execute(
        "SELECT f.unit, count(DISTINCT c.id) FROM forward f JOIN complaint c ON c.tracking_id = f.tracking_id "  # noqa: S608 - conditions are ours
        f"WHERE f.state = 'WAITING' AND f.unit != c.institution AND {condition_of_list} GROUP BY 1",
        asked,
    ).fetchall()
    for unit, count in found:
        units[unit] += count


def _deadline(due: str | None, asked: Mapping[str, Any]) -> Deadline:
    if due is None:
        return Deadline.NONE
    if due <= asked["today"]:
        return Deadline.TODAY if due == asked["today"] else Deadline.LATE
    return Deadline.SOON if due <= asked["soon"] else Deadline.LATER


def _within(params: dict[str, object], name: str) -> str:
    """Received in a period, by the day in WIB."""
    period, place = Period.parse(name), len(params)
    params |= {f"first_{place}": period.first.isoformat(), f"last_{place}": period.last.isoformat()}
    return f"date(c.received_at, '+7 hours') BETWEEN :first_{place} AND :last_{place}"


def _marks(params: dict[str, object], kind: str, values: Iterable[str]) -> str:
    named = {f"{kind}_{number}": value for number, value in enumerate(sorted(values))}
    params |= named
    return ", ".join(f":{name}" for name in named)


def _sets(chosen: Filter) -> dict[str, frozenset[str]]:
    return asdict(chosen)
