from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.cache import settings
from desktop.cache.intents import drafts
from desktop.cache.mirror import reference
from desktop.cache.views.lists import ListName
from desktop.cache.ways import syncstate
from desktop.problems import KnownProblem
from sync.report import Phase, SyncProgress, SyncState
from tests.ui.hands import CTRL, press, settle
from tests.ui.seeds import tracking_id
from ui.settings.page import SettingsPage
from ui.shell.navigation import ORDER
from ui.theme.chips import ChipLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.shell.sync_link import SyncLink
    from ui.shell.window import MainWindow


class _Browser(QObject):
    """Stands where the desktop's browser would."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        self.opened.append(address.toString())


@pytest.fixture
def browser() -> Iterator[list[str]]:
    """The addresses that were opened."""
    stand_in = _Browser()
    QDesktopServices.setUrlHandler("http", stand_in, "open")  # type: ignore[arg-type]  # the stub asks for bytes
    yield stand_in.opened
    QDesktopServices.unsetUrlHandler("http")


def action_of(window: MainWindow) -> QPushButton:
    button = window.notice.findChild(QPushButton)
    assert button is not None
    return button


def test_from_reading_to_queueing_without_the_mouse(
    qtbot: QtBot, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    press(qtbot, window, Qt.Key.Key_Down)
    press(qtbot, window, Qt.Key.Key_Down)
    assert window.reading.chosen == tracking_id(1)
    press(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.reading.complaint.reading is not None)
    assert window.reading.has_focus_on_the_right()
    press(qtbot, window, Qt.Key.Key_R)
    qtbot.keyClicks(QApplication.focusWidget(), "Yth. Pelapor, sudah kami periksa.")
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: window.navigation.entry(ListName.OUTBOX).count == 1)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.reading.inbox.view.hasFocus()
    press(qtbot, window, Qt.Key.Key_Down)
    assert window.reading.chosen == tracking_id(2)
    settle(qtbot, bridge, window)
    assert window.navigation.entry(ListName.TO_ANSWER).count == 4


def test_ctrl_numbers_open_the_lists(qtbot: QtBot, bridge: DeskBridge, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    number = Qt.Key(Qt.Key.Key_1 + ORDER.index(ListName.ON_HOLD))
    press(qtbot, window, number, CTRL)
    settle(qtbot, bridge, window)
    assert window.reading.inbox.list_name is ListName.ON_HOLD
    assert window.reading.inbox.emptiness.isVisible()
    press(qtbot, window, Qt.Key.Key_1, CTRL)
    settle(qtbot, bridge, window)
    assert window.reading.inbox.view.model().rowCount() == 5


def test_ctrl_f_searches_from_anywhere_and_esc_comes_back(
    qtbot: QtBot, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    window.go.to_settings()
    press(qtbot, window, Qt.Key.Key_F, CTRL)
    assert window.reading.inbox.search.hasFocus()
    qtbot.keyClicks(window.reading.inbox.search, "nomor 3")
    settle(qtbot, bridge, window)
    press(qtbot, window, Qt.Key.Key_Escape)
    settle(qtbot, bridge, window)
    assert window.reading.inbox.search.text() == ""
    assert window.reading.inbox.view.model().rowCount() == 5


def test_counts_are_live(qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    desk.do(drafts.save, tracking_id(0), "Yth. Pelapor,")
    settle(qtbot, bridge, window)
    assert window.navigation.entry(ListName.DRAFTS).count == 1
    assert window.navigation.entry(ListName.DRAFTS).accessibleName() == "Drafts, 1"


def test_the_reference_data_tell_whose_desk_it_is(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    officer = {"name": "Ratna Wulandari", "role": "Narahubung", "institution": "Universitas Contoh"}
    desk.do(reference.put, "1", {"officer": officer})
    settle(qtbot, bridge, window)
    assert window.situation is not None
    assert window.situation.officer is not None
    assert window.situation.officer.institution == "Universitas Contoh"


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (SyncState(phase=Phase.OFFLINE, problem=KnownProblem("no-network", host="x")), "Offline"),
        (SyncState(phase=Phase.SIGNED_OUT, problem=KnownProblem("token-expired")), "Not signed in"),
        (SyncState(phase=Phase.WAITING, problem=KnownProblem("server-unavailable", status=503)), "Waiting"),
        (SyncState(phase=Phase.STOPPED, problem=KnownProblem("not-central-api", host="x")), "Needs attention"),
    ],
)
def test_every_reason_not_to_sync_has_its_words_and_its_advice(
    opened: Callable[..., MainWindow], link: SyncLink, state: SyncState, words: str
) -> None:
    window = opened()
    link.tell(state)
    assert window.status.text.startswith(words)
    assert window.notice.isVisible()
    assert window.notice.notice is not None
    assert window.notice.notice.advice


def test_a_sync_that_went_well_takes_its_notice_back(opened: Callable[..., MainWindow], link: SyncLink) -> None:
    window = opened()
    link.tell(SyncState(phase=Phase.OFFLINE, problem=KnownProblem("no-network", host="x")))
    link.tell(SyncState(phase=Phase.CONNECTING))
    link.tell(SyncState(phase=Phase.IDLE))
    assert not window.notice.isVisible()


def test_a_running_sync_tells_how_far_it_is_and_can_be_stopped(
    opened: Callable[..., MainWindow], link: SyncLink
) -> None:
    window = opened()
    progress = SyncProgress(phase=Phase.RECEIVING, done=120, total=300, bytes_up=812, bytes_down=45_210)
    link.tell(SyncState(phase=Phase.RECEIVING, progress=progress))
    assert window.status.text == "Receiving 120 of 300 · sent 812 bytes · received 45.2 kB"
    assert window.status.button.text() == "Stop"


def test_what_waits_is_told_with_its_size(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    from desktop.cache.intents import outbox

    window = opened()
    desk.do(drafts.save, tracking_id(0), "Yth. Pelapor, sudah selesai.")
    desk.do(outbox.queue, tracking_id(0))
    settle(qtbot, bridge, window)
    assert "waiting: 1 answer(s), " in window.status.text


def test_problems_that_point_at_the_settings_lead_there(
    qtbot: QtBot, opened: Callable[..., MainWindow], bridge: DeskBridge
) -> None:
    window = opened()
    bridge.problem_raised.emit(KnownProblem("token-missing"))
    assert window.notice.isVisible()
    window.notice.action_requested.emit(window.notice.notice.key if window.notice.notice else "")
    page = window.pages.currentWidget()
    assert isinstance(page, SettingsPage)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.reading


def test_a_network_that_wants_a_sign_in_first_is_opened_in_the_browser(
    qtbot: QtBot, opened: Callable[..., MainWindow], link: SyncLink, browser: list[str]
) -> None:
    window = opened()
    link.tell(SyncState(phase=Phase.WAITING, problem=KnownProblem("captive-portal", host="x")))
    qtbot.mouseClick(action_of(window), Qt.MouseButton.LeftButton)
    assert browser == ["http://neverssl.com/"], "TLS would keep the page of the network away"


def test_what_time_mends_can_be_tried_again_at_once(
    qtbot: QtBot, opened: Callable[..., MainWindow], link: SyncLink
) -> None:
    window = opened()
    link.tell(SyncState(phase=Phase.OFFLINE, problem=KnownProblem("no-network", host="x")))
    assert not link._wants_sync
    qtbot.mouseClick(action_of(window), Qt.MouseButton.LeftButton)
    assert link._wants_sync


def test_every_kind_of_bad_network_has_words_of_its_own_and_a_way_on(
    opened: Callable[..., MainWindow], link: SyncLink
) -> None:
    window, told = opened(), set()
    kinds = (
        "no-network dns-silent name-not-found unreachable connection-refused server-silent captive-portal "
        "proxy-password tls-intercepted clock-wrong certificate-expired token-expired access-denied server-too-new"
    )
    for code in kinds.split():
        link.tell(SyncState(phase=Phase.WAITING, problem=KnownProblem(code, host="x")))
        shown = window.notice.notice
        assert shown is not None
        assert shown.action or code == "server-too-new", "a newer program is not a click away"
        told.add((shown.title, shown.advice))
    assert len(told) == len(kinds.split())


def test_a_new_desk_says_how_to_begin(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened(0)
    told = window.reading.inbox.emptiness.told
    assert told is not None
    assert told.action == "Set up this PC"
    qtbot.waitUntil(window.reading.inbox.emptiness.isVisible)


def test_practice_mode_is_marked(opened: Callable[..., MainWindow]) -> None:
    window = opened(practice=True)
    marks = [chip for chip in window.navigation.findChildren(ChipLabel) if chip.isVisible()]
    assert [chip.accessibleName() for chip in marks] == ["Practice mode"]


def test_a_wrong_clock_is_told(qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    desk.do(syncstate.succeeded, bytes_up=1, bytes_down=1, clock_skew_seconds=700.0)
    settle(qtbot, bridge, window)
    assert window.notice.notice is not None
    assert "12 min" in window.notice.notice.title


def test_the_day_turns_at_midnight_in_jakarta(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    from datetime import timedelta

    from tests.support.clock import FakeClock
    from ui.inbox.model import ROW_ROLE

    window = opened()
    first = window.reading.inbox.view.model().index(0, 0)
    before = first.data(ROW_ROLE).working_days_left
    assert isinstance(desk.clock, FakeClock)
    desk.clock.advance(timedelta(days=9))  # beyond Nyepi and Idulfitri
    window.reading.inbox.turn_day()
    settle(qtbot, bridge, window)
    qtbot.waitUntil(lambda: window.reading.inbox.view.model().index(0, 0).data(ROW_ROLE) is not None)
    assert window.reading.inbox.view.model().index(0, 0).data(ROW_ROLE).working_days_left < before


def test_words_typed_last_are_on_disk_when_the_window_has_closed(
    qtbot: QtBot, desk: Desk, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    window.reading.inbox.view.choose_row(0)
    qtbot.waitUntil(lambda: window.reading.complaint.reading is not None)
    press(qtbot, window, Qt.Key.Key_R)
    qtbot.keyClicks(QApplication.focusWidget(), "Kata terakhir")
    window.close()
    draft = desk.ask(drafts.current, tracking_id(0))
    assert draft is not None
    assert draft.text == "Kata terakhir"
    assert isinstance(desk.ask(settings.get, settings.WINDOW), dict)


def test_everything_that_takes_the_focus_has_a_name(opened: Callable[..., MainWindow], qtbot: QtBot) -> None:
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    window = opened()
    nameless: set[str] = set()

    def note() -> None:
        for widget in window.findChildren(QWidget):
            takes_focus = widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes_focus and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name):
                nameless.add(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")

    window.go.to_settings()
    note()
    window.go.to_list(ListName.OUTBOX)
    note()
    window.go.to_list(ListName.TO_ANSWER)
    window.reading.inbox.view.choose_row(0)
    qtbot.waitUntil(lambda: window.reading.complaint.reading is not None)
    note()
    assert nameless == set()
