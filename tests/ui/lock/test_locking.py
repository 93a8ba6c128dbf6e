"""The window locks: nothing of the desk stays on screen, every word typed is on disk, and the way back is the PIN."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.cache import settings
from desktop.cache.intents import drafts
from desktop.desk import Desk
from desktop.lock import pin
from tests.ui.hands import CTRL, press
from tests.ui.seeds import patch, seed, tracking_id
from ui.clipboard import copy_secret
from ui.lock.door import Door
from ui.opening import open_desk
from ui.program import Program
from ui.settings.page import SettingsPage
from ui.shell import beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.support.clock import FakeClock
    from ui.shell.window import MainWindow
    from ui.theme.theme import Theme

PIN = "270394"


@pytest.fixture
def folder(tmp_path: Path, clock: FakeClock) -> Path:
    with Desk.open(tmp_path / "desk", clock=clock) as desk:
        desk.do(settings.put, settings.TOUR_SEEN, True)
        seed(desk, [patch(number) for number in range(3)])
    pin.set_pin(tmp_path / "desk", PIN, clock=clock)
    return tmp_path / "desk"


@pytest.fixture
def program(folder: Path, clock: FakeClock, theme: Theme, qtbot: QtBot) -> Iterator[Program]:
    program = Program(Desk.open(folder, clock=clock, secret=PIN), theme, practice=False, language="en")
    program.start()
    qtbot.waitUntil(lambda: program.window.is_settled)
    yield program
    if not program.is_locked:
        program.end()


def type_answer(qtbot: QtBot, program: Program, words: str) -> None:
    program.window.reading.inbox.view.choose_row(0)
    qtbot.waitUntil(lambda: program.window.reading.complaint.reading is not None)
    program.window.reading.focus_answer()
    qtbot.keyClicks(QApplication.focusWidget() or program.window.reading.complaint.response.edit, words)


def visible() -> list[object]:
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def test_locking_leaves_nothing_on_screen_and_every_word_on_disk(
    qtbot: QtBot, program: Program, folder: Path, clock: FakeClock
) -> None:
    type_answer(qtbot, program, "Yth. Pelapor")
    beside.palette(program.window)
    press(qtbot, program.window, Qt.Key.Key_Escape)
    press(qtbot, program.window, Qt.Key.Key_L, CTRL)

    assert program.is_locked
    assert visible() == []
    program.end()
    gc.collect()
    with Desk.open(folder, clock=clock, secret=PIN) as desk:
        draft = desk.ask(drafts.current, tracking_id(0))
    assert draft is not None
    assert draft.text == "Yth. Pelapor"


def test_a_lock_takes_a_citizens_words_from_the_clipboard(qtbot: QtBot, program: Program) -> None:
    copy_secret("Jalan kampus rusak")
    press(qtbot, program.window, Qt.Key.Key_L, CTRL)
    assert program.is_locked
    assert QGuiApplication.clipboard().text() == ""
    program.end()


def test_without_a_pin_the_key_leads_to_where_one_is_set(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    press(qtbot, window, Qt.Key.Key_L, CTRL)
    page = window.pages.currentWidget()
    assert isinstance(page, SettingsPage)
    assert page.section == "security"


def _at_the_door(act: object) -> None:
    doors = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Door) and widget.isVisible()]
    if doors:
        act(doors[0])  # type: ignore[operator]
    else:
        QTimer.singleShot(20, lambda: _at_the_door(act))


def _enter(door: Door) -> None:
    gc.collect()
    door.pin.setText(PIN)
    door.unlock_button.click()


def test_a_locked_desk_opens_at_its_door(folder: Path, theme: Theme) -> None:  # noqa: ARG001 it must be there
    QTimer.singleShot(0, lambda: _at_the_door(_enter))
    desk = open_desk(folder, lambda: Desk.open(folder))
    assert desk is not None
    assert desk.has_pin
    desk.close()


def test_a_desk_that_locks_in_the_tray_waits_in_the_task_bar(folder: Path, theme: Theme) -> None:  # noqa: ARG001
    seen: list[bool] = []

    def look(door: Door) -> None:
        seen.append(door.isMinimized())
        door.come_to_front()
        seen.append(door.isMinimized())
        _enter(door)

    QTimer.singleShot(0, lambda: _at_the_door(look))
    desk = open_desk(folder, lambda: Desk.open(folder), is_away=True)
    assert desk is not None
    desk.close()
    assert seen == [True, False]


def test_who_leaves_at_the_door_leaves_the_program(folder: Path, theme: Theme) -> None:  # noqa: ARG001
    QTimer.singleShot(0, lambda: _at_the_door(lambda door: door.leave_button.click()))
    assert open_desk(folder, lambda: Desk.open(folder)) is None


def test_beginning_anew_keeps_the_locked_desk_with_its_drafts(folder: Path, clock: FakeClock, theme: Theme) -> None:  # noqa: ARG001
    with Desk.open(folder, clock=clock, secret=PIN) as desk:
        desk.do(drafts.save, tracking_id(0), "belum dikirim")
    QTimer.singleShot(0, lambda: _at_the_door(lambda door: door.anew.click()))
    fresh = open_desk(folder, lambda: Desk.open(folder))
    assert fresh is not None
    assert fresh.ask(drafts.current, tracking_id(0)) is None
    fresh.close()
    (aside,) = folder.glob("set-aside-*")
    with Desk.open(aside, clock=clock, secret=PIN) as desk:
        kept = desk.ask(drafts.current, tracking_id(0))
    assert kept is not None
    assert kept.text == "belum dikirim"


def test_a_text_that_can_not_be_saved_stays_behind_the_door(qtbot: QtBot, program: Program, clock: FakeClock) -> None:
    del clock
    type_answer(qtbot, program, "satu-satunya salinan")
    program.window.flush()
    desk = program.bridge.desk
    (used,) = desk.do(lambda tx: tx.db.execute("PRAGMA page_count").fetchone())
    desk.do(lambda tx: tx.db.execute(f"PRAGMA max_page_count = {used}").fetchone())
    qtbot.keyClicks(program.window.reading.complaint.response.edit, "x" * 10)
    program.window.reading.complaint.response.edit.insertPlainText("y" * 60_000)
    seen: list[bool] = []

    def enter(door: Door) -> None:
        seen.append(program.window.isVisible())
        _enter(door)

    QTimer.singleShot(0, lambda: _at_the_door(enter))
    program.lock()
    assert seen == [False]
    assert not program.is_locked
    assert program.window.isVisible()
    desk.do(lambda tx: tx.db.execute("PRAGMA max_page_count = 1000000").fetchone())
    program.window.flush()
