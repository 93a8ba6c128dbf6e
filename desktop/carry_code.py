"""The code that opens a file carried on a USB stick: made by chance, easy to read out and to type on another PC.

Five words of five letters, consonants and vowels in turn (as in proquints, Wilkerson 2009, with the sixteen consonants
and four vowels that nobody takes for each other): 80 bits. A word chosen by a person would have far fewer, and who has
the stick could try for years.
"""

from __future__ import annotations

import secrets

_CONSONANTS = "bdfghjklmnprstvz"
_VOWELS = "aiou"
_WORDS = 5
_PATTERN = (_CONSONANTS, _VOWELS, _CONSONANTS, _VOWELS, _CONSONANTS)
_LENGTH = _WORDS * len(_PATTERN)


def new_code() -> str:
    """A fresh code, as it is shown: `lusab-babad-gutih-tugad-kanor`."""
    return "-".join("".join(secrets.choice(letters) for letters in _PATTERN) for _ in range(_WORDS))


def typed(text: str) -> str:
    """A code as somebody typed it, in the form in which it is shown; an empty text where it can be none."""
    letters = "".join(text.lower().replace("-", " ").split())
    if len(letters) != _LENGTH or any(letter not in _CONSONANTS + _VOWELS for letter in letters):
        return ""
    step = len(_PATTERN)
    return "-".join(letters[start : start + step] for start in range(0, _LENGTH, step))
