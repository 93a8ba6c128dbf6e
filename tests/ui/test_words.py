"""Days and times stand in a window as its language writes them, wherever they come from."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from desktop.clock import WIB
from ui.complaint.words import explained
from ui.language import say_the_source, speak
from ui.words import calendar_day, to_the_second

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def language(qapp: QApplication) -> Iterator[None]:
    assert qapp is not None
    yield
    say_the_source()


@pytest.mark.parametrize(("spoken", "written"), [("id", "17 Agu 2026 08.10.05"), ("en", "17 Aug 2026 08:10:05")])
def test_a_moment_is_told_to_the_second_in_its_own_zone(spoken: str, written: str) -> None:
    speak(spoken)
    assert to_the_second(datetime(2026, 8, 17, 8, 10, 5, tzinfo=WIB)) == written


def test_a_day_is_written_out() -> None:
    speak("id")
    assert calendar_day(date(2026, 5, 2)) == "2 Mei 2026"


def test_a_problem_tells_its_times_as_the_window_does() -> None:
    speak("id")
    told = explained("clock-wrong", {"host": "h", "here": "2026-08-17 09:30", "there": "2026-08-18 09:31"})
    assert told.advice.startswith("PC ini menunjukkan 17 Agu 2026 09.30, server 18 Agu 2026 09.31;")
