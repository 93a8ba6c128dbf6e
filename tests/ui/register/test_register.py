"""A complaint that came by letter is taken down by the keyboard, gets its number, and a second one follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.cache.intents import decisions, forms, outbox
from desktop.cache.mirror import complaints
from desktop.cache.views.lists import ListName
from desktop.complaint import TrackingId
from desktop.intent import OpId, OpKind, OutboxState
from tests.sync.parts import engine
from tests.ui.gates import writer_held
from ui.outbox.view import OutboxView
from ui.register.page import RegisterPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from sync.central.server import CentralServer
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow

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


def _register(qtbot: QtBot, page: RegisterPage, title: str) -> OpId:
    _fill(qtbot, page, title)
    with qtbot.waitSignal(page.sheet.done) as told:
        qtbot.keyClick(page.sheet, Qt.Key.Key_Return, CTRL)
    assert told.args
    return OpId(told.args[0].op_id)


def test_one_that_is_taken_back_waits_behind_the_one_that_is_being_typed(
    qtbot: QtBot, page: RegisterPage, bridge: DeskBridge
) -> None:
    first = _register(qtbot, page, "Kartu hilang")
    qtbot.keyClicks(page.sheet.title, "Ijazah salah")
    qtbot.keyClicks(page.sheet.text, "Nama saya salah tulis")
    page.take_back(first)
    qtbot.waitUntil(lambda: bool(page.sheet.behind.text))
    assert page.sheet.title.text() == "Ijazah salah"
    qtbot.keyClicks(page.sheet.title, " tulis")
    _again(qtbot, page, bridge)
    assert page.sheet.title.text() == "Ijazah salah tulis"
    with qtbot.waitSignal(page.sheet.done):
        qtbot.keyClick(page.sheet, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.sheet.title.text() == "Kartu hilang")
    assert page.sheet.text.toPlainText() == "Kartu mahasiswa saya hilang"
    assert page.sheet.behind.text == ""


def test_one_that_is_taken_back_elsewhere_is_not_written_over_by_a_page_that_did_not_see_it(
    qtbot: QtBot, page: RegisterPage, bridge: DeskBridge
) -> None:
    first = _register(qtbot, page, "Kartu hilang")
    bridge.desk.do(decisions.take_back, first)  # in the outbox, while the page stands there empty
    qtbot.keyClicks(page.sheet.title, "Ijazah salah")
    page.sheet.flush()
    bridge.flush()
    kept = bridge.desk.ask(lambda db: [content for (content,) in db.execute("SELECT content FROM form").fetchall()])
    assert any("Kartu hilang" in content for content in kept)
    assert any("Ijazah salah" in content for content in kept)
    _again(qtbot, page, bridge)
    assert page.sheet.title.text() == "Ijazah salah"
    assert page.sheet.behind.text


def test_what_is_typed_while_one_is_being_registered_stays(
    qtbot: QtBot, page: RegisterPage, bridge: DeskBridge
) -> None:
    _fill(qtbot, page, "Kartu hilang")
    with qtbot.waitSignal(page.sheet.done), writer_held(bridge.desk):
        qtbot.keyClick(page.sheet, Qt.Key.Key_Return, CTRL)
        qtbot.keyClicks(page.sheet.text, " lagi")
    assert page.sheet.title.text() == ""
    assert page.sheet.text.toPlainText() == " lagi"
    page.sheet.flush()
    bridge.flush()
    assert bridge.desk.ask(forms.get, "", OpKind.REGISTER.value)["body"] == " lagi"


def _again(qtbot: QtBot, page: RegisterPage, bridge: DeskBridge) -> None:
    """The officer goes away and comes back."""
    page.hide()
    bridge.flush()
    page.show()
    bridge.desk.ask(lambda _: None)
    qtbot.waitUntil(lambda: bridge.is_idle)


def test_who_edits_one_in_the_outbox_goes_on_in_the_form(
    qtbot: QtBot, opened: Callable[..., MainWindow], desk: Desk
) -> None:
    window = opened(1)
    window.go.to_register()
    desk.do(decisions.register, {"title": "Kartu hilang", "body": "Kartu saya hilang", "channel": "Pos Surat"})
    window.go.to_list(ListName.OUTBOX)
    page = window.pages.currentWidget()
    assert isinstance(page, OutboxView)
    qtbot.waitUntil(lambda: page.chosen is not None)
    page.detail.edit_requested.emit()
    qtbot.waitUntil(lambda: window.pages.key == "register")
    form = window.pages.currentWidget()
    assert isinstance(form, RegisterPage)
    qtbot.waitUntil(lambda: form.sheet.title.text() == "Kartu hilang")
