"""Draws the program's icon for menus and installers from its own: `python -m tools.installer.draw_icon`.

What it writes is kept in the repository, so that a build needs no screen.
"""

from __future__ import annotations

import os
import re
import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

import resources
from tools.installer.source import NAME
from ui.theme.roles import Role, Scheme

DATA = Path(__file__).parent / "data"
_SIZES = (16, 24, 32, 48, 64, 128, 256)
_CATALOGUE = 128
_LARGEST_BYTE = 256
"""Is written as 0 in an .ico, which has a byte for it."""


def svg() -> str:
    """An answer, on the accent; the numbers are those of `ui.theme.icons.program_icon`."""
    glyph = resources.path("icons/message-square-reply.svg").read_text(encoding="utf-8")
    paths = "".join(f'<path d="{path}"/>' for path in re.findall(r'<path d="([^"]+)"', glyph))
    ground, ink = Role.ACCENT.hex(Scheme.LIGHT), Role.ON_ACCENT.hex(Scheme.LIGHT)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">'
        f'<rect width="64" height="64" rx="14" fill="{ground}"/>'
        f'<g transform="translate(12.16 13.44) scale(1.6533)" fill="none" stroke="{ink}" stroke-width="2" '
        f'stroke-linecap="round" stroke-linejoin="round">{paths}</g></svg>\n'
    )


def png(drawing: str, size: int) -> bytes:
    """The drawing as a picture."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub asks for bytes, the binding for a text
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """An icon of Windows: a directory, then a PNG for each size (as Windows reads it since Vista)."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    at = len(head) + 16 * len(pictures)
    entries = b""
    for size, picture in pictures.items():
        side = size % _LARGEST_BYTE
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    return head + entries + b"".join(pictures.values())


def main() -> None:
    """Write all of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    drawing = svg()
    pictures = {size: png(drawing, size) for size in _SIZES}
    (DATA / f"{NAME}.svg").write_text(drawing, encoding="utf-8", newline="\n")
    (DATA / f"{NAME}.png").write_bytes(pictures[_CATALOGUE])
    (DATA / f"{NAME}.ico").write_bytes(ico(pictures))
    del application


if __name__ == "__main__":
    main()
