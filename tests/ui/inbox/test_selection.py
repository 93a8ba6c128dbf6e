"""Several complaints selected at once: by keys and mouse, and kept whatever a sync brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.seeds import FIRST, patch, seed, tracking_id
from ui.inbox.model import ROW_ROLE
from ui.inbox.pane import InboxPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk, bridge: DeskBridge) -> InboxPane:
    seed(desk, [patch(number) for number in range(60)])
    pane = InboxPane(bridge)
    qtbot.addWidget(pane)
    pane.resize(372, 700)
    pane.show()
    _settle(qtbot, bridge, pane)
    pane.focus_list()
    return pane


def _settle(qtbot: QtBot, bridge: DeskBridge, pane: InboxPane) -> None:
    bridge.flush()
    qtbot.waitUntil(lambda: pane.is_settled)


def _numbers(pane: InboxPane) -> list[int]:
    rows = (index.data(ROW_ROLE) for index in sorted(pane.view.selectionModel().selectedRows()))
    return [int(row.tracking_id) - FIRST for row in rows]


def test_shift_and_arrows_select_a_run_and_open_none_of_it(qtbot: QtBot, pane: InboxPane) -> None:
    with qtbot.assertNotEmitted(pane.complaint_chosen):
        qtbot.keyClick(pane.view, Qt.Key.Key_Down, SHIFT)
        qtbot.keyClick(pane.view, Qt.Key.Key_Down, SHIFT)
    assert _numbers(pane) == [0, 1, 2]
    assert pane.view.chosen == tracking_id(0)


def test_control_moves_and_takes_single_ones(qtbot: QtBot, pane: InboxPane) -> None:
    for _ in range(3):
        qtbot.keyClick(pane.view, Qt.Key.Key_Down, CTRL)
    qtbot.keyClick(pane.view, Qt.Key.Key_Space, CTRL)
    assert _numbers(pane) == [0, 3]


def test_a_click_with_control_takes_single_ones(qtbot: QtBot, pane: InboxPane) -> None:
    for row in (2, 5):
        at = pane.view.visualRect(pane.view.model().index(row, 0)).center()
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, CTRL, at)
    assert _numbers(pane) == [0, 2, 5]


def test_all_are_selected_by_one_key_and_one_again_by_another(qtbot: QtBot, pane: InboxPane) -> None:
    qtbot.keyClick(pane.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(pane.view.selection_changed):
        qtbot.keyClick(pane.view, Qt.Key.Key_A, CTRL)
    assert pane.view.selected_count == 60
    with qtbot.waitSignal(pane.view.selection_changed):
        qtbot.keyClick(pane.view, Qt.Key.Key_Escape)
    assert _numbers(pane) == [1]


def test_an_arrow_ends_it_and_opens_where_it_leads(qtbot: QtBot, pane: InboxPane) -> None:
    qtbot.keyClick(pane.view, Qt.Key.Key_Down, SHIFT)
    with qtbot.waitSignal(pane.complaint_chosen, check_params_cb=lambda chosen: chosen == tracking_id(2)):
        qtbot.keyClick(pane.view, Qt.Key.Key_Down)
    assert _numbers(pane) == [2]


def test_a_sync_keeps_what_is_selected_even_what_left_the_list(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, pane: InboxPane
) -> None:
    for _ in range(4):
        qtbot.keyClick(pane.view, Qt.Key.Key_Down, SHIFT)
    selected, top = pane.view.selected_ids(), pane.view.visualRect(pane.view.currentIndex()).top()
    early = [patch(100 + n, disposed_at="2026-03-02T03:00:00Z") for n in range(80)]
    closed = [patch(n, rev=2, is_whole=False, status_raw="Ditutup oleh Sistem") for n in (1, 2, 30)]
    later = [patch(n, rev=2, is_whole=False, disposed_at="2026-03-17T03:00:00Z") for n in (0, 3)]
    with qtbot.assertNotEmitted(pane.complaint_chosen):
        seed(desk, [*early, *closed, *later])
        _settle(qtbot, bridge, pane)
    assert sorted(pane.view.selected_ids()) == sorted(selected)
    assert pane.view.visualRect(pane.view.currentIndex()).top() == top
    assert pane.view.model().rowCount() == 60 + 80 - 1


def test_another_list_begins_with_none_selected(qtbot: QtBot, pane: InboxPane) -> None:
    qtbot.keyClick(pane.view, Qt.Key.Key_Down, SHIFT)
    with qtbot.waitSignal(pane.view.selection_changed):
        qtbot.keyClicks(pane.search, "laporan")
    assert pane.view.selected_count <= 1
