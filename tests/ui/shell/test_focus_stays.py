"""Where a button goes by what it did, the focus stays at its place: it went to the top of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.cache.views.lists import ListName
from tests.ui.hands import press, settle
from tests.ui.queued import queued
from ui.outbox.view import OutboxView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow


def test_a_verb_of_the_outbox_that_goes_leaves_the_focus_beside_it(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    queued(desk, 1)
    window.go.to_list(ListName.OUTBOX)
    settle(qtbot, bridge, window)
    view = window.findChild(OutboxView)
    assert view is not None
    qtbot.waitUntil(view.detail.entered.isVisible)
    view.detail.entered.setFocus()
    press(qtbot, window, Qt.Key.Key_Space)
    qtbot.waitUntil(view.detail.not_entered.isVisible)
    assert view.detail.isAncestorOf(window.focusWidget())
