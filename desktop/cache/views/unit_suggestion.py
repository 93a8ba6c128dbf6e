"""Which unit a complaint may be for: shown to the officer with its reason, never chosen for them.

What they did with complaints like this one counts before the small table of campus topics
(`resources/campus/topics.json`), and a topic in the title before a unit that the text merely names.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

import resources
from desktop.cache.intents import units
from desktop.cache.mirror import complaints

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cache.connection import Database
    from desktop.complaint import Complaint, TrackingId

_LEAST = 4
"""Letters of a word that may tell something, unless the table knows a shorter one."""
_ENOUGH_BY_CATEGORY = 2
"""Forwards of the same category that count without a word in common."""
_WORD = re.compile(r"[\w-]+")


class Reason(StrEnum):
    """Why a unit is suggested."""

    HISTORY = "history"
    """It was given complaints like this one."""
    TOPIC = "topic"
    """A word of the complaint is about its work."""
    NAMED = "named"
    """The complaint names it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A unit, why, and on what evidence: a word of the complaint, or how many forwards."""

    unit: str
    reason: Reason
    evidence: str


@dataclass(frozen=True, slots=True)
class _Topic:
    pattern: re.Pattern[str]
    units: tuple[str, ...]
    usual: str


@dataclass(frozen=True, slots=True)
class _Table:
    topics: tuple[_Topic, ...]
    short: frozenset[str]
    """`ukt`, `krs`: short words that tell something."""
    common: frozenset[str]
    """Words in every other title."""


def suggest(db: Database, tracking_id: TrackingId) -> Suggestion | None:
    """The likeliest unit for a complaint; None where nothing speaks for one."""
    complaint = complaints.get(db, tracking_id)
    if complaint is None:
        return None
    names = [unit.name for unit in units.known(db)]
    body = complaint.body_edited or complaint.body
    return (
        _by_history(db, complaint)
        or _by_topic(complaint.title, names)
        or _by_name(f"{complaint.title}\n{body}", names)
        or _by_topic(body, names)
    )


def _by_history(db: Database, complaint: Complaint) -> Suggestion | None:
    rows = db.execute(
        "SELECT f.unit, c.title FROM forward f JOIN complaint c ON c.tracking_id = f.tracking_id "
        "WHERE c.category = ? AND c.category != '' AND f.state != 'WITHDRAWN' AND f.tracking_id != ? "
        "ORDER BY f.forward_id DESC LIMIT 200",
        [complaint.category, complaint.tracking_id],
    ).fetchall()
    words = _telling_words(complaint.title)
    alike = Counter(unit for unit, title in rows if words & _telling_words(title))
    of_category = Counter(unit for unit, _ in rows)
    for counter, least in ((alike, 1), (of_category, _ENOUGH_BY_CATEGORY)):
        for unit, count in counter.most_common(1):
            if count >= least:
                return Suggestion(unit, Reason.HISTORY, str(count))
    return None


def _by_topic(text: str, names: Sequence[str]) -> Suggestion | None:
    for topic in _table().topics:
        found = topic.pattern.search(text)
        if found:
            unit = next((name for name in names if _is_for(name, topic)), topic.usual)
            return Suggestion(unit, Reason.TOPIC, found.group())
    return None


def _by_name(text: str, names: Sequence[str]) -> Suggestion | None:
    """The unit that is named first; a name that is contained in another one yields to it."""
    lowered = text.casefold()
    places = [(lowered.find(name.casefold()), -len(name), name) for name in names if name.casefold() in lowered]
    return Suggestion(min(places)[2], Reason.NAMED, min(places)[2]) if places else None


def _is_for(name: str, topic: _Topic) -> bool:
    return any(re.search(rf"\b{re.escape(hint)}\b", name.casefold()) for hint in topic.units)


def _telling_words(title: str) -> set[str]:
    words = {word.casefold() for word in _WORD.findall(title)}
    return {word for word in words if word in _table().short or (len(word) >= _LEAST and word not in _table().common)}


@cache
def _table() -> _Table:
    told = json.loads(resources.path("campus/topics.json").read_text(encoding="utf-8"))
    topics = told["topics"]
    return _Table(
        topics=tuple(_Topic(_any_of(topic["words"]), tuple(topic["units"]), topic["usual"]) for topic in topics),
        short=frozenset(word for topic in topics for word in topic["words"] if len(word) < _LEAST),
        common=frozenset(told["common"]),
    )


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b", re.IGNORECASE)
