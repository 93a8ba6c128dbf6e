"""Pictures made of even squares as JPEG files: baseline, YCbCr, one coefficient a block (ITU-T T.81).

Each cell of a grid becomes a block of 8 × 8 pixels of one colour, so that only the first coefficient of a block is
there to be coded. That is little work, and any program shows the file.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Rgb = tuple[int, int, int]
Grid = "Sequence[Sequence[Rgb]]"

_STEP = 8
"""How finely a coefficient is told: eight times the value of a pixel, divided by this, is the value itself."""
_LENGTHS = (0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0)
"""Codes of each length for the size of a difference: T.81, table K.3."""
_MOST_BITS = 11


def _codes() -> list[tuple[int, int]]:
    """The code of each size, and its length in bits."""
    found, code = [], 0
    for length, count in enumerate(_LENGTHS, start=1):
        for _ in range(count):
            found.append((code, length))
            code += 1
        code <<= 1
    return found


_SIZE_CODES = _codes()
_HEADER = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xdb\x00\x43\x00" + bytes(
    [_STEP] * 64
)
_TABLES = (
    # the sizes of differences, and of all other coefficients one code alone: that there are none
    (b"\xff\xc4\x00\x1f\x00" + bytes(_LENGTHS) + bytes(range(_MOST_BITS + 1)))
    + (b"\xff\xc4\x00\x14\x10" + bytes([1] + [0] * 15) + b"\x00")
)
_SCAN = b"\xff\xda\x00\x0c\x03\x01\x00\x02\x00\x03\x00\x00\x3f\x00"


def jpeg(grid: Sequence[Sequence[Rgb]]) -> bytes:
    """The file: eight pixels a cell in both directions."""
    height, width = len(grid) * 8, len(grid[0]) * 8
    frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + b"\x03\x01\x11\x00\x02\x11\x00\x03\x11\x00"
    return _HEADER + frame + _TABLES + _SCAN + _coded(cell for row in grid for cell in row) + b"\xff\xd9"


def _coded(cells: Iterable[Rgb]) -> bytes:
    bits, count = 0, 0
    last = (0, 0, 0)
    coded = bytearray()
    for cell in cells:
        levels = _levels(cell)
        for level, before in zip(levels, last, strict=True):
            more, length = _difference(level - before)
            bits, count = bits << length | more, count + length
        last = levels
        whole = count // 8
        count -= whole * 8
        coded += (bits >> count).to_bytes(whole, "big")
        bits &= (1 << count) - 1
    rest = 8 - count
    coded += (bits << rest | (1 << rest) - 1).to_bytes(1, "big")
    return bytes(coded).replace(b"\xff", b"\xff\x00")


def _levels(cell: Rgb) -> tuple[int, int, int]:
    """Brightness and the two colour differences, around zero."""
    red, green, blue = cell
    bright = 0.299 * red + 0.587 * green + 0.114 * blue
    return round(bright) - 128, round((blue - bright) * 0.564), round((red - bright) * 0.713)


def _difference(value: int) -> tuple[int, int]:
    """A difference to the block before, then that nothing else is in the block: bits, and how many."""
    size = abs(value).bit_length()
    code, length = _SIZE_CODES[size]
    told = value if value >= 0 else value + (1 << size) - 1
    return (code << size | told) << 1, length + size + 1
