"""The spelling of answers in Indonesian: which words to look at, whether they are right, what may have been meant.

Hunspell judges, with the dictionary of LibreOffice and words of our own (`resources/dictionaries/`). The dictionary
lists few inflected forms, so a form is also right where its root is: *dikaji* where *mengkaji* is. What is likely a
name, an abbreviation, a number or an address is not looked at: better a mistake missed than one seen where none is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

import resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hunspell import Hunspell

MOST_SUGGESTIONS = 5

_LETTERS = r"[^\W\d_]"
_WORD = re.compile(rf"{_LETTERS}+(?:[-'’]{_LETTERS}+)*")
_SKIPPED = re.compile(
    r"\b(?:https?://|www\.)\S+|(?<!\S)\S{1,64}@\S+|[@#]\w+|(?<!\w)\w{1,60}(?:\.\w{1,60})+"
    r"|‹[^‹›\n]*›|\{\{[^{}\n]*\}\}|(?<!\w)\w{0,60}?\d\w*(?:-\w+)?"
)
"""Addresses, handles, tracking IDs, abbreviations with dots, gaps, and whatever holds a digit."""
_OPENS = re.compile(r"(?:^|[.!?:;•\n])[\s\"'“”‘’()\[\]*–—-]*$")
_ABBREVIATED = re.compile(
    r"\b(?:Yth|Sdr|Sdri|Bpk|Dr|dr|Prof|Ir|Drs|Dra|Hj?|No|Jln?|Kec|Kab|Kel|Gd|a\.n|u\.p|[A-Z])\.\s*$"
)
_LOOK_BACK = 24
_CLITICS = re.compile(r"(?:nya|ku|mu|lah|kah|pun)$")
_LEAST_ROOT = 3
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Word:
    """A word to look at, and where it stands: `start` inclusive, `end` exclusive, in characters."""

    text: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text that may be misspelt."""
    skipped = [match.span() for match in _SKIPPED.finditer(text)]
    at = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        while at < len(skipped) and skipped[at][1] <= start:
            at += 1
        if at < len(skipped) and skipped[at][0] < end:
            continue
        if 1 < end - start <= _LONGEST and not _is_likely_a_name(match[0], text, start):
            yield Word(match[0], start, end)


def _is_likely_a_name(word: str, text: str, start: int) -> bool:
    """Capitals inside, or a capital where no sentence begins."""
    if word.islower():
        return False
    if not word[1:].islower():
        return True
    before = text[max(0, start - _LOOK_BACK) : start]
    return not _OPENS.search(before) or bool(_ABBREVIATED.search(before))


class Speller:
    """Judges words. Loading takes some 20 ms and a suggestion about as long; for use on one thread."""

    def __init__(self, own_words: Iterable[str] = ()) -> None:
        from hunspell import Hunspell

        self._hunspell: Hunspell = Hunspell("id_ID", hunspell_data_dir=str(resources.path("dictionaries")))
        self._known: set[str] = set()
        for word, alike in _campus_words():
            self._add(word, alike)
        self._own = {word.lower() for word in own_words}
        for word in self._own:
            self._add(word)

    def knows(self, word: str) -> bool:
        """Whether a word is right, or nothing that this can judge."""
        word = word.replace("’", "'")
        lower = word.lower()
        if lower in _usual_mistakes():
            return lower in self._own
        if self._is_listed(word) or self._is_listed(lower):
            return True
        if "-" in lower:
            return all(self.knows(part) for part in lower.split("-") if part)
        return self._is_inflected(lower)

    def suggestions(self, word: str) -> list[str]:
        """What may have been meant, the likeliest first, with the capital of the word."""
        lower = word.lower().replace("’", "'")
        try:
            meant = [found for found in self._hunspell.suggest(lower) if found[1:] == found[1:].lower()]
        except UnicodeEncodeError:
            meant = []
        usual = [_usual_mistakes()[lower]] if lower in _usual_mistakes() else []
        plain = [found for found in meant if "-" not in found or "-" in word]
        return [_as_in(word, found) for found in dict.fromkeys(chain(usual, plain, meant))][:MOST_SUGGESTIONS]

    def _add(self, word: str, alike: str = "") -> None:
        self._known.add(word.lower())
        try:
            if alike:
                self._hunspell.add_with_affix(word, alike)
            else:
                self._hunspell.add(word)
        except UnicodeEncodeError:
            pass  # it is known all the same, and never suggested

    def _is_listed(self, word: str) -> bool:
        if word in self._known:
            return True
        try:
            return bool(self._hunspell.spell(word))
        except UnicodeEncodeError:
            return True  # letters that no Indonesian word has: not ours to judge

    def _is_inflected(self, word: str) -> bool:
        root = _CLITICS.sub("", word)
        if root != word and len(root) >= _LEAST_ROOT and (self._is_listed(root) or self._is_inflected(root)):
            return True
        return any(self._is_a_verb(root) for root in _roots(word))

    def _is_a_verb(self, root: str) -> bool:
        """Whether the dictionary has the active form: *menghubungi* for *hubungi*, *mempersulit* for *persulit*."""
        return len(root) >= _LEAST_ROOT and any(self._is_listed(active) for active in _active_forms(root))


def _roots(word: str) -> Iterator[str]:
    """What may be the root of a passive, of a state, of a request, of a result."""
    yield word.removeprefix("di") if word.startswith("di") else ""
    yield word.removeprefix("ter") if word.startswith("ter") else ""
    yield word.removeprefix("te") if word.startswith("ter") else ""
    yield word if word.endswith(("kan", "i")) else ""
    yield word.removesuffix("an") if word.endswith("an") else ""


def _active_forms(root: str) -> Iterator[str]:
    for prefix in ("me", "mem", "men", "meng", "menge"):
        yield prefix + root
    softened = {"p": "mem", "t": "men", "k": "meng", "s": "meny"}.get(root[0])
    if softened:
        yield softened + root[1:]


def _as_in(word: str, meant: str) -> str:
    return meant[0].upper() + meant[1:] if word[:1].isupper() and meant else meant


@cache
def _campus_words() -> tuple[tuple[str, str], ...]:
    lines = resources.path("dictionaries/campus.txt").read_text(encoding="utf-8").splitlines()
    told = [line.strip().partition("=") for line in lines if line.strip() and not line.startswith("#")]
    return tuple((word.strip(), alike.strip()) for word, _, alike in told)


@cache
def _usual_mistakes() -> dict[str, str]:
    lines = resources.path("dictionaries/mistakes.txt").read_text(encoding="utf-8").splitlines()
    told = [line.partition("=") for line in lines if line.strip() and not line.startswith("#")]
    return {written.strip(): meant.strip() for written, _, meant in told}
