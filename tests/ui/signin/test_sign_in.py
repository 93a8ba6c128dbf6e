"""Signing in and out in the window, at a real central API, with an officer who is quick in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.cache import settings
from desktop.cache.ways import sign_in
from desktop.problems import KnownProblem
from sync.report import Phase, SyncState
from tests.ui.browser import Hands, browsing
from tests.ui.hands import settle
from ui.settings.account import AccountRow
from ui.settings.connection import ConnectionForm
from ui.shell import notices
from ui.shell.notice import Way
from ui.signin.window import SignInWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from sync.central.server import CentralServer
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow


@pytest.fixture
def hands(qapp: QApplication, central: CentralServer) -> Iterator[Hands]:  # noqa: ARG001 it must be there
    with browsing(central) as hands:
        yield hands


@pytest.fixture
def shown(qtbot: QtBot, bridge: DeskBridge, hands: Hands) -> Iterator[SignInWindow]:  # noqa: ARG001 it must be there
    window = SignInWindow(bridge.desk)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.controller.cancel()
    qtbot.waitUntil(lambda: window.is_settled, timeout=10_000)


def test_who_comes_back_from_the_browser_is_named_and_kept(
    qtbot: QtBot, desk: Desk, central: CentralServer, shown: SignInWindow
) -> None:
    with qtbot.waitSignal(shown.signed_in, timeout=10_000):
        shown.begin(central.url)
    assert "Ratna Wulandari" in shown.headline.text()
    assert desk.ask(sign_in.get) is not None
    assert not shown.again_button.isVisible()


@pytest.mark.parametrize("is_refused", [False, True])
def test_it_comes_forward_when_the_officer_is_through_in_the_browser(
    qtbot: QtBot, central: CentralServer, hands: Hands, shown: SignInWindow, *, is_refused: bool
) -> None:
    if is_refused:
        with qtbot.waitSignal(shown.signed_in, timeout=10_000):
            shown.begin(central.url)
        hands.user = "agus"
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    with qtbot.waitSignal(shown.controller.failed if is_refused else shown.signed_in, timeout=10_000):
        shown.begin(central.url)
    qtbot.waitUntil(shown.isActiveWindow)


def test_the_address_can_be_had_while_the_browser_is_waited_for_and_esc_ends_it(
    qtbot: QtBot, desk: Desk, central: CentralServer, hands: Hands, shown: SignInWindow
) -> None:
    hands.user = None
    with qtbot.waitSignal(shown.controller.opened, timeout=10_000):
        shown.begin(central.url)
    assert shown.copy_button.isVisible()
    qtbot.mouseClick(shown.again_button, Qt.MouseButton.LeftButton)
    assert hands.opened[0] == hands.opened[1]
    with qtbot.waitSignal(shown.controller.failed, timeout=10_000) as failed:
        qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert failed.args[0].code == "sign-in-cancelled"
    assert desk.ask(sign_in.owner) is None


def _by_esc(qtbot: QtBot, shown: SignInWindow) -> None:
    qtbot.keyClick(shown, Qt.Key.Key_Escape)


def _by_button(qtbot: QtBot, shown: SignInWindow) -> None:
    qtbot.keyClick(shown.close_button, Qt.Key.Key_Space)


def _by_frame(_: QtBot, shown: SignInWindow) -> None:
    shown.close()


@pytest.mark.parametrize("way", [_by_esc, _by_button, _by_frame])
@pytest.mark.parametrize("user", ["ratna", None])
def test_it_closes_by_each_way_whether_the_officer_has_signed_in_or_not(
    qtbot: QtBot,
    hands: Hands,
    shown: SignInWindow,
    way: Callable[[QtBot, SignInWindow], None],
    user: str | None,
) -> None:
    hands.user = user
    with qtbot.waitSignal(shown.signed_in if user else shown.controller.opened, timeout=10_000):
        shown.begin(hands.central.url)
    way(qtbot, shown)
    assert not shown.isVisible()
    qtbot.waitUntil(lambda: shown.is_settled, timeout=10_000)


def test_what_it_says_is_never_cut(qtbot: QtBot, shown: SignInWindow) -> None:
    with qtbot.waitSignal(shown.controller.failed, timeout=10_000):
        shown.begin("lapor")
    for words in (shown.headline, shown.advice):
        assert words.height() >= words.heightForWidth(words.width())


def test_another_officer_is_refused_in_words_and_offered_a_desk_of_their_own(
    qtbot: QtBot, desk: Desk, central: CentralServer, hands: Hands, shown: SignInWindow
) -> None:
    with qtbot.waitSignal(shown.signed_in, timeout=10_000):
        shown.begin(central.url)
    mine = desk.ask(sign_in.owner)
    hands.user = "agus"
    with qtbot.waitSignal(shown.controller.failed, timeout=10_000):
        shown.begin(central.url)
    assert "Ratna Wulandari" in shown.headline.text()
    with qtbot.waitSignal(shown.other_desk_requested) as wanted:
        qtbot.mouseClick(shown.other_button, Qt.MouseButton.LeftButton)
    assert wanted.args == [central.officers[1].name]
    assert desk.ask(sign_in.owner) == mine


@pytest.mark.usefixtures("hands")
def test_the_settings_sign_in_and_out_by_keys(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, central: CentralServer
) -> None:
    form = ConnectionForm(bridge)
    qtbot.addWidget(form)
    form.show()
    bridge.flush()
    qtbot.keyClicks(form.url, central.url)
    with qtbot.waitSignal(form.saved, timeout=10_000):
        qtbot.keyClick(form.account.sign_in_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Ratna Wulandari" in form.account.state.text(), timeout=10_000)
    assert desk.ask(settings.get, settings.SERVER_URL) == central.url
    with qtbot.waitSignal(form.probe.succeeded, timeout=10_000) as told:
        qtbot.mouseClick(form.test_button, Qt.MouseButton.LeftButton)
    assert told.args == ["Ratna Wulandari"]
    with qtbot.waitSignal(form.saved, timeout=10_000):
        qtbot.keyClick(form.account.sign_out_button, Qt.Key.Key_Space)
    qtbot.waitUntil(form.account.sign_in_button.isVisible, timeout=10_000)
    assert desk.ask(sign_in.get) is None
    assert "Ratna Wulandari" in form.account.state.text(), "the desk is still hers"


def test_signing_in_without_an_address_says_what_is_missing(qtbot: QtBot, bridge: DeskBridge) -> None:
    form = ConnectionForm(bridge)
    qtbot.addWidget(form)
    form.show()
    bridge.flush()
    qtbot.mouseClick(form.account.sign_in_button, Qt.MouseButton.LeftButton)
    assert form.outcome.text()
    assert form.url.hasFocus() or not form.isActiveWindow()


def test_a_session_that_ended_is_told_with_the_way_back_in(
    qtbot: QtBot, opened: Callable[..., MainWindow], bridge: DeskBridge
) -> None:
    told = notices.of_sync(SyncState(phase=Phase.SIGNED_OUT, problem=KnownProblem("signed-out")))
    assert told is not None
    assert told.way is Way.SIGN_IN
    window = opened()
    draft = window.reading
    window.link.tell(SyncState(phase=Phase.SIGNED_OUT, problem=KnownProblem("signed-out")))
    settle(qtbot, bridge, window)
    assert window.notice.notice == told
    assert window.reading is draft
    keys = [deed.key for deed in window.actions_here.deeds if deed.fits()]
    assert "sign-in" in keys
    assert "sign-out" not in keys


def test_the_account_is_shown_in_the_window_before_the_first_sync(
    qtbot: QtBot, bridge: DeskBridge, central: CentralServer, shown: SignInWindow, opened: Callable[..., MainWindow]
) -> None:
    window = opened(0)
    with qtbot.waitSignal(shown.signed_in, timeout=10_000):
        shown.begin(central.url)
    settle(qtbot, bridge, window)
    assert "Ratna Wulandari" in window.navigation._role.text()
    assert "Admin instansi" in window.navigation._role.text()
    assert window.situation is not None
    assert window.situation.is_signed_in


def test_the_row_follows_a_session_that_ends_elsewhere(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, central: CentralServer, shown: SignInWindow
) -> None:
    row = AccountRow(bridge)
    qtbot.addWidget(row)
    row.show()
    with qtbot.waitSignal(shown.signed_in, timeout=10_000):
        shown.begin(central.url)
    qtbot.waitUntil(row.sign_out_button.isVisible, timeout=10_000)
    desk.do(sign_in.end)
    qtbot.waitUntil(row.sign_in_button.isVisible, timeout=10_000)
