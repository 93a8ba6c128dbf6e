"""Scenes of network and data: what a sync will cost, what stands against it, how far it is, and the settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, cast

from desktop.problems import KnownProblem
from sync.report import Phase, SyncProgress, SyncState
from sync.scheduling.allowance import Hindrance
from sync.scheduling.rules import RHYTHM_HOURS, LargeFiles
from sync.speed import Cost
from ui.screens.scene import Scene
from ui.screens.stage import NOW
from ui.shell import notices

if TYPE_CHECKING:
    from ui.settings.data_use import DataForm
    from ui.settings.page import SettingsPage
    from ui.shell.window import MainWindow

_IDLE = SyncState(phase=Phase.IDLE, last_success_at=NOW - timedelta(hours=2))
_STATES = {
    "metered": replace(_IDLE, hindrance=Hindrance.METERED),
    "waiting-third": SyncState(
        phase=Phase.WAITING,
        problem=KnownProblem("stalled", host="lapor.example.id"),
        next_attempt_at=NOW + timedelta(minutes=6),
        attempts=2,
    ),
    "receiving-left": SyncState(
        phase=Phase.RECEIVING,
        progress=SyncProgress(
            phase=Phase.RECEIVING, done=120, total=300, bytes_up=812, bytes_down=45_210, seconds_left=41.0
        ),
    ),
}


def _state(state: SyncState, window: MainWindow) -> None:
    window.reading.inbox.view.choose_row(1)
    window.property("link").tell(state)


def _question(window: MainWindow) -> None:
    _state(replace(_IDLE, hindrance=Hindrance.LIMIT), window)
    window.notice.tell(notices.of_data_question(Cost(bytes_up=1_200, bytes_down=60_000, seconds=4.0)))


def _settings(window: MainWindow) -> None:
    window.go.to_settings("data")


def _hours(window: MainWindow) -> None:
    form = cast("DataForm", cast("SettingsPage", window.pages.page("settings")).content("data"))
    for box, value in ((form.rhythm, RHYTHM_HOURS), (form.large, LargeFiles.HOURS.value)):
        box.setCurrentIndex(box.findData(value))
    form.hours.show()
    form.large_hours.show()


SCENES = [
    *(Scene(name=f"data-{name}", play=partial(_state, state), is_scaled=True) for name, state in _STATES.items()),
    Scene(name="data-question", play=_question, is_scaled=True),
    Scene(name="settings-data", play=_settings, is_scaled=True),
    Scene(name="settings-data-hours", play=_settings, then=_hours, is_scaled=True),
]
