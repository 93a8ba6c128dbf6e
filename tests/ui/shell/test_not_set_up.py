"""A desk that has no way yet says so where it is empty and in its status, and the key of the sync leads to the ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.cache import settings
from desktop.cache.ways.way import DeskWay
from desktop.problems import KnownProblem
from sync.report import Phase, SyncState
from tests.ui.hands import press, settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.shell.sync_link import SyncLink
    from ui.shell.window import MainWindow

UNSET = SyncState(phase=Phase.SIGNED_OUT, problem=KnownProblem("url-missing"))


def test_a_new_desk_is_not_told_of_an_address_that_it_may_never_need(
    opened: Callable[..., MainWindow], link: SyncLink
) -> None:
    window = opened(0)
    link.tell(UNSET)
    assert window.notice.notice is None
    assert window.status.text.startswith("Not set up yet")
    told = window.reading.inbox.emptiness.told
    assert told is not None
    assert told.action == "Set up this PC"


def test_the_key_of_the_sync_sets_up_first_and_syncs_from_then_on(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    window = opened(0)
    press(qtbot, window, Qt.Key.Key_F5)
    assert window.pages.key == "settings"
    assert not window.link.wants_sync
    desk.do(settings.put, settings.WAY, DeskWay.HOSTED)
    settle(qtbot, bridge, window)
    press(qtbot, window, Qt.Key.Key_F5)
    assert window.link.wants_sync
