"""How alike two texts of citizens are, whatever their spelling: for complaints that were sent twice.

Compared are pairs of neighbouring words without their vowels: *blm* is *belum* then, and *yg gk bayar* nearly *yang gak
bayar*. Two texts are nearly the same where most pairs are in both, or where one holds all of the other ("I wrote
before and nobody answered: …").
"""

from __future__ import annotations

import re
from itertools import pairwise

Gist = frozenset[tuple[str, str]]

_WORD = re.compile(r"[^\W_]+")
_VOWEL = re.compile(r"[aeiou]")
_DOUBLED = re.compile(r"(\D)\1+")
_LEAST_SHARED = 0.6
_LEAST_HELD = 0.95
_LEAST_SHARED_WHERE_HELD = 0.3
_LEAST_PAIRS_WHERE_HELD = 6
"""A few words that many write are held by many texts."""


def gist(text: str) -> Gist:
    """What is compared of a text; the words that its first 4,000 characters have."""
    words = [_bare(word) for word in _WORD.findall(text[:4_000].lower())]
    return frozenset(pairwise(words)) or frozenset((word, "") for word in words)


def likeness(one: Gist, other: Gist) -> float:
    """From 0 (no pair in common) to 1 (the same): how much of both texts together is in both (Jaccard)."""
    together = len(one | other)
    return len(one & other) / together if together else 0.0


def is_nearly_same(one: Gist, other: Gist) -> bool:
    """Whether somebody who reads both would say: this is that text again."""
    shared, fewer = likeness(one, other), min(len(one), len(other))
    if shared >= _LEAST_SHARED:
        return True
    is_held = fewer >= _LEAST_PAIRS_WHERE_HELD and len(one & other) >= _LEAST_HELD * fewer
    return is_held and shared >= _LEAST_SHARED_WHERE_HELD


def _bare(word: str) -> str:
    return _VOWEL.sub("", _DOUBLED.sub(r"\1", word)) or word
