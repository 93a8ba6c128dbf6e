"""Misspelt words are marked after a pause; what was meant is one key away, and undo stays the officer's own."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from desktop.cache import settings
from desktop.cache.intents import own_words
from tests.ui.response.conftest import B

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.complaint.pane import ComplaintPane

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def marked(pane: ComplaintPane) -> Sequence[str]:
    return pane.response.help.assist.marks.wrong_words


def menu_of(qtbot: QtBot) -> QMenu:
    """The menu that is open."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_a_misspelt_word_is_marked_once_it_is_finished(qtbot: QtBot, pane: ComplaintPane) -> None:
    edit = pane.response.edit
    qtbot.keyClicks(edit, "laporan beasiwa")
    qtbot.waitUntil(lambda: pane.response.help.spelling.is_wrong("beasiwa") is True)
    pane.response.help.assist.marks.refresh()
    assert marked(pane) == []  # it may still become a right one
    qtbot.keyClicks(edit, " ini")
    qtbot.waitUntil(lambda: marked(pane) == ["beasiwa"])


def test_marks_move_with_the_text_and_leave_undo_alone(qtbot: QtBot, pane: ComplaintPane) -> None:
    edit = pane.response.edit
    edit.insertPlainText("🙂 beasiwa ini")
    qtbot.waitUntil(lambda: marked(pane) == ["beasiwa"])
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(edit, "Yth. ")
    assert marked(pane) == ["beasiwa"]
    qtbot.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    assert edit.text() == "🙂 beasiwa ini"
    qtbot.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    assert edit.text() == ""


def test_alt_enter_suggests_and_enter_takes(qtbot: QtBot, pane: ComplaintPane) -> None:
    edit = pane.response.edit
    edit.insertPlainText("Pencairan beasiwa ini dan dilaksankan nanti")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(edit, Qt.Key.Key_Return, ALT)
    menu = menu_of(qtbot)
    assert edit.textCursor().selectedText() == "beasiwa"
    assert menu.actions()[0].text() == "beasiswa"
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert edit.text() == "Pencairan beasiswa ini dan dilaksankan nanti"
    qtbot.keyClick(edit, Qt.Key.Key_F7)
    menu = menu_of(qtbot)
    assert edit.textCursor().selectedText() == "dilaksankan"
    menu.close()
    qtbot.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    assert "beasiwa" in edit.text()


def test_a_word_is_added_to_the_officers_own_and_kept(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    pane.response.edit.insertPlainText("gedung iptekx ramai ")
    qtbot.waitUntil(lambda: marked(pane) == ["iptekx"])
    qtbot.keyClick(pane.response.edit, Qt.Key.Key_F7)
    menu = menu_of(qtbot)
    next(action for action in menu.actions() if "iptekx" in action.text()).trigger()
    menu.close()
    assert marked(pane) == []
    qtbot.waitUntil(lambda: desk.ask(own_words.all_words) == ["iptekx"])


def test_what_is_ignored_is_ignored_in_this_answer_only(qtbot: QtBot, pane: ComplaintPane) -> None:
    pane.response.edit.insertPlainText("gedung iptekx ramai ")
    qtbot.waitUntil(lambda: marked(pane) == ["iptekx"])
    pane.response.help.spelling.ignore("iptekx")
    assert marked(pane) == []
    pane.show_complaint(B)
    qtbot.waitUntil(lambda: pane.response.session._is_loaded)
    pane.response.edit.insertPlainText("gedung iptekx ramai ")
    qtbot.waitUntil(lambda: marked(pane) == ["iptekx"])


def test_it_is_switched_off_in_the_settings(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    pane.response.edit.insertPlainText("beasiwa ini ")
    qtbot.waitUntil(lambda: marked(pane) == ["beasiwa"])
    desk.do(settings.put, settings.SPELLING, False)
    qtbot.waitUntil(lambda: marked(pane) == [])


def test_typing_does_not_stutter_in_a_long_text(qtbot: QtBot, pane: ComplaintPane) -> None:
    edit = pane.response.edit
    edit.insertPlainText("Laporan beasiwa Saudara sudah kami teruskan kepada fakultas. " * 165)
    qtbot.waitUntil(lambda: len(marked(pane)) > 0)
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    slowest = 0.0
    for letter in "terima kasih atas laporan ini":
        began = time.perf_counter()
        qtbot.keyClicks(edit, letter)
        slowest = max(slowest, time.perf_counter() - began)
    assert slowest < 0.05
    began = time.perf_counter()
    pane.response.help.assist.marks.refresh()
    pane.response.help.look()
    assert time.perf_counter() - began < 0.1


def test_the_menu_key_suggests_for_the_word_at_the_cursor(qtbot: QtBot, pane: ComplaintPane) -> None:
    edit = pane.response.edit
    edit.insertPlainText("Pencairan beasiwa ini ")
    qtbot.waitUntil(lambda: marked(pane) == ["beasiwa"])
    cursor = edit.textCursor()
    cursor.setPosition(14)
    edit.setTextCursor(cursor)
    at = edit.cursorRect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, edit.viewport().mapToGlobal(at))
    QApplication.sendEvent(edit.viewport(), event)
    menu = menu_of(qtbot)
    assert menu.actions()[0].text() == "beasiswa"
    assert "Paste" in [action.text() for action in menu.actions()]
    menu.actions()[0].trigger()
    menu.close()
    assert edit.text() == "Pencairan beasiswa ini "


def test_a_paragraph_of_many_screens_is_marked_where_it_is_seen(qtbot: QtBot, pane: ComplaintPane) -> None:
    edit = pane.response.edit
    edit.insertPlainText("🙂🙂 laporan beasiwa ini " * 400 + "dilaksankan akhirnya")
    edit.ensureCursorVisible()
    qtbot.waitUntil(lambda: "dilaksankan" in marked(pane))
    assert len(marked(pane)) < 100
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.waitUntil(lambda: "beasiwa" in marked(pane) and "dilaksankan" not in marked(pane))
