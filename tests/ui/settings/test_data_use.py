"""The section "Network and data", and what the frame says of the month's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.cache import settings
from desktop.cache.ways import data_use
from desktop.cache.ways.data_use import DataKind
from desktop.cache.ways.way import DeskWay
from sync.report import Phase, SyncState
from sync.scheduling import rules
from sync.scheduling.allowance import Hindrance
from sync.scheduling.network import Network
from sync.scheduling.rules import LargeFiles, Saving
from tests.ui.hands import press, settle
from ui.settings.data_use import DataForm
from ui.shell import notices
from ui.shell.network_watch import NetworkWatch

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from tests.support.clock import FakeClock
    from ui.bridge import DeskBridge
    from ui.shell.sync_link import SyncLink
    from ui.shell.window import MainWindow


def form_of(window: MainWindow) -> DataForm:
    window.go.to_settings("data")
    found = window.findChild(DataForm)
    assert found is not None
    return found


def test_what_is_chosen_by_key_is_what_the_sync_goes_by(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    form = form_of(window)
    settle(qtbot, bridge, window)
    assert not form.hours.isVisible()
    for box in (form.rhythm, form.saving, form.limit, form.large):
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_Down)
    settle(qtbot, bridge, window)
    chosen = desk.ask(rules.read)
    assert chosen.rhythm.every is not None
    assert chosen.rhythm.every.total_seconds() == 30 * 60
    assert (chosen.saving, chosen.limit, chosen.large_files) == (Saving.ALWAYS, 20_000_000, LargeFiles.HOURS)
    assert form.large_hours.isVisible()


def test_hours_are_chosen_one_by_one_and_may_be_fewer(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    desk.do(settings.put, settings.SYNC_RHYTHM, "hours")
    window = opened()
    form = form_of(window)
    settle(qtbot, bridge, window)
    assert form.hours.isVisible()
    third = form.hours.boxes[2]
    third.setFocus()
    qtbot.keyClick(third, Qt.Key.Key_Home)
    settle(qtbot, bridge, window)
    assert [f"{hour:%H}" for hour in desk.ask(rules.read).rhythm.hours] == ["08", "12"]


def test_the_counter_is_shown_and_can_be_begun_anew(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    form = form_of(window)
    settle(qtbot, bridge, window)
    assert form.use.text() == "Nothing yet."
    desk.write_as("sync", data_use.add, DataKind.SYNC, bytes_up=2_000, bytes_down=31_000).result()
    settle(qtbot, bridge, window)
    qtbot.waitUntil(lambda: form.use.text() == "March 2026: sent 2.0 kB, received 31.0 kB")
    form.anew.setFocus()
    press(qtbot, form.anew, Qt.Key.Key_Space)
    settle(qtbot, bridge, window)
    qtbot.waitUntil(lambda: form.use.text() == "Nothing yet.")


def test_the_officer_is_told_once_when_the_months_data_runs_low_and_once_when_it_is_gone(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    desk.do(settings.put, settings.DATA_LIMIT, 20_000_000)
    desk.do(data_use.add, DataKind.SYNC, bytes_up=0, bytes_down=15_999_999)
    window = opened()
    settle(qtbot, bridge, window)
    assert window.notice.notice is None
    desk.do(data_use.add, DataKind.SYNC, bytes_up=1, bytes_down=0)
    settle(qtbot, bridge, window)
    assert window.notice.notice is not None
    assert window.notice.notice.title == "This month's data is nearly used up: 16.0 MB of 20.0 MB"
    window.notice.take_back(notices.DATA)
    desk.do(data_use.add, DataKind.SYNC, bytes_up=1, bytes_down=0)
    settle(qtbot, bridge, window)
    assert window.notice.notice is None, "who has put it away knows it"
    desk.do(data_use.add, DataKind.SYNC, bytes_up=0, bytes_down=4_000_000)
    settle(qtbot, bridge, window)
    assert window.notice.notice is not None
    assert window.notice.notice.title == "This month's data is used up: 20.0 MB of 20.0 MB"


def test_with_the_months_data_gone_a_sync_by_hand_is_asked_about_in_the_line(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow], link: SyncLink
) -> None:
    desk.do(settings.put, settings.WAY, DeskWay.HOSTED)
    window = opened()
    settle(qtbot, bridge, window)
    link.tell(SyncState(phase=Phase.IDLE, hindrance=Hindrance.LIMIT))
    assert "this month's data is used up" in window.status.text
    press(qtbot, window, Qt.Key.Key_F5)
    assert not link.wants_sync
    assert window.notice.notice is not None
    assert window.notice.notice.key == notices.DATA_QUESTION
    yes = next(button for button in window.notice.findChildren(QPushButton) if button.text() == "Sync all the same")
    yes.setFocus()
    press(qtbot, yes, Qt.Key.Key_Space)
    assert link.wants_sync
    assert window.notice.notice is None


@pytest.mark.usefixtures("qtbot")
def test_a_network_that_comes_back_is_told_with_its_time(clock: FakeClock) -> None:
    watch = NetworkWatch(clock)
    told: list[Network] = []
    watch.changed.connect(told.append)
    watch.take(is_reachable=True, is_metered=False)
    watch.take(is_reachable=True, is_metered=False)
    watch.take(is_reachable=False, is_metered=None)
    watch.take(is_reachable=True, is_metered=True)
    assert told == [
        Network(is_reachable=True, is_metered=False),
        Network(is_reachable=False),
        Network(is_reachable=True, is_metered=True, returned_at=clock.now()),
    ]
