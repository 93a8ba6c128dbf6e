"""The quiet check stands under the editor, stops nobody, and asks once more about a number of the reporter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.answer_check import Point
from desktop.cache import settings
from desktop.cache.intents import outbox
from tests.ui.response.conftest import A, B
from tests.ui.seeds import patch, seed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.complaint.pane import ComplaintPane

CONTROL = Qt.KeyboardModifier.ControlModifier


def missing(pane: ComplaintPane) -> set[Point] | None:
    check = pane.response.help.strip.check
    return set(check.missing) if check else None


def texts(desk: Desk) -> list[str]:
    return [item.text for item in desk.ask(outbox.for_complaint, A)]


def test_it_follows_what_is_written(qtbot: QtBot, pane: ComplaintPane) -> None:
    strip = pane.response.help.strip
    assert not strip.isVisible()
    qtbot.keyClicks(pane.response.edit, "Yth. Pelapor, ")
    qtbot.waitUntil(lambda: missing(pane) == {Point.SUBSTANCE, Point.NEXT_STEP, Point.CONTACT})
    assert "Greeting: there" in strip.line.accessibleName()
    assert "Contact: look again" in strip.line.accessibleName()
    qtbot.keyClicks(pane.response.edit, "hubungi loket paling lambat Jumat.")
    qtbot.waitUntil(lambda: missing(pane) == {Point.SUBSTANCE})
    pane.response.edit.selectAll()
    qtbot.keyClick(pane.response.edit, Qt.Key.Key_Backspace)
    assert not strip.isVisible()


def test_it_says_what_to_do_when_asked(qtbot: QtBot, pane: ComplaintPane) -> None:
    strip = pane.response.help.strip
    pane.response.edit.insertPlainText("Sudah kami ‹hasil›.")
    qtbot.waitUntil(strip.isVisible)
    assert strip.advice == ""
    strip.line.setFocus()
    qtbot.keyClick(strip.line, Qt.Key.Key_Space)
    assert "F8" in strip.advice
    assert "Greeting" in strip.advice


def test_it_stops_nobody_from_queueing(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    qtbot.keyClicks(pane.response.edit, "SUDAH!! ")
    with qtbot.waitSignal(pane.queued):
        qtbot.keyClick(pane.response.edit, Qt.Key.Key_Return, CONTROL)
    assert texts(desk) == ["SUDAH!!"]


def test_a_number_of_the_reporter_is_asked_about_once_more(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    seed(desk, [patch(1, rev=2, is_whole=False, body="NIM saya 1901234567.")])
    qtbot.waitUntil(lambda: "1901234567" in str(pane.response.help.context))
    qtbot.keyClicks(pane.response.edit, "NIM 1901234567 aktif.")
    qtbot.keyClick(pane.response.edit, Qt.Key.Key_Return, CONTROL)
    assert "1901234567" in pane.response.notices
    assert texts(desk) == []
    with qtbot.waitSignal(pane.queued):
        qtbot.keyClick(pane.response.edit, Qt.Key.Key_Return, CONTROL)
    assert texts(desk) == ["NIM 1901234567 aktif."]
    assert pane.response.notices == ""


def test_the_question_goes_with_the_number(qtbot: QtBot, pane: ComplaintPane) -> None:
    edit = pane.response.edit
    qtbot.keyClicks(edit, "NIK 7371011203040005 aktif")
    qtbot.keyClick(edit, Qt.Key.Key_Return, CONTROL)
    assert "7371011203040005" in pane.response.notices
    button = next(b for b in pane.response.findChildren(QPushButton) if b.text() == "Go to the number")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert edit.textCursor().selectedText() == "7371011203040005"
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: pane.response.notices == "")


def test_the_question_is_not_carried_to_another_complaint(qtbot: QtBot, pane: ComplaintPane) -> None:
    qtbot.keyClicks(pane.response.edit, "NIK 7371011203040005")
    qtbot.keyClick(pane.response.edit, Qt.Key.Key_Return, CONTROL)
    pane.show_complaint(B)
    assert pane.response.notices == ""


def test_the_institutions_limit_is_counted_and_held(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    count = pane.response._count
    assert count.text() == "0 of 10000"
    desk.do(settings.put, settings.ANSWER_LIMIT, 20)
    qtbot.waitUntil(lambda: count.text() == "0 of 20")
    pane.response.edit.insertPlainText("lebih dari dua puluh huruf")
    assert count.property("ink") == "late"
    qtbot.keyClick(pane.response.edit, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "too long" in pane.response.notices)
    assert texts(desk) == []


def test_a_narrow_panel_folds_and_cuts_nothing_off(qtbot: QtBot, pane: ComplaintPane) -> None:
    pane.response.edit.insertPlainText("Yth. Pelapor, " * 20)
    qtbot.waitUntil(lambda: pane.response.saved_words.startswith("Saved"))
    for width in (780, 520, 440, 400):
        pane.resize(width, 700)
        qtbot.waitUntil(lambda: pane.response._head.width() <= pane.width())
        head, foot = pane.response._head, pane.response._foot
        assert head.childrenRect().right() <= head.width()
        assert foot.row.minimumSize().width() <= foot.width(), width
    assert pane.response._head._more.isVisible()
    pane.response._head._menu.aboutToShow.emit()
    assert "Ask for approval" in [action.text() for action in pane.response._head._menu.actions()]
