"""What is typed is on disk within a second, whatever happens, and nothing is mixed up."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from desktop.cache.intents import drafts
from desktop.desk import Desk
from tests.ui.gates import deliver_what_can_be, disk_full, writer_held
from tests.ui.response.conftest import A, B
from tests.ui.seeds import patch, seed
from ui.response.operations import read_revisions

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.complaint import TrackingId
    from tests.support.clock import FakeClock
    from ui.bridge import DeskBridge
    from ui.complaint.pane import ComplaintPane


def on_disk(desk: Desk, tracking_id: TrackingId) -> str | None:
    draft = desk.ask(drafts.current, tracking_id)
    return draft.text if draft else None


def test_a_text_is_on_disk_within_a_second_of_the_last_keystroke(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    qtbot.keyClicks(pane.response.edit, "Yth. Pelapor")
    assert pane.response.saved_words == "Saving…"
    last = time.monotonic()
    qtbot.waitUntil(lambda: on_disk(desk, A) == "Yth. Pelapor", timeout=1000)
    assert time.monotonic() - last < 1
    qtbot.waitUntil(lambda: pane.response.saved_words.startswith("Saved"))
    assert pane.unsaved is None


def test_saved_is_not_said_before_the_commit(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    with writer_held(desk):
        qtbot.keyClicks(pane.response.edit, "abc")
        pane.flush()
        deliver_what_can_be(desk)
        assert pane.response.saved_words == "Saving…"
        assert pane.unsaved == A
    qtbot.waitUntil(lambda: pane.response.saved_words.startswith("Saved"))


def test_typing_without_a_pause_is_saved_while_it_goes_on(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    began = time.monotonic()
    while not on_disk(desk, A):
        qtbot.keyClicks(pane.response.edit, "a", delay=20)
        assert time.monotonic() - began < 2
    assert pane.response.session.save_state is not None


def test_ten_thousand_keystrokes_arrive_whole(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    line = "Yth. Pelapor, kami jawab satu per satu sampai penuh. "
    line += "." * (99 - len(line))
    for _ in range(100):
        qtbot.keyClicks(pane.response.edit, line)
        qtbot.keyClick(pane.response.edit, Qt.Key.Key_Return)
    text = f"{line}\n" * 100
    qtbot.waitUntil(lambda: on_disk(desk, A) == text, timeout=5000)
    assert pane.response.edit.text() == text


def test_leaving_the_editor_saves_at_once(qtbot: QtBot, pane: ComplaintPane, bridge: DeskBridge, desk: Desk) -> None:
    qtbot.keyClicks(pane.response.edit, "abc")
    pane.page.body.setFocus()
    bridge.flush()
    assert on_disk(desk, A) == "abc"


def test_going_to_another_complaint_saves_and_mixes_nothing(
    qtbot: QtBot, pane: ComplaintPane, bridge: DeskBridge, desk: Desk
) -> None:
    qtbot.keyClicks(pane.response.edit, "untuk A")
    pane.show_complaint(B)
    assert pane.response.edit.text() == ""
    qtbot.waitUntil(lambda: pane.response.session._is_loaded)
    qtbot.keyClicks(pane.response.edit, "untuk B")
    pane.show_complaint(A)
    bridge.flush()
    assert (on_disk(desk, A), on_disk(desk, B)) == ("untuk A", "untuk B")
    qtbot.waitUntil(lambda: pane.response.edit.text() == "untuk A")


def test_texts_survive_switching_while_their_saves_are_on_the_way(
    qtbot: QtBot, pane: ComplaintPane, bridge: DeskBridge, desk: Desk
) -> None:
    edit = pane.response.edit
    with writer_held(desk):
        qtbot.keyClicks(edit, "satu")
        pane.flush()
        qtbot.keyClicks(edit, " dua")
        pane.show_complaint(B)
        qtbot.waitUntil(lambda: pane.response.session._is_loaded)
        qtbot.keyClicks(edit, "lain")
        pane.show_complaint(A)
        assert edit.text() == "satu dua"  # from memory: the disk doesn't have it yet
        qtbot.keyClicks(edit, " tiga")
        pane.show_complaint(B)
        assert edit.text() == "lain"
    pane.flush()
    bridge.flush()
    assert (on_disk(desk, A), on_disk(desk, B)) == ("satu dua tiga", "lain")


def test_what_is_typed_before_the_draft_has_come_follows_it(
    qtbot: QtBot, pane: ComplaintPane, bridge: DeskBridge, desk: Desk
) -> None:
    desk.do(drafts.save, B, "dari kemarin")
    bridge.flush()
    pane.show_complaint(B)
    qtbot.keyClicks(pane.response.edit, "x")
    qtbot.waitUntil(lambda: on_disk(desk, B) == "dari kemarin\n\nx")
    assert pane.response.edit.text() == "dari kemarin\n\nx"


def test_early_typing_survives_going_on_before_the_draft_has_come(
    qtbot: QtBot, pane: ComplaintPane, bridge: DeskBridge, desk: Desk
) -> None:
    desk.do(drafts.save, B, "dari kemarin")
    pane.show_complaint(B)
    qtbot.keyClicks(pane.response.edit, "x")
    pane.show_complaint(A)
    bridge.flush()
    assert on_disk(desk, B) == "dari kemarin\n\nx"


def test_its_own_echo_and_a_sync_leave_cursor_and_undo_alone(
    qtbot: QtBot, pane: ComplaintPane, bridge: DeskBridge, desk: Desk
) -> None:
    edit = pane.response.edit
    qtbot.keyClicks(edit, "abcdef")
    qtbot.keyClick(edit, Qt.Key.Key_Left)
    qtbot.keyClick(edit, Qt.Key.Key_Left)
    pane.flush()
    bridge.flush()
    seed(desk, [patch(1, rev=2, is_whole=False, title="Judul baru")])
    qtbot.waitUntil(lambda: pane.reading is not None and pane.reading.complaint.title == "Judul baru")
    assert edit.textCursor().position() == 4
    assert edit.document().isUndoAvailable()
    qtbot.keyClicks(edit, "X")
    assert edit.text() == "abcdXef"


def test_a_change_from_elsewhere_does_not_overwrite_a_keystroke(
    qtbot: QtBot, pane: ComplaintPane, bridge: DeskBridge, desk: Desk
) -> None:
    qtbot.keyClicks(pane.response.edit, "ketikan")
    desk.write_as("cli", drafts.save, A, "dari baris perintah").result()
    bridge.flush()
    assert pane.response.edit.text() == "ketikan"
    qtbot.waitUntil(lambda: on_disk(desk, A) == "ketikan")


def test_a_change_from_elsewhere_shows_while_nothing_is_typed(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    desk.write_as("cli", drafts.save, A, "dari baris perintah").result()
    qtbot.waitUntil(lambda: pane.response.edit.text() == "dari baris perintah")


def test_a_full_disk_keeps_the_text_says_so_and_saves_when_there_is_room(
    qtbot: QtBot, pane: ComplaintPane, desk: Desk
) -> None:
    text = "Tanggapan panjang. " * 2000
    with disk_full(desk):
        pane.response.edit.insertPlainText(text)
        pane.flush()
        qtbot.waitUntil(lambda: "disk is full" in pane.response.notices)
        assert pane.response.saved_words == "Not saved"
        assert pane.response.edit.text() == text
        pane.show_complaint(B)
        qtbot.waitUntil(lambda: pane.response.session._is_loaded)
        assert pane.response.notices == ""
        pane.show_complaint(A)
        assert pane.response.edit.text() == text
        assert "disk is full" in pane.response.notices
        assert pane.unsaved == A
    qtbot.mouseClick(_button(pane, "Try again"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: on_disk(desk, A) == text)
    qtbot.waitUntil(lambda: pane.response.notices == "")
    assert pane.unsaved is None


def test_a_full_disk_while_queueing_keeps_the_text_in_the_editor(qtbot: QtBot, pane: ComplaintPane, desk: Desk) -> None:
    text = "Tanggapan panjang. " * 400
    with disk_full(desk):
        pane.response.edit.insertPlainText(text)
        qtbot.keyClick(pane.response.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: "disk is full" in pane.response.notices)
        assert pane.response.edit.text() == text
        assert pane.response.session.items == ()


def test_pasting_takes_text_only(qtbot: QtBot, pane: ComplaintPane) -> None:
    data = QMimeData()
    data.setHtml("<b>tebal</b><img src='http://x.id/y.png'>")
    data.setText("tebal\r\nbaris\x00\x0b")
    QGuiApplication.clipboard().setMimeData(data)
    qtbot.keyClick(pane.response.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pane.response.edit.text() == "tebal\nbaris"


@pytest.mark.parametrize("text", ["baris satu\nbaris dua", "𝒂 emoji 🙂", "\ttab"])
def test_any_text_comes_back_as_it_was_typed(
    qtbot: QtBot, pane: ComplaintPane, bridge: DeskBridge, desk: Desk, text: str
) -> None:
    pane.response.edit.insertPlainText(text)
    pane.show_complaint(B)
    bridge.flush()
    assert on_disk(desk, A) == text
    pane.show_complaint(A)
    qtbot.waitUntil(lambda: pane.response.edit.text() == text)


def _button(pane: ComplaintPane, text: str) -> object:
    from PySide6.QtWidgets import QPushButton

    return next(b for b in pane.response.findChildren(QPushButton) if b.text() == text and b.isVisible())


def test_what_another_window_wrote_meanwhile_is_kept_among_the_versions(
    qtbot: QtBot, pane: ComplaintPane, desk: Desk, clock: FakeClock
) -> None:
    qtbot.keyClicks(pane.response.edit, "UKT sudah kami periksa.")
    qtbot.waitUntil(lambda: on_disk(desk, A) == "UKT sudah kami periksa.")
    with Desk.open(desk.data_dir, clock=clock) as other:
        other.do(drafts.save, A, "UKT sudah kami kembalikan.")
    qtbot.keyClicks(pane.response.edit, " Salam.")  # this window has not looked since
    qtbot.waitUntil(lambda: on_disk(desk, A) == "UKT sudah kami periksa. Salam.")
    kept = [each.text for each in desk.ask(read_revisions, A)]
    assert kept == ["UKT sudah kami kembalikan."]
    qtbot.keyClicks(pane.response.edit, " Hormat")
    pane.flush()
    qtbot.keyClicks(pane.response.edit, " kami")
    qtbot.waitUntil(lambda: on_disk(desk, A) == "UKT sudah kami periksa. Salam. Hormat kami")
    assert [each.text for each in desk.ask(read_revisions, A)] == kept, "its own texts are none of another's"


def test_what_another_window_wrote_is_kept_when_this_one_queues(
    qtbot: QtBot, pane: ComplaintPane, desk: Desk, clock: FakeClock
) -> None:
    qtbot.keyClicks(pane.response.edit, "UKT sudah kami periksa.")
    qtbot.waitUntil(lambda: on_disk(desk, A) == "UKT sudah kami periksa.")
    with Desk.open(desk.data_dir, clock=clock) as other:
        other.do(drafts.save, A, "UKT sudah kami kembalikan.")
    qtbot.keyClick(pane.response.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(pane.response.session.items))
    texts = desk.ask(lambda db: [text for (text,) in db.execute("SELECT text FROM draft_revision").fetchall()])
    assert "UKT sudah kami kembalikan." in texts


def test_a_text_typed_before_the_draft_came_never_takes_its_place_unseen(
    qtbot: QtBot, pane: ComplaintPane, desk: Desk
) -> None:
    desk.do(drafts.save, B, "Biro Keuangan sudah menjawab kami.")
    with disk_full(desk):
        pane.show_complaint(B)
        pane.response.edit.insertPlainText("Biro Akademik sudah menjawab kami. " * 2000)
        pane.show_complaint(A)
        qtbot.waitUntil(lambda: pane.response.session._saver.problem(B) is not None)
    pane.flush()
    qtbot.waitUntil(lambda: pane.unsaved is None)
    texts = desk.ask(lambda db: [text for (text,) in db.execute("SELECT text FROM draft_revision").fetchall()])
    assert "Biro Akademik" in (on_disk(desk, B) or "")
    assert "Biro Keuangan sudah menjawab kami." in texts
