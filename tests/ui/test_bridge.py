from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.cache import settings
from desktop.changes import Topic
from desktop.problems import KnownProblem
from tests.ui.seeds import patch, seed, tracking_id
from ui.bridge import DeskBridge

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction
    from desktop.changes import ChangeSet
    from desktop.desk import Desk


def _broken(_: Database) -> None:
    raise KnownProblem("disk-full", path="x")


def _buggy(_: Database) -> None:
    raise ZeroDivisionError


def test_answers_arrive_on_the_gui_thread(qtbot: QtBot, bridge: DeskBridge) -> None:
    seen: list[tuple[str, bool]] = []

    def take(value: str) -> None:
        seen.append((value, threading.current_thread() is threading.main_thread()))

    def ask(_: None) -> None:
        bridge.read(settings.get, "x", then=take, owner=bridge)

    bridge.write(settings.put, "x", "1", then=ask, owner=bridge)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [("1", True)]


def test_nothing_is_delivered_to_one_who_is_gone(qtbot: QtBot, bridge: DeskBridge) -> None:
    seen: list[object] = []
    owner = QObject()
    bridge.read(settings.get, "x", then=seen.append, owner=owner)
    owner.deleteLater()
    with qtbot.waitSignal(owner.destroyed):
        pass
    bridge.read(settings.get, "x", then=lambda _: seen.append("after"), owner=bridge)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["after"]


def test_a_known_problem_goes_to_the_one_who_asked_or_to_the_window(qtbot: QtBot, bridge: DeskBridge) -> None:
    failed: list[str] = []
    bridge.read(_broken, then=print, owner=bridge, failed=lambda problem: failed.append(problem.code))
    qtbot.waitUntil(lambda: failed == ["disk-full"])
    with qtbot.waitSignal(bridge.problem_raised) as raised:
        bridge.read(_broken, then=print, owner=bridge)
    assert raised.args[0].code == "disk-full"


def test_anything_else_is_a_bug(qtbot: QtBot, desk: Desk) -> None:
    bridge = DeskBridge(desk)
    with qtbot.waitSignal(bridge.bug_raised) as raised:
        bridge.read(_buggy, then=print, owner=bridge)
    assert isinstance(raised.args[0], ZeroDivisionError)
    bridge.close()


def test_changes_that_come_while_the_window_is_busy_come_as_one(qtbot: QtBot, desk: Desk, bridge: DeskBridge) -> None:
    told: list[ChangeSet] = []
    bridge.desk_changed.connect(told.append)
    for number in range(3):
        seed(desk, [patch(number)])
    desk.do(settings.put, "x", 1)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[0].tracking_ids == {tracking_id(0), tracking_id(1), tracking_id(2)}
    assert (told[0].origin, told[1].topics) == ("sync", Topic.SETTINGS)


def test_flush_waits_for_what_is_being_written(desk: Desk, bridge: DeskBridge) -> None:
    def slow(tx: Transaction) -> None:
        settings.put(tx, "slow", list(range(1_000)))

    done: list[object] = []
    bridge.write(slow, then=done.append, owner=bridge)
    bridge.flush()
    assert done == [None]
    assert desk.ask(settings.get, "slow") is not None
