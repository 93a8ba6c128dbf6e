"""A desk that chose to have no server: the window says so and asks for none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.cache import settings
from desktop.cache.views.lists import ListName
from desktop.cache.ways.way import DeskWay
from tests.sync.parts import queued
from tests.ui.hands import press, settle
from tests.ui.seeds import tracking_id
from ui.outbox.view import OutboxView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow


def test_the_status_says_excel_only_and_the_key_of_the_sync_opens_the_import(
    qtbot: QtBot, desk: Desk, opened: Callable[..., MainWindow]
) -> None:
    desk.do(settings.put, settings.WAY, DeskWay.EXCEL)
    window = opened()
    assert window.status.text == "Excel only · no server, by your choice"
    assert window.status.button.text() == "Take from Excel  F5"
    press(qtbot, window, Qt.Key.Key_F5)
    assert window.pages.key == "intake"
    assert not window.link.wants_sync


def test_what_is_queued_waits_for_the_hand_and_no_list_asks_for_a_server(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    desk.do(settings.put, settings.WAY, DeskWay.EXCEL)
    window = opened()
    queued(desk, tracking_id(0), "Sudah.")
    settle(qtbot, bridge, window)
    assert window.status.text == "Excel only · 1 wait(s) for your hand"
    window.go.to_list(ListName.ON_HOLD)
    settle(qtbot, bridge, window)
    told = window.reading.inbox.emptiness.told
    assert told is not None
    assert told.title == "Nothing is on hold"


def test_nothing_offers_to_send_what_can_only_be_entered_by_hand(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    desk.do(settings.put, settings.WAY, DeskWay.EXCEL)
    window = opened()
    queued(desk, tracking_id(0), "Sudah.")
    settle(qtbot, bridge, window)
    window.go.to_complaint(tracking_id(0))
    bar = window.reading.complaint.response.queue_bar
    qtbot.waitUntil(lambda: bool(bar.lines))
    assert [line.text for line in bar.lines] == ["Waits for you to enter it on LAPOR!'s web page"]
    assert [button.text() for button in bar.lines[0].findChildren(QPushButton)] == ["Take back"]
    window.go.to_list(ListName.OUTBOX)
    settle(qtbot, bridge, window)
    view = window.findChild(OutboxView)
    assert view is not None
    qtbot.waitUntil(view.detail.entered.isVisible)
    assert view.detail.progress == "Waits for you to enter it on LAPOR!'s web page"
    for button in (view.detail.send, view.detail.hold, view.stick_button):
        assert not button.isVisible(), button.text()
    assert view.handover.button.isVisible()
    assert "Enter each on LAPOR!'s web page" in view._foot_words.text()
    desk.do(settings.put, settings.WAY, DeskWay.HOSTED)
    qtbot.waitUntil(view.detail.send.isVisible)
    assert view.stick_button.isVisible()
