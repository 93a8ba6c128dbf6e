"""What the status line says of costs, waits and what stands against a sync."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import draft_files
from desktop.cache.ways import link_speed, syncstate
from desktop.cache.ways.link_speed import LinkSpeed
from desktop.complaint import TrackingId
from desktop.intent import FileRef
from desktop.problems import KnownProblem
from sync.report import Phase, SyncProgress, SyncState
from sync.scheduling.allowance import Hindrance
from tests.sync.parts import queued
from tests.ui.viewer.contents import pdf
from ui.shell.situation import read
from ui.shell.status import StatusBar
from ui.shell.sync_words import status_line

if TYPE_CHECKING:
    from desktop.desk import Desk
    from tests.support.clock import FakeClock

IDLE = SyncState(phase=Phase.IDLE)
TODAY = date(2026, 3, 17)
pytestmark = pytest.mark.usefixtures("qtbot")


def details(desk: Desk, state: SyncState = IDLE) -> tuple[str, ...]:
    now = desk.clock.now()
    return status_line(state, desk.ask(read, TODAY, now), now).details


def test_what_waits_is_told_with_its_bytes_on_the_wire_and_its_seconds(desk: Desk, clock: FakeClock) -> None:
    queued(desk, "7000001", "Sudah kami periksa. " * 50)
    desk.do(syncstate.succeeded, bytes_up=0, bytes_down=0, clock_skew_seconds=0.0)
    clock.advance(timedelta(hours=2))
    assert details(desk)[1] == "waiting: 1 answer(s), 617 bytes", "nothing was measured yet, so no seconds are told"
    known = LinkSpeed(round_trip=0.4, up=30_000.0, down=30_000.0, news_bytes=240_000, news_hours=8.0)
    desk.do(link_speed.put, known)
    assert details(desk)[1:] == ("waiting: 1 answer(s), 617 bytes (± 3 s)", "about 60.1 kB to come")


def test_little_that_comes_is_not_worth_a_word(desk: Desk) -> None:
    desk.do(syncstate.succeeded, bytes_up=0, bytes_down=0, clock_skew_seconds=0.0)
    assert details(desk)[1:] == ("nothing waits to be sent",)


@pytest.mark.parametrize(
    ("hindrance", "words"),
    [
        (Hindrance.METERED, "paid network: syncs only with the button"),
        (Hindrance.SAVING, "saving data: syncs only with the button"),
        (Hindrance.LIMIT, "this month's data is used up: syncs only with the button"),
        (Hindrance.OFF, "syncs only with the button"),
    ],
)
def test_what_stands_against_a_sync_comes_first(desk: Desk, hindrance: Hindrance, words: str) -> None:
    assert details(desk, replace(IDLE, hindrance=hindrance))[0] == words


def test_a_wait_is_told_with_its_end_and_the_number_of_the_attempt(desk: Desk) -> None:
    until = desk.clock.now() + timedelta(minutes=6)
    stalled = KnownProblem("stalled", host="x")
    waiting = SyncState(phase=Phase.WAITING, problem=stalled, next_attempt_at=until, attempts=2)
    line = status_line(waiting, None, desk.clock.now())
    assert line.headline.startswith("Waiting until ")
    assert line.headline.endswith(" (attempt 3)")
    offline = replace(waiting, phase=Phase.OFFLINE)
    assert status_line(offline, None, desk.clock.now()).details[0].endswith(" (attempt 3)")


def test_a_pull_tells_how_long_it_still_takes(desk: Desk) -> None:
    progress = SyncProgress(phase=Phase.RECEIVING, done=30, total=90, seconds_left=41.3)
    line = status_line(SyncState(phase=Phase.RECEIVING, progress=progress), None, desk.clock.now())
    assert line.details[-1] == "about 41 s left"


def test_what_is_sent_tells_how_long_it_will_take_until_that_time_is_over(desk: Desk, clock: FakeClock) -> None:
    queued(desk, "7000001", "Sudah kami periksa. " * 50)
    desk.do(syncstate.succeeded, bytes_up=0, bytes_down=0, clock_skew_seconds=0.0)
    desk.do(link_speed.put, LinkSpeed(round_trip=4.0, up=8_000.0, down=8_000.0))
    bar = StatusBar(clock, key_is_weak=False)
    bar.show_situation(desk.ask(read, TODAY, clock.now()))

    bar.show_state(SyncState(phase=Phase.SENDING, progress=SyncProgress(phase=Phase.SENDING, bytes_up=600)))
    assert bar.text == "Sending… · sent 600 bytes · received 0 bytes · about 12 s left"

    clock.advance(8)
    bar.show_state(SyncState(phase=Phase.SENDING, progress=SyncProgress(phase=Phase.SENDING, bytes_up=617)))
    assert bar.text.endswith(" · about 4 s left")

    clock.advance(8)
    bar.show_state(SyncState(phase=Phase.SENDING, progress=SyncProgress(phase=Phase.SENDING, bytes_up=617)))
    assert bar.text.endswith("received 0 bytes"), "it takes longer than was thought: nothing is known of the rest"


def test_files_that_go_tell_how_long_they_will_take(desk: Desk, clock: FakeClock) -> None:
    letter = FileRef(
        name="surat.pdf", sha256=desk.files.put(pdf(1)).result(), size=90_000, media_type="application/pdf"
    )
    desk.do(draft_files.attach, TrackingId("7000001"), letter)
    queued(desk, "7000001", "Sudah kami periksa.")
    desk.do(link_speed.put, LinkSpeed(round_trip=0.4, up=3_000.0, down=9_000.0))
    bar = StatusBar(clock, key_is_weak=False)
    bar.show_situation(desk.ask(read, TODAY, clock.now()))

    bar.show_state(SyncState(phase=Phase.RECEIVING, progress=SyncProgress(phase=Phase.RECEIVING, done=2, total=2)))
    bar.show_state(SyncState(phase=Phase.FILES, progress=SyncProgress(phase=Phase.FILES, bytes_up=900)))
    clock.advance(10)
    bar.show_state(SyncState(phase=Phase.FILES, progress=SyncProgress(phase=Phase.FILES, bytes_up=30_900)))
    assert bar.text.endswith(" · about 20 s left")
