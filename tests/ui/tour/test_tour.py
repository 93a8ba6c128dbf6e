from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.cache import settings
from tests.ui.hands import press, settle
from tests.ui.seeds import patch, seed
from ui.tour.cards import cards
from ui.tour.tour import Tour, start_tour

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow

MOST_CARDS = 5


def test_it_goes_through_all_cards_by_keyboard_and_leads_back(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    assert len(cards(window)) <= MOST_CARDS
    tour = start_tour(window)
    for place in range(len(cards(window))):
        assert tour.place == place
        assert window.rect().contains(tour.geometry())
        press(qtbot, window, Qt.Key.Key_Return if place % 2 else Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.findChild(Tour) is None)
    assert window.reading.inbox.view.hasFocus()


def test_after_the_first_complaints_came_under_it_the_keys_are_the_lists(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    window = opened(0)
    window.reading.inbox.emptiness.setFocus()  # where an empty list has it
    start_tour(window)
    seed(desk, [patch(number) for number in range(3)])
    settle(qtbot, bridge, window)
    qtbot.waitUntil(lambda: window.reading.inbox.view.model().rowCount() == 3)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.reading.inbox.view.hasFocus()
    press(qtbot, window, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.reading.chosen is not None)


def test_esc_skips_it(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    start_tour(window)
    press(qtbot, window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(Tour) is None)


def test_it_is_noted_as_seen(desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    start_tour(window)
    bridge.flush()
    assert desk.ask(settings.get, settings.TOUR_SEEN) is True


def test_the_window_can_be_used_meanwhile(qtbot: QtBot, opened: Callable[..., MainWindow]) -> None:
    window = opened()
    start_tour(window)
    window.reading.inbox.view.choose_row(1)
    assert window.reading.chosen is not None
    assert window.findChild(Tour) is not None
    start_tour(window)
    qtbot.waitUntil(lambda: len(window.findChildren(Tour)) == 1)
