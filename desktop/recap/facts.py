"""What a recap reads of each complaint, in one pass over the cache: the complaints, and when things happened to them.

Times become days in WIB, as ordinals: every metric counts in days, and thousands of dates would be slow to make.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from desktop.cache.keeping.freezes import FROZEN
from desktop.cache.projection import Bucket
from desktop.complaint import EventKind, Status

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.cache.connection import Database

_DAY = "CAST((unixepoch({0}) + 25200) / 86400 + 719163 AS INTEGER)"
"""The ordinal of the day in WIB (seven hours ahead) of a time; NULL for a text that is none."""
_OURS = "kind = 'followup' AND actor IN ('me', 'colleague')"

_FACTS = f"""
WITH times AS MATERIALIZED (
    SELECT complaint_id, min({_DAY.format("at")}) FILTER (WHERE kind = 'disposed') AS disposed,
           min({_DAY.format("at")}) FILTER (WHERE {_OURS}) AS first_answer,
           max({_DAY.format("at")}) FILTER (WHERE {_OURS}) AS last_answer,
           max({_DAY.format("at")}) FILTER (WHERE kind IN ('closed', 'archived')) AS ended,
           max(kind = 'held') AS was_held
    FROM event GROUP BY complaint_id
)
SELECT json_group_array(json_array(
    id, tracking_id, status, classification, category, channel, institution, coalesce(received, 0),
    coalesce({_DAY.format("nullif(disposed_at, '')")}, disposed), first_answer, last_answer, ended,
    was_held, rating, bucket, due
)) FROM (SELECT *, {_DAY.format("nullif(received_at, '')")} AS received FROM complaint)
LEFT JOIN times ON complaint_id = id WHERE received BETWEEN ? AND ? OR received IS NULL
"""  # noqa: S608 - expressions of ours
_STEPS = f"""
SELECT complaint_id, kind, {_DAY.format("at")} AS day FROM event
WHERE complaint_id IN (SELECT value FROM json_each(?)) AND day IS NOT NULL
ORDER BY complaint_id, unixepoch(at), event_id
"""  # noqa: S608 - expressions of ours
_KEEPS_WAITING = frozenset({EventKind.HELD, EventKind.RATED, EventKind.EDITED, EventKind.OTHER})
"""What does not end a hold, as the desk's settlement clock has it."""
_TALK = frozenset({EventKind.FOLLOW_UP, EventKind.REPLY})
Steps = list[tuple[str, int]]


class Fact(NamedTuple):
    """One complaint. Days are ordinals; None where the desk doesn't know or it has not happened."""

    id: int
    tracking_id: str
    status: str
    classification: str
    category: str
    channel: str
    unit: str
    received: int
    """0 where it is not known; such complaints are in no period."""
    disposed: int | None
    first_answer: int | None
    """The institution's first follow-up."""
    last_answer: int | None
    ended: int | None
    """Closing or archiving."""
    was_held: int | None
    """Whether it waited for its reporter at some time; None where the desk has no timeline of it."""
    rating: int | None
    bucket: int
    due: str | None
    holds: tuple[tuple[int, int | None], ...] = ()
    """Waits for the reporter to complete the complaint: from a day until a day, or until now."""
    talk: tuple[tuple[bool, int], ...] = ()
    """Of one that the reporter replied to: answers (True) and replies by their days, in their order."""

    @property
    def has_timeline(self) -> bool:
        """Whether anything tells when it was answered."""
        return self.was_held is not None


_decoder = msgspec.json.Decoder(list[Fact])


@dataclass(frozen=True, slots=True)
class Found:
    """The complaints of a span of days, and how many could not be taken."""

    facts: list[Fact]
    gone: list[int]
    """Days of receipt of those that are with another institution now."""
    undated: int
    """Complaints on the desk whose day of receipt is not known."""


def read_facts(db: Database, first: date, last: date) -> Found:
    """The complaints received from the one day to the other.

    They come in one row: the binding lets go of the interpreter at each, and waits for a busy window each time.
    """
    (told,) = db.execute(_FACTS, [first.toordinal(), last.toordinal()]).fetchone()
    everything = _decoder.decode(told)
    steps = _read_steps(db, [fact.id for fact in everything if _has_a_story(fact)])
    facts, gone, undated = [], [], 0
    for fact in everything:
        if fact.bucket == Bucket.GONE:
            gone.append(fact.received)
        elif not fact.received:
            undated += 1
        else:
            facts.append(_with_story(fact, steps[fact.id]) if fact.id in steps else fact)
    return Found(facts, gone, undated)


def read_titles(db: Database, facts: Sequence[Fact]) -> dict[int, str]:
    """Titles by the ids of facts: few complaints of a recap are told one by one. One that is frozen has none."""
    ids = json.dumps([fact.id for fact in facts])
    query = (
        f"SELECT id, iif(tracking_id IN ({FROZEN}), '', title) FROM complaint "  # noqa: S608 - the query is ours
        "WHERE id IN (SELECT value FROM json_each(?))"
    )
    return dict(db.execute(query, [ids]).fetchall())


def _has_a_story(fact: Fact) -> bool:
    return bool(fact.was_held) or fact.status == Status.REPORTER_REPLIED.value


def _read_steps(db: Database, complaint_ids: list[int]) -> dict[int, Steps]:
    steps: defaultdict[int, Steps] = defaultdict(list)
    for complaint_id, kind, day in db.execute(_STEPS, [json.dumps(complaint_ids)]).fetchall():
        steps[complaint_id].append((kind, day))
    return steps


def _with_story(fact: Fact, steps: Steps) -> Fact:
    talk = tuple((kind == EventKind.FOLLOW_UP, day) for kind, day in steps if kind in _TALK)
    return fact._replace(holds=tuple(_holds(steps)), talk=talk)


def _holds(steps: Steps) -> list[tuple[int, int | None]]:
    """From each hold until whatever ended it."""
    found: list[tuple[int, int | None]] = []
    began: int | None = None
    for kind, day in steps:
        if kind == EventKind.HELD:
            began = day if began is None else began
        elif began is not None and kind not in _KEEPS_WAITING:
            found.append((began, day))
            began = None
    return found if began is None else [*found, (began, None)]
