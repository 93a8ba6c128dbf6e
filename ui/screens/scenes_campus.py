"""Scenes of the work with units: forwarding, what waits and is late, the unit's answer, notes."""

from __future__ import annotations

from desktop.cache.lists import ListName
from ui.screens.scene import Scene, acted, chosen, in_turn, listed

_LATE = in_turn(listed(ListName.AWAITING_UNIT), chosen(0))

SCENES = [
    Scene(name="unit-forward", play=chosen(1), then=acted("forward"), is_scaled=True),
    Scene(name="unit-late", play=_LATE, is_scaled=True),
    Scene(name="unit-remind", play=_LATE, then=acted("remind-unit"), is_scaled=True),
    Scene(name="unit-answer", play=_LATE, then=acted("record-unit-answer"), is_scaled=True),
    Scene(name="notes", play=_LATE, then=acted("note"), is_scaled=True),
]
