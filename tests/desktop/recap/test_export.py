"""Files of a recap, opened again by other hands: the same figures, real numbers, nothing that runs, nobody named."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date, datetime
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from desktop.cache import settings
from desktop.clock import day_in_wib
from desktop.complaint import EventKind
from desktop.problems import KnownProblem
from desktop.recap.export.book import Kind, book_of, flat
from desktop.recap.export.content import Content, completed, read_content
from desktop.recap.export.defused import defused
from desktop.recap.export.files import Format, file_name, keep, made
from desktop.recap.figures import Dimension, Metric
from desktop.recap.period import Period
from desktop.recap.words import Words
from tests.desktop.complaints import arrive, event, whole
from tests.support.clock import START

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.desk import Desk

TODAY = day_in_wib(START)
MARCH = Period.parse("2026-03")
ID = Words("id")
FORMULA = '=HYPERLINK("http://jahat.example","klik")'
NIK, PHONE = "3273011203990004", "0812-3456-7890"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def content(desk: Desk) -> Content:
    """Citizens who write formulas, numbers of persons and line breaks into their titles."""
    named = partial(whole, reporter_name="Siti Rahmawati")
    arrive(
        desk,
        named(8507001, title=FORMULA),
        named(8507002, title=f"KIP saya NIK {NIK}, telepon {PHONE}", status="Ditutup oleh Sistem", rating=4),
        named(8507003, title="@SUM(1+1)*cmd|' /C calc'!A0", channel="=1+1"),
        named(8507004, title="+62 jalan\nrusak", events=(event("1", EventKind.FOLLOW_UP),)),
        named(8507005, title="-2 hari tanpa listrik \x0b\u202e", is_anonymous=True),
    )
    return completed(desk.ask(read_content, MARCH, TODAY))


def _bytes(content: Content, form: Format, language: str = "id", **more: Any) -> bytes:  # noqa: ANN401 - passed on
    return made(content, form, language, paint=_no_paint, **more)


def _no_paint(_content: Content, _language: str) -> bytes:
    raise AssertionError("no PDF was asked for")


def test_the_spreadsheet_holds_every_cell_as_a_real_number_or_day(content: Content) -> None:
    from openpyxl import load_workbook

    workbook = load_workbook(io.BytesIO(_bytes(content, Format.XLSX)))
    book = book_of(content, ID)
    assert workbook.sheetnames == [*(sheet.title for sheet in book.sheets), ID("sheet.notes")]
    for sheet in book.sheets:
        page = workbook[sheet.title]
        rows = list(page.iter_rows(values_only=True, max_row=1 + len(sheet.rows), max_col=len(sheet.heads)))
        assert rows[0] == sheet.heads
        assert page.freeze_panes == "B2"
        for row, told in zip(sheet.rows, rows[1:], strict=True):
            for cell, value in zip(row, told, strict=True):
                if cell.kind is Kind.DATE and cell.value:
                    assert isinstance(value, datetime)
                    assert value.date() == cell.value
                elif isinstance(cell.value, float):
                    assert value == pytest.approx(cell.value)
                else:
                    assert value == cell.value or not (value or cell.value), (sheet.key, cell)


def test_no_head_and_no_definition_of_the_spreadsheet_is_cut(content: Content) -> None:
    from openpyxl import load_workbook
    from openpyxl.utils import get_column_letter

    for page in load_workbook(io.BytesIO(_bytes(content, Format.XLSX))).worksheets[:-1]:
        for number, row in enumerate(page.iter_rows(values_only=True), start=1):
            height = page.row_dimensions[number].height or 15
            for column, value in enumerate(row, start=1):
                width = page.column_dimensions[get_column_letter(column)].width
                if isinstance(value, str) and value.strip():
                    assert max(map(len, value.split())) <= width or number > 1, value
                    assert len(value) <= width * height / 15, value


def test_the_summary_has_the_metrics_of_the_recap(content: Content) -> None:
    from openpyxl import load_workbook

    page = load_workbook(io.BytesIO(_bytes(content, Format.XLSX)))[ID("sheet.summary")]
    told = {str(row[0]): row[1] for row in page.iter_rows(min_row=2, values_only=True) if row[0]}
    for metric in Metric:
        assert told[ID.metric(metric)] == content.recap.figures[metric].value, metric


def test_tables_of_groups_have_charts_that_excel_draws(content: Content) -> None:
    with zipfile.ZipFile(io.BytesIO(_bytes(content, Format.XLSX))) as file:
        charts = [name for name in file.namelist() if name.startswith("xl/charts/chart")]
        assert len(charts) == len(Dimension)


def test_no_cell_of_the_spreadsheet_is_a_formula_or_a_link(content: Content) -> None:
    with zipfile.ZipFile(io.BytesIO(_bytes(content, Format.XLSX))) as file:
        sheets = [file.read(name).decode() for name in file.namelist() if name.startswith("xl/worksheets/sheet")]
    assert sheets
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)


@pytest.mark.parametrize(("language", "separator", "decimal"), [("id", ";", ","), ("en", ",", ".")])
def test_the_csv_reads_back_as_the_tables(content: Content, language: str, separator: str, decimal: str) -> None:
    data = _bytes(content, Format.CSV, language)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))
    sheet = flat(content, Words(language))
    assert [len(row) for row in rows] == [len(sheet.heads)] * (1 + len(sheet.rows))
    for row, told in zip(sheet.rows, rows[1:], strict=True):
        for cell, text in zip(row, told, strict=True):
            match cell.value:
                case None:
                    assert text == ""
                case str() as words:
                    assert text == defused(words)
                case number:
                    assert isinstance(number, int | float)
                    assert float(text.replace(decimal, ".")) == pytest.approx(number, abs=5e-5)


def test_no_field_of_the_csv_begins_as_a_formula(content: Content) -> None:
    text = _bytes(content, Format.CSV).decode("utf-8-sig")
    fields = [field for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for field in row]
    assert "'=1+1" in fields
    assert not [field for field in fields if field.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@A", "\t=1", " =1", "\r1", "＝1", "'=1", "|x", "%x"])
def test_what_looks_like_a_formula_is_defused(text: str) -> None:
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", ["UKT naik", "1+1", "", "5 = 5", "a@b"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert defused(text) == text


def test_the_letter_has_the_figures_and_the_signatures(desk: Desk, content: Content) -> None:
    desk.do(settings.put, settings.LETTERHEAD, "Universitas Nusantara Raya\nJalan Pendidikan 1")
    desk.do(settings.put, settings.LETTER_PLACE, "Makassar")
    desk.do(settings.put, settings.LETTER_SIGNER, "Prof. Dr. Andi")
    text = _text_of_docx(_bytes(desk.ask(read_content, MARCH, TODAY), Format.DOCX))
    assert text[0] == "Universitas Nusantara Raya"
    assert "Prof. Dr. Andi" in "\n".join(text)
    assert any(line.startswith("Makassar, 17 Maret 2026") for line in text)
    for metric in Metric:
        at = text.index(ID.metric(metric))
        assert text[at + 1] == ID.figure(content.recap.figures[metric])


def test_the_letter_fits_the_paper_and_its_names_their_column(content: Content) -> None:
    from docx import Document

    document = Document(io.BytesIO(_bytes(content, Format.DOCX)))
    (section,) = document.sections
    assert [side and round(side.mm) for side in (section.page_width, section.page_height)] == [210, 297]
    for table in document.tables[:-1]:
        widths = [column.width.mm for column in table.columns]
        assert widths[0] > 40
        assert sum(widths) == pytest.approx(165, abs=0.1)
        assert "tblHeader" in table.rows[0]._tr.xml, "the head stands on each page"


def test_json_has_values_and_what_they_are_made_of(content: Content) -> None:
    told = json.loads(_bytes(content, Format.JSON))
    assert told["period"] == {"name": "2026-03", "first": "2026-03-01", "last": "2026-03-31"}
    for metric in Metric:
        figure = content.recap.figures[metric]
        assert told["figures"][metric]["value"] == figure.value
        assert (told["figures"][metric]["amount"], told["figures"][metric]["base"]) == (figure.amount, figure.base)
    assert told["left_out"]["without_timeline"] == 4


@pytest.mark.parametrize("form", [form for form in Format if form is not Format.PDF])
def test_nobody_is_named_unless_it_is_asked_for(content: Content, form: Format) -> None:
    text = _all_text(_bytes(content, form))
    assert "8507002" in text or form in {Format.CSV, Format.DOCX}
    for secret in ("Siti", "Rahmawati", NIK, PHONE, PHONE[-4:]):
        assert secret not in text, form


def test_names_that_were_asked_for_are_there_but_never_an_anonymous_ones(desk: Desk, content: Content) -> None:
    assert content.is_masked
    named = completed(desk.ask(read_content, MARCH, TODAY, is_masked=False))
    reporters = {line.tracking_id: line.reporter for line in named.lines}
    assert reporters.pop("8507005") is None
    assert set(reporters.values()) == {"Siti Rahmawati"}
    text = _all_text(_bytes(named, Format.XLSX))
    assert NIK in text
    assert ID("unmasked") in text
    assert ID("masked") not in text


def test_a_file_is_there_whole_or_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "rekap.csv"
    keep(path, b"one")
    keep(path, b"two")
    assert path.read_bytes() == b"two"
    assert [each.name for each in tmp_path.iterdir()] == ["rekap.csv"]
    with pytest.raises(KnownProblem) as caught:
        keep(tmp_path / "nowhere" / "rekap.csv", b"three")
    assert caught.value.code == "recap-not-written"
    folder = tmp_path / "a-folder.csv"
    folder.mkdir()
    with pytest.raises(KnownProblem):
        keep(folder, b"four")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a-folder.csv", "rekap.csv"]


@pytest.mark.parametrize("stop_after", [0, 3])
def test_an_export_can_be_stopped(content: Content, desk: Desk, stop_after: int) -> None:
    unread = desk.ask(read_content, MARCH, TODAY)
    assert content.texts == ()
    with pytest.raises(KnownProblem) as caught:
        completed(unread, _stopping_after(stop_after))
    assert caught.value.code == "cancelled"


def test_the_name_of_a_file_tells_the_period() -> None:
    assert file_name("2026-Q3", Format.XLSX, "id") == "rekap-lapor-2026-Q3.xlsx"
    assert file_name("2026-03-01..2026-03-31", Format.PDF, "en") == "lapor-recap-2026-03-01_2026-03-31.pdf"


@pytest.mark.parametrize("language", ["id", "en"])
def test_all_that_a_recap_says_can_be_said_in_either_language(content: Content, language: str) -> None:
    words = Words(language)
    for one, other in pairwise(("id", "en")):
        from desktop.recap.words import texts

        assert texts(one).keys() == texts(other).keys()
    book = book_of(content, words)
    assert all(head for sheet in book.sheets for head in sheet.heads)
    assert len({sheet.title.lower() for sheet in book.sheets}) == len(book.sheets)
    assert words.period(Period.own(date(2026, 3, 1), date(2026, 3, 5))).startswith("1 Mar 2026")


def _stopping_after(count: int) -> Callable[[], bool]:
    asked = iter(range(1_000))
    return lambda: next(asked) >= count


def _text_of_docx(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        root = ET.fromstring(file.read("word/document.xml"))  # noqa: S314 - we have just written it
    told = []
    for paragraph in root.iter(f"{_WORD}p"):
        runs = [each for each in paragraph.iter() if each.tag in {f"{_WORD}t", f"{_WORD}br"}]
        told += "".join(each.text or "\n" for each in runs).split("\n")
    return [line for line in told if line]


def _all_text(data: bytes) -> str:
    """All that a file holds, unpacked where it is a package."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return "\n".join(file.read(name).decode("utf-8", "replace") for name in file.namelist())
