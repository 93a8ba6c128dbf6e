"""Finds what in a citizen's text names a person by number: identity numbers and phones.

The reading pane covers these until the officer asks to see them. Better one number too many than one too few: the text
is never changed, and one key uncovers it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise


class NumberKind(StrEnum):
    """What a number seems to be."""

    IDENTITY = "identity"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Span:
    """Where in a text something lies: `start` inclusive, `end` exclusive, in characters."""

    start: int
    end: int
    kind: NumberKind


_PHONE = re.compile(
    r"(?<![\w.])(?:\+?62[\s.-]?|\(?0)(?:8\d{1,3}|[1-7]\d{1,2}|9\d{1,2})\)?(?:[\s.-]?\d{2,5}){2,4}(?![\w])"
)
"""Mobile and land lines, with the country code or a leading zero, in groups or in one run."""

_IDENTITY = re.compile(r"(?<![\w/])(?:\d[ .-]?){7,}\d(?![\w/])")
"""Eight digits or more, also in groups: NIK (16), KK (16), NIP (18), NIM, accounts. A tracking ID has seven."""

_MONEY = re.compile(r"(?:\b[Rr][Pp]\.?|\bIDR|\$)\s*[\d.,]+")
_DATE = re.compile(r"\b(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})\b")
_YEARS = re.compile(r"\b(?:19|20)\d\d\s?[-/]\s?(?:19|20)\d\d\b")


def sensitive_spans(text: str) -> list[Span]:
    """Numbers to cover, in the order of the text, none overlapping another. Sums of money, dates and years are none."""
    innocent = [match.span() for pattern in (_MONEY, _DATE, _YEARS) for match in pattern.finditer(text)]
    found = [Span(*match.span(), NumberKind.PHONE) for match in _PHONE.finditer(text)]
    found += [
        Span(match.start(), match.end(), NumberKind.IDENTITY)
        for match in _IDENTITY.finditer(text)
        if not any(match.start() < end and start < match.end() for start, end in innocent)
    ]
    return _without_overlaps(sorted(found, key=lambda span: (span.start, -span.end)))


def covered(text: str, cover: str = "●") -> str:
    """The text with every digit of a sensitive number covered, for a place that has to be plain text."""
    parts, at = [], 0
    for span in sensitive_spans(text):
        parts += [text[at : span.start], re.sub(r"\d", cover, text[span.start : span.end])]
        at = span.end
    return "".join([*parts, text[at:]])


def _without_overlaps(spans: list[Span]) -> list[Span]:
    kept: list[Span] = spans[:1]
    for _, span in pairwise(spans):
        if span.start >= kept[-1].end:
            kept.append(span)
        elif span.end > kept[-1].end:
            kept[-1] = Span(kept[-1].start, span.end, kept[-1].kind)
    return kept
