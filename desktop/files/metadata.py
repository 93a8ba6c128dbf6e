"""Takes out of a picture what its camera wrote beside it: the place, the time, the device, remarks, small copies.

A photo from a phone says to within some metres where it was taken, often the home of a reporter or of an officer. So
no picture of an answer keeps any of it. What is seen stays as it is, to the pixel: nothing is decoded. Of all that a
camera wrote, only the way that the picture is to be turned is kept, and its colour profile.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_SCAN, _END = 0xDA, 0xD9
_APP0, _APP1, _APP2, _APP14, _APP15, _COMMENT = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
_NO_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})
_KEPT = {_APP0: b"JFIF\0", _APP2: b"ICC_PROFILE\0", _APP14: b"Adobe"}
"""Segments of applications that say how the picture is to be shown, by how they begin."""
_EXIF = b"Exif\0\0"
_ORIENTATION = 0x0112
_WAYS = range(2, 9)
"""Of turning a picture, besides as it is; EXIF 2.32, tag Orientation."""
_REMARKS = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})
"""Chunks of a PNG that say something beside the picture (PNG, third edition, section 11.3)."""


def without_metadata(data: bytes) -> bytes:
    """The same JPEG or PNG without them. One that can't be followed to its end, and anything else, comes back as is."""
    try:
        if data.startswith(_JPEG):
            return _clean_jpeg(data)
        return _clean_png(data) if data.startswith(_PNG) else data
    except (ValueError, struct.error, IndexError):
        return data


def _clean_jpeg(data: bytes) -> bytes:
    kept, turned = [_JPEG], 0
    for marker, segment in _segments(data):
        if marker == _APP1 and segment[4:].startswith(_EXIF):
            turned = turned or _orientation(segment[4 + len(_EXIF) :])
        elif not _is_beside(marker, segment):
            kept.append(segment)
    if turned in _WAYS:
        kept.insert(1, _exif(turned))
    return b"".join(kept)


def _is_beside(marker: int, segment: bytes) -> bool:
    if marker == _COMMENT:
        return True
    return _APP0 <= marker <= _APP15 and not segment[4:].startswith(_KEPT.get(marker, b"\0none"))


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each with its marker, up to the end of the picture: what phones hang on behind it is not part of it."""
    at = len(_JPEG)
    while True:
        while data[at + 1] == 0xFF:  # noqa: PLR2004 padding before a marker
            at += 1
        if data[at] != 0xFF:  # noqa: PLR2004 every marker begins so
            raise ValueError(at)
        marker = data[at + 1]
        if marker == _END:
            yield marker, data[at : at + 2]
            return
        end = at + 2 if marker in _NO_LENGTH else at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if marker == _SCAN:
            end = _end_of_scan(data, end)
        if end > len(data) - 2:
            raise ValueError(end)
        yield marker, data[at:end]
        at = end


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the next marker stands that is not part of the compressed picture."""
    while True:
        at = data.index(b"\xff", at)
        if data[at + 1] != 0 and data[at + 1] not in _NO_LENGTH:
            return at
        at += 2


def _orientation(tiff: bytes) -> int:
    """Out of the first directory of an EXIF block; 0 where it isn't told."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 0
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for number in range(count):
            tag, _type, _count, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * number)
            if tag == _ORIENTATION:
                return int(value)
    except struct.error:
        return 0
    return 0


def _exif(turned: int) -> bytes:
    """A block that says nothing but this."""
    tiff = b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, turned, 0, 0)
    return bytes((0xFF, _APP1)) + struct.pack(">H", 2 + len(_EXIF) + len(tiff)) + _EXIF + tiff


def _clean_png(data: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while True:
        (length,) = struct.unpack_from(">I", data, at)
        kind, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data):
            raise ValueError(end)
        if kind not in _REMARKS:
            kept.append(data[at:end])
        if kind == b"IEND":
            return b"".join(kept)
        at = end
