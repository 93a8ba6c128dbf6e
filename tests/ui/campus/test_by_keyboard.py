"""The whole way through the campus in the window, by its keys alone, and each step of it undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.cache.intents import forwards, notes, outbox, units
from desktop.cache.views.lists import ListName
from desktop.campus import ForwardState
from tests.ui.hands import CTRL, press
from tests.ui.seeds import tracking_id
from ui.campus.answer_sheet import UnitAnswerSheet
from ui.campus.forward_sheet import ForwardSheet
from ui.campus.message_sheet import MessageSheet
from ui.campus.note_sheet import NoteSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.forms.sheet import Sheet
    from ui.shell.window import MainWindow

Key = Qt.Key
A = tracking_id(0)


def _reading(qtbot: QtBot, window: MainWindow) -> None:
    """The first complaint of the list is on the page, and its text has the focus."""
    press(qtbot, window, Key.Key_Down)
    qtbot.waitUntil(lambda: window.reading.complaint.reading is not None)
    press(qtbot, window, Key.Key_Return)


def _sheet(qtbot: QtBot, window: MainWindow, kind: type[Sheet]) -> None:
    qtbot.waitUntil(lambda: isinstance(window.reading.complaint.sheet, kind))


def _type(qtbot: QtBot, words: str) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), words)


def _forward(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Key.Key_F)
    _sheet(qtbot, window, ForwardSheet)
    _type(qtbot, "Fakultas Teknik")
    press(qtbot, window, Key.Key_Return, CTRL)
    _sheet(qtbot, window, MessageSheet)


def test_from_forwarding_to_the_answer_that_uses_the_units(
    qtbot: QtBot, desk: Desk, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    _reading(qtbot, window)
    _forward(qtbot, window)
    press(qtbot, window, Key.Key_Return, CTRL)
    assert "Yth. Fakultas Teknik" in QApplication.clipboard().text()
    press(qtbot, window, Key.Key_Escape)
    qtbot.waitUntil(lambda: window.navigation.entry(ListName.AWAITING_UNIT).count == 1)
    qtbot.waitUntil(lambda: bool(window.reading.complaint.campus.bar.lines))
    press(qtbot, window, Key.Key_U)
    _sheet(qtbot, window, UnitAnswerSheet)
    _type(qtbot, "Sudah kami perbaiki.")
    press(qtbot, window, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: window.navigation.entry(ListName.AWAITING_UNIT).count == 0)
    bar = window.reading.complaint.campus.bar
    qtbot.waitUntil(lambda: any("answered" in line.text for line in bar.lines))
    press(qtbot, window, Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
    edit = window.reading.complaint.response.edit
    assert QApplication.focusWidget() is edit
    assert edit.toPlainText() == "Sudah kami perbaiki."
    press(qtbot, window, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: window.navigation.entry(ListName.OUTBOX).count == 1)
    (given,) = desk.ask(forwards.of_complaint, A)
    assert given.state is ForwardState.ANSWERED


def test_a_forward_is_taken_back_by_ctrl_z(qtbot: QtBot, desk: Desk, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    _reading(qtbot, window)
    _forward(qtbot, window)
    press(qtbot, window, Key.Key_Escape)
    press(qtbot, window, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: desk.ask(forwards.waiting) == [])


def test_ctrl_z_takes_back_the_answer_that_was_queued_after_it(
    qtbot: QtBot, desk: Desk, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    _reading(qtbot, window)
    _forward(qtbot, window)
    press(qtbot, window, Key.Key_Escape)
    press(qtbot, window, Key.Key_R)
    _type(qtbot, "Sedang kami periksa.")
    press(qtbot, window, Key.Key_Return, CTRL)
    chosen = window.reading.chosen
    assert chosen is not None
    qtbot.waitUntil(lambda: [item.text for item in desk.ask(outbox.for_complaint, chosen)] == ["Sedang kami periksa."])
    qtbot.waitUntil(lambda: window.reading.complaint.response.edit.text() == "")
    press(qtbot, window, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: window.reading.complaint.response.edit.text() == "Sedang kami periksa.")
    assert len(desk.ask(forwards.waiting)) == 1


def test_ctrl_enter_forwards_while_units_are_still_offered(
    qtbot: QtBot, desk: Desk, opened: Callable[..., MainWindow]
) -> None:
    desk.do(units.remember, "Fakultas Teknik", "")
    window = opened()
    _reading(qtbot, window)
    press(qtbot, window, Key.Key_F)
    _sheet(qtbot, window, ForwardSheet)
    _type(qtbot, "Fakul")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Key.Key_Return, CTRL)
    _sheet(qtbot, window, MessageSheet)


def test_a_removed_note_comes_back_by_ctrl_z(qtbot: QtBot, desk: Desk, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    _reading(qtbot, window)
    chosen = window.reading.chosen
    assert chosen is not None
    press(qtbot, window, Key.Key_N)
    _sheet(qtbot, window, NoteSheet)
    _type(qtbot, "Pelapor menelepon.")
    press(qtbot, window, Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(desk.ask(notes.of_complaint, chosen)) == 1)
    qtbot.waitUntil(lambda: window.reading.complaint.sheet is None)
    press(qtbot, window, Key.Key_N)
    _sheet(qtbot, window, NoteSheet)
    sheet = window.reading.complaint.sheet
    assert isinstance(sheet, NoteSheet)
    qtbot.waitUntil(lambda: len(sheet.shown) == 1)
    with qtbot.waitSignal(sheet.removed):
        sheet.remove(sheet.shown[0])
    press(qtbot, window, Key.Key_Escape)
    press(qtbot, window, Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: len(desk.ask(notes.of_complaint, chosen)) == 1)
