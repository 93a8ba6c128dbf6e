"""What the officer does inside the campus, on the complaint of a reading pane: each verb a function of the pane."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication

from desktop.cache.intents import forwards, notes
from desktop.clock import day_in_wib
from ui.campus.letter import phrase, read_letter
from ui.campus.messages import Purpose
from ui.shell.undo import offer

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.campus import Forward, Note
    from desktop.complaint import TrackingId
    from ui.campus.forward_sheet import ForwardContext
    from ui.campus.letter import Letter
    from ui.complaint.pane import ComplaintPane
    from ui.forms.sheet import Sheet

translate = QCoreApplication.translate
T = TypeVar("T")


def forward(pane: ComplaintPane) -> None:
    """Give the complaint to a unit; the message for it follows."""
    from ui.campus.forward_sheet import ForwardSheet, read_context

    def build(context: ForwardContext) -> Sheet:
        sheet = ForwardSheet(pane.bridge, context)
        sheet.done.connect(partial(_on_forwarded, pane))
        return sheet

    _open(pane, read_context, build)


def show_message(pane: ComplaintPane, given: Forward, purpose: Purpose = Purpose.FORWARD) -> None:
    """Show the message to the unit, or the reminder."""
    from ui.campus.message_sheet import MessageSheet

    def build(letter: Letter | None) -> Sheet | None:
        if letter is None:
            return None
        sheet = MessageSheet(pane.bridge, letter, given, purpose=purpose, open_address=pane.open_address)
        sheet.pdf_requested.connect(lambda: save_sheet(pane))
        sheet.print_requested.connect(lambda: print_sheet(pane))
        return sheet

    _open(pane, read_letter, build, given.forward_id)


def remind(pane: ComplaintPane, given: Forward) -> None:
    """Show the reminder."""
    show_message(pane, given, Purpose.REMINDER)


def record_answer(pane: ComplaintPane, given: Forward) -> None:
    """Record what the unit answered, or correct what was recorded."""
    from ui.campus.answer_sheet import UnitAnswerSheet

    sheet = UnitAnswerSheet(pane.bridge, given, day_in_wib(pane.bridge.desk.clock.now()))
    words = translate("Forwards", "Answer of %1 recorded")
    sheet.done.connect(lambda _: _offer_undo(pane, words, given))
    pane.sheets.open(sheet)


def extend(pane: ComplaintPane, given: Forward) -> None:
    """Give the unit more time."""
    from ui.campus.extend_sheet import ExtendSheet
    from ui.campus.forward_sheet import read_context

    def build(context: ForwardContext) -> Sheet:
        sheet = ExtendSheet(pane.bridge, given, context)
        sheet.done.connect(lambda _: _offer_undo(pane, translate("Forwards", "%1 has more time"), given))
        return sheet

    _open(pane, read_context, build)


def withdraw(pane: ComplaintPane, given: Forward) -> None:
    """Wait for the unit's answer no more."""
    words = translate("Forwards", "Forward to %1 withdrawn")
    pane.bridge.write(forwards.withdraw, given.forward_id, then=lambda _: _offer_undo(pane, words, given), owner=pane)


def use_answer(pane: ComplaintPane, given: Forward, *, is_quoted: bool = False) -> None:
    """Put what the unit said into the answer, at the cursor and in paragraphs of its own."""
    text = phrase("quote", unit=given.unit, answer=given.answer) if is_quoted else given.answer
    pane.sheets.close()
    cursor = pane.response.edit.textCursor()
    before = cursor.document().toPlainText()[: cursor.selectionStart()]
    cursor.insertText(f"{_gap(before)}{text}")
    pane.response.edit.setTextCursor(cursor)
    pane.response.focus_answer()


def write_note(pane: ComplaintPane) -> None:
    """Write a note, or look after those that are there."""
    from ui.campus.note_sheet import NoteSheet

    if pane.tracking_id is None:
        return
    sheet = NoteSheet(pane.bridge, _shown(pane))
    sheet.removed.connect(partial(_on_note_removed, pane))
    pane.sheets.open(sheet)


def save_sheet(pane: ComplaintPane) -> None:
    """The disposition sheet as a PDF."""
    pane.campus.papers.save([_shown(pane)])


def print_sheet(pane: ComplaintPane) -> None:
    """The disposition sheet on paper."""
    pane.campus.papers.print([_shown(pane)])


# ---- internals -----------------------------------------------------------------------------------------------------


def _open(pane: ComplaintPane, query: Callable[..., T], build: Callable[[T], Sheet | None], *more: object) -> None:
    """Read what a sheet has to know, then open it, unless the officer has gone to another complaint meanwhile."""
    tracking_id = _shown(pane)
    today = day_in_wib(pane.bridge.desk.clock.now())

    def then(known: T) -> None:
        sheet = build(known) if pane.tracking_id == tracking_id else None
        if sheet is not None:
            pane.sheets.open(sheet)

    pane.bridge.read(query, tracking_id, today, *more, then=then, owner=pane)


def _shown(pane: ComplaintPane) -> TrackingId:
    reading = pane.reading
    if reading is None:
        raise AssertionError("an act without a complaint")
    return reading.complaint.tracking_id


def _on_forwarded(pane: ComplaintPane, given: Forward) -> None:
    words = translate("Forwards", "Forwarded to %1").replace("%1", given.unit)
    offer(pane, words, lambda: pane.bridge.write(forwards.withdraw, given.forward_id, owner=pane))
    show_message(pane, given)


def _offer_undo(pane: ComplaintPane, words: str, before: Forward) -> None:
    offer(pane, words.replace("%1", before.unit), lambda: pane.bridge.write(forwards.put_back, before, owner=pane))


def _on_note_removed(pane: ComplaintPane, note: Note) -> None:
    offer(
        pane,
        translate("Forwards", "Note removed"),
        lambda: pane.bridge.write(notes.bring_back, note.note_id, owner=pane),
    )


def _gap(before: str) -> str:
    """What parts the inserted words from those before."""
    if not before.strip():
        return ""
    return "" if before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n"
