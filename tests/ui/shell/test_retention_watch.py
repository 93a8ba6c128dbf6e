"""What has outlived its time is told once a day, in a line that leads to its section, and nothing goes by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.cache import settings
from desktop.cache.keeping import retention
from desktop.cache.mirror import complaints
from desktop.clock import day_in_wib
from desktop.complaint import EventKind, TrackingId
from desktop.retention.rules import Ending, Rule, Source
from tests.desktop.complaints import arrive, event, whole
from tests.ui.hands import settle
from ui.settings.page import SettingsPage
from ui.shell import notices
from ui.shell.retention_watch import RetentionWatch

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from tests.support.clock import FakeClock
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow

NUMBER = 8_507_901
DAY = 24 * 3_600


def test_it_is_told_once_a_day_and_leads_to_the_section(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow], clock: FakeClock
) -> None:
    closed = event("c1", EventKind.CLOSED, at="2025-01-10T10:00:00+07:00")
    arrive(desk, whole(NUMBER, rev=5, status="Ditutup oleh Sistem", events=(closed,)))
    window = opened()
    watch = RetentionWatch(window, bridge)
    watch.look()
    qtbot.waitUntil(lambda: window.notice.notice is not None)
    assert window.notice.notice == notices.of_retention(1)
    button = next(each for each in window.notice.findChildren(QPushButton) if each.isVisible())
    qtbot.keyClick(button, Qt.Key.Key_Space)
    page = window.pages.currentWidget()
    assert isinstance(page, SettingsPage)
    assert page.section == "retention"
    settle(qtbot, bridge, window)
    assert window.notice.notice is None
    today = day_in_wib(clock.now()).isoformat()
    qtbot.waitUntil(lambda: desk.ask(settings.get, settings.RETENTION_ASKED) == today)

    watch.look()
    settle(qtbot, bridge, window)
    assert window.notice.notice is None
    clock.advance(DAY)
    watch.look()
    qtbot.waitUntil(lambda: window.notice.notice is not None)
    assert desk.ask(complaints.get, TrackingId(str(NUMBER))) is not None


def test_its_number_is_that_of_the_desk_while_it_stands(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    closed = event("c1", EventKind.CLOSED, at="2025-01-10T10:00:00+07:00")
    for number in (NUMBER, NUMBER + 1):
        arrive(desk, whole(number, rev=5, status="Ditutup oleh Sistem", events=(closed,)))
    window = opened()
    RetentionWatch(window, bridge).look()
    qtbot.waitUntil(lambda: window.notice.notice == notices.of_retention(2))
    arrive(desk, whole(NUMBER, rev=6, status="Terverifikasi"))
    qtbot.waitUntil(lambda: window.notice.notice == notices.of_retention(1))
    longer = Rule(ending=Ending.CLOSED, days=9_000, source=Source.OFFICER)
    desk.do(retention.put_own_rules, [longer])
    qtbot.waitUntil(lambda: window.notice.notice is None)
