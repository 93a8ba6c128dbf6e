"""An export is chosen or dropped, looked at, taken in and taken back, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.cache.mirror import complaints, imports
from desktop.complaint import TrackingId
from tests.desktop.intake.exports import generated, table, write
from tests.ui.hands import CTRL, press
from ui.intake.page import IntakePage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow

GIVEN = generated(20)
FIRST = TrackingId(GIVEN[0].tracking_id)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "ekspor.xlsx", table(GIVEN, "2026"))


@pytest.fixture
def page(qtbot: QtBot, bridge: DeskBridge) -> Iterator[IntakePage]:
    made = IntakePage(bridge)
    qtbot.addWidget(made)
    made.resize(800, 700)
    made.show()
    made.activateWindow()
    yield made
    made.reader.stop()
    qtbot.waitUntil(lambda: not made.reader.is_running)
    bridge.flush()


def test_nothing_is_written_before_the_officer_says_so(qtbot: QtBot, page: IntakePage, file: Path) -> None:
    desk = page._bridge.desk
    page.look(file)
    qtbot.waitUntil(lambda: page.counts is not None)
    assert ("20", "new complaint(s)") in page.preview.lines
    assert desk.ask(complaints.get, FIRST) is None
    assert page.take_button.hasFocus()
    qtbot.keyClick(page.take_button, Qt.Key.Key_Space)
    qtbot.waitUntil(page.open_button.isVisible)
    assert "20 new" in page.outcome.text
    assert desk.ask(complaints.get, FIRST) is not None
    qtbot.keyClick(page.undo_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "taken back" in page.outcome.text)
    assert desk.ask(complaints.get, FIRST) is None
    assert not page.undo_button.isVisible()


def test_what_is_left_changes_nothing(qtbot: QtBot, page: IntakePage, file: Path) -> None:
    page.look(file)
    qtbot.waitUntil(lambda: page.counts is not None)
    qtbot.keyClick(page.leave_button, Qt.Key.Key_Space)
    assert page.outcome.text == "Nothing was changed."
    assert page._bridge.desk.ask(imports.last) is None
    assert page.choose_button.hasFocus()


def test_a_file_that_is_none_is_told_with_what_to_do(qtbot: QtBot, page: IntakePage, tmp_path: Path) -> None:
    (tmp_path / "rusak.xlsx").write_bytes(b"PK\x03\x04")
    page.look(tmp_path / "rusak.xlsx")
    qtbot.waitUntil(lambda: "damaged" in page.outcome.text)
    assert page.choose_button.isEnabled()


def test_reading_is_stopped_at_a_word(qtbot: QtBot, page: IntakePage, tmp_path: Path) -> None:
    page.reader.progressed.connect(lambda _: page.stop_button.click(), Qt.ConnectionType.DirectConnection)
    page.look(write(tmp_path / "besar.xlsx", table(generated(1_500), "lama")))
    qtbot.waitUntil(lambda: page.outcome.text == "Nothing was changed.")
    assert page.counts is None


def test_a_file_that_holds_nothing_new_has_nothing_to_take(qtbot: QtBot, page: IntakePage, file: Path) -> None:
    for _ in range(2):
        page.look(file)
        qtbot.waitUntil(lambda: page.counts is not None)
        page.take_in()
        page._bridge.flush()
    page.look(file)
    qtbot.waitUntil(lambda: page.counts is not None)
    assert not page.take_button.isVisible()
    assert "nothing new" in page.outcome.text


def test_a_file_dropped_on_the_window_is_looked_at(qtbot: QtBot, opened: Callable[..., MainWindow], file: Path) -> None:
    window = opened()
    qtbot.waitUntil(lambda: window.navigation.menu_button.menu() is not None)  # what can wait for the list is there
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enters = QDragEnterEvent(QPointF(200, 200).toPoint(), action, data, button, none)
    QApplication.sendEvent(window, enters)
    assert enters.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(200, 200), action, data, button, none))
    shown = window.pages.currentWidget()
    assert isinstance(shown, IntakePage)
    qtbot.waitUntil(lambda: shown.counts is not None)


def test_the_key_opens_the_page_and_the_button_asks_for_a_file(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    press(qtbot, window, Qt.Key.Key_E, CTRL | Qt.KeyboardModifier.ShiftModifier)
    page = window.pages.currentWidget()
    assert isinstance(page, IntakePage)
    qtbot.waitUntil(page.choose_button.hasFocus)
    qtbot.keyClick(page.choose_button, Qt.Key.Key_Space)
    (dialog,) = page.findChildren(QFileDialog)
    assert "*.xlsx" in dialog.nameFilters()[0]
    dialog.reject()
