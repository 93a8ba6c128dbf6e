"""What did not go through is told by its meaning, with ways on that lose no word."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.cache import drafts, outbox
from desktop.complaint import Actor, EventKind
from desktop.intent import OutboxState, Outcome
from tests.ui.queued import COLLEAGUE_ANSWERED, queued, settled, words
from tests.ui.seeds import patch, seed, tracking_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from desktop.intent import OutboxItem
    from ui.bridge import DeskBridge
    from ui.conflict.verb_button import VerbButton
    from ui.conflict.view import ConflictView

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


def test_an_orphaned_answer_can_be_copied_or_kept(qtbot: QtBot, view: ConflictView, desk: Desk) -> None:
    item = queued(desk, 1)
    seed(desk, [], gone=[1])
    show(qtbot, view, item)
    assert "no longer assigned to you" in view.headline
    verb(view, "Copy the text").click()
    assert QGuiApplication.clipboard().text() == words(1)
    with qtbot.waitSignal(view.resolved):
        verb(view, "Keep as a draft").click()


def test_what_was_settled_elsewhere_offers_no_verb(qtbot: QtBot, view: ConflictView, desk: Desk) -> None:
    item = settled(desk, 1, Outcome.CONFLICT, "", COLLEAGUE_ANSWERED)
    show(qtbot, view, item)
    desk.do(outbox.take_back, item.op_id)
    qtbot.waitUntil(lambda: "settled" in view.headline)
    assert view.verb_buttons == []


def test_escape_leaves_without_deciding(qtbot: QtBot, view: ConflictView, desk: Desk) -> None:
    show(qtbot, view, settled(desk, 1, Outcome.CONFLICT, "", COLLEAGUE_ANSWERED))
    view.setFocus()
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view.written, Qt.Key.Key_Escape)
    (item,) = desk.ask(outbox.for_complaint, A)
    assert item.state is OutboxState.CONFLICT


def test_columns_stand_above_each_other_where_it_is_narrow(qtbot: QtBot, view: ConflictView, desk: Desk) -> None:
    show(qtbot, view, settled(desk, 1, Outcome.CONFLICT, "", COLLEAGUE_ANSWERED))
    view.resize(420, 700)
    qtbot.waitUntil(lambda: view.written.mapTo(view, view.written.rect().topLeft()).x() < 60)
    assert all(button.height() >= button.heightForWidth(button.width()) for button in view.verb_buttons)
