"""What a file really is: told by its first bytes, never by the name or the type that somebody gave it.

A file may be opened in another program only where it is harmless by what it holds *and* by how its name ends, for the
name is what the system goes by. Everything else can be saved, with the officer's eyes open.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.plain_text import one_line


class Kind(StrEnum):
    """What can be shown here, and what can't."""

    PICTURE = "picture"
    PDF = "pdf"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class _Format:
    """A format that may be opened outside, by the endings that name it."""

    endings: tuple[str, ...]
    begins: tuple[bytes, ...]
    at: int = 0


PICTURE_FORMATS = {
    "jpeg": _Format((".jpg", ".jpeg"), (b"\xff\xd8\xff",)),
    "png": _Format((".png",), (b"\x89PNG\r\n\x1a\n",)),
    "gif": _Format((".gif",), (b"GIF87a", b"GIF89a")),
    "webp": _Format((".webp",), (b"WEBP",), 8),
    "bmp": _Format((".bmp",), (b"BM",)),
}
_PDF = _Format((".pdf",), (b"%PDF-",))
_OLD_WORD = _Format((".doc",), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",))
_OFFICE = _Format((".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"), (b"PK\x03\x04",))
_MEDIA = (
    _Format((".mp4", ".m4a", ".mov", ".3gp"), (b"ftyp",), 4),
    _Format((".mp3",), (b"ID3", b"\xff\xfb", b"\xff\xf3")),
    _Format((".ogg", ".opus"), (b"OggS",)),
    _Format((".wav",), (b"WAVE",), 8),
)
_MACROS = ("vbaproject", "basic/", "scripts/", "activex", "embeddings/")
_TABLES_OF_CONTENTS = frozenset({"[Content_Types].xml", "mimetype"})
"""Every office document has one of these (ISO/IEC 29500-2, OpenDocument 1.3 part 2)."""
_MOST_ENTRIES = 5_000


def kind_of(data: bytes) -> Kind:
    """Which of what can be shown here it is."""
    if picture_format(data):
        return Kind.PICTURE
    return Kind.PDF if _begins(_PDF, data) else Kind.OTHER


def picture_format(data: bytes) -> str:
    """The name under which the reader of pictures knows it; empty for what is no picture."""
    return next((name for name, form in PICTURE_FORMATS.items() if _begins(form, data)), "")


def is_harmless(file_name: str, data: bytes) -> bool:
    """Whether the system may be asked to open it."""
    ending = ending_of(file_name)
    for form in (*PICTURE_FORMATS.values(), _PDF, *_MEDIA):
        if ending in form.endings:
            return _begins(form, data)
    return ending in _OFFICE.endings and _begins(_OFFICE, data) and not _has_macros(data)


def is_what_it_says(file_name: str, data: bytes) -> bool:
    """Whether it begins as its ending promises. An office document has to be one that can be looked into."""
    ending = ending_of(file_name)
    if ending in _OFFICE.endings:
        return _begins(_OFFICE, data) and not _TABLES_OF_CONTENTS.isdisjoint(_entries(data))
    forms = (*PICTURE_FORMATS.values(), _PDF, _OLD_WORD, *_MEDIA)
    return any(ending in form.endings and _begins(form, data) for form in forms)


def ending_of(file_name: str) -> str:
    """How a name ends, in lower case with its dot: `.jpg`; empty for one without a dot."""
    _, dot, ending = file_name.rpartition(".")
    return dot + ending.lower() if dot else ""


def safe_name(file_name: str, otherwise: str = "file") -> str:
    """A name for the disk, on any system: of the citizen's name only what is no path and no trick."""
    name = "".join("_" if each in '<>:"/\\|?*' else each for each in one_line(file_name)).strip(". ")
    stem, dot, ending = name.rpartition(".")
    name = f"{stem[:80]}{dot}{ending[:12]}" if stem else name[:80]
    is_reserved = name.partition(".")[0].lower() in _RESERVED
    return f"_{name}" if is_reserved else name or otherwise


_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}


def _begins(form: _Format, data: bytes) -> bool:
    return any(data[form.at : form.at + len(begin)] == begin for begin in form.begins)


def _has_macros(data: bytes) -> bool:
    """Also true for what can't be looked into."""
    names = [name.lower() for name in _entries(data)]
    return not 0 < len(names) < _MOST_ENTRIES or any(part in name for name in names for part in _MACROS)


def _entries(data: bytes) -> list[str]:
    """The names in an archive, as many as are looked at; none where it can't be read."""
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()[:_MOST_ENTRIES]
    except (zipfile.BadZipFile, ValueError, OSError):
        return []
