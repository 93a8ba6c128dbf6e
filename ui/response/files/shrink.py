"""Makes a picture smaller before it goes: as large as a screen shows, instead of as large as a phone takes it."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from ui.viewer.pictures import show

LONG_SIDE = 1600
"""Pixels: the print of a letter that fills the picture stays legible."""
QUALITY = 80
"""Of the JPEG, of 100."""


def smaller(data: bytes) -> bytes:
    """The picture as a JPEG of at most `LONG_SIDE` pixels, upright, with nothing beside it. Raises what `show` does."""
    return encoded(show(data, QSize(LONG_SIDE, LONG_SIDE)).image, "jpeg", QUALITY)


def encoded(image: QImage, form: str, quality: int = -1) -> bytes:
    """A picture in a format, drawn anew on white: remarks that came with it stay behind."""
    clean = QImage(image.size(), QImage.Format.Format_RGB32)
    clean.fill(Qt.GlobalColor.white)
    painter = QPainter(clean)
    painter.drawImage(clean.rect(), image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(form.encode()))
    writer.setQuality(quality)
    writer.write(clean)
    return bytes(buffer.data().data())
