"""What is decoded is bounded: by the size that is asked for, and by what the memory can bear."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from desktop.files.kinds import Kind
from desktop.problems import KnownProblem
from tests.ui.viewer.contents import huge_png, pdf, picture
from ui.viewer.pictures import show

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_picture_is_made_as_small_as_it_is_shown() -> None:
    shown = show(picture(600, 400), QSize(96, 96))
    assert (shown.image.size(), shown.whole) == (QSize(96, 64), QSize(600, 400))
    assert show(picture(60, 40), QSize(960, 960)).image.size() == QSize(60, 40)


def test_a_page_of_a_pdf_is_a_picture() -> None:
    data = pdf(3)
    first, last = show(data, QSize(200, 200)), show(data, QSize(200, 200), 2)
    assert first.kind is Kind.PDF
    assert first.page_count == 3
    assert first.image.height() <= 201
    assert first.image.pixelColor(5, 190) != last.image.pixelColor(5, 190)
    assert show(data, QSize(200, 200), 99).image == last.image


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ",
        b"<svg/>",
        b"%PDF-1.7 broken",
        b"\x89PNG\r\n\x1a\n broken",
        b"\xff\xd8\xff broken",
        b"BM" + bytes(60),
        picture()[:40],
    ],
)
def test_what_is_damaged_or_unknown_is_refused(data: bytes) -> None:
    with pytest.raises(KnownProblem, match="file-not-shown"):
        show(data, QSize(96, 96))


def test_a_picture_that_would_exhaust_the_memory_is_not_decoded() -> None:
    with pytest.raises(KnownProblem, match="picture-too-large"):
        show(huge_png(20_000), QSize(96, 96))
