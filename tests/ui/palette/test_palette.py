from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.cache import settings
from desktop.cache.views.by_number import way_to
from desktop.cache.views.lists import ListName
from desktop.cache.ways.way import DeskWay
from tests.ui.hands import CTRL, press, read_first, settle
from tests.ui.seeds import patch, seed, tracking_id
from ui.palette.palette import Palette, open_palette

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow

MOST_MS = 50


def palette_of(window: MainWindow) -> Palette:
    palette = window.findChild(Palette)
    assert palette is not None
    return palette


def test_a_list_is_opened_by_a_few_letters(qtbot: QtBot, bridge: DeskBridge, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    press(qtbot, window, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "overd")
    press(qtbot, window, Qt.Key.Key_Return)
    settle(qtbot, bridge, window)
    assert window.reading.inbox.list_name is ListName.OVERDUE
    qtbot.waitUntil(lambda: window.findChild(Palette) is None)


@pytest.mark.parametrize(
    ("typed", "section"), [("pin", "Security"), ("token", "Connection"), ("dark", "Language and appearance")]
)
def test_a_setting_is_found_by_what_is_in_its_section(
    qtbot: QtBot, opened: Callable[..., MainWindow], typed: str, section: str
) -> None:
    window = opened()
    press(qtbot, window, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), typed)
    assert palette_of(window).shown[0].words == section


def test_the_key_stands_beside(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    press(qtbot, window, Qt.Key.Key_K, CTRL)
    keys = {entry.words: entry.key for entry in palette_of(window).shown}
    assert keys["Search"] == "Ctrl+F"


def test_a_complaint_is_opened_by_the_beginning_of_its_number(
    qtbot: QtBot, desk: Desk, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    seed(desk, [patch(4242)])
    press(qtbot, window, Qt.Key.Key_K, CTRL)
    palette = palette_of(window)
    qtbot.keyClicks(palette.field, "#85112")
    qtbot.waitUntil(lambda: any(tracking_id(4242) in entry.words for entry in palette.shown))
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.reading.chosen == tracking_id(4242)


def test_a_number_that_is_not_here_is_looked_for_and_behind_that_a_sync_is_offered(
    qtbot: QtBot, desk: Desk, opened: Callable[..., MainWindow]
) -> None:
    desk.do(settings.put, settings.SERVER_URL, "https://pusat.invalid")
    window = opened()
    press(qtbot, window, Qt.Key.Key_K, CTRL)
    palette = palette_of(window)
    qtbot.keyClicks(palette.field, "8123456")
    words = "#8123456 is not on this PC: sync, which brings it if it is yours"
    qtbot.waitUntil(lambda: palette.shown[-1].words == words)
    assert palette.shown[0].words == "Search complaints for “8123456”"
    for _ in palette.shown[1:]:
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert not window.link.wants_sync
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.link.wants_sync


@pytest.mark.parametrize("way", [None, DeskWay.EXCEL])
def test_no_sync_is_offered_where_none_would_bring_it(desk: Desk, way: DeskWay | None) -> None:
    if way:
        desk.do(settings.put, settings.WAY, way.value)
    assert desk.ask(way_to, "8123456") is None


def test_neither_is_one_for_what_is_here_or_was_purged(desk: Desk) -> None:
    desk.do(settings.put, settings.SERVER_URL, "https://pusat.invalid")
    seed(desk, [patch(4242)])
    assert desk.ask(way_to, tracking_id(4242)) is None
    assert desk.ask(way_to, "8123456") is DeskWay.HOSTED
    desk.do(lambda tx: tx.db.execute("INSERT INTO absent VALUES ('8123456', 1, 1, 1)"))
    assert desk.ask(way_to, "8123456") is None


def test_words_of_no_name_are_looked_for_in_the_complaints(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    press(qtbot, window, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(palette_of(window).field, "nomor 3")
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.reading.inbox.search.text() == "nomor 3"


def test_acts_of_the_complaint_on_the_page_are_offered_and_no_others(
    qtbot: QtBot, opened: Callable[..., MainWindow]
) -> None:
    from ui.complaint.acts import all_acts

    window = opened()
    read_first(qtbot, window)
    reading = window.reading.complaint.reading
    assert reading is not None
    press(qtbot, window, Qt.Key.Key_K, CTRL)
    offered = {entry.words for entry in palette_of(window).shown if entry.where == "This complaint"}
    assert offered == {act.words() for act in all_acts() if act.fits(reading)}


def test_esc_leads_back_to_where_the_officer_was(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    read_first(qtbot, window)
    window.reading.focus_answer()
    before = QApplication.focusWidget()
    press(qtbot, window, Qt.Key.Key_K, CTRL)
    press(qtbot, window, Qt.Key.Key_Down)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before


def test_it_opens_at_once(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    read_first(qtbot, window)
    open_palette(window).close()
    took = []
    for _ in range(5):
        start = time.thread_time()
        palette = open_palette(window)
        palette.repaint()
        took.append((time.thread_time() - start) * 1000)
        palette.close()
        QApplication.processEvents()
        qtbot.waitUntil(lambda: window.findChild(Palette) is None)
    assert sorted(took)[2] < MOST_MS
