"""Which files may go with an answer, and what is taken out of a picture before it does."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QImageReader

from desktop.files import own
from desktop.files.metadata import without_metadata
from desktop.problems import KnownProblem
from sync.contract import terms
from tests.ui.viewer.contents import pdf, picture

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")

PLACE = b"GPS -6.3628, 106.8269"


def exif(turned: int, order: str = "<") -> bytes:
    """As a phone writes it: which way up, a remark, and the place."""
    entries = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, turned, 0) + struct.pack(f"{order}HHII", 0x010E, 2, 22, 38)
    tiff = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}IH", 8, 2) + entries + bytes(4) + PLACE
    return segment(0xE1, b"Exif\0\0" + tiff)


def segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def photo(turned: int = 6, order: str = "<") -> bytes:
    """A JPEG with all that phones hang on."""
    plain = picture(60, 40, "jpeg")
    beside = exif(turned, order) + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLACE) + segment(0xFE, PLACE)
    return plain[:2] + beside + plain[2:] + b"MotionPhoto" + PLACE


def with_chunk(kind: bytes) -> bytes:
    plain, content = picture(), b"Comment\0" + PLACE
    chunk = struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    return plain[:33] + chunk + plain[33:]


def document(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def shown(data: bytes) -> QImage:
    """As it stands upright."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    return reader.read()


def code_of(name: str, data: bytes) -> str:
    with pytest.raises(KnownProblem) as told:
        own.prepare(name, data)
    return told.value.code


def test_the_desks_limits_are_the_contracts() -> None:
    assert own.MOST_FILES == terms.MAX_FILES
    assert own.MOST_BYTES == terms.MAX_FILE_SIZE
    assert own.MEDIA_TYPES == terms.FILE_TYPES


@pytest.mark.parametrize("order", "<>")
def test_a_photo_goes_without_its_place_and_the_right_way_up(order: str) -> None:
    before = photo(6, order)
    after = without_metadata(before)
    assert PLACE in before
    assert PLACE not in after
    assert shown(after) == shown(before)
    assert shown(after).size().toTuple() == (40, 60)


def test_a_photo_that_stands_upright_keeps_nothing_of_its_camera() -> None:
    assert without_metadata(photo(1)) == picture(60, 40, "jpeg")


@pytest.mark.parametrize("kind", [b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"tIME"])
def test_a_png_goes_without_remarks(kind: bytes) -> None:
    assert PLACE in with_chunk(kind)
    assert without_metadata(with_chunk(kind)) == picture()


def test_a_picture_that_breaks_off_is_left_alone() -> None:
    for cut in range(4, len(photo()) - 40, 7):
        assert without_metadata(photo()[:cut]) in {photo()[:cut], without_metadata(photo())}


def test_a_letter_is_left_alone() -> None:
    letter = pdf(1)
    assert own.prepare("surat.PDF", letter) == own.OwnFile(name="surat.PDF", media_type="application/pdf", data=letter)


def test_what_may_go_is_told_by_its_content_too() -> None:
    assert own.prepare("a.docx", document("[Content_Types].xml", "word/document.xml")).media_type.endswith("document")
    assert own.prepare("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").media_type == "application/msword"
    assert code_of("a.docx", document("x")) == "attachment-not-what-it-says"
    assert code_of("a.pdf", picture()) == "attachment-not-what-it-says"
    assert code_of("a.png", picture(form="jpeg")) == "attachment-not-what-it-says"
    assert code_of("a.exe", b"MZ") == "attachment-type"
    assert code_of("jpg", picture(form="jpeg")) == "attachment-type"
    assert code_of("a.pdf", b"") == "attachment-empty"


def test_what_is_too_large_is_refused_unless_it_can_be_made_smaller() -> None:
    assert code_of("a.pdf", b"%PDF-" + bytes(own.MOST_BYTES)) == "attachment-too-large"
    scan = picture(form="jpeg")[:-2] + bytes(own.MOST_BYTES) + b"\xff\xd9"
    photo = own.prepare("a.jpg", scan)
    assert photo.is_too_large
    assert photo.is_picture


def test_a_file_is_read_from_the_disk_under_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "surat\u202e tugas.pdf"
    path.write_bytes(pdf(1))
    assert own.read(path).name == "surat tugas.pdf"
    with pytest.raises(KnownProblem, match="file-unreadable"):
        own.read(tmp_path / "tidak ada.pdf")
    with pytest.raises(KnownProblem, match="file-unreadable"):
        own.read(tmp_path)


def test_a_file_that_no_limit_allows_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "besar.jpg"
    with path.open("wb") as file:
        file.truncate(own.MOST_TO_SHRINK + 1)
    with pytest.raises(KnownProblem, match="attachment-too-large"):
        own.read(path)
