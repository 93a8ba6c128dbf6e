from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.cache import settings, upgrade
from desktop.cache.intents import drafts
from desktop.cache.schema_version import SCHEMA_VERSION
from desktop.desk import Desk
from desktop.problems import KnownProblem
from sync.central import devices
from sync.report import Phase
from tests.support import earlier_cache
from tests.ui.seeds import patch, seed, tracking_id
from ui.agenda.morning import Morning
from ui.crash import report_of
from ui.crash_dialog import CrashDialog
from ui.lock.auto import AutoLock
from ui.opening import open_desk
from ui.opening_problem import OpeningProblem
from ui.program import Program
from ui.settings.erase_part import ErasePart
from ui.shell.retention_watch import RetentionWatch
from ui.tray.tray import Tray
from ui.updates.watch import UpdateWatch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sync.central.server import CentralServer
    from tests.support.clock import FakeClock
    from ui.theme.theme import Theme


@pytest.fixture
def desk_to_run(tmp_path: Path, clock: FakeClock) -> Desk:
    """A desk that the program will close."""
    desk = Desk.open(tmp_path / "desk", clock=clock)
    desk.do(settings.put, settings.TOUR_SEEN, True)
    return desk


@pytest.fixture
def program(desk_to_run: Desk, theme: Theme, qtbot: QtBot) -> Iterator[Program]:
    seed(desk_to_run, [patch(number) for number in range(3)])
    program = Program(desk_to_run, theme, practice=False, language="en")
    program.start()
    qtbot.waitUntil(lambda: program.window.is_settled)
    yield program
    program.window.close()
    program.end()


def test_the_program_syncs_with_the_server_of_its_settings(
    qtbot: QtBot, desk_to_run: Desk, central: CentralServer, theme: Theme
) -> None:
    desk_to_run.do(settings.put, settings.SERVER_URL, central.url)
    desk_to_run.do(settings.put, settings.TOKEN, central.officers[0].token)
    program = Program(desk_to_run, theme, practice=False, language="en")
    program.start()
    view = program.window.reading.inbox.view
    qtbot.waitUntil(lambda: program.link.state.last_success_at is not None, timeout=20_000)
    qtbot.waitUntil(lambda: view.model().rowCount() > 0, timeout=20_000)
    qtbot.waitUntil(lambda: program.window.status.text.startswith("Up to date"))
    program.window.close()
    program.end()


def test_without_a_server_the_window_says_so_and_works(qtbot: QtBot, program: Program) -> None:
    qtbot.waitUntil(lambda: program.link.state.phase is Phase.SIGNED_OUT, timeout=10_000)
    assert program.window.reading.inbox.view.model().rowCount() == 3


def test_another_language_is_there_at_once_with_every_word_kept(
    qtbot: QtBot, program: Program, desk_to_run: Desk
) -> None:
    program.window.reading.inbox.view.choose_row(0)
    qtbot.waitUntil(lambda: program.window.reading.complaint.reading is not None)
    program.window.reading.focus_answer()
    qtbot.keyClicks(QApplication.focusWidget() or program.window.reading.complaint.response.edit, "Yth.")
    before = program.window
    program.window.language_chosen.emit("id")
    qtbot.waitUntil(lambda: program.window is not before)
    assert program.window.status.button.text().startswith("Sinkronkan")
    draft = desk_to_run.ask(drafts.current, tracking_id(0))
    assert draft is not None
    assert draft.text == "Yth."


def test_a_window_built_anew_while_things_come_to_it_gets_each_of_them_once(
    qtbot: QtBot, desk_to_run: Desk, theme: Theme
) -> None:
    program = Program(desk_to_run, theme, practice=False, language="en")
    first = program.window
    between = QTimer(program, interval=0)  # in each turn, and things come one a turn

    def speak_otherwise() -> None:
        if first.findChildren(Morning):
            between.stop()
            first.language_chosen.emit("id")

    between.timeout.connect(speak_otherwise)
    between.start()
    with qtbot.waitSignal(program.came_up):
        program.start()
    assert program.window is not first
    for kind in (Morning, RetentionWatch, Tray, UpdateWatch):
        assert len(program.window.findChildren(kind)) == 1
    assert len(program.findChildren(AutoLock)) == 1
    program.window.close()
    program.end()


def test_a_copy_from_before_an_upgrade_goes_when_the_window_has_come_up_and_closed(
    qtbot: QtBot, tmp_path: Path, theme: Theme, clock: FakeClock
) -> None:
    (tmp_path / "desk.key").write_text(earlier_cache.KEY.hex(), encoding="ascii")
    earlier_cache.make(tmp_path / "desk.db", SCHEMA_VERSION - 1)
    program = Program(Desk.open(tmp_path, clock=clock), theme, practice=False, language="en")
    with qtbot.waitSignal(program.came_up):
        program.start()
    assert upgrade.copies(tmp_path)
    program.window.close()
    program.end()
    assert not upgrade.copies(tmp_path)


@pytest.mark.usefixtures("program")
def test_an_exception_that_nobody_caught_shows_a_report(qtbot: QtBot) -> None:
    def fall() -> None:
        raise ZeroDivisionError

    fallen = threading.Thread(target=fall)
    fallen.start()
    fallen.join()
    qtbot.waitUntil(lambda: bool(_crash_dialogs()))
    (dialog,) = _crash_dialogs()
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()


def _crash_dialogs() -> list[CrashDialog]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CrashDialog)]


def test_a_report_holds_places_in_the_code_and_nobodys_words() -> None:
    def fall(words: str) -> None:
        raise ValueError(words)

    try:
        fall("Budi, NIK 1234567890123456")
    except ValueError as error:
        told = report_of(error)
    assert "ValueError" in told
    assert "test_program.py" in told
    assert "Budi" not in told
    assert "1234" not in told


def _answer_with(click: str, seen: list[str]) -> None:
    """Answer the problem window that is about to open, as the officer would."""

    def answer() -> None:
        shown = QApplication.activeModalWidget()
        if not isinstance(shown, OpeningProblem):
            QTimer.singleShot(10, answer)
            return
        seen.append(shown.accessibleName())
        getattr(shown, click).click()

    QTimer.singleShot(0, answer)


def test_a_corrupt_cache_can_be_kept_aside_and_work_begins_anew(tmp_path: Path, theme: Theme) -> None:  # noqa: ARG001
    Desk.open(tmp_path).close()
    (tmp_path / "desk.db").write_bytes(b"x" * 8192)
    seen: list[str] = []
    _answer_with("begin_anew", seen)
    desk = open_desk(tmp_path, lambda: Desk.open(tmp_path))
    assert desk is not None
    desk.close()
    assert len(seen) == 1
    kept = list(tmp_path.glob("set-aside-*/desk.db"))
    assert [path.read_bytes() for path in kept] == [b"x" * 8192]


def test_a_newer_cache_offers_no_way_to_lose_it(theme: Theme, qtbot: QtBot) -> None:  # noqa: ARG001
    shown = OpeningProblem(KnownProblem("cache-newer", path="x"))
    qtbot.addWidget(shown)
    assert shown.begin_anew.isHidden()


def test_giving_up_ends_the_program(tmp_path: Path, theme: Theme) -> None:  # noqa: ARG001
    Desk.open(tmp_path).close()
    (tmp_path / "desk.db").write_bytes(b"x" * 8192)
    _answer_with("leave", [])
    assert open_desk(tmp_path, lambda: Desk.open(tmp_path)) is None


def test_esc_gives_up_too(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:  # noqa: ARG001
    def press() -> None:
        shown = QApplication.activeModalWidget()
        if shown is None:
            QTimer.singleShot(10, press)
        else:
            qtbot.keyClick(shown, Qt.Key.Key_Escape)

    def failing() -> Desk:
        raise KnownProblem("disk-full", path=str(tmp_path))

    QTimer.singleShot(0, press)
    assert open_desk(tmp_path, failing) is None


def test_a_desk_that_is_to_be_erased_takes_its_window_away_and_leaves_nothing(
    qtbot: QtBot, desk_to_run: Desk, central: CentralServer, theme: Theme
) -> None:
    desk_to_run.do(settings.put, settings.SERVER_URL, central.url)
    desk_to_run.do(settings.put, settings.TOKEN, central.officers[0].token)
    program = Program(desk_to_run, theme, practice=False, language="en")
    program.start()
    qtbot.waitUntil(lambda: program.link.state.last_success_at is not None, timeout=20_000)
    with central.store.write() as db:
        (device,) = devices.listed(db)
        devices.order(db, device.id, devices.Command.WIPE, central.store.clock.now())
    program.link.sync_now()
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=20_000)
    (box,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox))
    assert box.text() == "Your institution had this desk erased"
    box.hide()
    program.end()
    assert not [path for path in desk_to_run.data_dir.iterdir() if path.name != "window.lock"]


def test_a_desk_that_its_officer_erases_ends_the_program_and_leaves_nothing(
    qtbot: QtBot, desk_to_run: Desk, theme: Theme
) -> None:
    program = Program(desk_to_run, theme, practice=False, language="en")
    program.start()
    qtbot.waitUntil(lambda: program.window.is_settled)
    program.window.go.to_settings("retention")
    part = program.window.findChild(ErasePart)
    assert part is not None
    qtbot.keyClick(part.button, Qt.Key.Key_Space)
    qtbot.waitUntil(part.typed.hasFocus)
    qtbot.keyClicks(part.typed, "ERASE")
    qtbot.keyClick(part.typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not program.window.isVisible())
    program.end()
    assert not [path for path in desk_to_run.data_dir.iterdir() if path.name != "window.lock"]


def test_pages_of_a_window_that_was_built_anew_hear_nothing_more_of_the_desk(
    qtbot: QtBot, program: Program, desk_to_run: Desk
) -> None:
    program.window.go.to_agenda()
    before = program.window
    before.language_chosen.emit("id")
    qtbot.waitUntil(lambda: program.window is not before)
    qtbot.waitUntil(lambda: not shiboken6.isValid(before))
    desk_to_run.do(drafts.save, tracking_id(0), "Yth. Pelapor")
    program.bridge.flush()
    assert _crash_dialogs() == []
