"""The PIN in the settings: set by keys alone, and its recovery code is where the officer is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.settings.security import SecurityForm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge


def test_who_sets_a_pin_by_keys_stands_on_its_recovery_code(qtbot: QtBot, desk: Desk, bridge: DeskBridge) -> None:
    form = SecurityForm(bridge)
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.new.setFocus()
    qtbot.keyClicks(form.new, "kapal77")
    form.again.setFocus()
    qtbot.keyClicks(form.again, "kapal77")
    qtbot.keyClick(form.again, Qt.Key.Key_Return)
    assert form.again.hasFocus()
    qtbot.waitUntil(lambda: desk.has_pin and form.code.isVisible())
    assert form.code.hasFocus()
    assert len(form.code.text().split("-")) == 5
