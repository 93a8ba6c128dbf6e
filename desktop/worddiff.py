"""What changed between two texts, word by word: for an admin's edits of a complaint and for versions of an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\S+\s*|\s+")


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


def compare(before: str, after: str) -> list[Piece]:
    """The pieces in reading order, what was removed before what came for it.

    Without what was removed they are `after`, without what was added the words of `before`: white space is no change.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    old_words, new_words = [word.strip() for word in old], [word.strip() for word in new]
    pieces: list[Piece] = []
    steps = SequenceMatcher(None, old_words, new_words, autojunk=False).get_opcodes()
    for what, old_start, old_end, new_start, new_end in steps:
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
