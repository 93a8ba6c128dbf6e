"""Complaints like this one that were answered before: found in the index of words, without a network.

The index keeps no positions and no texts, so SQLite has nothing to rank by. The rare words of the complaint at hand
rank instead: each weighs the more, the fewer complaints have it, and those that share most weight come first.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from desktop.cache.words import stem
from desktop.complaint import Actor, EventKind, TrackingId

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.cache.connection import Database

MOST_FOUND = 8

_WORD = re.compile(r"[^\W\d_]{3,40}")
_WORDS_READ = 400
"""Words of a complaint that are looked at: what it is about stands in its beginning."""
_MOST_TERMS = 14
_MOST_COMMON_SHARE = 0.15
"""A word that more complaints have tells nothing about what one is about."""
_MOST_COMMON = 4_000
_LEAST_SHARE = 0.34
"""Of the weight of all chosen words that a complaint must have to be like this one."""
_LEAST_TERMS = 3
_TITLE_WEIGHT = 1.6
_CANDIDATES = 60
_OURS = (Actor.ME.value, Actor.COLLEAGUE.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredBefore:
    """A complaint like the one at hand, with the answer of the most words that it was given."""

    tracking_id: TrackingId
    title: str
    reporter_name: str
    answer: str
    answered_at: str
    """RFC 3339."""
    likeness: float
    """From 0 to 1: how much of the weight it shares."""


@dataclass(frozen=True, slots=True)
class _Term:
    word: str
    weight: float


def answered_before(db: Database, tracking_id: TrackingId) -> list[AnsweredBefore]:
    """Up to `MOST_FOUND`, the likest first; none for a complaint that this PC doesn't hold."""
    row = db.execute(
        "SELECT id, title, CASE body_edited WHEN '' THEN body ELSE body_edited END FROM complaint "
        "WHERE tracking_id = ?",
        [tracking_id],
    ).fetchone()
    if row is None:
        return []
    complaint_id, title, body = row
    terms = _terms(db, title, body)
    if len(terms) < _LEAST_TERMS:
        return []
    scores = _scores(db, terms)
    scores.pop(complaint_id, None)
    whole = sum(term.weight for term in terms)
    ranked = sorted(scores, key=lambda found: (-scores[found], -found))
    alike = [found for found in ranked[:_CANDIDATES] if scores[found] >= whole * _LEAST_SHARE]
    answers = _answers(db, alike)
    return [_found(answers[found], scores[found] / whole) for found in alike if found in answers][:MOST_FOUND]


def _terms(db: Database, title: str, body: str) -> list[_Term]:
    """The words that tell most about a complaint, as they stand in the index."""
    (count,) = db.execute("SELECT count(*) FROM complaint").fetchone()
    most = min(_MOST_COMMON, max(_LEAST_TERMS, count * _MOST_COMMON_SHARE))
    in_title = set(_stems(title))
    weighed = []
    for word in dict.fromkeys([*in_title, *islice(_stems(body), _WORDS_READ)]):
        found = db.execute("SELECT doc FROM complaint_word_count WHERE term = ?", [word]).fetchone()
        if found and 1 < found[0] <= most:
            weight = math.log((count + 1) / found[0]) * (_TITLE_WEIGHT if word in in_title else 1)
            weighed.append(_Term(word, weight))
    return sorted(weighed, key=lambda term: -term.weight)[:_MOST_TERMS]


def _stems(text: str) -> Iterator[str]:
    return (stem(word) for word in _WORD.findall(text.lower()))


def _scores(db: Database, terms: Sequence[_Term]) -> dict[int, float]:
    scores: defaultdict[int, float] = defaultdict(float)
    for term in terms:
        query = "SELECT rowid FROM complaint_words WHERE complaint_words MATCH ?"
        for (found,) in db.execute(query, [f'"{term.word}"']).fetchall():
            scores[found] += term.weight
    return dict(scores)


def _answers(db: Database, complaint_ids: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    """The longest answer of an institution to each of these complaints that has one: later ones often only add."""
    marks = ", ".join("?" * len(complaint_ids))
    rows = db.execute(
        "SELECT c.id, c.tracking_id, c.title, c.reporter_name, e.text, e.at, max(length(e.text)) "  # noqa: S608 - marks are ours
        "FROM event e JOIN complaint c ON c.id = e.complaint_id "
        f"WHERE e.complaint_id IN ({marks}) AND e.kind = ? AND e.actor IN (?, ?) AND e.text != '' GROUP BY c.id",
        [*complaint_ids, EventKind.FOLLOW_UP.value, *_OURS],
    ).fetchall()
    return {row[0]: row for row in rows}


def _found(row: tuple[Any, ...], likeness: float) -> AnsweredBefore:
    _, tracking_id, title, reporter_name, answer, answered_at, _ = row
    return AnsweredBefore(
        tracking_id=TrackingId(tracking_id),
        title=title,
        reporter_name=reporter_name,
        answer=answer,
        answered_at=answered_at,
        likeness=likeness,
    )
