"""The page for the leadership: one sheet whatever there is to say, with the figures of the recap."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.clock import day_in_wib
from desktop.complaint import EventKind
from desktop.recap.export.content import Content, read_content
from desktop.recap.figures import Dimension, Metric
from desktop.recap.letterhead import Letterhead
from desktop.recap.period import Period
from desktop.recap.recap import Gaps
from desktop.recap.words import Words
from tests.desktop.complaints import arrive, event, whole
from tests.support.clock import START
from ui.recap.charts import chart_of, short_names
from ui.recap.headless import pdf
from ui.recap.inks import Pattern, fill

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.desk import Desk

ID = Words("id")


@pytest.fixture
def content(desk: Desk, qapp: QApplication) -> Content:
    assert qapp
    answered = event("1", EventKind.FOLLOW_UP)
    classes = ("Aspirasi", "Permintaan Informasi", "Pengaduan Berkadar Pengawasan", "Lain", "Lagi", "Satu", "Dua")
    arrive(
        desk,
        *(
            whole(
                8507000 + number,
                title="Nomor 3273011203990004",
                classification=classes[number % len(classes)],
                category=f"Kategori {number % 9}",
                channel=f"Kanal {number % 8}",
                institution=f"Fakultas {number % 11} Universitas Nusantara Raya yang Panjang Sekali Namanya",
                status="Ditutup oleh Sistem" if number % 3 else "Diproses",
                events=(answered,),
                received_at=f"2026-{number % 3 + 1:02}-10T09:00:00+07:00",
            )
            for number in range(60)
        ),
    )
    return desk.ask(read_content, Period.parse("2026-Q1"), day_in_wib(START))


def _text(data: bytes) -> tuple[int, str]:
    reader = PdfReader(io.BytesIO(data))
    return len(reader.pages), " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_the_page_has_every_key_figure_and_names_nobody(content: Content) -> None:
    pages, text = _text(pdf(content, "id"))
    assert pages == 1
    for metric in Metric:
        assert ID.metric(metric) in text
        assert ID.figure(content.recap.figures[metric]) in text
    assert "3273" not in text


def test_it_stays_one_page_with_all_that_can_stand_on_it(content: Content) -> None:
    head = Letterhead(
        lines=(
            "Kementerian Pendidikan Tinggi, Sains, dan Teknologi",
            "Universitas Nusantara Raya",
            "Jalan 1",
            "Telepon",
        ),
        place="Kota Makassar",
        officer="Ratna Wulandari, S.Sos., M.Si.",
        signer="Prof. Dr. Ir. Andi Mappanyukki, M.Sc., Ph.D.",
        position="Wakil Rektor Bidang Perencanaan dan Kerja Sama",
        number="19650312 199003 1 002",
    )
    gaps = Gaps(without_timeline=1234, without_limit=1234, undecided=1234, waiting_answers=12, gone=1234, undated=1234)
    pages, text = _text(pdf(replace(content, letterhead=head, recap=replace(content.recap, gaps=gaps)), "id"))
    assert pages == 1
    assert "Kota Makassar, 17 Maret 2026" in text
    for words in (*head.lines, head.signer, head.position, head.number, head.officer):
        assert words in text


def test_an_empty_period_makes_a_page_too(desk: Desk, qapp: QApplication) -> None:
    assert qapp
    pages, text = _text(pdf(desk.ask(read_content, Period.parse("2031-01"), day_in_wib(START)), "en"))
    assert pages == 1
    assert "January 2031" in text


def test_bars_of_a_chart_add_up_to_all_complaints(content: Content) -> None:
    for dimension in Dimension:
        chart = chart_of(content.recap, dimension, ID, 5)
        assert len(chart.bars) == len(chart.keys) <= 5
        assert sum(bar.value for bar in chart.bars) == content.recap.figures[Metric.RECEIVED].amount
        keys = [key for each in chart.keys for key in each]
        assert sorted(keys) == sorted(group.key for group in content.recap.table(dimension).groups)


def test_patterns_are_told_apart_without_colour(qapp: QApplication) -> None:
    assert qapp
    shares = [_ink_share(pattern) for pattern in Pattern]
    for one, other in zip(sorted(shares), sorted(shares)[1:], strict=False):
        assert other - one > 0.04


def test_units_lose_the_name_of_the_whole_but_nothing_else() -> None:
    whole_name = "Universitas Nusantara Raya"
    assert short_names([whole_name, f"Biro Umum {whole_name}", "Fakultas Hukum"]) == [
        whole_name,
        "Biro Umum",
        "Fakultas Hukum",
    ]


def _ink_share(pattern: Pattern) -> float:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    fill(painter, QRectF(0, 0, 60, 40), pattern, QColor("black"), 6)
    painter.end()
    dark = [255 - QColor(image.pixel(x, y)).lightness() for x in range(60) for y in range(40)]
    return sum(dark) / len(dark) / 255
