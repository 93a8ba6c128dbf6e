"""Makes pictures of what citizens sent, of a size that was asked for: photos, and pages of PDFs.

Runs on the decoder's thread (see `ui.viewer.decoder`), never on the GUI's. Only formats that `desktop.files.kinds`
knows are given to a reader; a picture is decoded at the size that is shown, and one that would need more memory than
`MOST_PIXELS` isn't decoded at all. Nothing in a PDF is carried out or fetched.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pypdfium2
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLoggingCategory, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from desktop.files.kinds import Kind, kind_of, picture_format
from desktop.problems import KnownProblem

MOST_PIXELS = 50_000_000
"""Of a picture before it is scaled down: 200 MB."""
LARGEST = QSize(4096, 4096)
"""No picture is made larger than this."""
_MOST_PAGES = 5_000
QLoggingCategory.setFilterRules("qt.gui.imageio*=false")  # what it says of a damaged picture is told in the window


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a file. `whole`: its own size, in pixels or, of a page, in points."""

    image: QImage
    kind: Kind
    whole: QSize
    page_count: int = 1

    @property
    def is_as_large_as_it_is(self) -> bool:
        """Whether decoding it again would show no more."""
        return self.kind is Kind.PICTURE and self.image.size() == self.whole


def show(data: bytes, size: QSize, page: int = 0) -> Shown:
    """The picture or the page (from 0), to fit into `size`.

    Raises KnownProblem `file-not-shown` or `picture-too-large`.
    """
    size = size.boundedTo(LARGEST).expandedTo(QSize(1, 1))
    match kind_of(data):
        case Kind.PICTURE:
            return _picture(data, size)
        case Kind.PDF:
            return _page(data, size, page)
        case Kind.OTHER:
            raise KnownProblem("file-not-shown")


def _picture(data: bytes, size: QSize) -> Shown:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(picture_format(data).encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    whole = reader.size()
    if not whole.isValid() or whole.isEmpty():
        raise KnownProblem("file-not-shown")
    if whole.width() * whole.height() > MOST_PIXELS:
        raise KnownProblem("picture-too-large", width=whole.width(), height=whole.height())
    is_turned = bool(reader.transformation().value & 4)  # by 90 degrees, one way or the other
    room = size.transposed() if is_turned else size
    reader.setScaledSize(_fitted(whole, room))
    image = reader.read()
    if image.isNull():
        raise KnownProblem("file-not-shown")
    return Shown(image, Kind.PICTURE, whole.transposed() if is_turned else whole)


def _page(data: bytes, size: QSize, number: int) -> Shown:
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            return _rendered(document, size, number)
        finally:
            document.close()
    except (pypdfium2.PdfiumError, ValueError, IndexError) as error:
        raise KnownProblem("file-not-shown") from error


def _rendered(document: Any, size: QSize, number: int) -> Shown:  # noqa: ANN401 PDFium has no types
    count = min(len(document), _MOST_PAGES)
    page = document[min(max(number, 0), count - 1)]
    width, height = page.get_size()
    whole = QSize(max(round(width), 1), max(round(height), 1))
    scale = min(size.width() / max(width, 1), size.height() / max(height, 1))
    bitmap = page.render(scale=scale, may_draw_forms=False, prefer_bgrx=True)
    try:
        image = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).copy()
    finally:
        bitmap.close()
        page.close()
    return Shown(image, Kind.PDF, whole, count)


def _fitted(whole: QSize, room: QSize) -> QSize:
    """Scaled down into the room; never up."""
    if whole.width() <= room.width() and whole.height() <= room.height():
        return whole
    return whole.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
