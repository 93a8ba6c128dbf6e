"""An answer of long ago as a beginning for another: nothing that names a person is carried over.

Better one name too many than one too few: what is taken out leaves a gap that the officer sees and fills.
"""

from __future__ import annotations

import re

from desktop.placeholders import gap
from desktop.sensitive import NumberKind, sensitive_spans

_GAP_OF = {NumberKind.IDENTITY: gap("nomor identitas"), NumberKind.PHONE: gap("nomor telepon")}
_NAME = r"(?:[A-Z]\.|[A-Z][\w'’-]+)(?: +(?:[A-Z]\.|[A-Z][\w'’-]+))*"
_CALLED = re.compile(
    r"\b(?P<title>Sdr\.?|Sdri\.?|Saudara/i|Saudara|Saudari|Bapak/Ibu|Bapak|Ibu|Bpk\.?|Pak|Bu|Kak|[Aa]tas nama|[Aa]\.n\."
    rf"|[Bb]ernama|[Nn]ama:?) +(?P<name>{_NAME})"
)
"""A form of address or `atas nama`, then words with a capital."""
_OFFICES = re.compile(
    r"(?:Pelapor|Pengadu|Pengirim|Rektor|Wakil|Dekan|Ketua|Kepala|Direktur|Sekretaris|Koordinator|Menteri|Dosen"
    r"|Mahasiswa|Mahasiswi|Pimpinan|Pengelola|Admin|Bapak|Ibu|Saudara|Saudari|Orang|Wali|Yth|Program|Fakultas|Biro"
    r"|Bagian|Unit|Universitas|Institut|Politeknik|Lembaga)\b"
)
"""What follows a form of address without being a name."""
_LEAST_OF_A_NAME = 3
_STUDENT_NUMBER = re.compile(r"\b(NIM|NPM|NIP|NIDN|NIK|No\.? ?[Uu]jian)(\.|:)?\s+(?=[\w.]*\d)\w+(?:[. -]?\d+)*")


def reusable(text: str, *, names: tuple[str, ...] = (), tracking_id: str = "", new_tracking_id: str = "") -> str:
    """The text without the person it was written to: `names` as the complaint told them, numbers, forms of address.

    The old complaint's number becomes the new one's.
    """
    if tracking_id:
        text = re.sub(rf"(?<!\d){re.escape(tracking_id)}(?!\d)", new_tracking_id or gap("nomor"), text)
    text = _STUDENT_NUMBER.sub(lambda match: f"{match[1]} {_GAP_OF[NumberKind.IDENTITY]}", text)
    text = _without_numbers(text, new_tracking_id)
    text = _CALLED.sub(_without_name, text)
    for name in names:
        for part in (name, *name.split()):
            if len(part.strip()) >= _LEAST_OF_A_NAME:
                text = re.sub(rf"(?<!\w){re.escape(part.strip())}(?: +{_NAME})?(?!\w)", gap("nama"), text)
    return text


def _without_numbers(text: str, keep: str) -> str:
    parts, at = [], 0
    for span in sensitive_spans(text):
        found = text[span.start : span.end]
        parts += [text[at : span.start], found if found == keep else _GAP_OF[span.kind]]
        at = span.end
    return "".join([*parts, text[at:]])


def _without_name(match: re.Match[str]) -> str:
    return match[0] if _OFFICES.match(match["name"]) else f"{match['title']} {gap('nama')}"
