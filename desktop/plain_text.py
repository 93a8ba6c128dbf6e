"""What others wrote, made fit for one line: nothing hidden in it, and read in the order in which it is spelt."""

from __future__ import annotations

from unicodedata import category

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"
"""Part of words in some scripts, and of composed emoji."""


def one_line(text: str) -> str:
    """The text without line breaks, control characters, and marks that turn its direction round."""
    if not text.isprintable():
        text = "".join(each for each in text if each.isspace() or each in _JOINERS or category(each) not in _HIDDEN)
    return " ".join(text.split())
