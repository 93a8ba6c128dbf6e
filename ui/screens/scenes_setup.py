"""Scenes of choosing how this PC gets its complaints."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.cache.ways.way import DeskWay
from ui.screens.scene import Scene, in_turn
from ui.setup.form import WayForm

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


def _open(window: MainWindow) -> None:
    window.go.to_settings("way")


def _choose(wanted: DeskWay, window: MainWindow) -> None:
    form = window.findChild(WayForm)
    assert isinstance(form, WayForm)  # noqa: S101 - the scene before opened it
    form.show_way(wanted)


SCENES = [
    Scene(name="setup-hosted", play=_open, is_empty=True, is_scaled=True),
    Scene(name="setup-lapor3", play=in_turn(_open, partial(_choose, DeskWay.LAPOR3)), is_empty=True),
    Scene(name="setup-excel", play=in_turn(_open, partial(_choose, DeskWay.EXCEL)), is_scaled=True),
    Scene(name="setup-practice", play=in_turn(_open, partial(_choose, DeskWay.PRACTICE)), is_empty=True),
]
