from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.cache import settings
from desktop.cache.intents import outbox
from desktop.cache.ways import network, switching
from desktop.cache.ways.network import NetworkSettings, ProxyMode
from desktop.intent import OutboxState
from tests.sync.parts import queued
from ui.settings.appearance import AppearanceForm
from ui.settings.connection import ConnectionForm
from ui.settings.lapor3 import Lapor3Form
from ui.settings.page import SettingsPage
from ui.theme.theme import ThemeChoice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from sync.central.server import CentralServer
    from ui.bridge import DeskBridge
    from ui.theme.theme import Theme


@pytest.fixture
def form(qtbot: QtBot, bridge: DeskBridge) -> ConnectionForm:
    form = ConnectionForm(bridge)
    qtbot.addWidget(form)
    form.show()
    bridge.flush()
    return form


def test_a_saved_account_is_tried_out_and_named(
    qtbot: QtBot, desk: Desk, central: CentralServer, form: ConnectionForm
) -> None:
    officer = central.officers[0]
    qtbot.keyClicks(form.url, central.url)
    qtbot.keyClicks(form.token, officer.token)
    with qtbot.waitSignal(form.saved):
        qtbot.keyClick(form.token, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: officer.name in form.outcome.text(), timeout=10_000)
    assert desk.ask(settings.get, settings.TOKEN) == officer.token


def test_what_was_queued_for_one_server_is_held_when_another_is_saved(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, central: CentralServer
) -> None:
    desk.do(settings.put, settings.SERVER_URL, "https://lapor.example.id")
    desk.do(settings.put, settings.TOKEN, "t" * 32)
    op_id = queued(desk, "7000001", "Sudah kami periksa.")
    form = ConnectionForm(bridge)
    qtbot.addWidget(form)
    form.show()
    bridge.flush()
    qtbot.waitUntil(lambda: bool(form.token.text()))
    for field, value in ((form.url, central.url), (form.token, central.officers[0].token)):
        field.selectAll()
        qtbot.keyClicks(field, value)
    with qtbot.waitSignal(form.saved):
        qtbot.keyClick(form.token, Qt.Key.Key_Return)
    item = desk.ask(outbox.get, op_id)
    assert item is not None
    assert (item.state, item.last_error) == (OutboxState.HELD, switching.CHANGED)
    assert desk.ask(settings.get, settings.SERVER_URL) == central.url
    qtbot.waitUntil(lambda: central.officers[0].name in form.outcome.text(), timeout=10_000)


@pytest.mark.parametrize(
    ("url", "token", "told"),
    [
        ("https://bukan alamat", "t", "url-invalid"),
        ("http://lapor.example.id", "t", "insecure-url"),
        ("https://lapor.example.id", "", "token-missing"),
    ],
)
def test_a_wrong_entry_is_told_with_advice(qtbot: QtBot, form: ConnectionForm, url: str, token: str, told: str) -> None:
    from desktop.problems import explain
    from ui.shell.notices import language

    qtbot.keyClicks(form.url, url)
    qtbot.keyClicks(form.token, token)
    qtbot.mouseClick(form.test_button, Qt.MouseButton.LeftButton)
    title = explain(told, {"url": url}, language()).title.rstrip(".")
    qtbot.waitUntil(lambda: form.outcome.text().startswith(title), timeout=10_000)


def test_an_address_may_be_typed_as_it_is_told_without_the_scheme(
    qtbot: QtBot, desk: Desk, form: ConnectionForm
) -> None:
    qtbot.keyClicks(form.url, "127.0.0.1:1/lapor")
    with qtbot.waitSignal(form.saved):
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert form.url.text() == desk.ask(settings.get, settings.SERVER_URL) == "https://127.0.0.1:1/lapor"
    qtbot.waitUntil(lambda: "Connecting" not in form.outcome.text(), timeout=10_000)


def test_what_was_saved_before_the_form_knew_what_is_kept_stays_in_it(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge
) -> None:
    form = ConnectionForm(bridge)
    qtbot.addWidget(form)
    qtbot.keyClicks(form.url, "127.0.0.1:1/lapor")
    with qtbot.waitSignal(form.saved):
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    settled = form.url.text(), desk.ask(settings.get, settings.SERVER_URL)
    assert settled == ("https://127.0.0.1:1/lapor", "https://127.0.0.1:1/lapor")
    qtbot.waitUntil(lambda: "Connecting" not in form.outcome.text(), timeout=10_000)


def test_what_is_saved_before_the_form_was_read_keeps_the_rest(qtbot: QtBot, desk: Desk, bridge: DeskBridge) -> None:
    desk.do(settings.put, settings.SERVER_URL, "https://127.0.0.1:1/lapor")
    desk.do(network.save, NetworkSettings(mode=ProxyMode.MANUAL, host="proksi.kampus.ac.id", port=3128))
    form = ConnectionForm(bridge)
    qtbot.addWidget(form)
    form.show()
    qtbot.keyClicks(form.token, "t" * 32)
    with qtbot.waitSignal(form.saved):
        qtbot.keyClick(form.token, Qt.Key.Key_Return)
    assert desk.ask(settings.get, settings.TOKEN) == "t" * 32
    assert form.url.text() == desk.ask(settings.get, settings.SERVER_URL) == "https://127.0.0.1:1/lapor"
    assert desk.ask(network.read).host == "proksi.kampus.ac.id"


def test_keys_that_are_saved_before_the_form_was_read_keep_the_rest(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge
) -> None:
    desk.do(settings.put, settings.LAPOR3, {"base_url": "https://lapor.example.id", "key": "k" * 32})
    form = Lapor3Form(bridge)
    qtbot.addWidget(form)
    form.show()
    qtbot.keyClicks(form.fields["token"], "t" * 32)
    with qtbot.waitSignal(form.saved):
        qtbot.keyClick(form.save_button, Qt.Key.Key_Space)
    kept = desk.ask(settings.get, settings.LAPOR3)
    assert (kept["base_url"], kept["key"], kept["token"]) == ("https://lapor.example.id", "k" * 32, "t" * 32)


def test_a_wrong_token_is_told(qtbot: QtBot, central: CentralServer, form: ConnectionForm) -> None:
    qtbot.keyClicks(form.url, central.url)
    qtbot.keyClicks(form.token, "salah")
    with qtbot.waitSignal(form.probe.failed, timeout=10_000) as failed:
        qtbot.mouseClick(form.test_button, Qt.MouseButton.LeftButton)
    assert failed.args[0].code == "token-invalid"


@pytest.mark.parametrize("section", ["way", "connection"])
def test_what_came_of_it_is_seen_on_a_low_screen(qtbot: QtBot, bridge: DeskBridge, theme: Theme, section: str) -> None:
    page = SettingsPage(bridge, theme, practice=False)
    qtbot.addWidget(page)
    page.resize(1140, 400)
    page.show()
    page.open_section(section)
    content = page.content(section)
    qtbot.waitUntil(lambda: isinstance(content, ConnectionForm) or content.findChild(ConnectionForm) is not None)
    form = content if isinstance(content, ConnectionForm) else content.findChild(ConnectionForm)
    assert form is not None
    qtbot.keyClicks(form.url, "http://lapor.example.id")
    qtbot.keyClick(form.token, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "https" in form.outcome.text(), timeout=10_000)
    qtbot.waitUntil(lambda: form.outcome.visibleRegion().boundingRect().height() == form.outcome.height())


def test_the_token_is_covered(form: ConnectionForm) -> None:
    assert form.token.echoMode() is QLineEdit.EchoMode.Password


def test_language_and_look_are_kept(qtbot: QtBot, desk: Desk, bridge: DeskBridge, theme: Theme) -> None:
    page = SettingsPage(bridge, theme, practice=False)
    qtbot.addWidget(page)
    page.show()
    page.open_section("appearance")
    form = page.content("appearance")
    assert isinstance(form, AppearanceForm)
    other = "en" if form.language.currentData() == "id" else "id"
    form.language.setCurrentIndex(form.language.findData(other))
    with qtbot.waitSignal(page.language_chosen) as chosen:
        form.language.activated.emit(form.language.currentIndex())
    form.look.setCurrentIndex(2)
    form.look.activated.emit(2)
    form.zoom.setCurrentIndex(form.zoom.findData(125))
    form.zoom.activated.emit(0)
    bridge.flush()
    assert chosen.args == [other]
    assert desk.ask(settings.get, settings.LANGUAGE) == other
    assert desk.ask(settings.get, settings.ZOOM) == 125
    assert (theme.choice, theme.zoom) == (ThemeChoice.DARK, 125)
    theme.choose(ThemeChoice.LIGHT)
    theme.zoom_to(100)


def test_practice_mode_has_no_server_to_enter(qtbot: QtBot, bridge: DeskBridge, theme: Theme) -> None:
    page = SettingsPage(bridge, theme, practice=True)
    qtbot.addWidget(page)
    assert not isinstance(page.content("connection"), ConnectionForm)
