"""Which way this PC gets its complaints: chosen, taken up and changed by keys, and nothing is lost or sent by that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.cache import settings
from desktop.cache.intents import drafts, outbox
from desktop.cache.ways import way
from desktop.cache.ways.way import DeskWay
from desktop.intent import OutboxState
from tests.sync.parts import queued
from tests.ui.seeds import patch, seed, tracking_id
from ui.settings.connection import ConnectionForm
from ui.setup.form import WayForm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge


@pytest.fixture
def form(qtbot: QtBot, bridge: DeskBridge) -> Iterator[WayForm]:
    form = WayForm(bridge, practice=False)
    qtbot.addWidget(form)
    form.resize(820, 700)
    with qtbot.waitExposed(form):
        form.show()
    qtbot.waitUntil(lambda: form.shown is not None)
    yield form
    form.close()
    bridge.flush()


def choose(qtbot: QtBot, form: WayForm, wanted: DeskWay) -> None:
    button = form.choices.buttons[wanted]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: form.shown is wanted)


def test_a_new_desk_begins_with_a_server_and_says_what_is_missing(form: WayForm) -> None:
    assert form.shown is DeskWay.HOSTED
    assert form.take_button.isVisible()
    assert not form.take_button.isEnabled(), "there is no address yet"


def test_excel_only_is_taken_up_by_keys_and_leads_to_the_export(qtbot: QtBot, form: WayForm, desk: Desk) -> None:
    choose(qtbot, form, DeskWay.EXCEL)
    with qtbot.waitSignal(form.changed):
        qtbot.keyClick(form.take_button, Qt.Key.Key_Space)
    qtbot.waitUntil(form.next_button.isVisible)
    assert desk.ask(way.chosen) is DeskWay.EXCEL
    assert form.choices.buttons[DeskWay.EXCEL].text().endswith(" · in use")
    with qtbot.waitSignal(form.intake_requested):
        qtbot.keyClick(form.next_button, Qt.Key.Key_Space)


def test_a_change_tells_what_it_will_hold_and_loses_and_sends_nothing(
    qtbot: QtBot, bridge: DeskBridge, desk: Desk
) -> None:
    desk.do(settings.put, settings.SERVER_URL, "https://lapor.example.id")
    desk.do(settings.put, settings.TOKEN, "t" * 32)
    seed(desk, [patch(number) for number in (1, 2)])
    op_id = queued(desk, tracking_id(1), "Sudah kami periksa.")
    desk.do(drafts.save, tracking_id(2), "Konsep saya")
    form = WayForm(bridge, practice=False)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitUntil(lambda: form.shown is DeskWay.HOSTED)

    choose(qtbot, form, DeskWay.EXCEL)
    qtbot.waitUntil(lambda: "1 item(s) of the outbox will be held" in form.forecast)
    assert desk.ask(way.chosen) is DeskWay.HOSTED, "looking at a way does not take it"
    with qtbot.waitSignal(form.changed):
        qtbot.keyClick(form.take_button, Qt.Key.Key_Space)

    item = desk.ask(outbox.get, op_id)
    draft = desk.ask(drafts.current, tracking_id(2))
    assert item is not None
    assert draft is not None
    assert (item.state, item.text, draft.text) == (OutboxState.HELD, "Sudah kami periksa.", "Konsep saya")
    choose(qtbot, form, DeskWay.HOSTED)
    qtbot.waitUntil(form.take_button.isEnabled)
    with qtbot.waitSignal(form.changed):
        qtbot.keyClick(form.take_button, Qt.Key.Key_Space)
    assert desk.ask(way.chosen) is DeskWay.HOSTED
    assert desk.ask(settings.get, settings.TOKEN) == "t" * 32
    form.close()
    bridge.flush()


def test_what_was_typed_for_a_server_is_there_when_the_officer_comes_back(qtbot: QtBot, form: WayForm) -> None:
    hosted = form.details
    assert isinstance(hosted, ConnectionForm)
    qtbot.keyClicks(hosted.url, "https://lapor.kampus.ac.id")
    choose(qtbot, form, DeskWay.EXCEL)
    choose(qtbot, form, DeskWay.HOSTED)
    assert hosted.url.text() == "https://lapor.kampus.ac.id"
