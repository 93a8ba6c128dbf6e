"""Words for the full-text search: what is written into the index, and how a query finds it.

SQLite has no Indonesian stemmer, so the index holds each word as it is written and, where it differs, its stem: then
*pelayanan* finds *dilayani*, and the first letters of a word still find the word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING
from unicodedata import combining, normalize, ucd_3_2_0

import Stemmer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LONGEST_WORD = 40
_WORD = re.compile(rf"[^\W_]{{1,{_LONGEST_WORD}}}")
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
    return " AND ".join(map(_expression, terms(query)))


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a query: as it was typed, its stem, and whether it may be the beginning of a longer one."""

    word: str
    root: str
    is_prefix: bool

    def finds(self, word: str) -> bool:
        """Whether a lower-case word of a text is found by it, as the index finds it."""
        found = stem(word)
        if self.word in (word, found) or self.root in (word, found):
            return True
        return self.is_prefix and (word.startswith(self.word) or found.startswith(self.word))


@lru_cache(maxsize=8)
def terms(query: str) -> tuple[Term, ...]:
    """What is looked for; nothing where nothing was typed that could be."""
    words = _WORD.findall(_known_to_the_index(query.lower()))
    is_unfinished = query[-1:].strip() != "" and words != [] and len(words[-1]) >= _SHORTEST_PREFIX
    last = len(words) - 1
    return tuple(Term(_plain(word), stem(word), is_unfinished and place == last) for place, word in enumerate(words))


def hits(text: str, query: str, most: int = 200) -> list[tuple[int, int]]:
    """Start and length of the words of a text that the query finds, in characters, in the order of the text.

    Not more than `most`, so that no text is walked through for what nobody would look at.
    """
    return list(islice(_hits(text, terms(query)), most))


def _hits(text: str, looked_for: Sequence[Term]) -> Iterator[tuple[int, int]]:
    if not looked_for:
        return
    for found in _WORD.finditer(text):
        word = _plain(found.group().lower())
        if any(term.finds(word) for term in looked_for):
            yield found.start(), found.end() - found.start()


def _known_to_the_index(query: str) -> str:
    """Letters of scripts younger than the index's own table (Unicode 6.1) part words in it: so they do here."""
    if query.isascii():
        return query
    return "".join(each if each.isascii() or ucd_3_2_0.category(each)[0] in "LN" else " " for each in query)


def _plain(word: str) -> str:
    """Without accents, as the index compares words."""
    return word if word.isascii() else "".join(each for each in normalize("NFD", word) if not combining(each))


def _expression(term: Term) -> str:
    exact = f'"{term.word}"{"*" if term.is_prefix else ""}'
    return exact if term.root == term.word else f'({exact} OR "{term.root}")'
