"""How reporters write: abbreviations, slang, typos, missing punctuation, capital letters all over.

The text material is written cleanly; here it is made to look as if it had been typed on a phone.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from sync.central.generate.draw import Weighted, chance, pick

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random


class Manner(Enum):
    """How somebody writes throughout one complaint."""

    CAREFUL = "careful"
    PLAIN = "plain"
    CASUAL = "casual"
    HURRIED = "hurried"
    SHOUTING = "shouting"


MANNERS = Weighted(
    ((Manner.CAREFUL, 34), (Manner.PLAIN, 30), (Manner.CASUAL, 21), (Manner.HURRIED, 10), (Manner.SHOUTING, 5))
)

_SHORT_FORMS = {
    "yang": ("yg",),
    "dengan": ("dgn", "dg"),
    "tidak": ("tdk", "tdk", "tidak"),
    "untuk": ("utk", "untuk"),
    "karena": ("krn", "karena"),
    "sudah": ("sdh", "sudah"),
    "belum": ("blm", "belum"),
    "saya": ("sy", "saya", "saya"),
    "kepada": ("kpd", "kepada"),
    "dapat": ("dpt", "dapat"),
    "pada": ("pd", "pada"),
    "tanggal": ("tgl", "tanggal"),
    "bapak/ibu": ("bpk/ibu", "Bpk/Ibu"),
    "mahasiswa": ("mhs", "mahasiswa", "mahasiswa"),
    "semester": ("smt", "semester", "semester"),
    "terima kasih": ("trims", "terimakasih", "terima kasih"),
    "banyak": ("byk", "banyak"),
    "tetapi": ("tp", "tapi", "tetapi"),
}
_SLANG = {
    "tidak": ("gak", "ga", "nggak", "gk", "tdk"),
    "sudah": ("udah", "udh", "sdh", "dah"),
    "belum": ("belom", "blm", "belum"),
    "tetapi": ("tapi", "tp"),
    "hanya": ("cuma", "cuman"),
    "saja": ("aja", "aja", "doang"),
    "sampai": ("sampe", "ampe", "sampai"),
    "bagaimana": ("gimana", "gmn"),
    "kenapa": ("knp", "kok"),
    "mengapa": ("kenapa", "knp"),
    "yang": ("yg", "yg", "yang"),
    "dengan": ("dgn", "dg", "dengan"),
    "karena": ("soalnya", "krn", "gara2"),
    "mohon": ("tolong", "tolong", "mohon", "tlg"),
    "terima kasih": ("makasih", "trims", "thx", "terimakasih"),
    "begitu": ("gitu",),
    "seperti": ("kayak", "kyk", "seperti"),
    "memang": ("emang", "memang"),
    "ingin": ("pengen", "mau"),
    "dapat": ("dapet", "dpt"),
    "sekarang": ("skrg", "sekarang"),
    "semua": ("semua", "smua"),
    "setiap": ("tiap",),
    "namun": ("tapi",),
    "sehingga": ("jadi", "jadinya"),
    "diberi": ("dikasih",),
    "membuat": ("bikin",),
    "menunggu": ("nunggu",),
    "hari ini": ("hari ini", "skrg"),
    "saya": ("saya", "saya", "aku", "sy"),
    "mahasiswa": ("mhs", "mahasiswa", "mahasiswa"),
    "masih": ("msh", "masih"),
    "orang tua": ("ortu", "orang tua"),
    "padahal": ("pdhl", "padahal"),
    "kalau": ("klo", "kalo", "kl"),
    "teman-teman": ("temen2", "teman2"),
    "benar": ("bener",),
    "bilang": ("blg", "bilang"),
    "lagi": ("lg", "lagi"),
    "untuk": ("buat", "utk", "untuk"),
    "banyak": ("banyak", "byk"),
}
_KEYS_BESIDE = {
    "a": "s", "b": "v", "d": "f", "e": "r", "g": "h", "h": "j", "i": "o", "k": "l", "l": "k", "m": "n", "n": "m",
    "o": "i", "p": "o", "r": "t", "s": "a", "t": "y", "u": "i", "y": "u",
}  # fmt: skip
_WORD = re.compile(r"[a-z]{4,}")


def roughen(text: str, manner: Manner, rng: Random) -> str:
    """The text as somebody of that manner would have typed it."""
    if manner is Manner.CAREFUL:
        return text
    if manner is Manner.PLAIN:
        return _mistyped(_PLAIN.sub(lambda found: _said_as(found, _SHORT_FORMS, rng, 0.45), text), rng, 0.0012)
    if manner is Manner.SHOUTING:
        return _louder(_PLAIN.sub(lambda found: _said_as(found, _SHORT_FORMS, rng, 0.3), text), rng)
    text = _CASUAL.sub(lambda found: _said_as(found, _SLANG, rng, 0.75), text)
    text = _mistyped(text, rng, 0.004 if manner is Manner.HURRIED else 0.002)
    return _hurried(text, rng) if manner is Manner.HURRIED else _relaxed(text, rng)


def smooth(text: str) -> str:
    """What an admin's *smartcase* makes of a text: abbreviations written out, sentences begun with a capital."""
    if text.isupper():
        text = text.lower()
    text = _ABBREVIATED.sub(lambda found: _WRITTEN_OUT[found[0].lower()], text)
    text = _PILED_UP.sub(r"\1", text)
    return _SENTENCE_BEGINNING.sub(lambda found: found[0].upper(), text)


def _pattern(words: dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b", re.IGNORECASE)


_PLAIN = _pattern(_SHORT_FORMS)
_CASUAL = _pattern(_SLANG)


_WRITTEN_OUT = {
    form: word
    for forms in (_SHORT_FORMS, _SLANG)
    for word, shorter in forms.items()
    for form in shorter
    if form.isalpha() and (not set(form) & set("aeiou") or form in {"gak", "nggak", "udah", "belom", "gimana", "kalo"})
}
_ABBREVIATED = _pattern({form: (word,) for form, word in _WRITTEN_OUT.items()})
_PILED_UP = re.compile(r"([.!?,])[.!?,]+")
_SENTENCE_BEGINNING = re.compile(r"(?:^|(?<=[.!?]\s))[a-z]")


def _said_as(found: re.Match[str], forms: dict[str, tuple[str, ...]], rng: Random, share: float) -> str:
    word = found[0]
    if rng.random() >= share:
        return word
    form = pick(rng, forms[word.lower()])
    return form[0].upper() + form[1:] if word[0].isupper() else form


def _mistyped(text: str, rng: Random, rate: float) -> str:
    """A few words with a letter dropped, doubled, swapped or taken from the key beside."""
    for _ in range(int(len(text) * rate + rng.random())):
        start = int(rng.random() * len(text))
        word = _WORD.search(text, start)
        if word is None:
            continue
        at = word.start() + 1 + int(rng.random() * (len(word[0]) - 2))
        text = _SLIPS.draw(rng)(text, at)
    return text


_SLIPS: Weighted[Callable[[str, int], str]] = Weighted(
    (
        (lambda text, at: text[:at] + text[at + 1 :], 35),
        (lambda text, at: text[:at] + text[at] + text[at:], 20),
        (lambda text, at: text[:at] + text[at + 1] + text[at] + text[at + 2 :], 25),
        (lambda text, at: text[:at] + _KEYS_BESIDE.get(text[at], text[at]) + text[at + 1 :], 20),
    )
)


def _relaxed(text: str, rng: Random) -> str:
    """Small letters after full stops now and then, or the full stops gone, a friendly word at an end."""
    if chance(rng, 0.35):
        text = text.replace(". ", pick(rng, (", ", " ", ". ")))
    elif chance(rng, 0.4):
        text = text.lower()
    if chance(rng, 0.5):
        text = text.rstrip(".")
    if chance(rng, 0.18):
        text += pick(rng, (" min", " ya min", " 🙏", " 🙏🙏", " ya pak", " ya kak", "😢"))
    return text


def _hurried(text: str, rng: Random) -> str:
    text = text.lower()
    text = text.replace(". ", pick(rng, (" ", "... ", ", ", ".. ", "  ")))
    text = text.replace("?", pick(rng, ("??", "???", "")))
    if chance(rng, 0.4):
        text = text.replace(", ", pick(rng, (" ", ",")))
    text = text.rstrip(".")
    return text + pick(rng, ("", "", "", "...", "!!", " tolong", " min"))


def _louder(text: str, rng: Random) -> str:
    text = text.upper()
    return text.replace(".", "!!", 1) if chance(rng, 0.3) else text.rstrip(".") + pick(rng, ("", "!", "!!!"))
