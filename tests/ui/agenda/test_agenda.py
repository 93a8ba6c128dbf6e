"""The agenda in the window: by keys, without moving anything that a sync does not concern, and said once a day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.cache import settings
from desktop.cache.days import seen_time
from desktop.cache.intents import drafts, forwards, outbox
from desktop.cache.views import agenda, quiet
from desktop.cache.views.agenda import Part
from desktop.clock import day_in_wib
from tests.ui.hands import press, settle
from tests.ui.seeds import patch, seed, tracking_id
from ui.agenda.morning import Morning
from ui.agenda.page import AgendaPage
from ui.shell import notices

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.desk import Desk
    from tests.support.clock import FakeClock
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow

LATE = "2026-03-02T02:00:00Z"
CTRL = Qt.KeyboardModifier.ControlModifier


def _seed(desk: Desk) -> None:
    late = [patch(n, disposed_at=LATE, title=f"Laporan {n} 3201010101010001") for n in (1, 2)]
    seed(desk, [*late, patch(3, disposed_at="2026-03-10T02:00:00Z"), patch(4)])
    desk.do(forwards.forward, tracking_id(4), "Biro Umum", "Mohon jawaban", day_in_wib(desk.clock.now()))


def _page(qtbot: QtBot, bridge: DeskBridge, window: MainWindow) -> AgendaPage:
    settle(qtbot, bridge, window)
    press(qtbot, window, Qt.Key.Key_A, CTRL | Qt.KeyboardModifier.ShiftModifier)
    page = window.pages.page("agenda")
    assert isinstance(page, AgendaPage)
    qtbot.waitUntil(lambda: bool(page.lists))
    return page


def test_a_key_opens_it_arrows_move_and_enter_opens_the_complaint(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    _seed(desk)
    window = opened(0)
    page = _page(qtbot, bridge, window)

    assert list(page.lists) == [Part.LATE, Part.TODAY, Part.UNIT_DUE]
    late = page.lists[Part.LATE]
    qtbot.waitUntil(late.hasFocus)
    press(qtbot, late, Qt.Key.Key_Down)
    press(qtbot, late, Qt.Key.Key_Return)

    assert window.reading.chosen == tracking_id(2)
    assert window.pages.is_reading


def test_numbers_of_persons_are_covered_there_too(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    _seed(desk)
    page = _page(qtbot, bridge, opened(0))
    assert not any("3201010101010001" in choice.title for shown in page.lists.values() for choice in shown.choices)


def test_a_sync_that_brings_something_leaves_the_officer_where_they_stand(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    _seed(desk)
    page = _page(qtbot, bridge, opened(0))
    before = page.lists[Part.LATE]
    qtbot.waitUntil(before.hasFocus)
    press(qtbot, before, Qt.Key.Key_Down)

    seed(desk, [patch(9, disposed_at="2026-03-10T02:00:00Z")])

    qtbot.waitUntil(lambda: page.lists[Part.LATE] is not before)
    now = page.lists[Part.LATE]
    assert now.hasFocus()
    assert now.current is not None
    assert now.current.data == tracking_id(2)


def test_reminders_are_put_off_and_taken_up_again_by_its_buttons(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow], clock: FakeClock
) -> None:
    _seed(desk)
    page = _page(qtbot, bridge, opened(0))

    qtbot.keyClick(page.hour_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: desk.ask(quiet.is_quiet, clock.now()))
    qtbot.waitUntil(page.wake_button.isVisible)
    qtbot.keyClick(page.wake_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not desk.ask(quiet.is_quiet, clock.now()))


def test_where_nothing_is_due_there_is_nothing_to_put_off(
    qtbot: QtBot, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    window = opened(0)
    settle(qtbot, bridge, window)
    press(qtbot, window, Qt.Key.Key_A, CTRL | Qt.KeyboardModifier.ShiftModifier)
    page = window.pages.page("agenda")
    assert isinstance(page, AgendaPage)

    qtbot.waitUntil(lambda: any(label.text().startswith("Nothing is due") for label in page.findChildren(QLabel)))
    assert not page.hour_button.isVisible()
    assert not page.tomorrow_button.isVisible()


def test_the_day_is_said_once_a_day_and_leads_to_the_agenda(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow], clock: FakeClock
) -> None:
    _seed(desk)
    window = opened(0)
    settle(qtbot, bridge, window)
    morning = Morning(window, bridge)
    qtbot.waitUntil(lambda: window.notice.notice is not None)
    assert window.notice.notice == notices.of_agenda("2 overdue, 1 due today, 1 unit(s) to remind")
    window.notice.action_requested.emit(notices.AGENDA)
    assert window.pages.key == "agenda"

    window.notice.take_back(notices.AGENDA)
    bridge.flush()
    morning.look()
    bridge.flush()
    desk.ask(agenda.agenda, day_in_wib(clock.now()))
    bridge.flush()
    assert window.notice.notice is None
    clock.advance(24 * 3_600)
    morning.look()
    qtbot.waitUntil(lambda: window.notice.notice is not None)


def test_the_line_of_the_day_says_what_is_so_after_a_sync_and_an_answer(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow], clock: FakeClock
) -> None:
    seed(desk, [patch(n, disposed_at=LATE) for n in (1, 2)])
    window = opened(0)
    settle(qtbot, bridge, window)
    morning = Morning(window, bridge)
    qtbot.waitUntil(lambda: window.notice.notice == notices.of_agenda("2 overdue"))

    seed(desk, [patch(1, rev=2, disposed_at=LATE, status_raw="Ditutup oleh Sistem")])
    qtbot.waitUntil(lambda: window.notice.notice == notices.of_agenda("1 overdue"))

    seed(desk, [patch(3, disposed_at="2026-03-10T02:00:00Z")])
    qtbot.waitUntil(lambda: window.notice.notice == notices.of_agenda("1 overdue, 1 due today"))
    clock.advance(24 * 3_600)
    morning.look()  # yesterday's line stands in nobody's way
    qtbot.waitUntil(lambda: window.notice.notice == notices.of_agenda("2 overdue"))

    for number in (2, 3):
        desk.do(drafts.save, tracking_id(number), "Yth. Pelapor, sudah kami periksa.")
        desk.do(outbox.queue, tracking_id(number), hold=timedelta(0))
    qtbot.waitUntil(lambda: window.notice.notice is None)


def test_nothing_is_said_where_that_is_not_wanted(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow]
) -> None:
    _seed(desk)
    desk.do(settings.put, settings.TELLS_AGENDA, False)
    window = opened(0)
    settle(qtbot, bridge, window)
    Morning(window, bridge)
    desk.ask(settings.get, settings.TELLS_AGENDA)
    bridge.flush()
    assert window.notice.notice is None


def test_a_clock_that_went_back_is_told_in_the_window(
    qtbot: QtBot, desk: Desk, bridge: DeskBridge, opened: Callable[..., MainWindow], clock: FakeClock
) -> None:
    desk.do(seen_time.note)
    clock.advance(-30 * 24 * 3_600)
    window = opened(0)
    settle(qtbot, bridge, window)
    qtbot.waitUntil(lambda: window.notice.notice is not None)
    assert window.notice.notice is not None
    assert window.notice.notice.key == notices.CLOCK
    assert window.notice.notice.title.endswith("gone back by 30 day(s)")
