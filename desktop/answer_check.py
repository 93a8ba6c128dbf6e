"""The quiet check of an answer before it is queued: what a citizen misses in the answers that they complain about.

It advises and never refuses. The patterns are of Indonesian office language; where they can't tell, they say nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.placeholders import gaps
from desktop.sensitive import NumberKind, sensitive_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Point(StrEnum):
    """What is looked at, in the order in which it is shown."""

    GREETING = "greeting"
    SUBSTANCE = "substance"
    NEXT_STEP = "next-step"
    CONTACT = "contact"
    GAPS = "gaps"
    REPEATED = "repeated"
    TONE = "tone"
    NUMBERS = "numbers"


ALWAYS_SHOWN = (Point.GREETING, Point.SUBSTANCE, Point.NEXT_STEP, Point.CONTACT)
"""The others are shown only where something is the matter."""

LEAST_WORDS = 15
"""Words of the answer's own from which it is held to say something."""


@dataclass(frozen=True, slots=True)
class Check:
    """What was found. `missing`: points that are not well; `quoted`: numbers of the reporter that stand in the text."""

    missing: frozenset[Point]
    gaps: int = 0
    quoted: tuple[tuple[int, int], ...] = ()


_GREETING = re.compile(
    r"^\W*(?:kepada\s+)?(?:yth\b|yang terhormat|salam\b|selamat (?:pagi|siang|sore|malam)|assalamu|dengan hormat"
    r"|halo\b|terima kasih|(?:bapak|ibu|saudara|sdr)\b)",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des)[a-z]*"
_NEXT_STEP = re.compile(
    rf"\b\d{{1,2}}\s+{_MONTH}\b|\b\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b"
    r"|\b(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|besok|lusa)\b|\bhari kerja\b|\bminggu (?:depan|ini)\b"
    r"|\b(?:paling lambat|selambat|selanjutnya|dalam waktu|akan (?:kami|di|segera|meng|men|mem|kembali))"
    r"|\b(?:silakan|dapat (?:di|meng|men|mem|datang)\w*|mohon|diharapkan|diimbau|diminta)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\w@[\w-]{1,64}\.\w|https?://|\bwww\.|\w\.(?:ac|go|sch|co|or)\.id\b"
    r"|\b(?:hubungi|menghubungi|telepon|telp|whatsapp|wa|surel|email|e-mail|loket|helpdesk|narahubung)\b"
    r"|\b(?:fakultas|biro|bagian|subbagian|direktorat|unit|upt|jurusan|program studi|sekretariat|rektorat|dekanat"
    r"|lembaga|lppm|perpustakaan|satgas|pusat)\s+\w",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_POLITE = re.compile(
    r"^\W*(?:(?:kepada )?yth|hormat kami|terima ?kasih|demikian|salam|mohon maaf|assalamu|wassalamu|dengan hormat)",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"(?:\b[A-Z]{2,}\b[^\w\n]*){5,}")
_LONG_SHOUT = 5
_EXCLAIMED = re.compile(r"[!?]{2,}")
_DIGITS = re.compile(r"\d")
_NIK_DIGITS = 16
_NIK = re.compile(r"(?<!\d)\d{16}(?!\d)")


def check(
    text: str,
    *,
    citizen_texts: Iterable[str] = (),
    earlier_answers: Iterable[str] = (),
    templates: Iterable[str] = (),
    units: Iterable[str] = (),
) -> Check:
    """Look at an answer. `templates`: filled as they would have been inserted; `units`: names that are a contact."""
    quoted = quoted_numbers(text, citizen_texts)
    found = gaps(text)
    fails = {
        Point.GREETING: not _GREETING.search(text),
        Point.SUBSTANCE: len(_own_words(text, templates)) < LEAST_WORDS,
        Point.NEXT_STEP: not _NEXT_STEP.search(text),
        Point.CONTACT: not _has_contact(text, units),
        Point.GAPS: bool(found),
        Point.REPEATED: _plain(text) in {_plain(earlier) for earlier in earlier_answers},
        Point.TONE: _is_loud(text),
        Point.NUMBERS: bool(quoted),
    }
    return Check(frozenset(point for point, fails_it in fails.items() if fails_it), len(found), quoted)


def quoted_numbers(text: str, citizen_texts: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Where the answer repeats an identity number or phone that the reporter wrote, or has a NIK at all."""
    spans = sensitive_spans(text)
    if not spans:
        return ()
    theirs = {_digits(told[span.start : span.end]) for told in citizen_texts for span in sensitive_spans(told)}
    return tuple((span.start, span.end) for span in spans if _is_theirs(text[span.start : span.end], span.kind, theirs))


def _is_theirs(number: str, kind: NumberKind, theirs: set[str]) -> bool:
    digits = _digits(number)
    has_theirs = any(their in digits for their in theirs)  # two numbers side by side are found as one
    return has_theirs or (kind is NumberKind.IDENTITY and (len(digits) == _NIK_DIGITS or bool(_NIK.search(number))))


def _own_words(text: str, templates: Iterable[str]) -> Sequence[str]:
    """Words that are neither politeness nor a sentence of a template."""
    borrowed = {_plain(sentence) for template in templates for sentence in _SENTENCE.findall(template)}
    own = [
        sentence
        for sentence in _SENTENCE.findall(text)
        if _plain(sentence) not in borrowed and not _POLITE.match(sentence)
    ]
    return _WORD.findall(" ".join(own))


def _has_contact(text: str, units: Iterable[str]) -> bool:
    if _CONTACT.search(text) or any(span.kind is NumberKind.PHONE for span in sensitive_spans(text)):
        return True
    lower = text.casefold()
    return any(unit.casefold() in lower for unit in units if unit)


def _is_loud(text: str) -> bool:
    words = _WORD.findall(text)
    loud = sum(word.isupper() and len(word) > _LONG_SHOUT for word in words)
    is_shouted = any(len(_WORD.findall(run[0])) >= _LONG_SHOUT for run in _SHOUTED.finditer(text))
    return is_shouted or loud > max(3, len(words) // 4) or bool(_EXCLAIMED.search(text))


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _digits(number: str) -> str:
    digits = "".join(_DIGITS.findall(number))
    return "0" + digits[2:] if digits.startswith("62") and len(digits) < _NIK_DIGITS - 1 else digits
