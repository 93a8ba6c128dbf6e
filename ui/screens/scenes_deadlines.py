"""Scenes of deadlines: how one was counted, the day's agenda, the calendar, a clock that went back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.cache.views.agenda import agenda
from desktop.clock import day_in_wib
from ui.agenda.words import summary
from ui.screens.scene import Scene, chosen
from ui.shell import notices

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


def _explain(window: MainWindow) -> None:
    window.reading.complaint.header.why_button.click()


def _agenda(window: MainWindow) -> None:
    window.go.to_agenda()


def _day(window: MainWindow) -> None:
    desk = window.bridge.desk
    lines = desk.ask(agenda, day_in_wib(desk.clock.now()))
    window.notice.tell(notices.of_agenda(summary(lines)))


def _clock(window: MainWindow) -> None:
    window.notice.tell(notices.of_clock_behind(timedelta(days=400)))


SCENES = [
    Scene(name="deadline-explained", play=chosen(6), then=_explain, is_scaled=True),
    Scene(name="agenda", play=_agenda, is_scaled=True),
    Scene(name="agenda-empty", play=_agenda, is_empty=True),
    Scene(name="agenda-day", play=_day),
    Scene(name="settings-days", play=lambda window: window.go.to_settings("days"), is_scaled=True),
    Scene(name="clock-behind", play=_clock, is_scaled=True),
]
