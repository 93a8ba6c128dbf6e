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
_OFFICE = _Format((".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"), (b"PK\x03\x04",))
_MEDIA = (
    _Format((".mp4", ".m4a", ".mov", ".3gp"), (b"ftyp",), 4),
    _Format((".mp3",), (b"ID3", b"\xff\xfb", b"\xff\xf3")),
    _Format((".ogg", ".opus"), (b"OggS",)),
    _Format((".wav",), (b"WAVE",), 8),
)
_MACROS = ("vbaproject", "basic/", "scripts/", "activex", "embeddings/")
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
    ending = "." + file_name.rpartition(".")[2].lower()
    for form in (*PICTURE_FORMATS.values(), _PDF, *_MEDIA):
        if ending in form.endings:
            return _begins(form, data)
    return ending in _OFFICE.endings and _begins(_OFFICE, data) and not _has_macros(data)


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
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name.lower() for name in archive.namelist()[:_MOST_ENTRIES]]
    except (zipfile.BadZipFile, ValueError, OSError):
        return True
    return len(names) == _MOST_ENTRIES or any(part in name for name in names for part in _MACROS)
