"""What did not go through is told by its meaning, with ways on that lose no word."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from desktop.cache.intents import drafts, forwards, notes, outbox
from desktop.cache.views.lists import ListName
from desktop.complaint import Actor, Event, EventKind
from desktop.intent import OutboxState, Outcome
from tests.ui.hands import CTRL, press, read_first, settle
from tests.ui.queued import COLLEAGUE_ANSWERED, queued, settled, words
from tests.ui.seeds import patch, seed, tracking_id
from ui.complaint.acts import act
from ui.complaint.citizen_text import CitizenText
from ui.conflict.handover_sheet import HandOverSheet
from ui.conflict.view import ConflictView as ConflictViewType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from desktop.intent import OutboxItem
    from ui.bridge import DeskBridge
    from ui.conflict.verb_button import VerbButton
    from ui.conflict.view import ConflictView
    from ui.shell.window import MainWindow
    from ui.theme.theme import Theme

A = tracking_id(1)


@pytest.fixture
def view(qtbot: QtBot, bridge: DeskBridge, desk: Desk) -> Iterator[ConflictView]:
    from ui.conflict.view import ConflictView

    seed(desk, [patch(1), patch(2)])
    view = ConflictView(bridge)
    qtbot.addWidget(view)
    view.resize(780, 700)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    yield view
    view.close()
    bridge.flush()


def show(qtbot: QtBot, view: ConflictView, item: OutboxItem) -> None:
    view.show_item(item.op_id)
    qtbot.waitUntil(lambda: view.item is not None and view.item.op_id == item.op_id)


def verb(view: ConflictView, text: str) -> VerbButton:
    return next(button for button in view.verb_buttons if button.text() == text)


def test_a_conflict_is_told_by_its_meaning(qtbot: QtBot, view: ConflictView, desk: Desk) -> None:
    show(qtbot, view, settled(desk, 1, Outcome.CONFLICT, "", COLLEAGUE_ANSWERED))
    assert view.headline.startswith("While you were offline, Biro Akademik answered this complaint at ")
    assert "Sudah kami jawab." in view.happened.visible_text()
    assert "081234567890" not in view.happened.visible_text()
    assert view.written.toPlainText() == words(1)
    assert [button.text() for button in view.verb_buttons] == ["Send as an addition", "Edit", "Keep as a draft"]
    assert all(button.effect for button in view.verb_buttons)


def test_in_large_type_the_ways_on_stand_one_above_the_other(
    qtbot: QtBot, view: ConflictView, desk: Desk, theme: Theme
) -> None:
    show(qtbot, view, settled(desk, 1, Outcome.CONFLICT, "", COLLEAGUE_ANSWERED))
    first, second, _ = view.verb_buttons
    assert first.y() == second.y()
    theme.zoom_to(150)
    view.resize(781, 700)
    qtbot.waitUntil(lambda: second.y() > first.y())
    theme.zoom_to(100)


def test_of_several_things_the_weightiest_is_told(qtbot: QtBot, view: ConflictView, desk: Desk) -> None:
    closing = dataclasses.replace(
        COLLEAGUE_ANSWERED, event_id="c2", kind=EventKind.CLOSED, actor=Actor.SYSTEM, actor_name="", text=""
    )
    show(qtbot, view, settled(desk, 1, Outcome.CONFLICT, "", COLLEAGUE_ANSWERED, closing))
    assert "the system closed this complaint" in view.headline
    assert "1 more thing" in view._advice.text()


def test_send_as_an_addition_queues_the_same_words_anew(qtbot: QtBot, view: ConflictView, desk: Desk) -> None:
    old = settled(desk, 1, Outcome.CONFLICT, "", COLLEAGUE_ANSWERED)
    show(qtbot, view, old)
    verb(view, "Send as an addition").setFocus()
    with qtbot.waitSignal(view.resolved):
        qtbot.keyClick(verb(view, "Send as an addition"), Qt.Key.Key_Space)
    (item,) = desk.ask(outbox.for_complaint, A)
    assert (item.state, item.text) == (OutboxState.HELD, words(1))
    assert item.op_id != old.op_id


def test_edit_leads_back_to_the_editor(qtbot: QtBot, view: ConflictView, desk: Desk) -> None:
    show(qtbot, view, settled(desk, 1, Outcome.CONFLICT, "", COLLEAGUE_ANSWERED))
    with qtbot.waitSignals([view.resolved, view.edit_requested]):
        qtbot.mouseClick(verb(view, "Edit"), Qt.MouseButton.LeftButton)
    draft = desk.ask(drafts.current, A)
    assert draft
    assert draft.text == words(1)


def test_keep_as_a_draft_sends_nothing(qtbot: QtBot, view: ConflictView, desk: Desk) -> None:
    show(qtbot, view, settled(desk, 1, Outcome.CONFLICT, "", COLLEAGUE_ANSWERED))
    with qtbot.assertNotEmitted(view.edit_requested), qtbot.waitSignal(view.resolved):
        qtbot.mouseClick(verb(view, "Keep as a draft"), Qt.MouseButton.LeftButton)
    assert desk.ask(outbox.for_complaint, A) == []
    draft = desk.ask(drafts.current, A)
    assert draft
    assert draft.text == words(1)


def test_a_verb_acts_once_however_often_it_is_pressed(qtbot: QtBot, view: ConflictView, desk: Desk) -> None:
    show(qtbot, view, settled(desk, 1, Outcome.CONFLICT, "", COLLEAGUE_ANSWERED))
    button = verb(view, "Send as an addition")
    with qtbot.waitSignal(view.resolved):
        for _ in range(3):
            button.click()
    assert len(desk.ask(outbox.for_complaint, A)) == 1


def test_a_refused_answer_tells_the_reason_as_text(qtbot: QtBot, view: ConflictView, desk: Desk) -> None:
    show(qtbot, view, settled(desk, 1, Outcome.REFUSED, "op-not-allowed"))
    assert view.headline.startswith("The central API did not accept your answer")
    assert "Alasan <i>server</i>" in view._advice.text()
    assert view._advice.textFormat() == Qt.TextFormat.PlainText
    assert [button.text() for button in view.verb_buttons] == ["Edit", "Keep as a draft"]


def test_an_orphaned_answer_can_be_handed_over_saved_or_kept(
    qtbot: QtBot, view: ConflictView, desk: Desk, tmp_path: Path
) -> None:
    item = queued(desk, 1)
    asked = desk.do(forwards.forward, A, "Biro Keuangan", "Mohon penjelasannya.", date(2026, 3, 20))
    desk.do(forwards.record_answer, asked.forward_id, "Berkasnya lengkap.")
    desk.do(notes.add, A, "Hanya untuk saya")
    seed(desk, [], gone=[1])
    show(qtbot, view, item)
    assert "no longer assigned to you" in view.headline
    verb(view, "Copy for the new officer").click()
    qtbot.waitUntil(lambda: "Copied" in view.told)
    text = QGuiApplication.clipboard().text()
    assert all(part in text for part in (A, words(1), "Biro Keuangan", "Berkasnya lengkap."))
    assert "Laporan nomor 1" not in text, "a title is the reporter's"
    assert "Hanya untuk saya" not in text
    view.save_to(tmp_path / "serah.txt")
    qtbot.waitUntil(lambda: view.told == "Saved as serah.txt.")
    assert (tmp_path / "serah.txt").read_text(encoding="utf-8") == text
    view.save_to(tmp_path / "no" / "serah.txt")
    qtbot.waitUntil(lambda: "can't be written" in view.told)
    with qtbot.waitSignal(view.resolved):
        verb(view, "Keep as a draft").click()


@pytest.mark.parametrize(
    ("code", "verbs"),
    [
        ("op-malformed", ["Edit", "Keep as a draft"]),
        ("op-hash-mismatch", ["Send once more", "Edit", "Keep as a draft"]),
        ("op-id-reused", ["Send once more", "Edit", "Keep as a draft"]),
        ("op-superseded", ["Put it away", "Keep as a draft"]),
        ("op-not-assigned", ["Copy for the new officer", "Save as a text file", "Keep as a draft"]),
        ("op-not-allowed", ["Edit", "Keep as a draft"]),
        ("op-files-missing", ["Edit", "Keep as a draft"]),
        ("of-a-later-server", ["Edit", "Keep as a draft"]),
    ],
)
def test_each_refusal_has_its_ways_on(
    qtbot: QtBot, view: ConflictView, desk: Desk, *, code: str, verbs: list[str]
) -> None:
    show(qtbot, view, settled(desk, 1, Outcome.REFUSED, code))
    assert [button.text() for button in view.verb_buttons] == verbs


def test_send_once_more_takes_a_new_number(qtbot: QtBot, view: ConflictView, desk: Desk) -> None:
    old = settled(desk, 1, Outcome.REFUSED, "op-id-reused")
    show(qtbot, view, old)
    with qtbot.waitSignal(view.resolved):
        verb(view, "Send once more").click()
    (item,) = desk.ask(outbox.for_complaint, A)
    assert (item.state, item.text, item.base_rev) == (OutboxState.HELD, words(1), old.base_rev)
    assert item.op_id != old.op_id


def test_what_is_different_from_the_version_that_was_sent_is_marked(
    qtbot: QtBot, view: ConflictView, desk: Desk
) -> None:
    sent = dataclasses.replace(COLLEAGUE_ANSWERED, actor=Actor.ME, text=words(1).replace("huruf", "tanda"))
    show(qtbot, view, settled(desk, 1, Outcome.CONFLICT, "", sent))
    qtbot.waitUntil(lambda: len(view.differences) == 2)
    heading, text = view.differences
    assert isinstance(heading, QLabel)
    assert heading.text() == "What is different from the version that was sent"
    assert isinstance(text, CitizenText)
    assert "<b>tanda</b>" in text.toPlainText()
    assert "<b>huruf</b>" in text.toPlainText()


def test_an_edit_of_the_complaint_after_it_was_answered_is_marked(qtbot: QtBot, view: ConflictView, desk: Desk) -> None:
    item = settled(desk, 1, Outcome.CONFLICT, "", COLLEAGUE_ANSWERED)
    edit = Event(event_id="ed", kind=EventKind.EDITED, at="2099-01-01T00:00:00Z", actor=Actor.ADMIN)
    edited = patch(1, rev=3, is_whole=False, body_edited="Mohon penjelasan tagihan UKT semester lalu.")
    seed(desk, [dataclasses.replace(edited, events=(edit,))])
    show(qtbot, view, item)
    qtbot.waitUntil(lambda: len(view.differences) == 2)
    (_, text) = view.differences
    assert isinstance(text, CitizenText)
    assert "ini" in text.toPlainText()
    assert "lalu." in text.toPlainText()


@pytest.mark.parametrize(
    ("verb_words", "page"), [("Send as an addition", ""), ("Edit", "reading"), ("Keep as a draft", "")]
)
def test_each_decision_can_be_undone(
    qtbot: QtBot, opened: Callable[..., MainWindow], desk: Desk, bridge: DeskBridge, *, verb_words: str, page: str
) -> None:
    window = opened()
    old = settled(desk, 1, Outcome.CONFLICT, "", COLLEAGUE_ANSWERED)
    window.go.to_list(ListName.REVIEW)
    settle(qtbot, bridge, window)
    window.reading.show_conflict(old.op_id)
    view = window.findChild(ConflictViewType)
    assert view is not None
    qtbot.waitUntil(lambda: bool(view.verb_buttons))
    with qtbot.waitSignal(view.resolved):
        verb(view, verb_words).click()
    qtbot.waitUntil(lambda: window.undo.is_offered)
    if page:
        assert window.pages.key == page
    settle(qtbot, bridge, window)
    window.undo.undo()
    qtbot.waitUntil(lambda: view.item is not None and view.item.state is OutboxState.CONFLICT)
    (item,) = desk.ask(outbox.for_complaint, A)
    assert (item.op_id, item.state, len(item.happened)) == (old.op_id, OutboxState.CONFLICT, 1)
    assert len(view.verb_buttons) == 3
    window.flush()
    assert desk.ask(drafts.current, A) is None, "the editor must not save what was taken out of it"


def test_the_keys_go_from_the_list_to_the_verbs_and_back(
    qtbot: QtBot, opened: Callable[..., MainWindow], desk: Desk, bridge: DeskBridge
) -> None:
    window = opened()
    settled(desk, 1, Outcome.CONFLICT, "", COLLEAGUE_ANSWERED)
    window.go.to_list(ListName.REVIEW)
    settle(qtbot, bridge, window)
    window.reading.inbox.focus_list()
    press(qtbot, window, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.findChild(ConflictViewType) is not None)
    view = window.findChild(ConflictViewType)
    assert view is not None
    for again in range(2):
        if not again:
            qtbot.waitUntil(lambda: bool(view.verb_buttons))
            press(qtbot, window, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: verb(view, "Send as an addition").hasFocus())
        press(qtbot, window, Qt.Key.Key_Return)
        press(qtbot, window, Qt.Key.Key_Tab)
        press(qtbot, window, Qt.Key.Key_Tab)
        assert verb(view, "Keep as a draft").hasFocus()
        with qtbot.waitSignal(view.resolved):
            press(qtbot, window, Qt.Key.Key_Space)
        assert window.reading.inbox.view.hasFocus()
        press(qtbot, window, Qt.Key.Key_Z, CTRL)
        qtbot.waitUntil(lambda: view.item is not None and view.item.state is OutboxState.CONFLICT)


def test_what_was_settled_elsewhere_offers_no_verb(qtbot: QtBot, view: ConflictView, desk: Desk) -> None:
    item = settled(desk, 1, Outcome.CONFLICT, "", COLLEAGUE_ANSWERED)
    show(qtbot, view, item)
    desk.do(outbox.take_back, item.op_id)
    qtbot.waitUntil(lambda: "settled" in view.headline)
    assert view.verb_buttons == []


def test_escape_leaves_without_deciding(qtbot: QtBot, view: ConflictView, desk: Desk) -> None:
    show(qtbot, view, settled(desk, 1, Outcome.CONFLICT, "", COLLEAGUE_ANSWERED))
    view.take_focus()
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view.written, Qt.Key.Key_Escape)
    (item,) = desk.ask(outbox.for_complaint, A)
    assert item.state is OutboxState.CONFLICT


def test_columns_stand_above_each_other_where_it_is_narrow(qtbot: QtBot, view: ConflictView, desk: Desk) -> None:
    show(qtbot, view, settled(desk, 1, Outcome.CONFLICT, "", COLLEAGUE_ANSWERED))
    view.resize(420, 700)
    qtbot.waitUntil(lambda: view.written.mapTo(view, view.written.rect().topLeft()).x() < 60)
    assert all(button.height() >= button.heightForWidth(button.width()) for button in view.verb_buttons)


def test_an_orphaned_draft_is_handed_over_from_its_page(
    qtbot: QtBot, opened: Callable[..., MainWindow], desk: Desk, bridge: DeskBridge, tmp_path: Path
) -> None:
    window = opened()
    desk.do(drafts.save, A, "Belum selesai saya tulis")
    seed(desk, [], gone=[1])
    window.go.to_list(ListName.REVIEW)
    settle(qtbot, bridge, window)
    read_first(qtbot, window)
    pane = window.reading.complaint
    pane.run_act(act("hand-over"))
    sheet = pane.sheet
    assert isinstance(sheet, HandOverSheet)
    qtbot.waitUntil(lambda: "Belum selesai saya tulis" in sheet.text.toPlainText())
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    assert QGuiApplication.clipboard().text() == sheet.text.toPlainText()
    sheet.save_to(tmp_path / "serah.txt")
    qtbot.waitUntil(lambda: sheet.told.text == "Saved as serah.txt.")
    assert "Belum selesai saya tulis" in (tmp_path / "serah.txt").read_text(encoding="utf-8")
    draft = desk.ask(drafts.current, A)
    assert draft is not None
    assert draft.text == "Belum selesai saya tulis"
