"""Queue, hold, take back: by keys alone, and the editor is cleared only after the commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.cache.intents import drafts, outbox, outgoing, read_marks
from desktop.intent import OutboxState
from tests.ui.gates import deliver_what_can_be, writer_held
from tests.ui.response.conftest import A, B
from tests.ui.seeds import patch, seed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from tests.support.clock import FakeClock
    from ui.bridge import DeskBridge
    from ui.complaint.pane import ComplaintPane

CONTROL = Qt.KeyboardModifier.ControlModifier


def queue(qtbot: QtBot, pane: ComplaintPane, text: str) -> None:
    """Type and press Ctrl+Enter, then wait for the commit."""
    qtbot.keyClicks(pane.response.edit, text)
    with qtbot.waitSignal(pane.queued):
        qtbot.keyClick(pane.response.edit, Qt.Key.Key_Return, CONTROL)


def states(desk: Desk) -> list[OutboxState]:
    return [item.state for item in desk.ask(outbox.for_complaint, A)]


def press(qtbot: QtBot, pane: ComplaintPane, text: str) -> None:
    """By keyboard."""

    def found() -> list[QPushButton]:
        return [b for b in pane.response.findChildren(QPushButton) if b.text() == text and b.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))  # the lines about queued answers may just be laid out anew
    button = found()[0]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_control_enter_queues_what_stands_in_the_editor(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    queue(qtbot, pane, "Sudah kami proses.")
    assert pane.response.edit.text() == ""
    (item,) = desk.ask(outbox.for_complaint, A)
    assert (item.text, item.state) == ("Sudah kami proses.", OutboxState.HELD)
    assert desk.ask(drafts.current, A) is None
    assert pane.response.queue_bar.lines[0].text == "Sent in 10 s"


def test_the_editor_is_cleared_only_after_the_commit(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    edit = pane.response.edit
    qtbot.keyClicks(edit, "jawaban")
    with qtbot.waitSignal(pane.queued), writer_held(desk):
        qtbot.keyClick(edit, Qt.Key.Key_Return, CONTROL)
        deliver_what_can_be(desk)
        assert edit.text() == "jawaban"
        qtbot.keyClick(edit, Qt.Key.Key_Return, CONTROL)  # pressed twice in doubt
        qtbot.keyClicks(edit, " lanjutan")
    assert edit.text() == " lanjutan"
    qtbot.waitUntil(lambda: (draft := desk.ask(drafts.current, A)) is not None and draft.text == " lanjutan")
    assert [item.text for item in desk.ask(outbox.for_complaint, A)] == ["jawaban"]


def test_going_on_while_it_is_being_queued_loses_and_doubles_nothing(
    qtbot: QtBot, pane: ComplaintPane, bridge: DeskBridge, desk: Desk
) -> None:
    qtbot.keyClicks(pane.response.edit, "jawaban")
    with writer_held(desk):
        qtbot.keyClick(pane.response.edit, Qt.Key.Key_Return, CONTROL)
        qtbot.keyClicks(pane.response.edit, " lagi")
        pane.show_complaint(B)
        qtbot.waitUntil(lambda: pane.response.session._is_loaded)
        qtbot.keyClicks(pane.response.edit, "untuk B")
    pane.flush()
    bridge.flush()
    assert [item.text for item in desk.ask(outbox.for_complaint, A)] == ["jawaban"]
    kept, other = desk.ask(drafts.current, A), desk.ask(drafts.current, B)
    assert kept
    assert other
    assert (kept.text, other.text, pane.response.edit.text()) == (" lagi", "untuk B", "untuk B")


def test_control_z_in_the_empty_editor_takes_the_answer_back(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    queue(qtbot, pane, "terlalu cepat")
    qtbot.keyClick(pane.response.edit, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: pane.response.edit.text() == "terlalu cepat")
    assert states(desk) == []
    draft = desk.ask(drafts.current, A)
    assert draft
    assert draft.text == "terlalu cepat"
    qtbot.waitUntil(lambda: pane.response.queue_bar.lines == [])


def test_control_z_undoes_typing_as_long_as_there_is_any(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    queue(qtbot, pane, "satu")
    qtbot.keyClicks(pane.response.edit, "dua")
    qtbot.keyClick(pane.response.edit, Qt.Key.Key_Z, CONTROL)
    assert pane.response.edit.text() == ""
    assert states(desk) == [OutboxState.HELD]


def test_control_z_outside_of_the_editor_takes_back_too(qtbot: QtBot, pane: ComplaintPane) -> None:
    queue(qtbot, pane, "terlalu cepat")
    pane.focus_text()
    qtbot.keyClick(pane.page.body, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: pane.response.edit.text() == "terlalu cepat")


def test_what_was_begun_meanwhile_follows_what_is_taken_back(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    queue(qtbot, pane, "satu")
    qtbot.keyClicks(pane.response.edit, "dua")
    press(qtbot, pane, "Undo (Ctrl+Z)")
    qtbot.waitUntil(lambda: pane.response.edit.text() == "satu\n\ndua")
    draft = desk.ask(drafts.current, A)
    assert draft
    assert draft.text == "satu\n\ndua"


def first_line(pane: ComplaintPane) -> str:
    """What the first line about queued answers says; the lines may just be laid out anew."""
    lines = pane.response.queue_bar.lines
    return lines[0].text if lines else ""


def test_the_countdown_runs_on_the_desks_clock(qtbot: QtBot, pane: ComplaintPane, clock: FakeClock) -> None:
    queue(qtbot, pane, "jawaban")
    clock.advance(7)
    qtbot.waitUntil(lambda: first_line(pane) == "Sent in 3 s")
    clock.advance(4)
    qtbot.waitUntil(lambda: "waiting" in first_line(pane))


def test_hold_and_send_now(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    queue(qtbot, pane, "jawaban")
    press(qtbot, pane, "Hold")
    qtbot.waitUntil(lambda: first_line(pane).startswith("Held back"))
    assert desk.ask(outgoing.next_release) is None
    press(qtbot, pane, "Send now")
    qtbot.waitUntil(lambda: states(desk) == [OutboxState.QUEUED])


@pytest.mark.parametrize(
    ("passed_on", "says"), [(False, "Accepted by the gateway"), (True, "checking whether it arrived")]
)
def test_what_a_gateway_carries_on_can_be_edited_and_neither_held_nor_undone(
    qtbot: QtBot, pane: ComplaintPane, desk: Desk, passed_on: bool, says: str
) -> None:
    queue(qtbot, pane, "jawaban")
    (item,) = desk.ask(outbox.for_complaint, A)
    desk.do(outbox.release, item.op_id)
    desk.do(outgoing.mark_sending, [item.op_id])
    desk.do(outgoing.accept, item.op_id, passed_on=passed_on)
    qtbot.waitUntil(lambda: says in first_line(pane))
    assert [b.text() for b in pane.response.queue_bar.lines[0].findChildren(QPushButton)] == ["Edit"]
    assert "You answered, accepted, being carried on to LAPOR!" in pane.page.timeline.visible_text()
    qtbot.keyClick(pane.response.edit, Qt.Key.Key_Z, CONTROL)
    assert states(desk) == [OutboxState.QUEUED]
    press(qtbot, pane, "Edit")
    qtbot.waitUntil(lambda: pane.response.edit.text() == "jawaban")
    draft = desk.ask(drafts.current, A)
    assert draft is not None
    assert draft.supersedes == item.op_id


def test_taking_back_what_has_begun_to_leave_is_refused_in_words(
    qtbot: QtBot, pane: ComplaintPane, bridge: DeskBridge, desk: Desk
) -> None:
    queue(qtbot, pane, "jawaban")
    (item,) = desk.ask(outbox.for_complaint, A)
    desk.do(outbox.release, item.op_id)
    desk.do(outgoing.mark_sending, [item.op_id])
    pane.response.session.take_back(item.op_id)
    qtbot.waitUntil(lambda: pane.response.notices != "")
    bridge.flush()
    assert states(desk) == [OutboxState.SENDING]


def test_an_empty_answer_is_not_queued(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    assert not pane.response.queue_button.isEnabled()
    qtbot.keyClicks(pane.response.edit, "   ")
    qtbot.keyClick(pane.response.edit, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "empty" in pane.response.notices)
    assert states(desk) == []


def test_an_answer_past_the_limit_stays_in_the_editor(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    text = "a" * (outbox.ANSWER_LIMIT + 1)
    pane.response.edit.insertPlainText(text)
    pane.queue_answer()
    qtbot.waitUntil(lambda: "too long" in pane.response.notices)
    assert pane.response.edit.text() == text
    assert states(desk) == []


def test_a_secret_answer_is_queued_as_one(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    qtbot.keyClicks(pane.response.edit, "hanya untuk pelapor")
    qtbot.keyClick(pane.response.secret, Qt.Key.Key_Space)
    with qtbot.waitSignal(pane.queued):
        pane.queue_answer()
    (item,) = desk.ask(outbox.for_complaint, A)
    assert item.payload["is_secret"] is True
    assert not pane.response.secret.isChecked()


def test_the_queued_answer_stands_in_the_timeline(qtbot: QtBot, pane: ComplaintPane) -> None:
    queue(qtbot, pane, "Sudah kami proses.")
    qtbot.waitUntil(lambda: any(entry.is_ours for entry in pane.page.timeline.entries))
    assert "You answered, waiting to be sent" in pane.page.timeline.visible_text()
    assert "Sudah kami proses." in pane.page.timeline.visible_text()


def test_a_draft_on_a_closed_complaint_says_why_to_look_again(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    qtbot.keyClicks(pane.response.edit, "jawaban")
    pane.flush()
    seed(desk, [patch(1, rev=2, is_whole=False, status_raw="Ditutup oleh Sistem")])
    qtbot.waitUntil(lambda: "was closed meanwhile" in pane.response.notices)


def test_a_complaint_that_is_gone_keeps_the_text_but_queues_nothing(
    qtbot: QtBot, pane: ComplaintPane, desk: Desk
) -> None:
    qtbot.keyClicks(pane.response.edit, "jawaban")
    pane.flush()
    seed(desk, [], gone=[1])
    qtbot.waitUntil(lambda: "another institution" in pane.response.notices)
    qtbot.keyClick(pane.response.edit, Qt.Key.Key_Return, CONTROL)
    assert not pane.response.queue_button.isEnabled()
    assert pane.response.edit.text() == "jawaban"
    assert states(desk) == []


def test_what_comes_in_just_before_queueing_was_not_seen(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    qtbot.keyClicks(pane.response.edit, "jawaban")
    qtbot.waitUntil(lambda: desk.ask(read_marks.seen_rev, A) == 1)
    pane._read_mark._timer.setInterval(60_000)  # so long does this reader need
    seed(desk, [patch(1, rev=2, is_whole=False, status_raw="Ditanggapi oleh Pelapor")])
    qtbot.waitUntil(lambda: pane.reading is not None and pane.reading.complaint.rev == 2)
    queue(qtbot, pane, " saya")
    (item,) = desk.ask(outbox.for_complaint, A)
    assert item.base_rev == 1


def test_escape_leaves_and_the_window_comes_back(qtbot: QtBot, pane: ComplaintPane) -> None:
    with qtbot.waitSignal(pane.left):
        qtbot.keyClick(pane.response.edit, Qt.Key.Key_Escape)
    pane.focus_text()
    pane.focus_answer()
    assert pane.response.edit.hasFocus()
    assert pane.response.edit.text() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_alone_is_a_new_line(qtbot: QtBot, pane: ComplaintPane, key: Qt.Key) -> None:
    qtbot.keyClick(pane.response.edit, key)
    assert pane.response.edit.text() == "\n"
