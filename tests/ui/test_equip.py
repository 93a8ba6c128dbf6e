from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from tests.support.command_line import ROOT, TIMEOUT
from ui.equip import Equipping, Step

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_steps_come_in_order_each_in_a_turn_of_its_own(qtbot: QtBot) -> None:
    seen: list[str] = []
    turns = QTimer(interval=0)
    turns.timeout.connect(lambda: seen.append("turn") if seen[-1:] != ["turn"] else None)
    turns.start()
    equipping = Equipping()

    equipping.begin([Step(lambda: seen.append("one")), Step(lambda: seen.append("two"))])
    qtbot.waitUntil(lambda: "two" in seen)
    turns.stop()

    assert [each for each in seen if each != "turn"] == ["one", "two"]
    assert "turn" in seen[seen.index("one") : seen.index("two")]


def test_what_a_step_needs_is_loaded_by_another_thread_than_the_windows() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _LOADING],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=True,
    ).stdout
    assert told.split() == ["errand", "MainThread"]


_LOADING = """
import importlib.abc, sys, threading
from PySide6.QtCore import QCoreApplication
from ui.equip import Equipping, Step

class Witness(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "colorsys":
            print(threading.current_thread().name)

sys.meta_path.insert(0, Witness())
application = QCoreApplication([])

def run():
    print(threading.current_thread().name)
    application.quit()

equipping = Equipping()
equipping.begin([Step(run, ("colorsys",))])
application.exec()
"""


def test_a_step_that_cannot_be_loaded_is_told_and_the_others_come(qtbot: QtBot) -> None:
    told: list[BaseException] = []
    seen: list[str] = []
    equipping = Equipping()
    equipping.bug_raised.connect(told.append)

    equipping.begin([Step(lambda: seen.append("one"), ("no_such_module",)), Step(lambda: seen.append("two"))])
    qtbot.waitUntil(lambda: seen == ["two"])

    assert isinstance(told[0], ModuleNotFoundError)


def test_a_step_that_fails_does_not_take_the_others_along(qtbot: QtBot) -> None:
    seen: list[str] = []
    equipping = Equipping()
    with qtbot.captureExceptions() as caught:
        equipping.begin([Step(lambda: 1 // 0), Step(lambda: seen.append("two"))])
        qtbot.waitUntil(lambda: seen == ["two"])
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_what_is_wanted_anew_comes_instead_of_what_was_left(qtbot: QtBot) -> None:
    seen: list[str] = []
    equipping = Equipping()

    def anew() -> None:
        seen.append("one")
        equipping.begin([Step(lambda: seen.append("three")), Step(lambda: seen.append("four"))])

    equipping.begin([Step(anew), Step(lambda: seen.append("two"))])
    qtbot.waitUntil(lambda: "four" in seen)
    assert seen == ["one", "three", "four"]


def test_nothing_comes_after_the_end(qtbot: QtBot) -> None:
    seen: list[str] = []
    equipping = Equipping()
    equipping.begin([Step(lambda: seen.append("one"))])
    equipping.stop()
    qtbot.waitUntil(lambda: not equipping.is_busy)
    assert not seen
