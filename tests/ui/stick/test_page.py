"""Out, exchanged and home by the window, as an officer's hands do it: two windows on two desks, a stick between."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop.cache import settings
from desktop.cache.intents import outbox
from desktop.cache.mirror import mirror
from desktop.cache.ways import bundles, switching
from desktop.cache.ways.way import DeskWay
from desktop.desk import Desk
from desktop.intent import OutboxState
from tests.sync.parts import add_open, engine, queued
from tests.ui.hands import CTRL, press, settle
from ui.shell.sync_words import status_line
from ui.stick.page import StickPage as StickPageType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from sync.central.server import CentralServer
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow
    from ui.stick.page import StickPage
    from ui.stick.step import Step


@pytest.fixture
def page(qtbot: QtBot, bridge: DeskBridge) -> Iterator[StickPage]:
    from ui.stick.page import StickPage

    made = StickPage(bridge)
    qtbot.addWidget(made)
    made.resize(800, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    qtbot.waitUntil(lambda: not any(step.errand.is_running for step in (made.out, made.exchange, made.home)))
    bridge.flush()


@pytest.fixture
def elsewhere(qtbot: QtBot, tmp_path: Path) -> Iterator[StickPage]:
    """The page on another PC, with a desk that knows nothing."""
    from ui.bridge import DeskBridge
    from ui.stick.page import StickPage

    with Desk.open(tmp_path / "elsewhere") as desk:
        bridge = DeskBridge(desk)
        made = StickPage(bridge)
        qtbot.addWidget(made)
        made.show()
        yield made
        bridge.close()


@pytest.fixture
def target(desk: Desk, central: CentralServer) -> str:
    """A complaint that can be answered, on a desk that has an account."""
    (number,) = add_open(central, 1)
    desk.do(settings.put, settings.SERVER_URL, central.url)
    desk.do(settings.put, settings.TOKEN, central.officers[0].token)
    assert engine(desk, central.url, central.officers[0].token).run().problem is None
    return number


def ended(qtbot: QtBot, step: Step, words: str) -> None:
    qtbot.waitUntil(lambda: words in step.outcome.text, timeout=10_000)


def test_out_exchanged_and_home(
    qtbot: QtBot,
    page: StickPage,
    elsewhere: StickPage,
    *,
    desk: Desk,
    central: CentralServer,
    target: str,
    tmp_path: Path,
) -> None:
    op_id = queued(desk, target, "Yth. Pelapor, sudah kami periksa.")
    file = tmp_path / "kirim.lapor"
    page.out.save(file)
    ended(qtbot, page.out, "Saved: 1 item(s)")
    qtbot.waitUntil(lambda: len(page.out.code.text()) == 29)
    qtbot.mouseClick(page.out.copy_button, Qt.MouseButton.LeftButton)
    elsewhere.exchange.choose(file)
    qtbot.keyClicks(elsewhere.exchange.code, QGuiApplication.clipboard().text().upper())
    qtbot.keyClick(elsewhere.exchange.code, Qt.Key.Key_Return)
    ended(qtbot, elsewhere.exchange, "Sent: 1. Changes: 1.")
    assert elsewhere.exchange.code.text() == ""
    page.home.take(tmp_path / "kirim-jawaban.lapor")
    ended(qtbot, page.home, "Taken in. Sent: 1. Changes: 1.")
    qtbot.waitUntil(lambda: not page.out.code.isVisible())
    item = desk.ask(outbox.get, op_id)
    assert item is not None
    assert item.state is OutboxState.SENT
    assert desk.ask(mirror.digest) == central.store.digest(central.officers[0].id)


@pytest.mark.usefixtures("target")
def test_a_wrong_code_and_a_wrong_file_are_told_and_can_be_mended(
    qtbot: QtBot, page: StickPage, elsewhere: StickPage, tmp_path: Path
) -> None:
    page.out.save(tmp_path / "kirim.lapor")
    ended(qtbot, page.out, "Saved")
    step = elsewhere.exchange
    qtbot.mouseClick(step.exchange_button, Qt.MouseButton.LeftButton)
    assert step.outcome.text == "Choose the file on the stick first."
    step.choose(tmp_path / "kirim.lapor")
    qtbot.keyClicks(step.code, "lusab babad")
    qtbot.mouseClick(step.exchange_button, Qt.MouseButton.LeftButton)
    assert "five words" in step.outcome.text
    step.code.setText("lusab-babad-gutih-tugad-kanor")
    qtbot.mouseClick(step.exchange_button, Qt.MouseButton.LeftButton)
    ended(qtbot, step, "The code does not open this file")
    assert step.exchange_button.isEnabled()
    assert not step.stop_button.isVisible()
    page.home.take(tmp_path / "kirim.lapor")
    ended(qtbot, page.home, "This file has still to be exchanged")


def test_an_answer_that_needs_a_look_leads_to_the_outbox(
    qtbot: QtBot,
    page: StickPage,
    elsewhere: StickPage,
    *,
    desk: Desk,
    central: CentralServer,
    target: str,
    tmp_path: Path,
) -> None:
    queued(desk, target, "Yth. Pelapor, sudah kami periksa.")
    page.out.save(tmp_path / "kirim.lapor")
    ended(qtbot, page.out, "Saved")
    central.store.colleague_answers(target, "Sudah saya jawab.")
    elsewhere.exchange.choose(tmp_path / "kirim.lapor")
    elsewhere.exchange.code.setText(page.out.code.text())
    qtbot.mouseClick(elsewhere.exchange.exchange_button, Qt.MouseButton.LeftButton)
    ended(qtbot, elsewhere.exchange, "Sent: 0.")
    page.home.take(tmp_path / "kirim-jawaban.lapor")
    ended(qtbot, page.home, "1 item(s) need your review.")
    with qtbot.waitSignal(page.outbox_requested):
        qtbot.mouseClick(page.home.outbox_button, Qt.MouseButton.LeftButton)


def test_without_an_account_the_way_on_is_told(qtbot: QtBot, page: StickPage, tmp_path: Path) -> None:
    page.out.save(tmp_path / "kirim.lapor")
    qtbot.waitUntil(lambda: "address" in page.out.outcome.text)
    assert not (tmp_path / "kirim.lapor").exists()


def test_a_desk_whose_way_knows_no_stick_says_so_before_anybody_chooses_a_file(
    qtbot: QtBot, page: StickPage, desk: Desk
) -> None:
    desk.do(switching.switch, switching.Choice(way=DeskWay.EXCEL))
    ended(qtbot, page.out, "needs a server that is set up for this program")
    assert not page.out.save_button.isEnabled()
    assert page.exchange.exchange_button.isEnabled(), "a colleague's file can be exchanged here"
    desk.do(switching.switch, switching.Choice(way=DeskWay.HOSTED, url="https://lapor.invalid"))
    qtbot.waitUntil(page.out.save_button.isEnabled)
    assert page.out.outcome.text == ""


def test_a_key_leads_there_from_anywhere_and_escape_back(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    press(qtbot, window, Qt.Key.Key_U, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert window.pages.key == "stick"
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.pages.is_reading


def test_the_file_is_named_by_the_time(page: StickPage) -> None:
    dialog = page.out.ask()
    assert isinstance(dialog, QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert Path(dialog.selectedFiles()[0]).name.startswith("lapor-20")
    dialog.reject()


def test_the_status_bar_tells_what_came_by_stick(
    qtbot: QtBot, opened: Callable[..., MainWindow], bridge: DeskBridge, desk: Desk
) -> None:
    window = opened()
    desk.do(bundles.note_export, "a-number", "lusab-babad-gutih-tugad-kanor", None, [])
    settle(qtbot, bridge, window)
    assert window.situation is not None
    assert window.situation.by_stick_at is None
    desk.do(bundles.note_import, "a-number")
    qtbot.waitUntil(lambda: window.situation is not None and window.situation.by_stick_at is not None)
    line = status_line(window.link.state, window.situation, desk.clock.now())
    assert any(part.startswith("by USB ") for part in line.details)


def test_what_came_of_a_step_is_seen_on_a_screen_that_is_low(
    qtbot: QtBot, page: StickPage, target: str, desk: Desk, tmp_path: Path
) -> None:
    page.resize(680, 470)  # what is left of 1366 × 768 at 150 %
    queued(desk, target, "Sudah kami periksa.")
    page.out.save(tmp_path / "lapor.lapor")
    ended(qtbot, page.out, "Saved")
    page.exchange.choose(tmp_path / "lapor.lapor")
    qtbot.keyClick(page.exchange.code, Qt.Key.Key_Return)
    outcome = page.exchange.outcome
    qtbot.waitUntil(lambda: outcome.visibleRegion().boundingRect() == outcome.rect())
    qtbot.keyClicks(page.exchange.code, desk.ask(bundles.latest).code)  # type: ignore[union-attr]
    qtbot.keyClick(page.exchange.code, Qt.Key.Key_Return)
    ended(qtbot, page.exchange, "Sent: 1")
    qtbot.waitUntil(lambda: outcome.visibleRegion().boundingRect() == outcome.rect())


def test_practice_mode_says_that_there_is_nothing_to_carry(opened: Callable[..., MainWindow]) -> None:
    window = opened(practice=True)
    window.go.to_stick()
    page = window.pages.currentWidget()
    assert isinstance(page, StickPageType)
    assert page.out.outcome.text.startswith("Practice mode has a central API of its own")
    for button in (page.out.save_button, page.exchange.exchange_button, page.home.take_button):
        assert not button.isEnabled(), "a real file is not sent from among made-up ones"
