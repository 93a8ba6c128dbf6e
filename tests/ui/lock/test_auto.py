"""The desk locks itself: after a while without a touch, when the PC falls asleep, when its session is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.cache import settings
from ui.lock.auto import USUAL_MINUTES, AutoLock
from ui.lock.session_watch import SessionWatch, bus_label
from ui.lock.session_windows import SessionMessages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from tests.support.clock import FakeClock
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow


@pytest.fixture
def watch(qapp: object) -> SessionWatch:  # noqa: ARG001 it must be there
    return SessionWatch()


@pytest.fixture
def told(bridge: DeskBridge, watch: SessionWatch) -> Iterator[tuple[AutoLock, list[bool]]]:
    auto = AutoLock(bridge, watch)
    times: list[bool] = []
    auto.due.connect(lambda: times.append(True))
    bridge.flush()
    yield auto, times
    shiboken6.delete(auto)  # here, and not wherever the collector meets it


def test_an_untouched_desk_locks_after_its_minutes_and_a_key_pressed_puts_that_off(
    told: tuple[AutoLock, list[bool]], opened: Callable[..., MainWindow], clock: FakeClock
) -> None:
    auto, times = told
    window = opened()
    clock.advance(USUAL_MINUTES * 60 - 1)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Down)
    clock.advance(USUAL_MINUTES * 60 - 1)
    auto.look()
    assert times == []
    clock.advance(1)
    auto.look()
    assert times == [True]


def test_the_officer_says_after_how_many_minutes_or_never(
    told: tuple[AutoLock, list[bool]], desk: Desk, clock: FakeClock, qtbot: QtBot
) -> None:
    auto, times = told
    desk.do(settings.put, settings.LOCK_AFTER, 0)
    qtbot.waitUntil(lambda: auto.minutes == 0)
    clock.advance(100_000)
    auto.look()
    assert times == []
    desk.do(settings.put, settings.LOCK_AFTER, 5)
    qtbot.waitUntil(lambda: auto.minutes == 5)
    auto.look()
    assert times == [True]


def test_sleep_and_a_locked_session_lock_unless_the_officer_said_no(
    told: tuple[AutoLock, list[bool]], watch: SessionWatch, desk: Desk, qtbot: QtBot
) -> None:
    auto, times = told
    watch.on_sleep(True)
    watch.on_sleep(False)
    watch.on_lock()
    watch.on_screen_saver(True)
    watch.on_screen_saver(False)
    assert len(times) == 3
    desk.do(settings.put, settings.LOCK_ON_SLEEP, False)
    desk.do(settings.put, settings.LOCK_WITH_SESSION, False)
    desk.do(settings.put, settings.LOCK_AFTER, 7)
    qtbot.waitUntil(lambda: auto.minutes == 7)
    watch.on_sleep(True)
    watch.on_lock()
    assert len(times) == 3


def test_a_session_is_found_under_its_escaped_id() -> None:
    assert (bus_label("3"), bus_label("c2"), bus_label("12")) == ("_33", "c2", "_312")


def test_messages_of_windows_are_told_from_the_many_others(watch: SessionWatch, qtbot: QtBot) -> None:
    messages = SessionMessages(watch)
    qtbot.addWidget(messages.window)
    heard: list[str] = []
    watch.session_locked.connect(lambda: heard.append("locked"))
    watch.falling_asleep.connect(lambda: heard.append("asleep"))
    for message, word in ((0x02B1, 7), (0x02B1, 8), (0x0218, 4), (0x0218, 7), (0x000F, 7)):
        messages.window.hear(message, word)
    assert heard == ["locked", "asleep"]
