"""A reading pane with two complaints, in a window that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.seeds import patch, seed, tracking_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.complaint.pane import ComplaintPane

A, B = tracking_id(1), tracking_id(2)


@pytest.fixture
def pane(qtbot: QtBot, bridge: DeskBridge, desk: Desk) -> Iterator[ComplaintPane]:
    """Shows complaint A, ready to be answered."""
    from ui.complaint.pane import ComplaintPane

    seed(desk, [patch(1), patch(2)])
    pane = ComplaintPane(bridge)
    qtbot.addWidget(pane)
    pane.resize(780, 730)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.activateWindow()
    pane.show_complaint(A)
    qtbot.waitUntil(lambda: pane.reading is not None)
    bridge.flush()
    pane.focus_answer()
    qtbot.waitUntil(pane.response.edit.hasFocus)
    yield pane
    pane.close()
    bridge.flush()
