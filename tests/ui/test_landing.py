"""What a thread hands over arrives on the GUI thread, in its order, and never for an object that has gone."""

from __future__ import annotations

from threading import Thread, current_thread, main_thread
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject

from ui.landing import hand_over

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def _from_a_thread(owner: QObject, said: list[object], count: int = 1) -> None:
    def call(number: int) -> None:
        said.append((number, current_thread() is main_thread()))

    def run() -> None:
        for number in range(count):
            hand_over(owner, call, number)

    thread = Thread(target=run)
    thread.start()
    thread.join()


def test_calls_come_to_the_gui_thread_in_their_order(qtbot: QtBot) -> None:
    owner = QObject()
    said: list[object] = []
    _from_a_thread(owner, said, count=3)
    assert not said
    qtbot.waitUntil(lambda: said == [(0, True), (1, True), (2, True)])


def test_nothing_comes_for_an_object_that_has_gone(qtbot: QtBot) -> None:
    gone, here = QObject(), QObject()
    said: list[object] = []
    _from_a_thread(gone, said)
    shiboken6.delete(gone)
    _from_a_thread(here, said, count=2)
    qtbot.waitUntil(lambda: said == [(0, True), (1, True)])
