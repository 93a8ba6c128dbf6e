"""A new key from the settings: asked for by the PIN, made with nobody in the desk, and the desk is there again."""

from __future__ import annotations

import gc
import json
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.cache import settings
from desktop.cache.intents import drafts
from desktop.desk import Desk
from desktop.lock import rotation
from desktop.problems import KnownProblem
from tests.ui.seeds import patch, seed, tracking_id
from ui.lock.renewal import Renewal, renew
from ui.program import Program
from ui.settings.page import SettingsPage
from ui.settings.security import SecurityForm

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.support.clock import FakeClock
    from ui.settings.new_key_part import NewKeyPart
    from ui.theme.theme import Theme

PIN = "kapal77"


@pytest.fixture
def folder(tmp_path: Path, clock: FakeClock) -> Path:
    with Desk.open(tmp_path / "desk", clock=clock) as desk:
        desk.do(settings.put, settings.TOUR_SEEN, True)
        seed(desk, [patch(1)])
        desk.do(drafts.save, tracking_id(1), "Yth. Pelapor")
    return tmp_path / "desk"


@pytest.fixture
def code(folder: Path, clock: FakeClock) -> str:
    """The recovery code of the desk, which has a PIN then."""
    with Desk.open(folder, clock=clock) as desk:
        return desk.set_pin(PIN, None)


@pytest.fixture
def program(folder: Path, code: str, clock: FakeClock, theme: Theme, qtbot: QtBot) -> Iterator[Program]:
    assert code
    program = Program(Desk.open(folder, clock=clock, secret=PIN), theme, practice=False, language="en")
    program.start()
    qtbot.waitUntil(lambda: program.window.is_settled)
    yield program
    if not program.is_locked:
        program.end()


def part_of(program: Program) -> NewKeyPart:
    program.window.go.to_settings("security")
    page = program.window.pages.page("settings")
    assert isinstance(page, SettingsPage)
    form = page.content("security")
    assert isinstance(form, SecurityForm)
    return form.new_key


def _tells(part: NewKeyPart, words: str) -> bool:
    return words in part.notice.text


def mark_of(folder: Path) -> str:
    return str(json.loads((folder / "desk.json").read_text("utf-8"))["key_check"])


def read_and_go_on(seen: list[tuple[str, str]]) -> None:
    """Wait for what the dialog has to tell, and press its button."""
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, Renewal) and each.go_on.isVisible()]
    if shown:
        seen.append((shown[0].heading.text(), shown[0].code.text()))
        shown[0].go_on.click()
    else:
        QTimer.singleShot(20, lambda: read_and_go_on(seen))


def test_what_it_costs_is_said_and_only_the_pin_itself_begins_it(qtbot: QtBot, program: Program, code: str) -> None:
    part = part_of(program)
    assert "free space" in part.cost.text()
    assert "recovery code" in part.cost.text()
    for typed, told in (("", "Type the PIN itself"), (code, "Type the PIN itself"), ("kapal78", "not the PIN")):
        part.pin.clear()
        qtbot.keyClicks(part.pin, typed)
        qtbot.keyClick(part.pin, Qt.Key.Key_Return)
        qtbot.waitUntil(partial(_tells, part, told))
    assert not program.is_locked
    assert program.window.isVisible()


def test_the_window_makes_way_and_the_desk_comes_back_under_another_key(
    qtbot: QtBot, program: Program, folder: Path, code: str
) -> None:
    before = mark_of(folder)
    part = part_of(program)
    qtbot.keyClicks(part.pin, PIN)
    qtbot.keyClick(part.button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: program.is_locked)
    assert program.new_key_pin == PIN
    assert not [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    program.end()
    gc.collect()

    seen: list[tuple[str, str]] = []
    QTimer.singleShot(0, lambda: read_and_go_on(seen))
    desk = renew(folder, PIN, program.frame).desk
    assert desk is not None
    draft = desk.ask(drafts.current, tracking_id(1))
    assert draft is not None
    assert draft.text == "Yth. Pelapor"
    desk.close()
    ((heading, new_code),) = seen
    assert heading == "The desk has a new key"
    assert mark_of(folder) != before
    Desk.open(folder, secret=new_code).close()
    with pytest.raises(KnownProblem, match="pin-wrong"):
        Desk.open(folder, secret=code)


def test_a_desk_without_a_pin_has_nothing_to_read(folder: Path, theme: Theme) -> None:  # noqa: ARG001 it must be there
    before = mark_of(folder)
    desk = renew(folder, None, QByteArray()).desk
    assert desk is not None
    desk.close()
    assert mark_of(folder) != before


def test_where_another_program_has_the_desk_it_keeps_its_key_and_that_is_said(
    folder: Path,
    clock: FakeClock,
    theme: Theme,  # noqa: ARG001 it must be there
) -> None:
    before = mark_of(folder)
    seen: list[tuple[str, str]] = []
    with Desk.open(folder, clock=clock):
        QTimer.singleShot(0, lambda: read_and_go_on(seen))
        desk = renew(folder, None, QByteArray()).desk
        assert desk is not None
        desk.close()
    assert seen == [("There is no new key", "")]
    assert mark_of(folder) == before


def test_a_full_disk_is_told_before_the_window_goes(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = part_of(program)
    monkeypatch.setattr(rotation, "MARGIN", 10**18)
    qtbot.keyClicks(part.pin, PIN)
    qtbot.keyClick(part.button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "not enough room for a new key" in part.notice.text)
    assert not program.is_locked
