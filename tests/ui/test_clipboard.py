"""What came to the clipboard from here and is a secret goes again; nothing else is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from tests.ui.hands import CTRL, settle
from ui.clipboard import ClipboardWatch, clear_secret, copy_plain, copy_rescued, copy_secret

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow


def held() -> str:
    return QGuiApplication.clipboard().text()


def test_a_secret_goes_from_the_clipboard_after_its_time(qtbot: QtBot) -> None:
    owner = QObject()
    ClipboardWatch(owner, after_ms=1)
    copy_secret("Jalan kampus rusak")
    assert held() == "Jalan kampus rusak"
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    assert data.data("x-kde-passwordManagerHint").data() == b"secret"
    qtbot.waitUntil(lambda: not held())


def test_what_others_copied_since_stays() -> None:
    owner = QObject()
    watch = ClipboardWatch(owner)
    copy_secret("Jalan kampus rusak")
    assert watch.is_waiting
    QGuiApplication.clipboard().setText("resep soto")
    assert not watch.is_waiting
    clear_secret()
    assert held() == "resep soto"


def test_a_report_and_a_text_that_could_not_be_saved_stay() -> None:
    for copy in (copy_plain, copy_rescued):
        copy("yang tersisa")
        clear_secret()
        assert held() == "yang tersisa"


def test_a_citizens_words_copied_by_keys_go_as_well(
    qtbot: QtBot, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    window.reading.inbox.view.choose_row(0)
    qtbot.waitUntil(lambda: window.reading.complaint.reading is not None)
    settle(qtbot, bridge, window)
    body = window.reading.complaint.page.body
    window.reading.complaint.focus_text()
    qtbot.keyClick(body, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(body, Qt.Key.Key_C, CTRL)
    assert held() == body.toPlainText() != ""
    clear_secret()
    assert held() == ""
