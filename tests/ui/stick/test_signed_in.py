"""By the window from a desk whose officer signs in by the browser: there is no token to type, here or there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.cache.intents import outbox
from desktop.cache.ways import sign_in
from desktop.desk import Desk
from desktop.intent import OutboxState
from tests.sync.central.browser import USER
from tests.sync.parts import add_open, queued
from tests.sync.signin.parts import signed_in, synced
from tests.ui.browser import Hands, browsing
from ui.stick.page import StickPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sync.central.server import CentralServer
    from ui.bridge import DeskBridge
    from ui.stick.exchange_step import ExchangeStep
    from ui.stick.step import Step


@pytest.fixture
def hands(qapp: object, central: CentralServer) -> Iterator[Hands]:  # noqa: ARG001 it must be there
    with browsing(central) as hands:
        yield hands


@pytest.fixture
def request_file(qtbot: QtBot, bridge: DeskBridge, central: CentralServer, hands: Hands, tmp_path: Path) -> Path:  # noqa: ARG001 it must be there
    """An answer on a stick, from the desk of the first officer."""
    desk, (target,) = bridge.desk, add_open(central, 1)
    signed_in(desk, central)
    assert synced(desk).problem is None
    queued(desk, target, "Yth. Pelapor, sudah kami periksa.")
    page = StickPage(bridge)
    qtbot.addWidget(page)
    page.out.save(tmp_path / "kirim.lapor")
    ended(qtbot, page.out, "you sign in with the browser as Ratna Wulandari")
    return tmp_path / "kirim.lapor"


@pytest.fixture
def step(qtbot: QtBot, tmp_path: Path, request_file: Path, desk: Desk) -> Iterator[ExchangeStep]:
    """The second step on another PC, with the file and its code."""
    from desktop.cache.ways import bundles
    from ui.bridge import DeskBridge

    latest = desk.ask(bundles.latest)
    assert latest is not None
    with Desk.open(tmp_path / "elsewhere") as other:
        bridge = DeskBridge(other)
        made = StickPage(bridge)
        qtbot.addWidget(made)
        made.show()
        made.exchange.choose(request_file)
        qtbot.keyClicks(made.exchange.code, latest.code)
        yield made.exchange
        made.exchange.stop_button.click()
        qtbot.waitUntil(lambda: not made.exchange.errand.is_running, timeout=10_000)
        assert other.ask(sign_in.owner) is None, "that PC's own desk has no part in it"
        bridge.close()


def ended(qtbot: QtBot, step: Step, words: str) -> None:
    qtbot.waitUntil(lambda: words in step.outcome.text, timeout=10_000)


def holding(central: CentralServer) -> int:
    """How many sign-ins hold."""
    with central.store.read() as db:
        return int(db.execute("SELECT count(*) FROM sign_in WHERE ended_at IS NULL").fetchone()[0])


def test_the_browser_opens_by_itself_and_the_exchange_goes_on_behind_it(
    qtbot: QtBot,
    bridge: DeskBridge,
    central: CentralServer,
    *,
    hands: Hands,
    step: ExchangeStep,
    request_file: Path,
) -> None:
    qtbot.keyClick(step.code, Qt.Key.Key_Return)
    ended(qtbot, step, "Sent: 1. Changes: 1.")
    assert len(hands.opened) == 1
    assert not step.copy_button.isVisible()
    assert holding(central) == 1, "the desk's own"
    page = StickPage(bridge)
    qtbot.addWidget(page)
    page.home.take(request_file.with_name("kirim-jawaban.lapor"))
    ended(qtbot, page.home, "Taken in. Sent: 1. Changes: 1.")
    assert [item.state for item in bridge.desk.ask(outbox.items)] == [OutboxState.SENT]


def test_while_the_browser_is_waited_for_it_is_told_who_where_and_the_address_can_be_had(
    qtbot: QtBot, central: CentralServer, hands: Hands, step: ExchangeStep
) -> None:
    hands.user = None
    qtbot.keyClick(step.code, Qt.Key.Key_Return)
    ended(qtbot, step, f"sign in as Ratna Wulandari at {central.url}")
    qtbot.mouseClick(step.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == hands.opened[0]
    hands.user = USER
    qtbot.mouseClick(step.again_button, Qt.MouseButton.LeftButton)
    ended(qtbot, step, "Sent: 1.")


def test_stopping_while_the_browser_is_waited_for_sends_nothing(
    qtbot: QtBot, central: CentralServer, hands: Hands, step: ExchangeStep, request_file: Path
) -> None:
    hands.user = None
    qtbot.keyClick(step.code, Qt.Key.Key_Return)
    ended(qtbot, step, "Go on in the browser")
    qtbot.mouseClick(step.stop_button, Qt.MouseButton.LeftButton)
    ended(qtbot, step, "The sign-in was cancelled")
    assert step.exchange_button.isEnabled()
    assert not step.copy_button.isVisible()
    assert not request_file.with_name("kirim-jawaban.lapor").exists()
    assert holding(central) == 1


def test_another_officer_is_named_and_nothing_is_sent(
    qtbot: QtBot, central: CentralServer, hands: Hands, step: ExchangeStep
) -> None:
    hands.user = "agus"
    qtbot.keyClick(step.code, Qt.Key.Key_Return)
    ended(qtbot, step, f"This file is of Ratna Wulandari's desk; it was {central.officers[1].name} who signed in")
    assert holding(central) == 1
    assert step.exchange_button.isEnabled()
    assert step.code.text(), "to try once more costs no typing"


def test_a_page_that_goes_ends_the_wait(
    qtbot: QtBot, central: CentralServer, hands: Hands, step: ExchangeStep, request_file: Path
) -> None:
    hands.user = None
    page = StickPage(step.bridge)
    page.exchange.choose(request_file)
    page.exchange.code.setText(step.code.text())
    page.exchange.exchange()
    ended(qtbot, page.exchange, "Go on in the browser")
    course = page.exchange._course
    page.deleteLater()
    del page
    qtbot.waitUntil(lambda: course.stop.is_wanted, timeout=10_000)
    assert holding(central) == 1
