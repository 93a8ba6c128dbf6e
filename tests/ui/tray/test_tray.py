from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache import settings
from tests.ui.hands import settle
from ui.tray.badge import badged
from ui.tray.tray import Tray

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.shell.sync_link import SyncLink
    from ui.shell.window import MainWindow


def test_closing_ends_unless_the_officer_chose_the_tray(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, link: SyncLink, opened: Callable[..., MainWindow]
) -> None:
    window = opened()
    tray = Tray(window, bridge, link)
    settle(qtbot, bridge, window)
    assert not window.may_hide()
    desk.do(settings.put, settings.STAYS_IN_TRAY, True)
    settle(qtbot, bridge, window)
    qtbot.waitUntil(lambda: window.may_hide() is (tray.icon is not None))
    window.may_hide = lambda: True  # as on a desktop with a tray
    with qtbot.assertNotEmitted(window.closed):
        window.close()
    assert not window.isVisible()
    window.come_to_front()
    assert window.isVisible()
    with qtbot.waitSignal(window.closed):
        window.quit()


def test_the_badge_is_a_number_of_two_figures_at_most(qtbot: QtBot) -> None:  # noqa: ARG001
    plain, some, many = (badged(count).pixmap(32, 32).toImage() for count in (0, 7, 1234))
    assert plain != some != many


def test_a_click_on_news_of_one_complaint_opens_it(
    bridge: DeskBridge, link: SyncLink, opened: Callable[..., MainWindow]
) -> None:
    from desktop.cache.views.news import News, NewsKind
    from tests.ui.seeds import tracking_id

    window = opened()
    tray = Tray(window, bridge, link)
    tray.tell([News(NewsKind.REPLY, tracking_id(2), "2026-03-16")], "…")
    tray.open_news()
    assert window.reading.chosen == tracking_id(2)
