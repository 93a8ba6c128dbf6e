"""A thing has one name in Indonesian: in the window, in messages, on the command line and in the guide."""

from __future__ import annotations

import json
import re
from itertools import chain
from typing import TYPE_CHECKING

import pytest

import resources
from ui import translations

if TYPE_CHECKING:
    from collections.abc import Iterator

INSTEAD_OF = {
    "aplikasi": "program",
    "tenggat": "batas waktu",
    "deadline": "batas waktu",
    "antrian": "antrean",
    "offline": "luring",
    "online(?! Rakyat)": "daring",
    "e-?mail": "surel",
    "(?<!lapor-desktop )login": "masuk",
    "logout": "keluar",
    "browser": "peramban",
    "download": "unduh",
    "upload": "unggah",
    "draf": "konsep",
    "koneksi": "sambungan",
    "notifikasi": "pemberitahuan",
    "setelan": "pengaturan",
    "(?:ter)?enkripsi": "tersandi",
    "stik": "USB",
    "staf": "petugas",
    "masukan baku": "masukan standar",
    "dulu": "dahulu",
    "bisa": "dapat",
    "komputer": "PC",
    "jika|kalau|apabila": "bila",
    "silahkan": "silakan",
    "kamu": "Anda",
}
"""What is not said, and what is said for it."""
_SYNONYMS = "Palette"
"""Words by which officers may look for a deed: there all names of it stand."""


def _said() -> Iterator[str]:
    for text, forms in translations.translated("id").items():
        if text.context != _SYNONYMS:
            yield from forms
    folder = resources.path("messages/problems.id.json").parent
    for path in sorted(folder.glob("*.id.json")):
        yield from _texts(json.loads(path.read_text("utf-8")))
    yield from resources.path("help/panduan.md").read_text("utf-8").splitlines()


def _texts(told: object) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict | list):
        yield from chain.from_iterable(map(_texts, told.values() if isinstance(told, dict) else told))


@pytest.mark.parametrize("other", INSTEAD_OF)
def test_a_thing_has_one_name(other: str) -> None:
    found = [text for text in _said() if re.search(rf"(?<![-/\w`])(?:{other})(?![-/\w])", text, re.IGNORECASE)]
    assert found == [], f"say: {INSTEAD_OF[other]}"
