"""The window does not close over the only copy of a text without saying so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache.intents import drafts
from tests.ui.gates import disk_full
from tests.ui.seeds import patch, seed, tracking_id
from ui.shell.sync_link import SyncLink
from ui.shell.window import MainWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.theme.theme import Theme


def test_closing_over_a_text_that_can_not_be_saved_shows_it_first(
    qtbot: QtBot, bridge: DeskBridge, desk: Desk, theme: Theme
) -> None:
    seed(desk, [patch(1), patch(2)])
    window = MainWindow(bridge, theme, SyncLink(), practice=False)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.go.to_complaint(tracking_id(1))
    pane = window.reading.complaint
    qtbot.waitUntil(lambda: pane.reading is not None)
    bridge.flush()
    text = "Tanggapan panjang. " * 2000
    with disk_full(desk):
        pane.response.edit.insertPlainText(text)
        window.go.to_complaint(tracking_id(2))
        assert not window.close()
        assert window.isVisible()
        assert pane.tracking_id == tracking_id(1)
        assert pane.response.edit.text() == text
        assert "disk is full" in pane.response.notices
    assert window.close()
    draft = desk.ask(drafts.current, tracking_id(1))
    assert draft
    assert draft.text == text
