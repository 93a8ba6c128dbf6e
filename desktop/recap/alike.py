"""Groups of complaints in nearly the same words, found among many without comparing each with each.

Two texts that are nearly the same share most pairs of words, so they share some of the pairs that come first in a fixed
shuffled order (a sketch, as MinHash makes it). Only such texts are compared in full.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

from desktop.cache.keeping.freezes import FROZEN
from desktop.cache.projection import Bucket
from desktop.likeness import gist, is_nearly_same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from desktop.cache.connection import Database
    from desktop.likeness import Gist
    from desktop.recap.period import Period

_SKETCH = 12
"""Pairs of a text that are looked up."""
_MOST_SHARING = 60
"""Texts that may have a pair of the sketch in common: more is a greeting, not a likeness."""


@dataclass(frozen=True, slots=True)
class Text:
    """A complaint's own words."""

    tracking_id: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Complaints that say the same, in the order of their numbers; the title is that of the first."""

    title: str
    tracking_ids: tuple[str, ...]


def read_texts(db: Database, period: Period) -> list[Text]:
    """The texts of the complaints received in a period, in one row: the binding lets go of the interpreter at each."""
    (found,) = db.execute(
        "SELECT json_group_array(json_array(tracking_id, title, body)) FROM complaint "  # noqa: S608 - the query is ours
        f"WHERE bucket != ? AND tracking_id NOT IN ({FROZEN}) AND date(received_at, '+7 hours') BETWEEN ? AND ?",
        [Bucket.GONE, period.first.isoformat(), period.last.isoformat()],
    ).fetchone()
    return [Text(*each) for each in json.loads(found)]


def alike(texts: Sequence[Text], is_stopped: Callable[[], bool] = lambda: False) -> tuple[Alike, ...]:
    """The groups, the largest first; nothing where it was stopped.

    Takes some 0.3 s for each 1,000 and more: not for the desk's reader, which others wait for.
    """
    gists: list[Gist] = []
    for text in texts:
        if is_stopped():
            return ()
        gists.append(gist(text.body))
    group_of = _Groups(len(texts))
    for one, other in _candidates(gists):
        if is_stopped():
            return ()
        if not group_of.is_one(one, other) and is_nearly_same(gists[one], gists[other]):
            group_of.join(one, other)
    return _told(texts, group_of.members())


def _candidates(gists: Sequence[Gist]) -> Iterable[tuple[int, int]]:
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for place, each in enumerate(gists):
        for mark in sorted(crc32(" ".join(pair).encode()) for pair in each)[:_SKETCH]:
            holders[mark].append(place)
    pairs = {
        (one, other)
        for places in holders.values()
        if len(places) <= _MOST_SHARING
        for number, one in enumerate(places)
        for other in places[number + 1 :]
    }
    return sorted(pairs)


def _told(texts: Sequence[Text], groups: Iterable[list[int]]) -> tuple[Alike, ...]:
    made = []
    for places in groups:
        members = sorted((texts[place] for place in places), key=lambda text: (len(text.tracking_id), text.tracking_id))
        made.append(Alike(members[0].title, tuple(text.tracking_id for text in members)))
    return tuple(sorted(made, key=lambda each: (-len(each.tracking_ids), each.tracking_ids)))


class _Groups:
    """Which texts belong together (union-find)."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def is_one(self, one: int, other: int) -> bool:
        return self._top(one) == self._top(other)

    def join(self, one: int, other: int) -> None:
        self._above[self._top(other)] = self._top(one)

    def members(self) -> list[list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for place in range(len(self._above)):
            found[self._top(place)].append(place)
        return [places for places in found.values() if len(places) > 1]

    def _top(self, place: int) -> int:
        while self._above[place] != place:
            self._above[place] = place = self._above[self._above[place]]
        return place
