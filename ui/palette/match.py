"""How well a name fits what was typed: whole words and beginnings first, Indonesian stems, then a slip of the finger.

*tanggapi* finds *Menanggapi*, *antre* finds *Antrean*, *stelan* finds *Setelan*.
"""

from __future__ import annotations

import re
from functools import lru_cache

from desktop.cache.words import stem

_WORD = re.compile(r"[^\W_]+")
_LEAST_FOR_SLIPS = 4
_LEAST_ROOT = 3
_AT_THE_START = 30
_PLACES = (100, 80, 60, 40, 20)
"""What a word is worth: the same, begins so, has the stem, contains it, nearly the same."""


def score(query: str, name: str) -> int:
    """0 where a word of the query is nowhere in the name; the higher, the better it fits."""
    words = _words(name)
    total = 0
    for place, typed in enumerate(_words(query)):
        best = max((_worth(typed, word) - min(at, 9) for at, word in enumerate(words)), default=0)
        if best <= 0:
            return 0
        total += best + (_AT_THE_START if place < len(words) and words[place].startswith(typed) else 0)
    return total


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


@lru_cache(maxsize=4096)
def _worth(typed: str, word: str) -> int:
    same, begins, stemmed, contains, nearly = _PLACES
    if typed == word:
        return same
    if word.startswith(typed):
        return begins
    if any(stem(word).startswith(root) for root in _roots(typed)):
        return stemmed
    if typed in word:
        return contains
    if len(typed) >= _LEAST_FOR_SLIPS and any(_is_a_slip(typed, word[:length]) for length in _lengths(typed, word)):
        return nearly
    return 0


def _roots(typed: str) -> list[str]:
    """The stem, also without the letter that *me-* and *pe-* take from it: *tanggap* is *anggap* in *menanggapi*."""
    root = stem(typed)
    melted = [root[1:]] if root[:1] in {"k", "p", "s", "t"} else []
    return [each for each in (root, *melted) if len(each) >= _LEAST_ROOT]


def _lengths(typed: str, word: str) -> range:
    """Lengths of the beginnings of a word that may have been meant."""
    return range(max(len(typed) - 1, 1), min(len(typed) + 1, len(word)) + 1)


def _is_a_slip(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing or too many, or two changed places."""
    if len(one) > len(other):
        one, other = other, one
    at = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    is_swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return is_swapped or one[at + 1 :] == other[at + 1 :]
