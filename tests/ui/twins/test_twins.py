"""Complaints that say the same: told quietly, compared, kept as a group, answered once, taken back at one go."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.cache.intents import drafts, group_answer, outbox, twins
from tests.ui.hands import CTRL, press, read_first
from tests.ui.seeds import patch, seed, tracking_id
from tests.ui.viewer.contents import pdf
from ui.complaint.pane import ComplaintPane
from ui.twins.answer_sheet import AnswerGroupSheet
from ui.twins.group_sheet import GroupSheet
from ui.viewer.decoder import in_background

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow

ONE, TWO, THREE = (tracking_id(number) for number in (1, 2, 3))
TEXT = "Saya sudah bayar UKT lewat virtual account kemarin tapi statusnya masih belum lunas, NIK 3174012345670001."
ANSWER = "Yth. Pelapor, tagihan UKT Anda sudah diperbaiki."


@pytest.fixture
def pane(qtbot: QtBot, bridge: DeskBridge) -> ComplaintPane:
    texts = (TEXT, TEXT.replace("belum", "blm"), TEXT + " Tolong dicek.", "Lampu jalan di depan rektorat padam.")
    seed(bridge.desk, [patch(number, body=body) for number, body in enumerate(texts, 1)])
    shown = ComplaintPane(bridge)
    qtbot.addWidget(shown)
    shown.resize(800, 760)
    shown.show()
    shown.show_complaint(ONE)
    qtbot.waitUntil(lambda: shown.reading is not None)
    return shown


def _group_sheet(qtbot: QtBot, pane: ComplaintPane) -> GroupSheet:
    pane.twins.compare()
    qtbot.waitUntil(lambda: isinstance(pane.sheet, GroupSheet))
    assert isinstance(pane.sheet, GroupSheet)
    return pane.sheet


def _answer_sheet(qtbot: QtBot, pane: ComplaintPane) -> AnswerGroupSheet:
    pane.twins.answer()
    qtbot.waitUntil(lambda: isinstance(pane.sheet, AnswerGroupSheet))
    assert isinstance(pane.sheet, AnswerGroupSheet)
    return pane.sheet


def test_what_says_the_same_is_told_in_a_line_and_kept_as_a_group(qtbot: QtBot, pane: ComplaintPane) -> None:
    qtbot.waitUntil(lambda: TWO in pane.twins.bar.text and THREE in pane.twins.bar.text)
    assert tracking_id(4) not in pane.twins.bar.text
    qtbot.keyClick(pane.twins.bar.compare_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(pane.sheet, GroupSheet))
    sheet = pane.sheet
    assert isinstance(sheet, GroupSheet)
    assert "3174012345670001" not in sheet.own_text.toPlainText() + sheet.other_text.toPlainText()
    qtbot.keyClick(sheet.boxes[THREE], Qt.Key.Key_Space)
    assert "Tolong dicek" in sheet.other_text.toPlainText()
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: pane.bridge.desk.ask(twins.of, ONE) == [ONE, TWO])
    qtbot.waitUntil(lambda: "In a group" in pane.twins.bar.text)


def test_one_that_is_unticked_leaves_the_group(qtbot: QtBot, pane: ComplaintPane) -> None:
    pane.bridge.desk.do(twins.join, [ONE, TWO, THREE])
    sheet = _group_sheet(qtbot, pane)
    qtbot.keyClick(sheet.boxes[TWO], Qt.Key.Key_Space)
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: pane.bridge.desk.ask(twins.of, ONE) == [ONE, THREE])


def test_words_that_only_one_has_are_marked(qtbot: QtBot, pane: ComplaintPane) -> None:
    sheet = _group_sheet(qtbot, pane)
    sheet.boxes[TWO].setFocus()
    qtbot.waitUntil(lambda: "blm" in sheet.other_text.toPlainText())
    marked = [mark.cursor.selectedText() for mark in sheet.other_text.extraSelections()]
    assert marked == ["blm"]
    assert [mark.cursor.selectedText() for mark in sheet.own_text.extraSelections()] == ["belum"]


def test_a_complaint_like_no_other_says_so(qtbot: QtBot, pane: ComplaintPane) -> None:
    pane.show_complaint(tracking_id(4))
    qtbot.waitUntil(lambda: pane.reading is not None and pane.reading.complaint.tracking_id == tracking_id(4))
    pane.twins.compare()
    qtbot.waitUntil(lambda: "No open complaint" in pane.twins.bar.said)
    assert pane.twins.bar.text == ""


def test_one_answer_leaves_for_all_that_are_ticked(qtbot: QtBot, pane: ComplaintPane) -> None:
    desk = pane.bridge.desk
    desk.do(twins.join, [ONE, TWO, THREE])
    desk.do(drafts.save, THREE, "Kata-kata sendiri")
    qtbot.keyClicks(pane.response.edit, ANSWER)
    sheet = _answer_sheet(qtbot, pane)
    assert not sheet.boxes[THREE].isEnabled()
    assert "draft of its own" in sheet.boxes[THREE].accessibleDescription()
    assert set(sheet.ticked) == {ONE, TWO}
    qtbot.keyClick(sheet.boxes[TWO], Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(desk.ask(outbox.items)) == 2)
    assert {item.text for item in desk.ask(outbox.items)} == {ANSWER}
    qtbot.waitUntil(lambda: pane.response.edit.text() == "")
    left = desk.ask(drafts.current, THREE)
    assert left
    assert left.text == "Kata-kata sendiri"


def test_what_happens_meanwhile_is_shown_in_the_open_sheet(qtbot: QtBot, pane: ComplaintPane) -> None:
    desk = pane.bridge.desk
    desk.do(twins.join, [ONE, TWO, THREE])
    desk.do(drafts.save, ONE, ANSWER)
    sheet = _answer_sheet(qtbot, pane)
    qtbot.keyClick(sheet.boxes[THREE], Qt.Key.Key_Space)
    desk.do(drafts.save, TWO, "Sudah dijawab")
    desk.do(outbox.queue, TWO)
    qtbot.waitUntil(lambda: not sheet.boxes[TWO].isEnabled())
    assert set(sheet.ticked) == {ONE}  # and what the officer unticked stays unticked


def test_ctrl_z_takes_all_of_them_back(qtbot: QtBot, bridge: DeskBridge, opened: Callable[..., MainWindow]) -> None:
    window = opened(4)
    read_first(qtbot, window)
    pane = window.reading.complaint
    here = pane.tracking_id
    assert here is not None
    bridge.desk.do(twins.join, [tracking_id(number) for number in range(4)])
    window.reading.focus_answer()
    qtbot.keyClicks(pane.response.edit, ANSWER)
    sheet = _answer_sheet(qtbot, pane)
    qtbot.waitUntil(lambda: len(sheet.ticked) == 4 and "“" in sheet.answer_words)
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(bridge.desk.ask(outbox.items)) == 4)
    qtbot.waitUntil(lambda: pane.sheet is None)
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: bridge.desk.ask(outbox.items) == [])
    qtbot.waitUntil(lambda: pane.response.edit.text() == ANSWER)


def test_nothing_is_queued_for_one_that_was_answered_behind_the_sheet(qtbot: QtBot, pane: ComplaintPane) -> None:
    desk = pane.bridge.desk
    desk.do(twins.join, [ONE, TWO])
    desk.do(drafts.save, ONE, ANSWER)
    sheet = _answer_sheet(qtbot, pane)
    sheet.carry_out(group_answer.queue, ONE, {ONE: 1, tracking_id(99): 1}, sheet.today)
    qtbot.waitUntil(lambda: tracking_id(99) in sheet.problem.text)
    assert desk.ask(outbox.items) == []


def test_no_answer_leaves_for_a_group_while_its_file_is_being_read(
    qtbot: QtBot, pane: ComplaintPane, tmp_path: Path
) -> None:
    desk, may_go = pane.bridge.desk, Event()
    desk.do(twins.join, [ONE, TWO])
    qtbot.keyClicks(pane.response.edit, ANSWER)
    (tmp_path / "bukti.pdf").write_bytes(pdf(1))
    in_background(lambda: may_go.wait(30))
    pane.files.take([tmp_path / "bukti.pdf"])
    pane.twins.answer()
    pane.bridge.flush()
    assert "still being read" in pane.files.strip.problem.text
    assert pane.sheet is None
    may_go.set()
    qtbot.waitUntil(lambda: pane.files.taking is None)
    sheet = _answer_sheet(qtbot, pane)
    qtbot.keyClick(sheet.boxes[TWO], Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(desk.ask(outbox.items)) == 2)
    assert [len(item.files) for item in desk.ask(outbox.items)] == [1, 1]
