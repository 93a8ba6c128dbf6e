"""Filters by keyboard: ticked in the panel, shown as chips, combined with a search, kept under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from desktop.cache.views import saved_filters
from desktop.cache.views.lists import ListName, Sort
from tests.ui.seeds import patch, seed
from ui.inbox.pane import InboxPane
from ui.language import speak

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.inbox.filter_panel import FilterPanel


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk, bridge: DeskBridge) -> InboxPane:
    seed(
        desk,
        [
            patch(1, title="UKT naik", received_at="2026-03-10T02:00:00Z"),
            patch(
                2,
                title="Ijazah terlambat",
                body="Kapan selesai?",
                channel="SMS",
                is_secret=True,
                received_at="2026-03-12T02:00:00Z",
            ),
            patch(3, title="UKT salah golongan", channel="SMS", received_at="2026-03-11T02:00:00Z"),
            patch(4, title="UKT lunas", channel="SMS", status_raw="Ditutup oleh Sistem"),
        ],
    )
    pane = InboxPane(bridge)
    qtbot.addWidget(pane)
    pane.resize(372, 700)
    pane.show()
    _settle(qtbot, bridge, pane)
    return pane


def _settle(qtbot: QtBot, bridge: DeskBridge, pane: InboxPane) -> None:
    bridge.flush()
    qtbot.waitUntil(lambda: pane.is_settled)


def _titles(pane: InboxPane) -> list[str]:
    model = pane.view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def _open(qtbot: QtBot, pane: InboxPane) -> FilterPanel:
    pane.filters.button.setFocus()
    qtbot.keyClick(pane.filters.button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: pane.filters.panel is not None)
    panel = pane.filters.panel
    assert panel is not None
    return panel


def test_a_tick_narrows_the_list_at_once_and_stands_as_a_chip(
    qtbot: QtBot, bridge: DeskBridge, pane: InboxPane
) -> None:
    panel = _open(qtbot, pane)
    qtbot.keyClick(panel.box("channels", "SMS"), Qt.Key.Key_Space)
    _settle(qtbot, bridge, pane)
    assert _titles(pane) == ["Ijazah terlambat", "UKT salah golongan"]
    qtbot.keyClick(panel.box("flags", "secret"), Qt.Key.Key_Space)
    _settle(qtbot, bridge, pane)
    assert _titles(pane) == ["Ijazah terlambat"]
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: pane.filters.panel is None)
    assert [chip.text() for chip in pane.filters.chips] == ["Secret", "SMS", "Clear all"]
    pane.filters.chips[0].setFocus()
    qtbot.keyClick(pane.filters.chips[0], Qt.Key.Key_Space)
    _settle(qtbot, bridge, pane)
    assert _titles(pane) == ["Ijazah terlambat", "UKT salah golongan"]
    assert pane.filters.button.hasFocus()


def test_filter_and_search_combine(qtbot: QtBot, bridge: DeskBridge, pane: InboxPane) -> None:
    panel = _open(qtbot, pane)
    panel.box("channels", "SMS").click()
    panel.close()
    qtbot.keyClicks(pane.search, "ukt")
    _settle(qtbot, bridge, pane)
    assert _titles(pane) == ["UKT salah golongan", "UKT lunas"]
    assert pane.search_words == "ukt"


def test_a_filter_that_leaves_nothing_says_so_and_offers_to_go(
    qtbot: QtBot, bridge: DeskBridge, pane: InboxPane
) -> None:
    panel = _open(qtbot, pane)
    panel.box("channels", "Website").click()
    panel.box("flags", "secret").click()
    panel.close()
    _settle(qtbot, bridge, pane)
    assert pane.emptiness.isVisible()
    pane.emptiness.action_requested.emit()
    _settle(qtbot, bridge, pane)
    assert len(_titles(pane)) == 3


def test_a_filter_is_kept_under_a_name_opened_renamed_and_removed(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, pane: InboxPane
) -> None:
    panel = _open(qtbot, pane)
    panel.box("channels", "SMS").click()
    qtbot.keyClicks(panel.name, "Lewat SMS")
    qtbot.keyClick(panel.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.saved_names == ["Lewat SMS"])
    panel.name.setText("Dari SMS")
    qtbot.keyClick(panel.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.saved_names == ["Dari SMS"])
    panel.close()
    pane.show_list(ListName.ALL)
    _settle(qtbot, bridge, pane)
    (saved,) = desk.ask(saved_filters.known)
    with qtbot.waitSignal(pane.list_changed, check_params_cb=lambda name: name is ListName.TO_ANSWER):
        _open(qtbot, pane).saved_chosen.emit(saved)
    _settle(qtbot, bridge, pane)
    assert _titles(pane) == ["Ijazah terlambat", "UKT salah golongan"]
    panel = _open(qtbot, pane)
    panel.remove_requested.emit("Dari SMS")
    qtbot.waitUntil(lambda: panel.saved_names == [])


def test_each_list_remembers_its_order(qtbot: QtBot, desk: Desk, bridge: DeskBridge, pane: InboxPane) -> None:
    panel = _open(qtbot, pane)
    panel.sort_chosen.emit(Sort.NEWEST)
    panel.close()
    _settle(qtbot, bridge, pane)
    assert _titles(pane) == ["Ijazah terlambat", "UKT salah golongan", "UKT naik"]
    assert "newest first" in pane.filters.caption
    assert desk.ask(saved_filters.sorts) == {ListName.TO_ANSWER: Sort.NEWEST}
    again = InboxPane(bridge)
    qtbot.addWidget(again)
    _settle(qtbot, bridge, again)
    qtbot.waitUntil(lambda: again.is_settled and _titles(again)[:1] == ["Ijazah terlambat"])


def test_another_list_begins_without_a_filter(qtbot: QtBot, bridge: DeskBridge, pane: InboxPane) -> None:
    panel = _open(qtbot, pane)
    panel.box("channels", "SMS").click()
    panel.close()
    pane.show_list(ListName.ALL)
    _settle(qtbot, bridge, pane)
    assert len(_titles(pane)) == 4
    assert pane.filters.chips == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_caption_is_whole_in_a_pane_of_the_usual_width(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, language: str
) -> None:
    speak(language)
    seed(desk, [patch(number) for number in range(12)])
    pane = InboxPane(bridge)
    qtbot.addWidget(pane)
    pane.resize(372, 700)
    pane.show()
    _settle(qtbot, bridge, pane)
    caption = pane.filters._caption
    assert "12" in caption.text()
    assert QFontMetrics(caption.font()).horizontalAdvance(caption.text()) <= caption.width()
