"""A sync that brings 200 changes while the officer types, selects and scrolls moves nothing under their hands."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from desktop.cache.intents import drafts
from desktop.cache.views.lists import ListName
from tests.ui.hands import press, settle
from tests.ui.seeds import patch, seed, tracking_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from desktop.complaint import ComplaintPatch
    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.inbox.view import ComplaintListView
    from ui.shell.window import MainWindow

EARLY, LATER = "2026-03-02T03:00:00Z", "2026-03-17T03:00:00Z"
WORDS = "Yth. Bapak/Ibu Pelapor, "
CHOSEN = 40


def _changes() -> list[ComplaintPatch]:
    """Above and below what is looked at: 60 come, 60 go, 40 have another title, 40 another place in the list."""
    came = [patch(1_000 + n, disposed_at=EARLY if n % 2 else LATER) for n in range(60)]
    gone = [patch(n, rev=2, is_whole=False, status_raw="Ditutup oleh Sistem") for n in range(100, 160)]
    told = [patch(n, rev=2, is_whole=False, title=f"Judul baru {n}") for n in range(CHOSEN - 20, CHOSEN + 20)]
    moved = [patch(n, rev=2, is_whole=False, disposed_at=EARLY if n % 2 else LATER) for n in range(170, 210)]
    return [*came, *gone, *told, *moved]


def _batches() -> Iterator[list[ComplaintPatch]]:
    """As a sync commits them; those that concern one neighbourhood come in different ones."""
    changes = _changes()
    assert len(changes) == 200
    return (changes[start::8] for start in range(8))


def _under_the_eye(view: ComplaintListView) -> tuple[int, int]:
    """The topmost row, and how far it is scrolled out."""
    row = view.rowAt(0)
    model = view.model()
    return model.ids[row], view.visualRect(model.index(row, 0)).top()  # type: ignore[attr-defined]


def test_while_typing_an_answer_with_the_list_scrolled_elsewhere(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    window = opened(260)
    reading, view = window.reading, window.reading.inbox.view
    view.choose_row(CHOSEN)
    qtbot.waitUntil(lambda: reading.complaint.reading is not None and reading.chosen == tracking_id(CHOSEN))
    press(qtbot, window, Qt.Key.Key_R)
    editor = cast("QPlainTextEdit", QApplication.focusWidget())
    qtbot.keyClicks(editor, WORDS)
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 1_337)
    settle(qtbot, bridge, window)
    eye, typed = _under_the_eye(view), WORDS
    for batch in _batches():
        seed(desk, batch)
        qtbot.keyClicks(editor, "abc")
        typed += "abc"
        settle(qtbot, bridge, window)
        assert _under_the_eye(view) == eye
        assert QApplication.focusWidget() is editor
        assert (editor.toPlainText(), editor.textCursor().position()) == (typed, len(typed))
        assert reading.chosen == view.chosen == tracking_id(CHOSEN)
    assert [view.model().ids[index.row()] for index in view.selectionModel().selectedRows()] == [CHOSEN + 1]  # type: ignore[attr-defined]
    window.flush()
    kept = desk.ask(drafts.current, tracking_id(CHOSEN))
    assert kept is not None
    assert kept.text == typed


@pytest.mark.parametrize("has_left", [False, True])
def test_while_several_are_selected(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow], has_left: bool
) -> None:
    window = opened(260)
    view = window.reading.inbox.view
    view.choose_row(CHOSEN)
    for _ in range(5):
        press(qtbot, window, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, bridge, window)
    selected, top = view.selected_ids(), view.visualRect(view.currentIndex()).top()
    closed = [patch(n, rev=3, is_whole=False, status_raw="Ditutup oleh Admin") for n in (CHOSEN, CHOSEN + 2)]
    for batch in [*_batches(), closed if has_left else []]:
        seed(desk, batch)
        settle(qtbot, bridge, window)
        assert view.selected_ids() == selected
        assert view.visualRect(view.currentIndex()).top() == top
        assert view.hasFocus()
    assert window.reading.right.currentWidget() is window.reading.bulk
    assert window.navigation.entry(ListName.TO_ANSWER).count == 260 - (2 if has_left else 0)
