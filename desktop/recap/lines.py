"""The complaints of a recap one by one, fit to leave the PC: names and numbers of persons covered, unless asked for.

The name of an anonymous reporter is never told, whatever is asked for.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from desktop.cache.keeping.freezes import FROZEN
from desktop.plain_text import one_line
from desktop.recap.facts import read_facts
from desktop.recap.limits import read_yardstick
from desktop.recap.marks import follow_up_days
from desktop.sensitive import covered

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.recap.facts import Fact
    from desktop.recap.limits import DayCounts
    from desktop.recap.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintLine:
    """A complaint as an export tells it. `reporter`: None where it is masked, empty where it is not known."""

    tracking_id: str
    received: date
    title: str
    classification: str
    category: str
    unit: str
    channel: str
    status: str
    is_anonymous: bool
    reporter: str | None
    disposed: date | None
    first_answer: date | None
    follow_up_days: int | None
    ended: date | None
    rating: int | None


def read_lines(db: Database, period: Period, today: date, *, is_masked: bool = True) -> list[ComplaintLine]:
    """The complaints received in a period, the first first, without those that are frozen."""
    days = read_yardstick(db, period.first, period.last, today).days
    facts = {fact.id: fact for fact in read_facts(db, period.first, period.last).facts}
    rows = db.execute(
        "SELECT id, title, is_anonymous, reporter_name FROM complaint "  # noqa: S608 - the query is ours
        f"WHERE id IN (SELECT value FROM json_each(?)) AND tracking_id NOT IN ({FROZEN}) "
        "ORDER BY unixepoch(received_at), id",
        [json.dumps(list(facts))],
    ).fetchall()
    return [
        _line(facts[complaint_id], _Person(title, bool(is_anonymous), name), days, is_masked=is_masked)
        for complaint_id, title, is_anonymous, name in rows
    ]


def fit(text: str, *, is_masked: bool) -> str:
    """A citizen's words on one line, with the numbers of persons covered."""
    plain = one_line(text)
    return covered(plain) if is_masked else plain


class _Person(NamedTuple):
    """What a citizen told."""

    title: str
    is_anonymous: bool
    name: str


def _line(fact: Fact, person: _Person, days: DayCounts, *, is_masked: bool) -> ComplaintLine:
    return ComplaintLine(
        tracking_id=fact.tracking_id,
        received=date.fromordinal(fact.received),
        title=fit(person.title, is_masked=is_masked),
        classification=one_line(fact.classification),
        category=one_line(fact.category),
        unit=one_line(fact.unit),
        channel=one_line(fact.channel),
        status=fact.status,
        is_anonymous=person.is_anonymous,
        reporter=None if is_masked or person.is_anonymous else one_line(person.name),
        disposed=_day(fact.disposed),
        first_answer=_day(fact.first_answer),
        follow_up_days=follow_up_days(fact, days),
        ended=_day(fact.ended),
        rating=fact.rating,
    )


def _day(ordinal: int | None) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None
