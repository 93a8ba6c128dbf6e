"""The deadline of a complaint explains itself in the window: by key, by pointer, and to a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.seeds import patch, seed, tracking_id
from ui.complaint.pane import ComplaintPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.bridge import DeskBridge
    from ui.complaint.header import ComplaintHeader


@pytest.fixture
def pane(qtbot: QtBot, bridge: DeskBridge) -> ComplaintPane:
    supervisory = patch(1, classification="Pengaduan Berkadar Pengawasan")
    seed(bridge.desk, [supervisory, patch(2), patch(3, status_raw="Ditutup oleh Sistem")])
    shown = ComplaintPane(bridge)
    qtbot.addWidget(shown)
    shown.resize(800, 720)
    shown.show()
    return shown


def _header(qtbot: QtBot, pane: ComplaintPane, number: int) -> ComplaintHeader:
    pane.show_complaint(tracking_id(number))
    qtbot.waitUntil(lambda: pane.reading is not None and pane.reading.complaint.tracking_id == tracking_id(number))
    return pane.header


def test_a_key_unfolds_how_each_deadline_was_counted_and_folds_it_again(qtbot: QtBot, pane: ComplaintPane) -> None:
    header = _header(qtbot, pane, 1)
    assert not header.explanation.isVisible()

    qtbot.keyClick(header.why_button, Qt.Key.Key_Space)

    follow_up, settlement = header.explanation.toPlainText().split("\n\n")
    assert follow_up.startswith("To be followed up by ")
    assert "Hari Suci Nyepi" in follow_up
    assert settlement.startswith("To be settled by ")
    assert header.explanation.isVisible()
    qtbot.keyClick(header.why_button, Qt.Key.Key_Space)
    assert not header.explanation.isVisible()


def test_a_screen_reader_hears_the_nearest_deadline_without_unfolding(qtbot: QtBot, pane: ComplaintPane) -> None:
    header = _header(qtbot, pane, 1)
    assert header.why_button.accessibleDescription().startswith("To be followed up by ")


def test_what_was_unfolded_is_folded_again_at_another_complaint(qtbot: QtBot, pane: ComplaintPane) -> None:
    qtbot.keyClick(_header(qtbot, pane, 1).why_button, Qt.Key.Key_Space)
    assert not _header(qtbot, pane, 2).explanation.isVisible()


def test_a_complaint_that_is_closed_has_nothing_to_count(qtbot: QtBot, pane: ComplaintPane) -> None:
    assert _header(qtbot, pane, 3).why_button.isHidden()
