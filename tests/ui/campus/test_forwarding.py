"""A complaint goes to a unit by keyboard, and comes back with its answer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QDate, Qt, QUrl
from PySide6.QtGui import QGuiApplication

from desktop.cache.intents import forms, forwards
from desktop.campus import ForwardState
from tests.ui.campus.conftest import DUE, A, B
from ui.campus.answer_sheet import UnitAnswerSheet
from ui.campus.extend_sheet import ExtendSheet
from ui.campus.forward_sheet import ForwardSheet
from ui.campus.message_sheet import MessageSheet
from ui.campus.note_sheet import NoteSheet
from ui.complaint.acts import act
from ui.forms.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.campus import Forward
    from desktop.desk import Desk
    from tests.support.clock import FakeClock
    from ui.bridge import DeskBridge
    from ui.complaint.pane import ComplaintPane

S = TypeVar("S", bound=Sheet)
Key, Modifier = Qt.Key, Qt.KeyboardModifier


def _opened(qtbot: QtBot, pane: ComplaintPane, kind: type[S]) -> S:
    qtbot.waitUntil(lambda: isinstance(pane.sheet, kind))
    sheet = pane.sheet
    assert isinstance(sheet, kind)
    return sheet


def _run(qtbot: QtBot, pane: ComplaintPane, key: str, kind: type[S]) -> S:
    pane.run_act(act(key))
    return _opened(qtbot, pane, kind)


def _carry_out(qtbot: QtBot, sheet: Sheet) -> None:
    focus = sheet.window().focusWidget()
    qtbot.keyClick(focus, Key.Key_Return, Modifier.ControlModifier)


def _line(pane: ComplaintPane, number: int = 0) -> str:
    lines = pane.campus.bar.lines
    return lines[number].text if number < len(lines) else ""


def test_a_complaint_is_forwarded_by_keyboard_and_the_message_is_ready_to_paste(
    qtbot: QtBot, pane: ComplaintPane, desk: Desk
) -> None:
    sheet = _run(qtbot, pane, "forward", ForwardSheet)
    qtbot.waitUntil(lambda: pane.window().focusWidget() in {sheet.unit, sheet.unit.lineEdit()})
    qtbot.keyClicks(sheet.unit.lineEdit(), "Fakultas Teknik")
    qtbot.keyClick(sheet.unit.lineEdit(), Key.Key_Tab)
    qtbot.keyClicks(pane.window().focusWidget(), "0812 1111 2222")
    _carry_out(qtbot, sheet)
    message = _opened(qtbot, pane, MessageSheet)
    (given,) = desk.ask(forwards.of_complaint, A)
    assert given.unit == "Fakultas Teknik"
    assert "Mohon penjelasan dan tindak lanjut" in given.message
    qtbot.waitUntil(message.verb_button.hasFocus)
    _carry_out(qtbot, message)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("*Laporan SP4N-LAPOR! #8507001*")
    assert "0812-3456-7890" not in copied
    assert "0812 1111 2222" in message.told.text
    qtbot.keyClick(message.verb_button, Key.Key_Escape)
    assert pane.sheet is None
    qtbot.waitUntil(lambda: "Fakultas Teknik is to answer by" in _line(pane))


def test_a_unit_is_completed_from_any_part_of_its_name(qtbot: QtBot, pane: ComplaintPane) -> None:
    sheet = _run(qtbot, pane, "forward", ForwardSheet)
    completer = sheet.unit.completer()
    assert completer is not None
    completer.setCompletionPrefix("hukum")
    assert completer.currentCompletion() == "Fakultas Hukum"


def test_the_suggestion_is_shown_with_its_reason_and_taken_only_on_purpose(qtbot: QtBot, pane: ComplaintPane) -> None:
    sheet = _run(qtbot, pane, "forward", ForwardSheet)
    assert sheet.unit.currentText() == ""
    assert sheet.suggestion.isVisible()
    assert sheet.suggestion.text() == "Biro Keuangan dan Umum"
    qtbot.keyClick(sheet.suggestion, Key.Key_Space)
    assert sheet.unit.currentText() == "Biro Keuangan dan Umum"
    assert not sheet.suggestion.isVisible()


def test_without_a_unit_nothing_is_forwarded(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    sheet = _run(qtbot, pane, "forward", ForwardSheet)
    qtbot.keyClick(sheet.message, Key.Key_Return, Modifier.ControlModifier)
    assert sheet.problem.text
    assert desk.ask(forwards.of_complaint, A) == []


def test_what_is_typed_survives_going_to_another_complaint(
    qtbot: QtBot, pane: ComplaintPane, bridge: DeskBridge, desk: Desk
) -> None:
    sheet = _run(qtbot, pane, "forward", ForwardSheet)
    qtbot.keyClicks(sheet.unit.lineEdit(), "Biro Baru")
    pane.show_complaint(B)
    bridge.flush()
    assert desk.ask(forms.get, A, "forward")["unit"] == "Biro Baru"
    pane.show_complaint(A)
    qtbot.waitUntil(lambda: pane.reading is not None and pane.reading.complaint.tracking_id == A)
    again = _run(qtbot, pane, "forward", ForwardSheet)
    qtbot.waitUntil(lambda: again.unit.currentText() == "Biro Baru")


@pytest.mark.parametrize(
    ("due", "words", "ink"),
    [
        (date(2026, 3, 16), "this day has passed", "late"),
        (date(2026, 4, 30), "after our own deadline", "late"),
        (date(2026, 3, 21), "no working day", "soon"),
    ],
)
def test_a_due_date_that_will_not_do_is_told_in_words(
    qtbot: QtBot, pane: ComplaintPane, due: date, words: str, ink: str
) -> None:
    sheet = _run(qtbot, pane, "forward", ForwardSheet)
    assert sheet.due_note.property("ink") != "late"
    sheet.due.setDate(QDate(due.year, due.month, due.day))
    assert words in sheet.due_note.text()
    assert sheet.due_note.property("ink") == ink


def test_a_known_unit_brings_its_contact_along(qtbot: QtBot, pane: ComplaintPane, give: Callable[..., Forward]) -> None:
    give(contact="dekanat@kampus.ac.id")
    sheet = _run(qtbot, pane, "forward", ForwardSheet)
    qtbot.keyClicks(sheet.unit.lineEdit(), "fakultas teknik")
    assert sheet.contact.text() == "dekanat@kampus.ac.id"


def test_the_mail_program_is_opened_only_on_a_click(
    qtbot: QtBot, pane: ComplaintPane, give: Callable[..., Forward], addresses: list[QUrl]
) -> None:
    given = give(contact="dekanat@kampus.ac.id")
    pane.campus.bar.message_requested.emit(pane.campus.bar.lines[0].standing)
    message = _opened(qtbot, pane, MessageSheet)
    assert addresses == []
    qtbot.keyClick(message.program_button, Key.Key_Space)
    assert [url.scheme() for url in addresses] == ["mailto"]
    assert addresses[0].path() == "dekanat@kampus.ac.id"
    qtbot.keyClick(message.mail_button, Key.Key_Space)
    assert QGuiApplication.clipboard().text().startswith("Laporan SP4N-LAPOR! #8507001")
    assert pane.reading is not None
    assert pane.reading.forwards[0].forward == given


def test_the_units_answer_is_recorded_and_used_in_ours(
    qtbot: QtBot, pane: ComplaintPane, desk: Desk, give: Callable[..., Forward]
) -> None:
    give()
    pane.focus_answer()
    qtbot.keyClicks(pane.response.edit, "Yth. Pelapor,")
    sheet = _run(qtbot, pane, "record-unit-answer", UnitAnswerSheet)
    qtbot.waitUntil(sheet.answer.hasFocus)
    qtbot.keyClicks(sheet.answer, "UKT sudah diturunkan.")
    qtbot.keyClicks(sheet.by, "Ibu Sari")
    _carry_out(qtbot, sheet)
    qtbot.waitUntil(lambda: "Fakultas Teknik (Ibu Sari) answered" in _line(pane))
    assert desk.ask(forwards.of_complaint, A)[0].state is ForwardState.ANSWERED
    assert pane.sheet is None
    pane.run_act(act("use-unit-answer"))
    assert pane.response.edit.toPlainText() == "Yth. Pelapor,\n\nUKT sudah diturunkan."
    assert pane.response.edit.hasFocus()
    pane.campus.bar.quote_requested.emit(pane.campus.bar.lines[0].standing)
    assert "Fakultas Teknik menjelaskan: “UKT sudah diturunkan.”" in pane.response.edit.toPlainText()


def test_an_answer_that_was_used_in_ours_is_not_shown_any_more(
    qtbot: QtBot, pane: ComplaintPane, desk: Desk, clock: FakeClock, give: Callable[..., Forward]
) -> None:
    given = give()
    desk.do(forwards.record_answer, given.forward_id, "Sudah.")
    qtbot.waitUntil(lambda: "answered" in _line(pane))
    clock.advance(timedelta(minutes=1))
    pane.run_act(act("use-unit-answer"))
    with qtbot.waitSignal(pane.queued):
        qtbot.keyClick(pane.response.edit, Key.Key_Return, Modifier.ControlModifier)
    qtbot.waitUntil(lambda: not pane.campus.bar.lines)
    assert not pane.campus.bar.isVisible()


def test_a_late_unit_is_told_and_reminded_and_the_reminder_is_remembered(
    qtbot: QtBot, pane: ComplaintPane, desk: Desk, clock: FakeClock, give: Callable[..., Forward]
) -> None:
    give()
    clock.advance(timedelta(days=14))
    pane.show_complaint(B)
    pane.show_complaint(A)
    qtbot.waitUntil(lambda: "late by 2 working day(s)" in _line(pane))
    sheet = _run(qtbot, pane, "remind-unit", MessageSheet)
    assert desk.ask(forwards.of_complaint, A)[0].reminded_at == ""
    _carry_out(qtbot, sheet)
    assert "*Pengingat: laporan" in QGuiApplication.clipboard().text()
    qtbot.waitUntil(lambda: "reminded 31 Mar" in _line(pane))
    sheet.leave()
    again = _run(qtbot, pane, "remind-unit", MessageSheet)
    assert "Already reminded on 31 Mar" in again.told.text


def test_a_unit_is_given_more_time(qtbot: QtBot, pane: ComplaintPane, give: Callable[..., Forward]) -> None:
    given = give()
    pane.campus.bar.extension_requested.emit(pane.campus.bar.lines[0].standing)
    sheet = _opened(qtbot, pane, ExtendSheet)
    chosen = sheet.due.day
    assert chosen > given.due
    _carry_out(qtbot, sheet)
    qtbot.waitUntil(lambda: pane.reading is not None and pane.reading.forwards[0].forward.due == chosen)


def test_a_forward_that_is_withdrawn_leaves_the_page(
    qtbot: QtBot, pane: ComplaintPane, give: Callable[..., Forward]
) -> None:
    give()
    pane.campus.bar.withdrawal_requested.emit(pane.campus.bar.lines[0].standing)
    qtbot.waitUntil(lambda: not pane.campus.bar.lines)


def test_many_forwards_are_folded_until_asked_for(
    qtbot: QtBot, pane: ComplaintPane, give: Callable[..., Forward]
) -> None:
    for number in range(5):
        give(f"Unit {number}", due=DUE + timedelta(days=number))
    bar = pane.campus.bar
    qtbot.waitUntil(lambda: len(bar.lines) == 5)
    assert [line.isVisible() for line in bar.lines] == [True] * 3 + [False] * 2
    qtbot.keyClick(bar._more_button, Key.Key_Space)
    assert all(line.isVisible() for line in bar.lines)


def test_a_low_pane_tells_the_weightiest_forward_in_one_row(
    qtbot: QtBot, pane: ComplaintPane, give: Callable[..., Forward]
) -> None:
    give("Unit A")
    give("Unit B dengan nama yang panjang sekali", due=DUE - timedelta(days=8))
    pane.resize(480, 460)
    first, second = pane.campus.bar.lines
    qtbot.waitUntil(lambda: not second.isVisible())
    assert first.text.endswith("…")
    assert "Unit B dengan nama yang panjang sekali" in first.label.toolTip()
    pane.campus.bar.show_all()
    assert second.isVisible()


def test_a_low_pane_gives_a_form_the_place_of_the_text(qtbot: QtBot, pane: ComplaintPane) -> None:
    pane.resize(480, 460)
    sheet = _run(qtbot, pane, "forward", ForwardSheet)
    assert not pane.page.isVisible()
    qtbot.keyClick(sheet.message, Key.Key_Escape)
    assert pane.page.isVisible()


def test_notes_are_kept_edited_and_removed_by_keyboard(qtbot: QtBot, pane: ComplaintPane) -> None:
    sheet = _run(qtbot, pane, "note", NoteSheet)
    qtbot.waitUntil(sheet.text.hasFocus)
    qtbot.keyClicks(sheet.text, "Pelapor menelepon")
    _carry_out(qtbot, sheet)
    qtbot.waitUntil(lambda: pane.sheet is None)
    again = _run(qtbot, pane, "note", NoteSheet)
    qtbot.waitUntil(lambda: len(again.shown) == 1)
    again.edit(again.shown[0])
    qtbot.keyClicks(again.text, " dua kali")
    _carry_out(qtbot, again)
    qtbot.waitUntil(lambda: pane.sheet is None)
    last = _run(qtbot, pane, "note", NoteSheet)
    qtbot.waitUntil(lambda: [note.text for note in last.shown] == ["Pelapor menelepon dua kali"])
    with qtbot.waitSignal(last.removed):
        last.remove(last.shown[0])
    qtbot.waitUntil(lambda: last.shown == [])


def test_an_edited_note_is_still_that_note_after_leaving(qtbot: QtBot, pane: ComplaintPane, bridge: DeskBridge) -> None:
    sheet = _run(qtbot, pane, "note", NoteSheet)
    qtbot.keyClicks(sheet.text, "satu")
    _carry_out(qtbot, sheet)
    qtbot.waitUntil(lambda: pane.sheet is None)
    again = _run(qtbot, pane, "note", NoteSheet)
    qtbot.waitUntil(lambda: len(again.shown) == 1)
    again.edit(again.shown[0])
    qtbot.keyClick(again.text, Key.Key_Escape)
    bridge.flush()
    last = _run(qtbot, pane, "note", NoteSheet)
    qtbot.waitUntil(lambda: last.text.toPlainText() == "satu")
    qtbot.keyClicks(last.text, "!")
    _carry_out(qtbot, last)
    qtbot.waitUntil(lambda: pane.sheet is None)
    shown = _run(qtbot, pane, "note", NoteSheet)
    qtbot.waitUntil(lambda: len(shown.shown) == 1)
