"""The files behind made-up attachments: a few pictures and letters, made once and shared by all complaints.

Many complaints have the same file, under a name of their own: the store keeps a content once, so that an archive of a
hundred thousand needs no more room for files than one of three hundred.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from math import log
from typing import TYPE_CHECKING

from sync.central.generate import pictures
from sync.central.generate.jpeg import jpeg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sync.central.generate.jpeg import Rgb

_PHOTOS = (("building", 1, 96), ("paper", 2, 112), ("building", 3, 128), ("screen", 4, 144), ("paper", 5, 176))
_SCREENS = (("screen", 6, 160), ("screen", 7, 240), ("screen", 8, 320))
_SCANS = (("paper", 9, 88), ("paper", 10, 120), ("paper", 11, 168))
_A4 = (595, 842)


@dataclass(frozen=True, slots=True)
class File:
    """A content with a small picture of it."""

    data: bytes
    preview: bytes
    sha256: str

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.data)


@cache
def files(ending: str) -> tuple[File, ...]:
    """All contents of a kind (`jpg`, `png`, `pdf`)."""
    match ending:
        case "jpg":
            return tuple(_file(jpeg(_photo(*scene)), scene) for scene in _PHOTOS)
        case "png":
            return tuple(_file(pictures.png(_flat(*scene), scale=4), scene) for scene in _SCREENS)
        case _:
            return tuple(
                _file(scan_pdf(_photo(kind, seed, width)), (kind, seed, width)) for kind, seed, width in _SCANS
            )


def every_file() -> tuple[File, ...]:
    """All there are."""
    return (*files("jpg"), *files("png"), *files("pdf"))


def nearest(ending: str, size: float) -> File:
    """The content of a kind whose size in bytes is nearest, by their ratio."""
    return min(files(ending), key=lambda file: abs(log(file.size / size)))


def scan_pdf(grid: Sequence[Sequence[Rgb]]) -> bytes:
    """One page with a picture over all of it, as office scanners make them."""
    picture = jpeg(grid)
    width, height = _A4
    drawn = f"q {width} 0 0 {height} 0 0 cm /S Do Q".encode()
    page = (
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents 4 0 R/Resources<</XObject<</S 5 0 R>>>>>>"
    )
    size = f"/Width {len(grid[0]) * 8}/Height {len(grid) * 8}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page.encode() + b"/Resources<</XObject<</S 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(drawn), drawn),
        b"<</Type/XObject/Subtype/Image%b/Length %d>>stream\n%b\nendstream" % (size.encode(), len(picture), picture),
    )
    written, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(written) + end % (len(objects) + 1, table, len(objects) + 1, len(written))


def _photo(kind: str, seed: int, width: int) -> Sequence[Sequence[Rgb]]:
    height = width * 4 // 3 if kind == "paper" else width * 3 // 4
    return pictures.paint(kind, seed, width=width, height=height, grain=6)


def _flat(kind: str, seed: int, width: int) -> Sequence[Sequence[Rgb]]:
    return pictures.paint(kind, seed, width=width, height=width * 9 // 16, grain=1)


def _file(data: bytes, scene: tuple[str, int, int]) -> File:
    kind, seed, _ = scene
    return File(data, pictures.preview(kind, seed), hashlib.sha256(data).hexdigest())
