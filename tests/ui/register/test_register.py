"""A complaint that came by letter is taken down by the keyboard, gets its number, and a second one follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.cache.intents import decisions, forms, outbox
from desktop.cache.mirror import complaints
from desktop.complaint import TrackingId
from desktop.intent import OpKind, OutboxState
from tests.sync.parts import engine
from ui.register.page import RegisterPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from sync.central.server import CentralServer
    from ui.bridge import DeskBridge

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, bridge: DeskBridge) -> RegisterPage:
    shown = RegisterPage(bridge)
    qtbot.addWidget(shown)
    shown.resize(900, 720)
    shown.show()
    return shown


def _fill(qtbot: QtBot, page: RegisterPage, title: str) -> None:
    qtbot.keyClicks(page.sheet.title, title)
    qtbot.keyClicks(page.sheet.text, "Kartu mahasiswa saya hilang")
    qtbot.keyClick(page.sheet.anonymous, Qt.Key.Key_Space)


def test_what_is_registered_gets_a_number_and_comes_back_as_a_complaint(
    qtbot: QtBot, page: RegisterPage, bridge: DeskBridge, central: CentralServer
) -> None:
    _fill(qtbot, page, "Kartu hilang")
    with qtbot.waitSignal(page.sheet.done) as told:
        qtbot.keyClick(page.sheet, Qt.Key.Key_Return, CTRL)
    assert page.sheet.title.text() == ""
    assert told.args
    desk = bridge.desk
    desk.do(outbox.release, told.args[0].op_id)
    report = engine(desk, central.url, central.officers[0].token).run()
    assert report.problem is None
    item = desk.ask(outbox.get, told.args[0].op_id)
    assert item
    assert item.state is OutboxState.SENT
    found = desk.ask(complaints.get, TrackingId(str(item.error_detail["number"])))
    assert found
    assert (found.title, found.body, found.is_anonymous) == ("Kartu hilang", "Kartu mahasiswa saya hilang", True)


def test_several_can_be_registered_one_after_the_other(qtbot: QtBot, page: RegisterPage, bridge: DeskBridge) -> None:
    for title in ("Satu", "Dua"):
        _fill(qtbot, page, title)
        with qtbot.waitSignal(page.sheet.done):
            qtbot.keyClick(page.sheet, Qt.Key.Key_Return, CTRL)
    assert [item.title for item in bridge.desk.ask(outbox.items)] == ["Satu", "Dua"]


def test_without_a_title_or_from_tomorrow_it_is_refused_and_kept(
    qtbot: QtBot, page: RegisterPage, bridge: DeskBridge
) -> None:
    qtbot.keyClicks(page.sheet.text, "Isi")
    qtbot.keyClick(page.sheet, Qt.Key.Key_Return, CTRL)
    assert "title" in page.sheet.problem.text
    page.sheet.day.setDate(page.sheet.day.date().addDays(1))
    qtbot.keyClick(page.sheet, Qt.Key.Key_Return, CTRL)
    assert "after today" in page.sheet.problem.text
    page.sheet.flush()
    bridge.flush()
    assert bridge.desk.ask(forms.get, "", OpKind.REGISTER.value)["body"] == "Isi"
    assert bridge.desk.ask(outbox.items) == []


def test_one_that_is_taken_back_stands_in_the_form_again(qtbot: QtBot, page: RegisterPage, bridge: DeskBridge) -> None:
    page.sheet.day.setDate(page.sheet.day.date().addDays(-3))
    came = page.sheet.day.day
    _fill(qtbot, page, "Kartu hilang")
    with qtbot.waitSignal(page.sheet.done) as told:
        qtbot.keyClick(page.sheet, Qt.Key.Key_Return, CTRL)
    assert told.args
    bridge.desk.do(decisions.take_back, told.args[0].op_id)
    again = RegisterPage(bridge)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: again.sheet.title.text() == "Kartu hilang")
    assert again.sheet.anonymous.isChecked()
    assert again.sheet.day.day == came
