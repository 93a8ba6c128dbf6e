"""The page of the recap by keyboard: figures with their definitions, bars that open their complaints, exports."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QDate, QPoint, Qt

from desktop.cache.intents import drafts, outbox
from desktop.cache.views import lists
from desktop.cache.views.filters import Filter
from desktop.cache.views.lists import ListName
from desktop.clock import day_in_wib
from desktop.recap.export.files import Format
from desktop.recap.figures import Dimension, Metric
from desktop.recap.period import Period, PeriodKind
from desktop.recap.recap import read_recap
from desktop.recap.words import Words
from tests.support.clock import START
from tests.ui.hands import CTRL, press, settle
from tests.ui.seeds import patch, seed, tracking_id
from ui.campus.paper import set_up
from ui.recap.drawing import bar_rects

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.recap.page import RecapPage
    from ui.shell.window import MainWindow

TODAY = day_in_wib(START)
MARCH = Period.parse("2026-03")
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
NIK = "3273011203990004"


@pytest.fixture
def window(opened: Callable[..., MainWindow], desk: Desk) -> MainWindow:
    seed(
        desk,
        [
            patch(10, status_raw="Ditutup oleh Sistem", classification="Aspirasi"),
            patch(11, status_raw="Selesai", classification="Aspirasi", category="Wisuda"),
            patch(12, classification="Permintaan Informasi", title=f"NIK saya {NIK}", reporter_name="Siti Rahmawati"),
            patch(13, received_at="2026-02-10T02:00:00Z", disposed_at="2026-02-10T03:00:00Z"),
            patch(
                14, received_at="2026-02-25T02:00:00Z", disposed_at="2026-02-25T03:00:00Z", classification="Aspirasi"
            ),
        ],
    )
    return opened(3)


@pytest.fixture
def page(qtbot: QtBot, bridge: DeskBridge, window: MainWindow) -> RecapPage:
    press(qtbot, window, Qt.Key.Key_R, CTRL_SHIFT)
    settle(qtbot, bridge, window)
    return cast("RecapPage", window.pages.page("recap"))


def _shown(qtbot: QtBot, bridge: DeskBridge, window: MainWindow) -> set[str]:
    settle(qtbot, bridge, window)
    model = window.reading.inbox.view.model()
    return {str(window.reading.inbox.view.model().row_at(row).tracking_id) for row in range(model.rowCount())}  # type: ignore[attr-defined]


def test_the_key_opens_this_month_with_the_figures_of_the_desk(page: RecapPage, window: MainWindow, desk: Desk) -> None:
    recap = desk.ask(read_recap, MARCH, TODAY)
    assert page.period.period == MARCH
    for metric, card in page.board.cards.items():
        assert card.lines[1] == Words("en").figure(recap.figures[metric])
    assert window.pages.key == "recap"
    assert not window.navigation.entry(ListName.TO_ANSWER).isChecked()


def test_the_definition_comes_with_the_focus_and_on_hover(qtbot: QtBot, page: RecapPage, window: MainWindow) -> None:
    card = page.board.cards[Metric.SETTLED_IN_TIME]
    for _ in range(40):
        press(qtbot, window, Qt.Key.Key_Tab)
        if card.hasFocus():
            break
    assert card.hasFocus()
    assert Words("en").definition(Metric.SETTLED_IN_TIME) in page.board.definition.text()
    assert card.toolTip() == Words("en").definition(Metric.SETTLED_IN_TIME) == card.accessibleDescription()


@pytest.mark.parametrize("dimension", [each for each in Dimension if each is not Dimension.MONTH])
def test_enter_on_any_bar_lists_as_many_complaints_as_the_bar_says(
    qtbot: QtBot, bridge: DeskBridge, page: RecapPage, window: MainWindow, dimension: Dimension
) -> None:
    chart = page.board.charts[dimension]
    assert chart.chart is not None
    for place, bar in enumerate(chart.chart.bars):
        press(qtbot, window, Qt.Key.Key_R, CTRL_SHIFT)
        settle(qtbot, bridge, window)
        chart.setFocus()
        for _ in range(len(chart.chart.bars)):
            qtbot.keyClick(chart, Qt.Key.Key_Up)
        for _ in range(place):
            qtbot.keyClick(chart, Qt.Key.Key_Down)
        assert bar.label in chart.accessibleName()
        qtbot.keyClick(chart, Qt.Key.Key_Return)
        assert len(_shown(qtbot, bridge, window)) == bar.value, bar.label
        assert window.pages.is_reading


def test_a_click_on_a_bar_lists_its_complaints_and_says_what_narrows_the_list(
    qtbot: QtBot, bridge: DeskBridge, page: RecapPage, window: MainWindow
) -> None:
    chart = page.board.charts[Dimension.CLASS]
    assert chart.chart is not None
    place = [keys[0] for keys in chart.chart.keys].index("Aspirasi")
    rect = bar_rects(len(chart.chart.bars), chart._body(), chart._pen())[place]
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(round(rect.center().x()), round(rect.center().y())))
    assert _shown(qtbot, bridge, window) == {tracking_id(10), tracking_id(11)}
    assert [chip.text() for chip in window.reading.inbox.filters.chips][:2] == ["March 2026", "Aspiration"]
    assert window.reading.inbox.list_name is ListName.ALL


def test_a_month_opens_the_days_of_it_that_lie_in_the_period(
    qtbot: QtBot, bridge: DeskBridge, page: RecapPage, window: MainWindow
) -> None:
    page.period.choose(Period.parse("2026-02-20..2026-03-31"))
    settle(qtbot, bridge, window)
    chart = page.board.charts[Dimension.MONTH]
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert _shown(qtbot, bridge, window) == {tracking_id(14)}


@pytest.mark.parametrize("metric", [Metric.RECEIVED, Metric.DONE, Metric.OVERDUE, Metric.CLOSED_BY_SYSTEM])
def test_a_figure_opens_exactly_its_complaints(
    qtbot: QtBot, page: RecapPage, window: MainWindow, desk: Desk, metric: Metric
) -> None:
    bridge = window.bridge
    page.period.choose(Period.parse("2026-Q1"))
    settle(qtbot, bridge, window)
    qtbot.keyClick(page.board.cards[metric], Qt.Key.Key_Space)
    found = _shown(qtbot, bridge, window)
    assert len(found) == desk.ask(read_recap, Period.parse("2026-Q1"), TODAY).figures[metric].amount > 0


def test_a_complaint_of_a_list_opens(qtbot: QtBot, bridge: DeskBridge, page: RecapPage, window: MainWindow) -> None:
    page.period.choose(Period.parse("2026-02"))
    settle(qtbot, bridge, window)
    page.board.overdue.setFocus()
    qtbot.keyClick(page.board.overdue, Qt.Key.Key_Return)
    settle(qtbot, bridge, window)
    assert window.reading.complaint.tracking_id == tracking_id(13)


def test_what_changes_on_the_desk_changes_the_figures(
    qtbot: QtBot, bridge: DeskBridge, page: RecapPage, window: MainWindow, desk: Desk
) -> None:
    page.period.choose(Period.parse("2026-02"))
    settle(qtbot, bridge, window)
    assert page.board.cards[Metric.OVERDUE].lines[1] == "2"
    desk.do(drafts.save, tracking_id(13), "Yth. Pelapor, sudah kami teruskan.")
    desk.do(outbox.queue, tracking_id(13))
    qtbot.waitUntil(lambda: page.board.cards[Metric.OVERDUE].lines[1] == "1")


def test_days_of_ones_own_never_stand_the_wrong_way_round(qtbot: QtBot, page: RecapPage) -> None:
    bar = page.period
    place = bar.kind.findData(PeriodKind.OWN.value)
    bar.kind.setCurrentIndex(place)
    bar.kind.activated.emit(place)
    assert bar.period == Period.own(MARCH.first, MARCH.last)
    assert bar.first.isVisible()
    bar.last.setDate(QDate(2026, 2, 10))
    assert bar.period == Period.parse("2026-02-10..2026-02-10")
    bar.first.setDate(QDate(2026, 2, 20))
    assert bar.period == Period.parse("2026-02-20..2026-02-20")
    qtbot.mouseClick(bar.back, Qt.MouseButton.LeftButton)
    assert bar.period == Period.parse("2026-02-19..2026-02-19")


def test_a_period_without_complaints_says_so(
    qtbot: QtBot, bridge: DeskBridge, page: RecapPage, window: MainWindow
) -> None:
    page.period.choose(Period.parse("2031-01"))
    settle(qtbot, bridge, window)
    assert not page.board.isVisible()
    assert page._empty.isVisible()


def test_a_kept_filter_of_a_period_and_a_category_finds_the_same_again(desk: Desk, window: MainWindow) -> None:
    assert window
    chosen = Filter(periods=frozenset({"2026-03"}), categories=frozenset({"Wisuda"}))
    again = Filter.of_json(chosen.as_json())
    assert again == chosen
    assert len(desk.ask(lists.ids, ListName.ALL, TODAY, chosen=again)) == 1


def test_an_export_masks_persons_unless_it_is_asked_each_time(qtbot: QtBot, page: RecapPage) -> None:
    qtbot.mouseClick(page.export_button, Qt.MouseButton.LeftButton)
    assert page.panel.is_masked
    assert "masked" in page.panel.told.text()
    page.panel.with_names.click()
    assert not page.panel.is_masked
    assert "names of reporters" in page.panel.told.text()
    qtbot.keyClick(page.panel, Qt.Key.Key_Escape)
    assert page.isVisible()
    assert page.export_button.hasFocus()
    qtbot.mouseClick(page.export_button, Qt.MouseButton.LeftButton)
    assert page.panel.is_masked
    page.panel.with_names.click()
    page.panel.form.setCurrentIndex(page.panel.form.findData(Format.PDF.value))
    assert page.panel.is_masked
    assert not page.panel.with_names.isEnabled()


@pytest.mark.parametrize("form", [Format.XLSX, Format.PDF, Format.DOCX, Format.CSV])
def test_a_file_is_written_off_the_gui_thread_and_told(
    qtbot: QtBot, page: RecapPage, tmp_path: Path, form: Format
) -> None:
    path = tmp_path / f"rekap.{form}"
    with qtbot.waitSignal(page.exporter.saved):
        page.save_to(path, form, is_masked=True)
        assert page.exporter.is_busy
        assert not path.exists()
    assert path.read_bytes()[:2] in {b"PK", b"%P", b"\xef\xbb"}
    assert str(path) in page.notice.text


def test_the_page_for_the_leadership_goes_to_a_printer(qtbot: QtBot, page: RecapPage, tmp_path: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    set_up(printer)
    with qtbot.waitSignal(page.exporter.printed):
        page.exporter.print(printer, MARCH)
    del printer
    assert page.notice.text
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


def test_complaints_that_say_the_same_are_found_and_open(
    qtbot: QtBot, bridge: DeskBridge, page: RecapPage, window: MainWindow
) -> None:
    page.period.choose(Period.parse("2026-Q1"))
    settle(qtbot, bridge, window)
    table = page.board.alike
    item = table.topLevelItem(0)
    assert item is not None
    assert item.text(1) == "8"  # all have the same body
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    settle(qtbot, bridge, window)
    assert window.reading.complaint.tracking_id == tracking_id(0)


def test_an_export_that_is_stopped_leaves_the_file_as_it_was(
    qtbot: QtBot, bridge: DeskBridge, window: MainWindow, page: RecapPage, tmp_path: Path
) -> None:
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(b"before")
    page.save_to(path, Format.XLSX, is_masked=True)
    page.exporter.took_long.emit()
    assert page.stop_button.isVisible()
    page.stop_button.click()
    settle(qtbot, bridge, window)
    with qtbot.waitSignal(page.exporter.saved):  # one after it goes through, so that the first has had its chance
        page.save_to(tmp_path / "other.csv", Format.CSV, is_masked=True)
    assert path.read_bytes() == b"before"


def test_a_file_that_cannot_be_written_is_told_with_its_reason(qtbot: QtBot, page: RecapPage, tmp_path: Path) -> None:
    with qtbot.waitSignal(page.exporter.failed):
        page.save_to(tmp_path / "nowhere" / "rekap.csv", Format.CSV, is_masked=True)
    assert "nowhere" in page.notice.text


def test_help_opens_at_the_chapter_of_the_recap(page: RecapPage, window: MainWindow) -> None:
    from ui.help.context import chapter_of

    assert page.period.kind.hasFocus()
    assert chapter_of(window) == "Rekap"
