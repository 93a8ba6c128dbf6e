"""Reminders are silent when they are not wanted, and come after."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.cache import settings
from desktop.cache.days import seen_time
from desktop.cache.views import news, quiet
from desktop.cache.views.quiet import Snooze
from desktop.cache.ways import syncstate
from desktop.clock import WIB, day_in_wib
from tests.ui.seeds import patch, seed

if TYPE_CHECKING:
    from desktop.desk import Desk
    from tests.support.clock import FakeClock

NOON = datetime(2026, 3, 17, 12, 0, tzinfo=WIB)


@pytest.mark.parametrize(
    ("begins", "ends", "quiet_hours"),
    [(None, 7, set()), (22, 7, {22, 23, *range(7)}), (12, 14, {12, 13}), (17, 5, {*range(17, 24), *range(5)})],
)
def test_quiet_hours_may_go_over_midnight(desk: Desk, begins: int | None, ends: int, quiet_hours: set[int]) -> None:
    desk.do(settings.put, settings.QUIET_FROM, begins)
    desk.do(settings.put, settings.QUIET_UNTIL, ends)
    assert {hour for hour in range(24) if desk.ask(quiet.is_quiet, NOON.replace(hour=hour))} == quiet_hours


def test_a_snooze_of_an_hour_ends_by_itself_and_outlives_a_restart(desk: Desk) -> None:
    from desktop.desk import Desk

    desk.do(quiet.snooze, Snooze.HOUR, NOON)
    with Desk.open(desk.data_dir, clock=desk.clock) as again:
        assert again.ask(quiet.is_quiet, NOON + timedelta(minutes=59))
        assert not again.ask(quiet.is_quiet, NOON + timedelta(minutes=60))


def test_a_snooze_until_tomorrow_ends_when_quiet_hours_do(desk: Desk) -> None:
    desk.do(settings.put, settings.QUIET_UNTIL, 7)
    desk.do(quiet.snooze, Snooze.TOMORROW, NOON)
    assert desk.ask(quiet.snoozed_until) == NOON.replace(day=18, hour=7)
    desk.do(quiet.wake)
    assert not desk.ask(quiet.is_quiet, NOON)


def test_what_was_put_off_is_told_again(desk: Desk) -> None:
    seed(desk, [patch(1)])
    today = day_in_wib(NOON)
    told = desk.ask(news.untold, today)
    desk.do(news.mark_told, told)
    assert desk.ask(news.untold, today) == []
    desk.do(quiet.snooze, Snooze.HOUR, NOON, told)
    assert desk.ask(news.untold, today) == told


def test_a_clock_that_went_back_is_noticed_and_a_sync_that_finds_it_right_ends_that(
    desk: Desk, clock: FakeClock
) -> None:
    right = clock.now()
    desk.do(seen_time.note)
    clock.set(right - timedelta(days=400))
    assert desk.ask(seen_time.behind, clock.now()) == timedelta(days=400)
    desk.do(seen_time.note)
    assert desk.ask(seen_time.behind, clock.now()) == timedelta(days=400)

    desk.do(syncstate.succeeded, bytes_up=0, bytes_down=0, clock_skew_seconds=-34_560_000.0)
    assert desk.ask(seen_time.behind, clock.now())
    desk.do(syncstate.succeeded, bytes_up=0, bytes_down=0, clock_skew_seconds=2.0)
    assert not desk.ask(seen_time.behind, clock.now())


def test_a_few_minutes_back_are_a_time_server_at_work(desk: Desk, clock: FakeClock) -> None:
    desk.do(seen_time.note)
    assert not desk.ask(seen_time.behind, clock.now() - timedelta(minutes=4))
