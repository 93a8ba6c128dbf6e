"""A complaint is frozen with a reason from its page, covered at once, and can be let go from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.cache.keeping import freezes
from tests.ui.hands import CTRL, press, read_first, settle
from ui.complaint.acts import act
from ui.freezing.sheet import FreezeSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow

Key = Qt.Key


def test_a_freeze_needs_a_reason_covers_the_complaint_and_ends_from_the_cover(
    qtbot: QtBot, bridge: DeskBridge, desk: Desk, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    read_first(qtbot, window)
    pane = window.reading.complaint
    chosen = window.reading.chosen
    assert chosen is not None
    pane.run_act(act("freeze"))
    sheet = pane.sheet
    assert isinstance(sheet, FreezeSheet)
    press(qtbot, window, Key.Key_Return, CTRL)
    assert sheet.problem.text
    assert desk.ask(freezes.standing, chosen) is None

    qtbot.keyClicks(sheet.reason, "Diminta pelapor")
    press(qtbot, window, Key.Key_Tab)
    qtbot.keyClicks(sheet.person, "PPID")
    press(qtbot, window, Key.Key_Return, CTRL)
    qtbot.waitUntil(pane.frozen.button.isVisible)
    frozen = desk.ask(freezes.standing, chosen)
    assert frozen is not None
    assert (frozen.reason, frozen.person) == ("Diminta pelapor", "PPID")
    assert pane.sheet is None

    pane.frozen.end_button.setFocus()
    press(qtbot, window, Key.Key_Space)
    qtbot.waitUntil(pane.page.isVisible)
    assert desk.ask(freezes.standing, chosen) is None
    settle(qtbot, bridge, window)
    press(qtbot, window, Key.Key_Z, CTRL)
    qtbot.waitUntil(pane.frozen.button.isVisible)
