"""A sheet keeps what is typed, brings it back, and clears it only together with what it does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit

from desktop.cache import settings
from desktop.cache.intents import forms
from desktop.problems import KnownProblem
from ui.bridge import DeskBridge
from ui.forms.fields import DayField, TextField
from ui.forms.sheet import Sheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.cache.writer import Transaction
    from desktop.desk import Desk


def _put(tx: Transaction, value: str) -> str:
    if value == "refused":
        raise KnownProblem("answer-empty")
    if value == "bug":
        raise ZeroDivisionError
    settings.put(tx, "told", value)
    return value


class _Telling(Sheet):
    def __init__(self, bridge: DeskBridge) -> None:
        super().__init__(bridge, kind="tell", title="Tell", verb="Tell", tracking_id="8507246")
        self.line, self.words, self.tick = QLineEdit(), TextField(), QCheckBox()
        self.day = DayField(date(2026, 3, 17))
        self.add_field("line", self.line, "Line")
        self.add_field("words", self.words, "Words")
        self.add_field("tick", self.tick, "Tick")
        self.add_field("day", self.day, "Day")
        self.restore()

    def submit(self) -> None:
        self.carry_out(_put, self.line.text())


@pytest.fixture
def sheet(qtbot: QtBot, bridge: DeskBridge) -> _Telling:
    shown = _Telling(bridge)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def _kept(desk: Desk) -> dict[str, object]:
    return desk.ask(forms.get, "8507246", "tell")


def test_what_is_typed_is_on_disk_a_second_later_and_comes_back(
    qtbot: QtBot, sheet: _Telling, bridge: DeskBridge
) -> None:
    qtbot.keyClicks(sheet.line, "Fakultas Teknik")
    qtbot.keyClicks(sheet.words, "mohon")
    qtbot.keyClick(sheet.words, Qt.Key.Key_Return)
    qtbot.keyClicks(sheet.words, "jawaban")
    sheet.tick.setChecked(True)
    qtbot.keyClick(sheet.day, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: _kept(bridge.desk).get("tick") is True)
    again = _Telling(bridge)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: again.line.text() == "Fakultas Teknik")
    assert again.values() == sheet.values()
    assert again.day.day != date(2026, 3, 17)


def test_leaving_keeps_what_was_typed_just_before(qtbot: QtBot, sheet: _Telling, bridge: DeskBridge) -> None:
    qtbot.keyClicks(sheet.line, "x")
    with qtbot.waitSignal(sheet.left):
        qtbot.keyClick(sheet.line, Qt.Key.Key_Escape)
    bridge.flush()
    assert _kept(bridge.desk)["line"] == "x"


def test_carrying_out_clears_what_was_kept(qtbot: QtBot, sheet: _Telling, bridge: DeskBridge) -> None:
    qtbot.keyClicks(sheet.line, "done")
    with qtbot.waitSignal(sheet.done) as told:
        qtbot.keyClick(sheet.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["done"]
    assert bridge.desk.ask(settings.get, "told") == "done"
    assert not _kept(bridge.desk)


def test_what_is_refused_is_said_and_kept(qtbot: QtBot, sheet: _Telling, bridge: DeskBridge) -> None:
    qtbot.keyClicks(sheet.line, "refused")
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(sheet.problem.text))
    bridge.flush()
    assert _kept(bridge.desk)["line"] == "refused"
    qtbot.keyClicks(sheet.line, "!")
    assert not sheet.problem.text


def test_what_another_window_typed_in_the_same_form_comes_when_this_one_is_done(
    qtbot: QtBot, sheet: _Telling, bridge: DeskBridge
) -> None:
    other = _Telling(bridge)
    qtbot.addWidget(other)
    qtbot.waitUntil(lambda: bridge.is_idle)
    qtbot.keyClicks(other.line, "Fakultas Teknik")
    other.flush()
    qtbot.keyClicks(sheet.line, "Fakultas Hukum")
    sheet.flush()
    bridge.flush()
    assert _kept(bridge.desk)["line"] == "Fakultas Hukum"
    with qtbot.waitSignal(sheet.done):
        qtbot.keyClick(sheet.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert _kept(bridge.desk)["line"] == "Fakultas Teknik"
    sheet.restore()
    qtbot.waitUntil(lambda: sheet.line.text() == "Fakultas Teknik")


@pytest.mark.usefixtures("theme")
def test_a_bug_in_what_it_does_leaves_what_was_typed_on_disk_and_the_verb_in_force(qtbot: QtBot, desk: Desk) -> None:
    bridge = DeskBridge(desk)
    sheet = _Telling(bridge)
    qtbot.addWidget(sheet)
    qtbot.keyClicks(sheet.line, "bug")
    with qtbot.waitSignal(bridge.bug_raised):
        qtbot.keyClick(sheet.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bridge.flush()
    assert _kept(desk)["line"] == "bug"
    sheet.line.setText("done")
    with qtbot.waitSignal(sheet.done):
        qtbot.keyClick(sheet.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bridge.close()
