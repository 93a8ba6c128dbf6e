"""What is typed in a form outlives it: nothing of it goes while it is not on disk, whatever goes from the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import SIGNAL, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.cache import settings
from desktop.cache.intents import drafts, forms, templates
from desktop.desk import Desk
from desktop.lock import pin
from tests.ui.gates import disk_full
from tests.ui.hands import press, read_first
from tests.ui.seeds import patch, seed, tracking_id
from ui.campus.note_sheet import NoteSheet
from ui.lock.door import Door
from ui.lock.session_watch import SessionWatch
from ui.program import Program
from ui.response.templates.page import TemplatesPage
from ui.shell import notices

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.support.clock import FakeClock
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow
    from ui.theme.theme import Theme

PIN = "270394"
WORDS = "Fakultas minta waktu. " * 400


def _type_note(qtbot: QtBot, window: MainWindow, words: str = WORDS) -> NoteSheet:
    read_first(qtbot, window)
    sheet = NoteSheet(window.bridge, tracking_id(0))
    window.reading.complaint.sheets.open(sheet)
    qtbot.waitUntil(lambda: sheet._shown is not None)
    sheet.text.insertPlainText(words)
    return sheet


def _note_on_disk(desk: Desk) -> object:
    return desk.ask(forms.get, tracking_id(0), "note").get("text")


def _is_told(window: MainWindow) -> bool:
    return window.notice.notice is not None and window.notice.notice.key == notices.PROBLEM


def test_a_form_that_can_not_be_saved_comes_back_and_is_saved_when_there_is_room(
    qtbot: QtBot, opened: Callable[..., MainWindow], desk: Desk, bridge: DeskBridge
) -> None:
    window = opened()
    with disk_full(desk):
        sheet = _type_note(qtbot, window)
        sheet.leave()
        qtbot.waitUntil(lambda: _is_told(window))
        again = NoteSheet(bridge, tracking_id(0))
        qtbot.addWidget(again)
        assert again.text.toPlainText() == WORDS
    window.flush()
    assert _note_on_disk(desk) == WORDS
    assert not window.has_unsaved
    qtbot.waitUntil(lambda: not _is_told(window))


def test_a_window_does_not_go_with_the_only_copy_of_a_form_unless_told_twice(
    qtbot: QtBot, opened: Callable[..., MainWindow], desk: Desk
) -> None:
    window = opened()
    with disk_full(desk):
        _type_note(qtbot, window)
        window.close()
        assert window.isVisible()
        assert _is_told(window)
        window.close()
        assert not window.isVisible()


def test_a_template_that_can_not_be_saved_stands_there_again(
    qtbot: QtBot, opened: Callable[..., MainWindow], desk: Desk
) -> None:
    for title in ("Kedua", "Pertama"):
        desk.do(templates.add, title, "isi")
    window = opened()
    window.go.to_templates()
    page = window.pages.currentWidget()
    assert isinstance(page, TemplatesPage)
    qtbot.waitUntil(lambda: page.editing is not None)
    edited = page.editing
    assert edited is not None
    with disk_full(desk):
        page.editor.content.setPlainText(WORDS)
        press(qtbot, page.list, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: page.editing is not None and page.editing.title != edited.title)
        window.bridge.flush()
        press(qtbot, page.list, Qt.Key.Key_Up)
        qtbot.waitUntil(lambda: page.editing is not None and page.editing.title == edited.title)
        assert page.editor.content.toPlainText() == WORDS
    window.flush()
    assert desk.ask(templates.get, edited.template_id).content == WORDS


def test_the_last_keystroke_is_on_disk_when_the_pc_falls_asleep_or_the_session_ends(
    qtbot: QtBot, tmp_path: Path, clock: FakeClock, theme: Theme, qapp: QApplication
) -> None:
    desk = Desk.open(tmp_path / "desk", clock=clock)
    desk.do(settings.put, settings.TOUR_SEEN, True)
    seed(desk, [patch(number) for number in range(3)])
    program = Program(desk, theme, practice=False, language="en")
    with qtbot.waitSignal(program.came_up):
        program.start()
    read_first(qtbot, program.window)
    program.window.reading.focus_answer()
    qtbot.keyClicks(program.window.reading.complaint.response.edit, "Yth. Pelapor")
    assert desk.ask(drafts.current, tracking_id(0)) is None
    (watch,) = program.findChildren(SessionWatch)
    watch.on_sleep(True)
    draft = desk.ask(drafts.current, tracking_id(0))
    assert draft is not None
    assert draft.text == "Yth. Pelapor"
    assert qapp.receivers(SIGNAL("commitDataRequest(QSessionManager&)")) == 1
    program.window.close()
    program.end()


def test_a_lock_on_a_full_disk_covers_a_form_and_throws_nothing_away(
    qtbot: QtBot, tmp_path: Path, clock: FakeClock, theme: Theme
) -> None:
    with Desk.open(tmp_path / "desk", clock=clock) as desk:
        desk.do(settings.put, settings.TOUR_SEEN, True)
        seed(desk, [patch(number) for number in range(3)])
    pin.set_pin(tmp_path / "desk", PIN, clock=clock)
    desk = Desk.open(tmp_path / "desk", clock=clock, secret=PIN)
    program = Program(desk, theme, practice=False, language="en")
    program.start()
    qtbot.waitUntil(lambda: program.window.is_settled)
    sheet = _type_note(qtbot, program.window)

    key = tmp_path / "desk" / "desk.key"

    def door() -> Door:
        (shown,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, Door) and each.isVisible()]
        return shown

    def enter(pin: str) -> None:
        door().pin.setText(pin)
        door().unlock_button.click()

    def try_other_ways() -> None:
        program._on_raise_requested("")
        program.lock()
        assert door()
        assert not program.window.isVisible()
        key.rename(key.with_suffix(".away"))  # a key that can't be read is no reason to show anything
        enter("1")
        qtbot.waitUntil(lambda: bool(door().notice.text) and door().pin.isEnabled())
        key.with_suffix(".away").rename(key)
        enter("000000")
        qtbot.waitUntil(lambda: bool(door().notice.text) and door().pin.isEnabled())
        assert not program.window.isVisible()
        enter(PIN)

    with disk_full(desk):
        QTimer.singleShot(200, try_other_ways)
        program.lock()
        assert not program.is_locked
        assert program.window.isVisible()
        assert sheet.text.toPlainText() == WORDS
    program.window.close()
    program.end()
    with Desk.open(tmp_path / "desk", clock=clock, secret=PIN) as desk:
        assert _note_on_disk(desk) == WORDS
