"""Words for the full-text search: what is written into the index, and how a query finds it.

SQLite has no Indonesian stemmer, so the index holds each word as it is written and, where it differs, its stem: then
*pelayanan* finds *dilayani*, and the first letters of a word still find the word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import Stemmer

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_WORD = 40
_WORD = re.compile(rf"\w{{1,{_LONGEST_WORD}}}")
_SHORTEST_PREFIX = 3
"""Letters from which a word that is still being typed also finds longer ones; a shorter one would find nearly all."""

_MOST_CHUNKS = 30_000

_stemmer = Stemmer.Stemmer("indonesian", 0)  # no cache of its own: ours holds more and is never sorted


def stem(word: str) -> str:
    """The Indonesian stem of a lower-case word (Snowball)."""
    return str(_stemmer.stemWord(word))


class _Entries(dict[str, str]):
    """What the index holds for a chunk of text between white space: its words and their stems.

    Kept for chunks met before, because the pull of a full desk asks a million times.
    """

    def __missing__(self, chunk: str) -> str:
        if len(self) >= _MOST_CHUNKS:
            self.clear()
        words = dict.fromkeys(_WORD.findall(chunk))
        found = self[chunk] = " ".join(words | dict.fromkeys(map(stem, words)))
        return found


_entries = _Entries()


def index_words(texts: Iterable[str]) -> str:
    """The words of the texts and their stems, as one text for the index."""
    chunks = set("\n".join(texts).lower().split())
    return " ".join(map(_entries.__getitem__, chunks))


def match_expression(query: str) -> str:
    """FTS5 expression for what an officer typed: all words must be there, the last one may be unfinished.

    Returns an empty text where nothing was typed that could be looked for. No character of the query is ever read as
    FTS5 syntax.
    """
    words = _WORD.findall(query.lower())
    if not words:
        return ""
    is_unfinished = query[-1:].strip() != "" and len(words[-1]) >= _SHORTEST_PREFIX
    terms = [_term(word, is_prefix=False) for word in words[:-1]]
    terms.append(_term(words[-1], is_prefix=is_unfinished))
    return " AND ".join(terms)


def _term(word: str, *, is_prefix: bool) -> str:
    exact = f'"{word}"{"*" if is_prefix else ""}'
    root = stem(word)
    return exact if root == word else f'({exact} OR "{root}")'
