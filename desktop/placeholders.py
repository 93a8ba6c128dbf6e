"""Placeholders in templates: `{{batas_waktu}}` becomes a day when the template is inserted, or a gap that is seen.

The names are Indonesian, for officers write them; the central API's own (`{{institution_to}}`) mean the same things. A
gap looks like `‹batas waktu›`; besides these, a text may have blanks that were left to be filled by hand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

NAMES = ("nomor", "judul", "kategori", "instansi", "unit", "tanggal", "tanggal_laporan", "batas_waktu", "nama_petugas")
"""What a template may ask for, in the order in which it is offered."""

_SAME = {"institution": "instansi", "institution_from": "instansi", "institution_to": "unit"}
_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_GAP = re.compile(
    r"‹[^‹›\n]*›|\{\{[^{}\n]*\}\}"  # ours
    r"|_{3,}|\.{4,}"  # a line to write on
    r"|(?<=[\w,]) (?=\.(?:\s|$))"  # "paling lambat tanggal ."
    r"|^[ \t]*\d+[.)][ \t]*$",  # an item of a list without words
    re.MULTILINE,
)
_LEAST_TO_TURN_BACK = 4
_MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def fill(content: str, values: Mapping[str, str]) -> str:
    """A template with its placeholders filled; one without a value becomes a gap."""

    def filled(match: re.Match[str]) -> str:
        name = _SAME.get(match[1].lower(), match[1].lower())
        return values.get(name) or gap(name.replace("_", " "))

    return _PLACEHOLDER.sub(filled, content)


def gap(name: str) -> str:
    """Where something is still to be written."""
    return f"‹{name}›"


def gaps(text: str) -> list[tuple[int, int]]:
    """Where something is still to be written: start and end, in the order of the text.

    Both are the same where there is nothing to replace: an item of a list without words, a space before a full stop.
    """
    return [_place(match) for match in _GAP.finditer(text)]


def turn_back(text: str, values: Mapping[str, str]) -> str:
    """A written answer as a template: what came from the complaint at hand becomes placeholders again."""
    known = [(value, name) for name, value in values.items() if len(value) >= _LEAST_TO_TURN_BACK]
    if not known:
        return text
    names: dict[str, str] = {}
    for value, name in known:
        names.setdefault(value, name)
    longest_first = sorted(names, key=len, reverse=True)
    found = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
    return found.sub(lambda match: "{{" + names[match[0]] + "}}", text)


def unknown(content: str) -> list[str]:
    """Placeholders of a template that nothing fills, as they are written, each once."""
    asked = dict.fromkeys(match[1] for match in _PLACEHOLDER.finditer(content))
    return [name for name in asked if _SAME.get(name.lower(), name.lower()) not in NAMES]


def day_words(day: date) -> str:
    """`31 Maret 2026`: answers are in Indonesian whatever the window speaks."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _place(match: re.Match[str]) -> tuple[int, int]:
    if match[0] == " ":
        return match.end(), match.end()
    return (match.end(), match.end()) if match[0].strip()[-1:] in ".)" and "." * 4 not in match[0] else match.span()
