"""The door of a locked desk: it opens by the PIN alone, and tells nothing."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.desk import Desk
from desktop.lock import attempts, pin
from ui.lock.door import Door

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.support.clock import FakeClock
    from ui.theme.theme import Theme

PIN = "270394"


@pytest.fixture
def folder(tmp_path: Path, clock: FakeClock) -> Path:
    with Desk.open(tmp_path / "desk", clock=clock):
        pass
    pin.set_pin(tmp_path / "desk", PIN, clock=clock)
    return tmp_path / "desk"


@pytest.fixture
def door(folder: Path, clock: FakeClock, qtbot: QtBot, theme: Theme) -> Door:  # noqa: ARG001 it must be there
    gc.collect()  # what tests before have left must not end on the door's thread
    door = Door(lambda secret: Desk.open(folder, clock=clock, secret=secret))
    qtbot.addWidget(door)
    door.show()
    return door


def enter(qtbot: QtBot, door: Door, secret: str) -> None:
    qtbot.keyClicks(door.pin, secret)
    qtbot.keyClick(door.pin, Qt.Key.Key_Return)


def test_the_pin_opens(qtbot: QtBot, door: Door) -> None:
    with qtbot.waitSignal(door.accepted, timeout=10_000):
        enter(qtbot, door, PIN)
    assert isinstance(door.opened, Desk)
    door.opened.close()
    assert door.pin.text() == ""


def test_a_wrong_one_is_told_empties_the_field_and_may_be_tried_again(qtbot: QtBot, door: Door) -> None:
    enter(qtbot, door, "keliru-9")
    qtbot.waitUntil(lambda: bool(door.notice.text), timeout=10_000)
    assert door.pin.text() == ""
    assert door.pin.isEnabled()
    assert door.opened is None


def test_too_many_wrong_ones_hold_the_door_up(qtbot: QtBot, folder: Path, clock: FakeClock, theme: Theme) -> None:  # noqa: ARG001
    attempts.Attempts(attempts.FREE + 1, clock.now(), clock.monotonic()).keep(folder)
    door = Door(lambda _: None, attempts.wait(folder, clock))
    qtbot.addWidget(door)
    door.show()
    enter(qtbot, door, PIN)
    assert "10" in door.notice.text
    assert not door.unlock_button.isEnabled()
    assert door.opened is None


def test_esc_keeps_a_door_shut_behind_which_a_text_could_not_be_saved(qtbot: QtBot, door: Door) -> None:
    door.may_leave = False
    qtbot.keyClick(door, Qt.Key.Key_Escape)
    assert door.isVisible()


def test_who_forgot_the_pin_is_told_the_ways_and_may_begin_anew(qtbot: QtBot, door: Door) -> None:
    assert not door.help.isVisible()
    qtbot.mouseClick(door.forgotten, Qt.MouseButton.LeftButton)
    assert door.help.isVisible()
    with qtbot.waitSignal(door.accepted):
        qtbot.mouseClick(door.anew, Qt.MouseButton.LeftButton)
    assert door.wants_new_desk
