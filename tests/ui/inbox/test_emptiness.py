"""An empty list, and the place beside it where one would read: both say what is so, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.cache import settings
from desktop.cache.views.lists import ListName
from desktop.cache.ways.way import DeskWay
from tests.ui.hands import settle
from tests.ui.seeds import patch, seed, tracking_id
from ui.complaint.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow

CHOOSE = "Choose a complaint in the list"


def _beside(window: MainWindow) -> str:
    pane = window.reading.complaint
    return next(label.text() for label in pane.findChildren(PlainLabel) if label.parent() is pane and label.isVisible())


def test_beside_an_empty_list_nobody_is_sent_to_choose_in_it(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    desk.do(settings.put, settings.WAY, DeskWay.HOSTED)
    window = opened(2)
    assert _beside(window).startswith(CHOOSE)
    window.go.to_list(ListName.ON_HOLD)
    qtbot.waitUntil(lambda: "Choose another list" in _beside(window))
    window.go.to_list(ListName.ALL)
    qtbot.waitUntil(lambda: _beside(window).startswith(CHOOSE))
    qtbot.keyClicks(window.reading.inbox.search, "zzzz")
    qtbot.waitUntil(lambda: "clear the search box" in _beside(window))

    window.go.to_list(ListName.ON_HOLD)
    seed(desk, [patch(0, rev=2, status_raw="Menunggu Kelengkapan Informasi")])
    settle(qtbot, bridge, window)
    qtbot.waitUntil(lambda: _beside(window).startswith(CHOOSE))
    window.reading.inbox.view.choose_row(0)
    qtbot.waitUntil(lambda: window.reading.complaint.reading is not None)
    seed(desk, [patch(0, rev=3, status_raw="Terverifikasi")])
    settle(qtbot, bridge, window)
    assert window.reading.complaint.tracking_id == tracking_id(0), "what is being read stays"


@pytest.mark.parametrize(
    ("way", "said"),
    [
        (None, ("Set up this PC", "Set up this PC first")),
        (DeskWay.HOSTED, ("Sync now", "Start the first sync")),
        (DeskWay.LAPOR3, ("Sync now", "Start the first sync")),
        (DeskWay.EXCEL, ("", "Choose another list")),
    ],
)
def test_a_desk_without_complaints_says_how_the_first_ones_come(
    qtbot: QtBot, desk: Desk, opened: Callable[..., MainWindow], way: DeskWay | None, said: tuple[str, str]
) -> None:
    if way is not None:
        desk.do(settings.put, settings.WAY, way)
    window = opened(0)
    action, beside = said
    qtbot.waitUntil(lambda: beside in _beside(window))
    told = window.reading.inbox.emptiness.told
    assert told is not None
    assert told.action == action


def test_where_complaints_come_by_hand_no_list_promises_a_sync(
    qtbot: QtBot, desk: Desk, opened: Callable[..., MainWindow]
) -> None:
    desk.do(settings.put, settings.WAY, DeskWay.EXCEL)
    window = opened(0)
    window.go.to_list(ListName.ALL)
    qtbot.waitUntil(lambda: "next Excel export" in _beside(window))
    assert "next Excel export" in window.reading.inbox.emptiness.accessibleName()
