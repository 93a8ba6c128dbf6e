"""Made-up photographs and screens: a building, a notice on paper, a form on a screen; painted in even rectangles.

A scene is painted at any size, large for the file and small for its preview.
"""

from __future__ import annotations

import struct
import zlib
from random import Random
from typing import TYPE_CHECKING

from sync.central.generate.draw import chance

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sync.central.generate.jpeg import Rgb

PREVIEW_WIDTH, PREVIEW_HEIGHT = 96, 72
_WALLS = ((203, 182, 151), (178, 190, 196), (214, 205, 190), (170, 146, 128))
_SKIES = ((168, 199, 226), (196, 204, 210), (120, 160, 205))
_INK, _PAPER, _BLUE = (52, 52, 58), (244, 241, 232), (38, 84, 148)


class Canvas:
    """A grid of colours; rectangles are told in thousandths of its width and height."""

    def __init__(self, width: int, height: int, colour: Rgb) -> None:
        self.width, self.height = width, height
        self.grid = [[colour] * width for _ in range(height)]

    def fill(self, left: float, top: float, right: float, bottom: float, colour: Rgb) -> None:
        """Paint a rectangle."""
        first, last = round(left * self.width / 1000), round(right * self.width / 1000)
        for row in self.grid[round(top * self.height / 1000) : round(bottom * self.height / 1000)]:
            row[first:last] = [colour] * (last - first)

    def grain(self, rng: Random, strength: int) -> None:
        """What a camera adds in the dusk."""
        for row in self.grid:
            for place, colour in enumerate(row):
                shift = int(rng.random() * (2 * strength + 1)) - strength
                row[place] = _lit(colour, shift)


def paint(kind: str, seed: int, *, width: int, height: int, grain: int = 0) -> Sequence[Sequence[Rgb]]:
    """A scene (`building`, `paper`, `screen`), the same one for the same seed whatever its size."""
    rng = Random(f"{kind}:{seed}")  # noqa: S311 - nothing secret is drawn
    canvas = Canvas(width, height, _PAPER)
    _SCENES[kind](canvas, rng)
    if grain:
        canvas.grain(rng, grain)
    return canvas.grid


def png(grid: Sequence[Sequence[Rgb]], *, scale: int = 1) -> bytes:
    """The grid as a PNG, `scale` pixels a cell in both directions."""
    rows = b"".join((b"\x00" + b"".join(bytes(cell) * scale for cell in row)) * scale for row in grid)
    head = struct.pack(">IIBBBBB", len(grid[0]) * scale, len(grid) * scale, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )


def preview(kind: str, seed: int) -> bytes:
    """A small picture of the scene."""
    return png(paint(kind, seed, width=PREVIEW_WIDTH, height=PREVIEW_HEIGHT))


def _building(canvas: Canvas, rng: Random) -> None:
    canvas.fill(0, 0, 1000, 1000, rng.choice(_SKIES))
    wall, floors, windows = rng.choice(_WALLS), rng.randint(2, 4), rng.randint(4, 7)
    top = rng.randint(120, 280)
    canvas.fill(60, top, 940, 860, wall)
    canvas.fill(40, top - 40, 960, top, _lit(wall, -50))
    for floor in range(floors):
        for window in range(windows):
            left, height = 100 + window * 800 / windows, (820 - top) / floors
            upper = top + 40 + floor * height
            glass = _lit((96, 118, 132), rng.randint(-25, 25))
            canvas.fill(left, upper, left + 520 / windows, upper + height * 0.55, glass)
    canvas.fill(440, 700, 560, 860, _lit(wall, -80))
    canvas.fill(0, 860, 1000, 1000, (112, 122, 98))


def _paper(canvas: Canvas, rng: Random) -> None:
    canvas.fill(0, 0, 1000, 1000, rng.choice(_WALLS))
    canvas.fill(140, 40, 860, 970, _PAPER)
    canvas.fill(200, 90, 280, 170, _BLUE)
    canvas.fill(310, 100, 780, 120, _INK)
    canvas.fill(310, 140, 640, 155, _INK)
    canvas.fill(200, 200, 800, 206, _INK)
    for line in range(rng.randint(14, 19)):
        if not chance(rng, 0.15):
            canvas.fill(200, 250 + line * 34, rng.randint(560, 800), 250 + line * 34 + 12, _lit(_INK, 40))
    canvas.fill(560, 900, 760, 930, _BLUE)


def _screen(canvas: Canvas, rng: Random) -> None:
    canvas.fill(0, 0, 1000, 1000, (236, 239, 243))
    canvas.fill(0, 0, 1000, 90, _BLUE)
    canvas.fill(30, 30, 260, 60, _PAPER)
    for row in range(rng.randint(4, 7)):
        upper = 150 + row * 95
        canvas.fill(80, upper, rng.randint(180, 300), upper + 22, _lit(_INK, 60))
        canvas.fill(340, upper - 15, 920, upper + 45, (255, 255, 255))
    canvas.fill(340, 860, 560, 920, rng.choice(((176, 44, 44), (44, 120, 76), _BLUE)))


def _lit(colour: Rgb, by: int) -> Rgb:
    red, green, blue = (min(max(part + by, 0), 255) for part in colour)
    return red, green, blue


_SCENES: dict[str, Callable[[Canvas, Random], None]] = {"building": _building, "paper": _paper, "screen": _screen}
