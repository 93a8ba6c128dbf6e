"""The disposition sheet is on one page for usual texts, tells no hidden number, and reaches the file whole."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from desktop.cache.intents import forwards
from desktop.cache.mirror import reference
from tests.ui.seeds import patch, seed, tracking_id

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.complaint import TrackingId
    from desktop.desk import Desk
    from desktop.problems import KnownProblem
    from ui.bridge import DeskBridge
    from ui.campus.output import SheetOutput

    Written = Callable[..., list[str]]

A, B = tracking_id(1), tracking_id(2)
DUE = date(2026, 3, 27)
BODY = "Saya Budi Santoso, NIK 7371011203040005, HP 0812-3456-7890. Mohon penjelasan tagihan UKT semester ini."


@pytest.fixture
def output(qtbot: QtBot, bridge: DeskBridge) -> SheetOutput:
    from PySide6.QtWidgets import QWidget

    from ui.campus.output import SheetOutput

    owner = QWidget()
    qtbot.addWidget(owner)
    told = {"officer": {"name": "Ratna Wulandari", "role": "officer", "institution": "Universitas Nusantara Raya"}}
    bridge.desk.do(reference.put, "e1", told)
    return SheetOutput(bridge, owner)


@pytest.fixture
def written(qtbot: QtBot, output: SheetOutput, tmp_path: Path) -> Written:
    """The pages' words of the PDF of these complaints."""

    def written(*tracking_ids: TrackingId) -> list[str]:
        path = tmp_path / "lembar.pdf"
        with qtbot.waitSignal(output.saved) as told:
            output.save_to(path, tracking_ids)
        assert told.args == [str(path)]
        assert [found.name for found in tmp_path.glob("*.pdf")] == ["lembar.pdf"]
        document = pypdfium2.PdfDocument(path)
        pages = [_squeezed(page.get_textpage().get_text_bounded()) for page in document]
        document.close()
        return pages

    return written


def _squeezed(text: str) -> str:
    """Without white space: a PDF has none, and what reads it only guesses."""
    return "".join(text.split())


def _given(desk: Desk, **fields: object) -> None:
    told: dict[str, Any] = {"body": BODY, "reporter_name": "Budi Santoso"} | fields
    seed(desk, [patch(1, **told)])
    desk.do(forwards.forward, A, "Fakultas Teknik", "Mohon penjelasan.", DUE)


def test_it_says_what_a_unit_has_to_know_on_one_page(desk: Desk, written: Written) -> None:
    _given(desk, title="UKT naik", category="Pendidikan Tinggi")
    (page,) = written(A)
    for words in (
        "Universitas Nusantara Raya",
        "Pejabat penghubung: Ratna Wulandari",
        "LEMBAR DISPOSISI",
        "#8507001",
        "Pendidikan Tinggi",
        "16 Maret 2026",
        "UKT naik",
        "Fakultas Teknik",
        "Jumat, 27 Maret 2026",
        "Mohon penjelasan.",
        "JAWABAN UNIT",
        "Tanda tangan",
        "Halaman 1 dari 1",
    ):
        assert _squeezed(words) in page


def test_identity_numbers_phones_and_a_hidden_name_are_not_in_the_file(
    desk: Desk, written: Written, tmp_path: Path
) -> None:
    _given(desk, is_anonymous=True, title="Dari Budi, NIK 7371011203040005")
    (page,) = written(A)
    for hidden in ("7371011203040005", "0812", "7890", "Budi", "Santoso"):
        assert hidden not in page
    assert "anonim" in page
    assert b"7371011203040005" not in (tmp_path / "lembar.pdf").read_bytes()


def test_a_long_text_goes_on_on_numbered_pages_and_nothing_of_it_is_lost(desk: Desk, written: Written) -> None:
    _given(
        desk,
        body="\n".join(f"Kalimat {number} tentang perkuliahan yang tidak kunjung selesai." for number in range(90)),
    )
    pages = written(A)
    assert len(pages) == 3
    assert [f"Halaman{number}dari3" in page for number, page in enumerate(pages, start=1)] == [True] * 3
    assert all(f"Kalimat{number}tentang" in "".join(pages) for number in range(90))
    assert "Tandatangan" in pages[-1]


def test_each_complaint_has_a_sheet_of_its_own_and_each_unit_too(desk: Desk, written: Written) -> None:
    _given(desk)
    desk.do(forwards.forward, A, "Biro Keuangan", "", DUE)
    seed(desk, [patch(2)])
    pages = written(A, B)
    assert len(pages) == 3
    assert "FakultasTeknik" in pages[0]
    assert "BiroKeuangan" in pages[1]
    assert "#8507002·Halaman1dari1" in pages[2]


@pytest.mark.parametrize("body", ["😀" * 3000, "\u202eterbalik\u202c\x07\x00", "<b>tebal</b> &amp;", ""])
def test_any_citizens_text_is_set_as_text(desk: Desk, written: Written, body: str) -> None:
    _given(desk, body=body)
    pages = written(A)
    assert body != "<b>tebal</b> &amp;" or "<b>tebal</b>&amp;" in pages[0]


def test_the_printer_gets_the_same_pages(desk: Desk, written: Written, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from ui.campus.disposition import paint_sheets
    from ui.campus.letter import read_letters
    from ui.campus.paper import set_up

    _given(desk, body="Kalimat. " * 300)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "cetak.pdf"))
    set_up(printer)
    paint_sheets(desk.ask(read_letters, [A], date(2026, 3, 17)), printer)
    printed = pypdfium2.PdfDocument(tmp_path / "cetak.pdf")
    pages = [_squeezed(page.get_textpage().get_text_bounded()) for page in printed]
    printed.close()
    (tmp_path / "cetak.pdf").unlink()
    assert len(pages) == len(written(A)) == 2


def test_a_file_that_cannot_be_written_is_told(qtbot: QtBot, desk: Desk, output: SheetOutput, tmp_path: Path) -> None:
    _given(desk)
    with qtbot.waitSignal(output.failed) as told:
        output.save_to(tmp_path / "nowhere" / "lembar.pdf", [A])
    problem: KnownProblem = told.args[0]
    assert problem.code == "sheet-not-written"


def test_the_file_is_asked_for_without_holding_the_window_up(
    qtbot: QtBot, desk: Desk, output: SheetOutput, tmp_path: Path
) -> None:
    _given(desk)
    dialog = output.save([A])
    assert dialog.selectedFiles()[0].endswith("Lembar disposisi 8507001.pdf")
    with qtbot.waitSignal(output.saved):
        dialog.fileSelected.emit(str(tmp_path / "dipilih.pdf"))
    assert (tmp_path / "dipilih.pdf").read_bytes().startswith(b"%PDF")
    dialog.close()


def test_a_sheet_that_can_not_take_its_place_leaves_no_citizens_words_beside_it(
    qtbot: QtBot, output: SheetOutput, desk: Desk, tmp_path: Path
) -> None:
    seed(desk, [patch(1, body=BODY)])
    taken = tmp_path / "lembar.pdf"
    taken.mkdir()
    before = set(tmp_path.iterdir())
    with qtbot.waitSignal(output.failed) as told:
        output.save_to(taken, [A])
    assert told.args
    assert told.args[0].code == "sheet-not-written"
    assert set(tmp_path.iterdir()) == before
