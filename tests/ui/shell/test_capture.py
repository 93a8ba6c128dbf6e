"""Windows are left out of captures of the screen where the system can and the officer wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from desktop.cache import settings
from ui.settings.security import SecurityForm
from ui.shell.capture import BLACK, LEFT_OUT, SHOWN, CaptureGuard, is_offered

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow


class System:
    """Remembers how each window is marked last; an older one doesn't know how to leave it out."""

    def __init__(self, *, is_old: bool) -> None:
        self._is_old = is_old
        self.marks: dict[int, int] = {}

    def mark(self, handle: int, affinity: int) -> bool:
        if self._is_old and affinity == LEFT_OUT:
            return False
        self.marks[handle] = affinity
        return True


@pytest.mark.parametrize(("is_old", "marked"), [(False, LEFT_OUT), (True, BLACK)])
def test_on_windows_windows_are_left_out_of_captures_where_the_officer_wants_it(
    qtbot: QtBot, bridge: DeskBridge, opened: Callable[..., MainWindow], *, is_old: bool, marked: int
) -> None:
    handle = int(opened().winId())
    system = System(is_old=is_old)
    guard = CaptureGuard(bridge, None, mark=system.mark)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    bring_up(dialog)
    bridge.flush()
    assert system.marks == {}
    bridge.desk.do(settings.put, settings.KEEPS_OUT_OF_CAPTURES, True)
    qtbot.waitUntil(lambda: len(system.marks) == 2)
    dialog.hide()

    form = SecurityForm(bridge, can_leave_out=True)
    qtbot.addWidget(form)
    bring_up(form)
    qtbot.waitUntil(form.out_of_captures.isChecked)
    qtbot.waitUntil(lambda: len(system.marks) == 3)
    assert set(system.marks.values()) == {marked}
    qtbot.keyClick(form.out_of_captures, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: system.marks[handle] == SHOWN)
    bring_up(dialog)
    qtbot.waitUntil(lambda: set(system.marks.values()) == {SHOWN})
    shiboken6.delete(guard)


def bring_up(window: QWidget) -> None:
    window.show()
    window.activateWindow()


def test_what_a_system_cannot_do_is_not_offered(qtbot: QtBot, bridge: DeskBridge) -> None:
    assert is_offered("win32")
    assert not is_offered("linux")
    form = SecurityForm(bridge, can_leave_out=False)
    qtbot.addWidget(form)
    assert not hasattr(form, "out_of_captures")
    assert bridge.desk.ask(settings.get, settings.KEEPS_OUT_OF_CAPTURES) is None
