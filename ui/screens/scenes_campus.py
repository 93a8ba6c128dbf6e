"""Scenes of the work with units: forwarding, what waits and is late, the unit's answer, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache.views.lists import ListName
from ui.screens.scene import Scene, acted, chosen, in_turn, listed

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


_LATE = in_turn(listed(ListName.AWAITING_UNIT), chosen(0))


def _extend(window: MainWindow) -> None:
    from ui.campus import verbs

    pane = window.reading.complaint
    if pane.reading is not None:
        verbs.extend(pane, pane.reading.forwards[0].forward)


SCENES = [
    Scene(name="unit-forward", play=chosen(1), then=acted("forward"), is_scaled=True, shows="ForwardSheet"),
    Scene(name="unit-late", play=_LATE, is_scaled=True),
    Scene(name="unit-remind", play=_LATE, then=acted("remind-unit"), is_scaled=True, shows="MessageSheet"),
    Scene(name="unit-answer", play=_LATE, then=acted("record-unit-answer"), is_scaled=True, shows="UnitAnswerSheet"),
    Scene(name="unit-extend", play=_LATE, then=_extend, shows="ExtendSheet"),
    Scene(name="notes", play=_LATE, then=acted("note"), is_scaled=True, shows="NoteSheet"),
]
