"""Files as citizens send them, made for tests."""

from __future__ import annotations

import os
import struct
import zlib

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QColor, QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter


def picture(width: int = 60, height: int = 40, form: str = "png") -> bytes:
    """Of one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#8507a0"))
    return _encoded(image, form)


def noise(side: int) -> bytes:
    """A photo that can't be compressed: a byte and more for each pixel."""
    image = QImage(os.urandom(side * side * 4), side, side, side * 4, QImage.Format.Format_RGB32)
    return _encoded(image, "jpeg")


def huge_png(side: int) -> bytes:
    """A few kB that claim to be a picture of so many pixels each way."""
    row = zlib.compressobj()
    packed = b"".join(row.compress(bytes(1 + side // 8)) for _ in range(side)) + row.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def pdf(pages: int) -> bytes:
    """Pages of A4, each with a band of another height."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    painter = QPainter(writer)
    for number in range(pages):
        if number:
            writer.newPage()
        painter.fillRect(QRectF(0, 0, writer.width(), writer.height() * (number + 1) / pages), QColor("#2f56b8"))
    painter.end()
    return bytes(buffer.data().data())


def _encoded(image: QImage, form: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(form.encode()))
    writer.setQuality(100)
    writer.write(image)
    return bytes(buffer.data().data())
