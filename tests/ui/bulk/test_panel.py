"""Several complaints at once, by keyboard: what is offered, what it does, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.cache.intents import forwards, twins
from desktop.campus import ForwardState
from tests.ui.seeds import patch, seed, tracking_id
from ui.shell.reading_page import ReadingPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, bridge: DeskBridge) -> ReadingPage:
    seed(desk, [patch(number) for number in range(6)])
    page = ReadingPage(bridge)
    qtbot.addWidget(page)
    page.resize(1150, 700)
    page.show()
    bridge.flush()
    qtbot.waitUntil(lambda: page.inbox.is_settled)
    page.inbox.focus_list()
    for _ in range(2):
        qtbot.keyClick(page.inbox.view, Qt.Key.Key_Down, SHIFT)
    qtbot.waitUntil(lambda: page.bulk.selection.count == 3)
    return page


def test_several_selected_show_what_can_be_done_with_all(page: ReadingPage) -> None:
    assert page.right.currentWidget() is page.bulk
    assert page.bulk.button("mark-read").isVisible()
    assert "3" in page.bulk.button("mark-read").text()
    assert not page.bulk.button("mark-unread").isVisible()


def test_they_are_marked_read_and_unread(qtbot: QtBot, page: ReadingPage) -> None:
    qtbot.keyClick(page.inbox.view, Qt.Key.Key_Return)
    page.bulk.button("mark-read").setFocus()
    qtbot.keyClick(page.bulk.button("mark-read"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: (page.bulk.selection.unread, page.bulk.selection.read) == (0, 3))
    assert page.inbox.view.selected_count == 3
    page.bulk.button("mark-unread").click()
    qtbot.waitUntil(lambda: (page.bulk.selection.unread, page.bulk.selection.read) == (3, 0))


def test_their_numbers_are_copied(page: ReadingPage) -> None:
    page.bulk.button("copy").click()
    assert QGuiApplication.clipboard().text().split() == [tracking_id(number) for number in range(3)]


def test_they_are_given_to_one_unit_and_stay_in_sight(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, page: ReadingPage
) -> None:
    page.bulk.focus_first()
    qtbot.keyClick(page.bulk.button("forward"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.bulk.sheet is not None)
    sheet = page.bulk.sheet
    assert sheet is not None
    qtbot.keyClicks(sheet.unit, "Fakultas Hukum")
    qtbot.keyClick(sheet.message, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.bulk.sheet is None)
    given = desk.ask(forwards.waiting)
    assert {each.tracking_id for each in given} == {tracking_id(number) for number in range(3)}
    assert {(each.unit, each.state) for each in given} == {("Fakultas Hukum", ForwardState.WAITING)}
    bridge.flush()
    qtbot.waitUntil(lambda: page.inbox.is_settled)
    assert page.inbox.view.selected_count == 3


def test_they_become_duplicates_of_each_other(qtbot: QtBot, desk: Desk, page: ReadingPage) -> None:
    page.bulk.button("twins").click()
    qtbot.waitUntil(lambda: len(desk.ask(twins.of, tracking_id(0))) == 3)


def test_esc_goes_back_to_one(qtbot: QtBot, page: ReadingPage) -> None:
    page.bulk.focus_first()
    qtbot.keyClick(page.bulk.button("forward"), Qt.Key.Key_Escape)
    assert page.inbox.view.hasFocus()
    qtbot.keyClick(page.inbox.view, Qt.Key.Key_Escape)
    assert page.right.currentWidget() is page.complaint
    assert page.complaint.tracking_id == tracking_id(2)
