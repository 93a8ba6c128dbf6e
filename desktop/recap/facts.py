"""What a recap reads of each complaint, in two passes over the cache: the complaints, and when things happened to them.

Times become days in WIB, as ordinals: every metric counts in days, and thousands of dates would be slow to make.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop.cache.projection import Bucket
from desktop.complaint import EventKind

if TYPE_CHECKING:
    from datetime import date

    from sqlite_utils import Database

_DAY = "CAST((unixepoch({0}) + 25200) / 86400 + 719163 AS INTEGER)"
"""The ordinal of the day in WIB (seven hours ahead) of a time; NULL for a text that is none."""
_OURS = "kind = 'followup' AND actor IN ('me', 'colleague')"

_COMPLAINTS = f"""
SELECT id, tracking_id, title, status, classification, category, channel, institution,
       {_DAY.format("nullif(received_at, '')")} AS received, {_DAY.format("nullif(disposed_at, '')")},
       rating, bucket, due, is_anonymous, reporter_name
FROM complaint WHERE received BETWEEN ? AND ? OR received IS NULL
"""  # noqa: S608 - expressions of ours
_TIMES = f"""
SELECT complaint_id, min({_DAY.format("at")}) FILTER (WHERE kind = 'disposed'),
       min({_DAY.format("at")}) FILTER (WHERE {_OURS}), max({_DAY.format("at")}) FILTER (WHERE {_OURS}),
       max({_DAY.format("at")}) FILTER (WHERE kind IN ('closed', 'archived')), max(kind = 'held')
FROM event GROUP BY complaint_id
"""  # noqa: S608 - expressions of ours
_HOLDS = f"""
SELECT complaint_id, kind = 'held', {_DAY.format("at")} FROM event
WHERE complaint_id IN (SELECT value FROM json_each(?)) AND kind != ? ORDER BY complaint_id, unixepoch(at), event_id
"""  # noqa: S608 - expressions of ours
_RECEIVED, _BUCKET = 8, 11
_NOTHING = (None, None, None, None, 0)


class Fact(NamedTuple):
    """One complaint. Days are ordinals; None where the desk doesn't know or it has not happened."""

    id: int
    tracking_id: str
    title: str
    status: str
    classification: str
    category: str
    channel: str
    unit: str
    received: int
    disposed: int | None
    first_answer: int | None
    """The institution's first follow-up."""
    last_answer: int | None
    ended: int | None
    """Closing or archiving."""
    holds: tuple[tuple[int, int | None], ...]
    """Waits for the reporter to complete the complaint: from a day until a day, or until now."""
    has_timeline: bool
    rating: int | None
    bucket: int
    due: str | None
    is_anonymous: bool
    reporter_name: str


@dataclass(frozen=True, slots=True)
class Found:
    """The complaints of a span of days, and how many could not be taken."""

    facts: list[Fact]
    gone: list[int]
    """Days of receipt of those that are with another institution now."""
    undated: int
    """Complaints on the desk whose day of receipt is not known."""


def read_facts(db: Database, first: date, last: date) -> Found:
    """The complaints received from the one day to the other."""
    rows = db.execute(_COMPLAINTS, [first.toordinal(), last.toordinal()]).fetchall()
    times = {row[0]: row[1:] for row in db.execute(_TIMES).fetchall()}
    holds = _read_holds(db, [complaint_id for complaint_id, known in times.items() if known[4]])
    found = Found([], [], sum(row[_RECEIVED] is None and row[_BUCKET] != Bucket.GONE for row in rows))
    for complaint_id, *head, received, disposed, rating, bucket, due, is_anonymous, name in rows:
        if bucket == Bucket.GONE:
            found.gone.append(received or 0)
        elif received is not None:
            disposed_then, first_answer, last_answer, ended, _ = times.get(complaint_id, _NOTHING)
            days = (received, disposed or disposed_then, first_answer, last_answer, ended)
            held = holds.get(complaint_id, ())
            rest = (held, complaint_id in times, rating, bucket, due, bool(is_anonymous), name)
            found.facts.append(Fact._make((complaint_id, *head, *days, *rest)))
    return found


def _read_holds(db: Database, complaint_ids: list[int]) -> dict[int, tuple[tuple[int, int | None], ...]]:
    """From each hold until whatever happened next."""
    steps: defaultdict[int, list[tuple[bool, int]]] = defaultdict(list)
    for complaint_id, is_hold, day in db.execute(_HOLDS, [json.dumps(complaint_ids), EventKind.RATED.value]).fetchall():
        steps[complaint_id].append((bool(is_hold), day))
    return {complaint_id: tuple(_holds(each)) for complaint_id, each in steps.items()}


def _holds(steps: list[tuple[bool, int]]) -> list[tuple[int, int | None]]:
    found: list[tuple[int, int | None]] = []
    began: int | None = None
    for is_hold, day in steps:
        if is_hold and began is None:
            began = day
        elif not is_hold and began is not None:
            found.append((began, day))
            began = None
    return found if began is None else [*found, (began, None)]
