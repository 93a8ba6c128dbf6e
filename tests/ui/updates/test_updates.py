"""The section "Updates" and the line in the window, by keys, with a real publisher and a program in a folder."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.cache import settings
from desktop.cache.ways import data_use
from desktop.updates import swap
from desktop.updates.swap import Step
from sync.scheduling.network import Network
from sync.updates.desk_updates import DeskUpdates
from tests.support.file_server import FileServer, serving
from tests.support.published import FIRST, SECOND, Publisher, files_of, write
from ui.shell import notices
from ui.updates.form import UpdatesForm
from ui.updates.watch import UpdateWatch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from tests.support.clock import FakeClock
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow


@pytest.fixture
def publisher(tmp_path: Path) -> Iterator[Publisher]:
    with Publisher(tmp_path / "publisher") as publisher:
        publisher.publish("1.1", SECOND)
        yield publisher


@pytest.fixture
def server(publisher: Publisher, desk: Desk) -> Iterator[FileServer]:
    with serving(publisher.given_out) as server:
        desk.do(settings.put, settings.UPDATE_SOURCE, server.url)
        yield server


@pytest.fixture
def program(tmp_path: Path) -> Path:
    write(tmp_path / "program", FIRST)
    return tmp_path / "program"


@pytest.fixture
def updates(desk: Desk, publisher: Publisher, program: Path) -> DeskUpdates:
    return DeskUpdates(desk, program=program, root=publisher.root, version="1.0")


@pytest.fixture
def form(qtbot: QtBot, bridge: DeskBridge, updates: DeskUpdates) -> UpdatesForm:
    form = UpdatesForm(bridge, updates)
    qtbot.addWidget(form)
    form.show()
    return form


def press(qtbot: QtBot, button: QPushButton) -> None:
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


@pytest.mark.usefixtures("server")
def test_the_size_comes_first_and_only_then_the_update(
    qtbot: QtBot, form: UpdatesForm, program: Path, desk: Desk
) -> None:
    press(qtbot, form.look_button)
    qtbot.waitUntil(form.fetch_button.isVisible)
    assert "1.1" in form.headline.text()
    assert "bytes" in form.fetch_button.text() or "kB" in form.fetch_button.text()
    assert form.advice.text() in {"Faster.", "Lebih cepat."}
    assert swap.ready_version(program) is None

    press(qtbot, form.fetch_button)
    qtbot.waitUntil(lambda: not form.is_busy)
    assert swap.ready_version(program) == "1.1"
    assert "1.1" in form.headline.text()
    assert files_of(program) == FIRST
    assert desk.ask(data_use.months)[0].bytes_down > 0
    assert swap.begin(program) is Step.SWAPPED
    assert files_of(program) == SECOND


@pytest.mark.usefixtures("server")
def test_an_update_can_be_put_off_to_the_hours_of_large_files(
    qtbot: QtBot, form: UpdatesForm, bridge: DeskBridge, desk: Desk, clock: FakeClock
) -> None:
    press(qtbot, form.look_button)
    qtbot.waitUntil(form.later_button.isVisible)
    press(qtbot, form.later_button)
    bridge.flush()
    qtbot.waitUntil(lambda: desk.ask(settings.get, settings.UPDATE_LATER) == "1.1")
    local = clock.now().astimezone()
    desk.do(settings.put, settings.LARGE_FILES_HOURS, [f"{local:%H}:00", f"{local + timedelta(hours=1):%H}:00"])
    metered = Network(is_metered=True)
    assert DeskUpdates(desk).wants_later()
    assert not DeskUpdates(desk, network=lambda: metered).wants_later()
    clock.advance(timedelta(hours=2))
    assert not DeskUpdates(desk).wants_later()


def test_a_source_that_is_refused_is_told_and_nothing_is_offered(
    qtbot: QtBot, form: UpdatesForm, publisher: Publisher, server: FileServer, program: Path
) -> None:
    for path in publisher.given_out.glob("targets/*"):
        path.write_bytes(bytes(50))
    press(qtbot, form.look_button)
    qtbot.waitUntil(lambda: not form.is_busy and form.look_button.isEnabled())
    assert not form.fetch_button.isVisible()
    assert form.advice.text()
    assert files_of(program) == FIRST
    assert server.asked


def test_a_program_that_somebody_else_updates_names_them_and_offers_nothing(qtbot: QtBot, bridge: DeskBridge) -> None:
    form = UpdatesForm(bridge)
    qtbot.addWidget(form)
    form.show()
    assert "git" in form.advice.text()
    assert not form.ways.isVisible()


@pytest.mark.usefixtures("server")
def test_once_a_week_the_window_tells_what_there_is_and_fetches_nothing(
    qtbot: QtBot, opened: Callable[..., MainWindow], desk: Desk, updates: DeskUpdates, clock: FakeClock
) -> None:
    desk.do(settings.put, settings.UPDATE_CHECKS, True)
    window = opened()
    watch = UpdateWatch(window, updates)
    qtbot.waitUntil(lambda: not watch.is_busy)
    watch.look()
    qtbot.waitUntil(lambda: window.notice.notice is not None)
    told = window.notice.notice
    assert told is not None
    assert told.key == notices.UPDATE
    assert "1.1" in told.title
    assert updates.ready() is None
    assert not updates.look_is_due()
    clock.advance(timedelta(days=8))
    assert updates.look_is_due()
    metered = Network(is_metered=True)
    assert not DeskUpdates(desk, network=lambda: metered).look_is_due()
    desk.do(settings.put, settings.UPDATE_CHECKS, False)
    assert not updates.look_is_due()


def test_the_first_start_of_a_new_version_is_told_and_lets_go_of_the_old_one(
    qtbot: QtBot, opened: Callable[..., MainWindow], updates: DeskUpdates, program: Path
) -> None:
    swap.make_ready(program, "1.1", "1.0", [])
    swap.begin(program)
    window = opened()
    UpdateWatch(window, updates)
    qtbot.waitUntil(lambda: window.notice.notice is not None)
    told = window.notice.notice
    assert told is not None
    assert "1.1" in told.title
    assert swap.journal(program) is None


def test_the_menu_leads_to_the_section(opened: Callable[..., MainWindow]) -> None:
    window = opened()
    window.actions_here.action("updates").trigger()
    form = window.findChild(UpdatesForm)
    assert form is not None
    assert form.isVisible()
