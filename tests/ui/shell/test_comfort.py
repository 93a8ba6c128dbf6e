"""Undo, zoom, the place of the window, and what happens while nobody looks."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.cache import settings
from desktop.cache.intents import drafts
from desktop.cache.views.lists import ListName
from desktop.desk import Desk
from desktop.problems import KnownProblem
from tests.support.clock import FakeClock
from tests.ui.hands import CTRL, press, read_first, settle
from tests.ui.seeds import tracking_id
from ui.shell import notices
from ui.shell.undo import UNDO, offer
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from ui.bridge import DeskBridge
    from ui.shell.sync_link import SyncLink
    from ui.theme.theme import Theme


def test_what_was_done_last_can_be_undone_by_key(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    undone: list[str] = []
    offer(window.reading.inbox, "First", lambda: undone.append("first"))
    offer(window.reading.inbox, "Forwarded to Fakultas Teknik", lambda: undone.append("second"))
    assert window.notice.notice is not None
    assert window.notice.notice.title == "Forwarded to Fakultas Teknik"
    assert "Ctrl+Z" in window.notice.notice.action
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert undone == ["second"]
    assert not window.notice.isVisible()


def test_in_a_text_the_key_undoes_the_typing(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    read_first(qtbot, window)
    window.reading.focus_answer()
    edit = window.reading.complaint.response.edit
    qtbot.keyClicks(edit, "Yth.")
    undone: list[str] = []
    offer(window, "Forwarded", lambda: undone.append("forwarded"))
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert edit.text() == ""
    assert undone == []


def test_in_a_text_with_nothing_to_undo_the_key_goes_further(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    read_first(qtbot, window)
    window.reading.focus_answer()
    edit = window.reading.complaint.response.edit
    qtbot.waitUntil(lambda: not edit.document().isUndoAvailable())  # the draft, of which there is none, has come
    undone: list[str] = []
    offer(window, "Forwarded", lambda: undone.append("forwarded"))
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert undone == ["forwarded"]


def test_an_offer_passes_and_what_stood_before_comes_back(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    window.notice.tell(notices.of_problem(KnownProblem("token-expired")))
    offer(window, "Forwarded", lambda: None, milliseconds=50)
    assert window.notice.notice is not None
    assert window.notice.notice.key == UNDO
    qtbot.waitUntil(lambda: not window.undo.is_offered)
    assert window.notice.notice.key == notices.PROBLEM


def test_a_queued_answer_can_be_taken_back_from_the_next_complaint(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    read_first(qtbot, window)
    press(qtbot, window, Qt.Key.Key_R)
    qtbot.keyClicks(QApplication.focusWidget(), "Yth. Pelapor, sudah kami periksa.")
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: window.navigation.entry(ListName.OUTBOX).count == 1)
    window.reading.inbox.view.choose_row(2)
    assert window.undo.is_offered
    window.reading.inbox.view.setFocus()
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    settle(qtbot, bridge, window)
    qtbot.waitUntil(lambda: window.navigation.entry(ListName.OUTBOX).count == 0)
    draft = desk.ask(drafts.current, tracking_id(0))
    assert draft is not None
    assert draft.text == "Yth. Pelapor, sudah kami periksa."
    qtbot.waitUntil(lambda: window.reading.chosen == tracking_id(0))


@pytest.fixture
def usual_zoom(theme: Theme) -> Iterator[Theme]:
    yield theme
    theme.zoom_to(100)


def test_keys_and_wheel_zoom_everything_and_it_is_kept(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, usual_zoom: Theme, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    row = window.reading.inbox.view.verticalHeader().defaultSectionSize()
    font = window.navigation.font().pointSizeF()
    press(qtbot, window, Qt.Key.Key_Plus, CTRL)
    press(qtbot, window, Qt.Key.Key_Equal, CTRL)
    assert usual_zoom.zoom == 125
    read_first(qtbot, window)
    assert window.reading.inbox.view.verticalHeader().defaultSectionSize() > row
    assert window.navigation.font().pointSizeF() == pytest.approx(font * 1.25, rel=0.02)
    _wheel(window, 120)
    assert usual_zoom.zoom == 150
    bridge.flush()
    assert desk.ask(settings.get, settings.ZOOM) == 150
    press(qtbot, window, Qt.Key.Key_Minus, CTRL)
    assert usual_zoom.zoom == 125
    for _ in range(9):
        press(qtbot, window, Qt.Key.Key_Minus, CTRL)
    assert usual_zoom.zoom == 80
    press(qtbot, window, Qt.Key.Key_0, CTRL)
    assert usual_zoom.zoom == 100


def _wheel(window: MainWindow, angle: int) -> None:
    """Over the list, as the system sends it."""
    at = QPointF(window.reading.inbox.view.mapTo(window, QPoint(40, 40)))
    event = QWheelEvent(
        at,
        QPointF(window.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(window.windowHandle(), event)


def test_the_window_stands_where_it_stood(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, link: SyncLink, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    window.resize(840, 620)
    window.go.to_list(ListName.DONE)
    settle(qtbot, bridge, window)
    window.close()
    again = MainWindow(bridge, window.theme, link, practice=False)
    qtbot.addWidget(again)
    again.put(desk.ask(settings.get, settings.WINDOW))
    again.show()
    settle(qtbot, bridge, again)
    assert (again.width(), again.height()) == (840, 620)
    assert again.reading.inbox.list_name is ListName.DONE


def test_a_first_window_is_whole_on_a_screen_that_is_no_larger_than_it(
    bridge: DeskBridge, theme: Theme, link: SyncLink, qtbot: QtBot
) -> None:
    window = MainWindow(bridge, theme, link, practice=False)
    qtbot.addWidget(window)
    room = window.screen().availableGeometry().size()
    assert room.width() < 1366, "as offscreen screens are"
    window.put({})
    assert window.isMaximized()


def test_enter_presses_the_button_that_has_the_focus_once(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened(0)
    button = window.status.button
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        press(qtbot, window, Qt.Key.Key_Return)
    button.setFocus()
    with qtbot.assertNotEmitted(button.clicked):
        press(qtbot, window, Qt.Key.Key_Return, CTRL)


def test_what_another_process_wrote_shows(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    window.pulse.beat()
    settle(qtbot, bridge, window)
    with Desk.open(desk.data_dir, clock=desk.clock) as other:
        other.do(drafts.save, tracking_id(1), "Ditulis dari baris perintah.")
    window.pulse.beat()
    qtbot.waitUntil(lambda: window.navigation.entry(ListName.DRAFTS).count == 1)


def test_our_own_writing_is_not_taken_for_anothers(desk: Desk, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    heard: list[str] = []
    desk.subscribe(lambda change: heard.append(change.origin))
    window.pulse.beat()
    desk.do(drafts.save, tracking_id(1), "Ditulis di sini.")
    window.pulse.beat()
    desk.ask(lambda _: None)
    desk.do(lambda _: None)
    assert "elsewhere" not in heard


def test_waking_up_refreshes_the_day(qtbot: QtBot, desk: Desk, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    assert isinstance(desk.clock, FakeClock)
    with qtbot.assertNotEmitted(window.pulse.woke):
        desk.clock.advance(timedelta(seconds=3))
        window.pulse.beat()
    desk.clock.advance(timedelta(hours=9))
    with qtbot.waitSignal(window.pulse.woke):
        window.pulse.beat()
