"""What changed between two texts, word by word: for an admin's edits of a complaint and for versions of an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from enum import StrEnum
from itertools import takewhile

_WORDS = re.compile(r"\S+\s*|\s+")
_MOST_STEPS = 600_000
"""Of comparing, some 30 ms: one word over and over would take difflib minutes."""


class Change(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words with the white space behind each."""

    change: Change
    text: str


class _Matcher(SequenceMatcher[str]):
    """Once the steps are used up, only compares what is left word for word from its start."""

    def __init__(self, before: list[str], after: list[str]) -> None:
        super().__init__(None, before, after, autojunk=False)
        self._before, self._after = before, after
        self._steps_left = _MOST_STEPS

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        places: dict[str, list[int]] = self.b2j  # type: ignore[attr-defined]  # documented, but typeshed lacks it
        self._steps_left -= sum(1 + len(places.get(word, ())) for word in self._before[alo:ahi])
        if self._steps_left >= 0:
            return super().find_longest_match(alo, ahi, blo, bhi)
        pairs = zip(self._before[alo:ahi], self._after[blo:bhi], strict=False)
        return Match(alo, blo, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs)))


def compare(before: str, after: str) -> list[Piece]:
    """The pieces in reading order, what was removed before what came for it.

    Without what was removed they are `after`, without what was added the words of `before`: white space is no change.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    old_words, new_words = [word.strip() for word in old], [word.strip() for word in new]
    pieces: list[Piece] = []
    for what, old_start, old_end, new_start, new_end in _Matcher(old_words, new_words).get_opcodes():
        if what == "equal":
            pieces.append(Piece(Change.SAME, "".join(new[new_start:new_end])))
            continue
        removed, added = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
        if removed:
            pieces.append(Piece(Change.REMOVED, _parted(pieces, removed, is_followed=bool(added))))
        pieces += [Piece(Change.ADDED, added)] if added else []
    return pieces


def _parted(before: list[Piece], removed: str, *, is_followed: bool) -> str:
    """What was removed, with a space where it would run into its neighbours: it has no room in the new text."""
    head = " " if before and not before[-1].text[-1:].isspace() else ""
    tail = " " if is_followed and not removed[-1:].isspace() else ""
    return f"{head}{removed}{tail}"
