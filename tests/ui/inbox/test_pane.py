from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.cache.intents import drafts, forwards, outbox
from desktop.cache.views.lists import ListName
from tests.ui.seeds import patch, seed, tracking_id
from ui.inbox.describe import standing
from ui.inbox.model import ROW_ROLE
from ui.inbox.pane import InboxPane

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge


@pytest.fixture
def show(qtbot: QtBot, desk: Desk, bridge: DeskBridge) -> Callable[[int], InboxPane]:
    def opened(count: int) -> InboxPane:
        seed(desk, [patch(number) for number in range(count)])
        pane = InboxPane(bridge)
        qtbot.addWidget(pane)
        pane.resize(372, 700)
        pane.show()
        _settle(qtbot, bridge, pane)
        return pane

    return opened


def _settle(qtbot: QtBot, bridge: DeskBridge, pane: InboxPane) -> None:
    bridge.flush()
    qtbot.waitUntil(lambda: pane.is_settled)


def _titles(pane: InboxPane) -> list[str]:
    model = pane.view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_rows_beyond_the_first_screen_come_when_they_are_shown(qtbot: QtBot, show: Callable[[int], InboxPane]) -> None:
    pane = show(400)
    last = pane.view.model().index(399, 0)
    assert last.data(ROW_ROLE) is None
    pane.focus_list()
    with qtbot.waitSignal(pane.complaint_chosen, check_params_cb=lambda chosen: chosen == tracking_id(399)):
        qtbot.keyClick(pane.view, Qt.Key.Key_End)
    assert last.data(ROW_ROLE).tracking_id == tracking_id(399)


def test_a_sync_above_leaves_selection_and_scroll_position(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, show: Callable[[int], InboxPane]
) -> None:
    pane = show(60)
    pane.focus_list()
    for _ in range(20):
        qtbot.keyClick(pane.view, Qt.Key.Key_Down)
    chosen, view = pane.view.chosen, pane.view
    assert chosen == tracking_id(20)
    top = view.visualRect(view.currentIndex()).top()
    early = [patch(100 + n, disposed_at="2026-03-02T03:00:00Z") for n in range(100)]
    with qtbot.assertNotEmitted(pane.complaint_chosen):
        seed(desk, early)
        _settle(qtbot, bridge, pane)
    assert view.model().rowCount() == 160
    assert view.currentIndex().row() == 120
    assert view.visualRect(view.currentIndex()).top() == top
    assert view.chosen == chosen


def test_a_new_order_leaves_selection_and_scroll_position(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, show: Callable[[int], InboxPane]
) -> None:
    pane = show(60)
    pane.view.choose_row(30)
    top = pane.view.visualRect(pane.view.currentIndex()).top()
    seed(desk, [patch(5, rev=2, is_whole=False, disposed_at="2026-03-17T03:00:00Z")])
    _settle(qtbot, bridge, pane)
    assert pane.view.currentIndex().row() == 29
    assert pane.view.visualRect(pane.view.currentIndex()).top() == top


def test_only_the_rows_concerned_are_painted_anew(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, show: Callable[[int], InboxPane]
) -> None:
    pane = show(10)
    changed: list[tuple[int, int]] = []
    pane.view.model().dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    seed(desk, [patch(3, rev=2, is_whole=False, title="Judul baru")])
    _settle(qtbot, bridge, pane)
    assert changed == [(3, 3)]
    assert _titles(pane)[3] == "Judul baru"


def test_a_complaint_under_the_hand_stays_until_the_officer_goes_on(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, show: Callable[[int], InboxPane]
) -> None:
    pane = show(5)
    pane.view.choose_row(2)
    with qtbot.assertNotEmitted(pane.complaint_chosen):
        seed(desk, [patch(2, rev=2, is_whole=False, status_raw="Ditutup oleh Sistem")])
        _settle(qtbot, bridge, pane)
    assert pane.view.chosen == tracking_id(2)
    assert pane.view.model().rowCount() == 5
    qtbot.keyClick(pane.view, Qt.Key.Key_Down)
    assert pane.view.chosen == tracking_id(3)
    seed(desk, [patch(4, rev=2, is_whole=False, title="Lain")])
    _settle(qtbot, bridge, pane)
    assert _titles(pane) == ["Laporan nomor 0", "Laporan nomor 1", "Laporan nomor 3", "Lain"]
    assert pane.view.chosen == tracking_id(3)


def test_search_finds_in_all_lists_while_typing_and_comes_back(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, show: Callable[[int], InboxPane]
) -> None:
    pane = show(5)
    seed(desk, [patch(7, title="Pelayanan legalisir ijazah lambat", status_raw="Ditutup oleh Admin")])
    _settle(qtbot, bridge, pane)
    pane.start_search()
    qtbot.keyClicks(pane.search, "dilayani")
    qtbot.waitUntil(lambda: pane.is_settled and _titles(pane) == ["Pelayanan legalisir ijazah lambat"])
    qtbot.keyClick(pane.search, Qt.Key.Key_Down)
    assert pane.view.chosen == tracking_id(7)
    pane.step_back()
    qtbot.waitUntil(lambda: pane.is_settled and pane.view.model().rowCount() == 5)


def test_an_empty_search_says_what_to_do(qtbot: QtBot, show: Callable[[int], InboxPane]) -> None:
    pane = show(3)
    qtbot.keyClicks(pane.search, "zzzz")
    qtbot.waitUntil(lambda: pane.emptiness.isVisible() and "zzzz" in pane.emptiness.accessibleName())


@pytest.mark.parametrize("name", list(ListName))
def test_every_list_says_what_its_emptiness_means(
    qtbot: QtBot, show: Callable[[int], InboxPane], name: ListName
) -> None:
    pane = show(0)
    pane.show_list(name)
    qtbot.waitUntil(lambda: pane.is_settled)
    told = pane.emptiness.told
    assert told is not None
    assert told.title
    assert told.advice


def test_a_draft_and_a_queued_answer_show_in_the_row(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, show: Callable[[int], InboxPane]
) -> None:
    pane = show(3)
    pane.show_list(ListName.ALL)
    _settle(qtbot, bridge, pane)
    desk.do(drafts.save, tracking_id(1), "Yth. Pelapor,")
    _settle(qtbot, bridge, pane)
    row = pane.view.model().index(1, 0)
    assert row.data(ROW_ROLE).has_draft
    desk.do(outbox.queue, tracking_id(1))
    _settle(qtbot, bridge, pane)
    assert row.data(ROW_ROLE).outbox_state == "HELD"
    assert "held back" in row.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_complaint_that_was_taken_away_says_so(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, show: Callable[[int], InboxPane]
) -> None:
    pane = show(3)
    pane.view.choose_row(1)
    seed(desk, [], gone=[1])
    _settle(qtbot, bridge, pane)
    index = pane.view.currentIndex()
    assert index.data(ROW_ROLE).is_gone
    assert "No longer assigned" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_another_list_begins_with_nothing_chosen(qtbot: QtBot, show: Callable[[int], InboxPane]) -> None:
    pane = show(3)
    pane.view.choose_row(1)
    with qtbot.waitSignal(pane.complaint_chosen) as chosen:
        pane.show_list(ListName.ALL)
    assert chosen.args == [None]


def test_a_row_tells_in_words_what_lies_with_a_unit(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, show: Callable[[int], InboxPane]
) -> None:
    pane = show(2)
    pane.show_list(ListName.ALL)
    _settle(qtbot, bridge, pane)
    index = pane.view.model().index(0, 0)
    desk.do(forwards.forward, tracking_id(0), "Fakultas Hukum", "Mohon jawaban", date(2026, 3, 13))
    _settle(qtbot, bridge, pane)
    assert "awaiting the answer of Fakultas Hukum" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "late" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    standing_now = standing(index.data(ROW_ROLE))
    assert standing_now is not None
    assert standing_now.text == "Unit late"
