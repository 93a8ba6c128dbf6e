from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QObject, Signal

from desktop.cache import settings
from desktop.cache.days import seen_time
from desktop.cache.views import news, quiet
from desktop.cache.views.news import News, NewsKind
from desktop.cache.views.quiet import Snooze
from tests.ui.seeds import patch, seed, tracking_id
from ui.tray.teller import NewsTeller
from ui.tray.words import told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from tests.support.clock import FakeClock
    from ui.bridge import DeskBridge


class Watched(QObject):
    """Stands for the window and the desktop."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.is_in_front = False
        self.told: list[str] = []

    def tell(self, _news: Sequence[News], words: str) -> None:
        self.told.append(words)


@pytest.fixture
def watched(qapp: QApplication) -> Iterator[Watched]:  # noqa: ARG001 it must be there
    watched = Watched()
    yield watched
    shiboken6.delete(watched)  # on this thread, with the teller: Python might do it on any


def teller_of(bridge: DeskBridge, watched: Watched) -> NewsTeller:
    return NewsTeller(
        bridge, watched.changed, is_in_front=lambda: watched.is_in_front, tell=watched.tell, parent=watched
    )


def all_told(desk: Desk) -> bool:
    from desktop.clock import day_in_wib

    return desk.ask(news.untold, day_in_wib(desk.clock.now())) == []


def test_many_that_came_are_one_line_and_not_told_again(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, watched: Watched
) -> None:
    seed(desk, [patch(number) for number in range(3)])
    teller = teller_of(bridge, watched)
    teller.look()
    qtbot.waitUntil(lambda: watched.told == ["3 new complaint(s)"])
    qtbot.waitUntil(lambda: all_told(desk))
    teller.look()
    seed(desk, [patch(9)])
    teller.look()
    qtbot.waitUntil(lambda: len(watched.told) > 1)
    qtbot.waitUntil(lambda: all_told(desk))
    assert len(watched.told) == 2
    assert watched.told[1] == f"New complaints have come in: #{tracking_id(9)}"


def test_what_is_seen_in_the_window_is_not_told_later(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, watched: Watched
) -> None:
    seed(desk, [patch(1)])
    watched.is_in_front = True
    teller = teller_of(bridge, watched)
    teller.look()
    qtbot.waitUntil(lambda: all_told(desk))
    watched.is_in_front = False
    teller.look()
    bridge.flush()
    assert watched.told == []


def test_what_was_switched_off_stays_silent_also_when_it_is_on_again(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, watched: Watched
) -> None:
    seed(desk, [patch(1)])
    desk.do(settings.put, settings.NOT_TOLD, [NewsKind.NEW.value])
    teller = teller_of(bridge, watched)
    teller.look()
    qtbot.waitUntil(lambda: all_told(desk))
    desk.do(settings.put, settings.NOT_TOLD, [])
    seed(desk, [patch(2)])
    teller.look()
    qtbot.waitUntil(lambda: bool(watched.told))
    assert watched.told == [f"New complaints have come in: #{tracking_id(2)}"]


def test_nothing_is_told_where_notifications_are_off(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, watched: Watched
) -> None:
    seed(desk, [patch(1)])
    desk.do(settings.put, settings.TELLS, False)
    teller_of(bridge, watched).look()
    qtbot.waitUntil(lambda: all_told(desk))
    assert watched.told == []


def test_a_snooze_holds_back_and_what_it_held_back_is_told_after(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, watched: Watched, clock: FakeClock
) -> None:
    seed(desk, [patch(1)])
    desk.do(quiet.snooze, Snooze.HOUR, clock.now())
    teller = teller_of(bridge, watched)
    teller.look()
    desk.ask(settings.get, settings.TELLS)
    bridge.flush()
    assert watched.told == []
    clock.advance(3_601)
    qtbot.waitUntil(lambda: _told_after_a_look(teller, watched))
    assert watched.told == [f"New complaints have come in: #{tracking_id(1)}"]


def test_nothing_is_reminded_of_by_a_clock_that_went_back(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, watched: Watched, clock: FakeClock
) -> None:
    desk.do(seen_time.note)
    right = clock.now()
    clock.set(right - timedelta(days=4_000))
    seed(desk, [patch(1)])
    teller = teller_of(bridge, watched)
    teller.look()
    desk.ask(settings.get, settings.TELLS)
    bridge.flush()
    assert watched.told == []
    clock.set(right)
    qtbot.waitUntil(lambda: _told_after_a_look(teller, watched))


def _told_after_a_look(teller: NewsTeller, watched: Watched) -> bool:
    teller.look()
    return bool(watched.told)


def test_news_say_numbers_and_nobodys_words(desk: Desk) -> None:
    seed(desk, [patch(1, title="Budi mengeluh", body="Nama saya Budi", reporter_name="Budi")])
    from datetime import date

    said = told(desk.ask(news.untold, date(2026, 3, 17)))
    assert "Budi" not in said
    assert tracking_id(1) in said
