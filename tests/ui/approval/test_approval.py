"""A superior's approval at the complaint: asked for, noted, returned with a remark, locked to the text it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from desktop.cache.intents import approvals, drafts, outbox
from desktop.intent import DraftState
from tests.ui.seeds import patch, seed, tracking_id
from ui.approval.sheets import AskSheet, RequestSheet, ReturnSheet
from ui.complaint.pane import ComplaintPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.intent import Draft
    from ui.bridge import DeskBridge

ID = tracking_id(1)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(qtbot: QtBot, bridge: DeskBridge) -> ComplaintPane:
    seed(bridge.desk, [patch(1, title="UKT naik", body="NIK saya 3174012345670001", is_anonymous=True), patch(2)])
    shown = ComplaintPane(bridge)
    qtbot.addWidget(shown)
    shown.resize(800, 700)
    shown.show()
    shown.show_complaint(ID)
    qtbot.waitUntil(lambda: shown.reading is not None)
    return shown


def _draft(pane: ComplaintPane) -> Draft:
    draft = pane.bridge.desk.ask(drafts.current, ID)
    assert draft
    return draft


def _line(pane: ComplaintPane) -> str:
    line = pane.approval.bar.line
    return line.text if line else ""


def _press(qtbot: QtBot, pane: ComplaintPane, words: str) -> None:
    line = pane.approval.bar.line
    assert line
    button = next(button for button in line.findChildren(QPushButton) if button.text() == words)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def _asked(qtbot: QtBot, pane: ComplaintPane) -> None:
    qtbot.keyClicks(pane.response.edit, "Yth. Pelapor, UKT ditinjau.")
    qtbot.keyClick(pane.approval.ask_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(pane.sheet, AskSheet))
    assert isinstance(pane.sheet, AskSheet)
    qtbot.keyClicks(pane.sheet.person, "Dekan Teknik")
    qtbot.keyClick(pane.sheet.person, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: isinstance(pane.sheet, RequestSheet))


def test_asking_locks_the_text_and_offers_a_message_without_numbers(qtbot: QtBot, pane: ComplaintPane) -> None:
    _asked(qtbot, pane)
    qtbot.keyClick(pane.sheet, Qt.Key.Key_Return, CTRL)
    copied = QGuiApplication.clipboard().text()
    assert "*Yth. Dekan Teknik*" in copied
    assert "Yth. Pelapor, UKT ditinjau." in copied
    assert "3174012345670001" not in copied
    assert _draft(pane).state is DraftState.AWAITING_APPROVAL
    qtbot.keyClick(pane.sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Awaiting approval by Dekan Teknik" in _line(pane))
    qtbot.keyClicks(pane.response.edit, "x")
    assert pane.response.edit.text() == "Yth. Pelapor, UKT ditinjau."


def test_what_is_approved_can_be_queued_with_the_keyboard(qtbot: QtBot, pane: ComplaintPane) -> None:
    _asked(qtbot, pane)
    qtbot.keyClick(pane.sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Awaiting" in _line(pane))
    _press(qtbot, pane, "Approved")
    qtbot.waitUntil(lambda: "Approved by Dekan Teknik" in _line(pane))
    with qtbot.waitSignal(pane.queued):
        qtbot.keyClick(pane.response.edit, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not _line(pane))


def test_a_returned_answer_tells_the_remark_and_can_be_mended(qtbot: QtBot, pane: ComplaintPane) -> None:
    _asked(qtbot, pane)
    qtbot.keyClick(pane.sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Awaiting" in _line(pane))
    _press(qtbot, pane, "Returned…")
    assert isinstance(pane.sheet, ReturnSheet)
    qtbot.keyClicks(pane.sheet.remark, "Sebutkan tanggalnya")
    qtbot.keyClick(pane.sheet.remark, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "“Sebutkan tanggalnya”" in _line(pane))
    qtbot.keyClick(pane.response.edit, Qt.Key.Key_End, CTRL)
    qtbot.keyClicks(pane.response.edit, " 20 Maret.")
    qtbot.waitUntil(lambda: _draft(pane).text.endswith("20 Maret."))
    assert _draft(pane).state is DraftState.RETURNED


def test_changing_the_text_takes_the_request_back(qtbot: QtBot, pane: ComplaintPane) -> None:
    _asked(qtbot, pane)
    qtbot.keyClick(pane.sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Awaiting" in _line(pane))
    _press(qtbot, pane, "Change the text")
    qtbot.waitUntil(lambda: not pane.response.edit.isReadOnly())
    assert _draft(pane).state is DraftState.DRAFT


def test_another_complaint_is_free_to_be_written_on(qtbot: QtBot, pane: ComplaintPane) -> None:
    pane.bridge.desk.do(drafts.save, ID, "Teks")
    pane.bridge.desk.do(approvals.ask, ID, "Dekan")
    qtbot.waitUntil(pane.response.edit.isReadOnly)
    pane.show_complaint(tracking_id(2))
    qtbot.waitUntil(lambda: not pane.response.edit.isReadOnly() and not _line(pane))


def test_an_answer_that_awaits_approval_goes_only_when_it_is_asked_for_twice(qtbot: QtBot, pane: ComplaintPane) -> None:
    _asked(qtbot, pane)
    qtbot.keyClick(pane.sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Awaiting approval by Dekan Teknik" in _line(pane))
    warning = pane.response.help.warning
    qtbot.keyClick(pane.response.edit, Qt.Key.Key_Return, CTRL)
    assert "has not approved" in warning.text
    assert pane.bridge.desk.ask(outbox.for_complaint, ID) == []
    qtbot.keyClick(pane.response.edit, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(pane.bridge.desk.ask(outbox.for_complaint, ID)) == 1)
    qtbot.waitUntil(lambda: warning.text == "")


def test_the_approval_takes_the_doubt_away(qtbot: QtBot, pane: ComplaintPane) -> None:
    _asked(qtbot, pane)
    qtbot.keyClick(pane.sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Awaiting approval by Dekan Teknik" in _line(pane))
    qtbot.keyClick(pane.response.edit, Qt.Key.Key_Return, CTRL)
    assert pane.response.help.warning.text
    _press(qtbot, pane, "Approved")
    qtbot.waitUntil(lambda: _draft(pane).state is DraftState.APPROVED)
    qtbot.waitUntil(lambda: pane.response.help.warning.text == "")
