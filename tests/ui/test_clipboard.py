"""What came to the clipboard from here and is a secret goes again; nothing else is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from desktop.cache import journal
from desktop.cache.journal import Act
from tests.ui.hands import CTRL, settle
from ui.clipboard import ClipboardWatch, clear_secret, copy_plain, copy_rescued, copy_secret
from ui.forms.fields import TextField
from ui.shell.copy_journal import CopyJournal

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
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


def test_that_words_were_copied_is_in_the_journal_and_what_they_were_is_not(
    qtbot: QtBot, bridge: DeskBridge, desk: Desk, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    CopyJournal(window, bridge)
    window.reading.inbox.view.choose_row(0)
    qtbot.waitUntil(lambda: window.reading.complaint.reading is not None)
    settle(qtbot, bridge, window)
    body = window.reading.complaint.page.body
    window.reading.complaint.focus_text()
    qtbot.keyClick(body, Qt.Key.Key_A, CTRL)  # which X11 gives away as its selection, too
    assert _copies(bridge, desk) == []
    qtbot.keyClick(body, Qt.Key.Key_C, CTRL)
    copy_secret("lusab-babad-gutih-tugad-kanor")  # nobody's words
    copy_plain("8519919")
    assert _copies(bridge, desk) == [(window.reading.complaint.tracking_id, {})]


def test_what_a_sheet_only_shows_goes_again_and_what_is_typed_there_stays(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    field.setPlainText("Yth. Pelapor\nJalan kampus rusak")
    for is_shown_only, left in ((True, ""), (False, "Yth. Pelapor\nJalan kampus rusak")):
        field.setReadOnly(is_shown_only)
        field.selectAll()
        qtbot.keyClick(field, Qt.Key.Key_C, CTRL)
        assert held() == "Yth. Pelapor\nJalan kampus rusak"
        clear_secret()
        assert held() == left


def _copies(bridge: DeskBridge, desk: Desk) -> list[tuple[str, object]]:
    bridge.flush()
    noted = desk.ask(journal.entries)
    return [(entry.tracking_id, entry.detail) for entry in noted if entry.act == Act.COPIED]
