"""Keeps the situation of the desk current: read anew after each change, once for all that come meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.clock import day_in_wib
from ui.shell import situation

if TYPE_CHECKING:
    from desktop.changes import ChangeSet
    from ui.bridge import DeskBridge
    from ui.shell.situation import Situation


class SituationReader(QObject):
    """What the frame of the window, the tray and the notifications go by."""

    changed = Signal(object)
    """The `Situation`, read anew."""

    def __init__(self, bridge: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._now: Situation | None = None
        self._is_reading = False
        self._is_old = False
        bridge.desk_changed.connect(self._on_desk_changed)

    @property
    def now(self) -> Situation | None:
        """As it was last read."""
        return self._now

    @property
    def is_reading(self) -> bool:
        """Whether it is on its way."""
        return self._is_reading

    def read(self) -> None:
        """Read it; `changed` follows."""
        if self._is_reading:
            self._is_old = True
            return
        self._is_reading = True
        now = self._bridge.desk.clock.now()
        self._bridge.read(situation.read, day_in_wib(now), now, then=self._take, owner=self)

    def _take(self, now: Situation) -> None:
        self._is_reading = False
        self._now = now
        self.changed.emit(now)
        if self._is_old:
            self._is_old = False
            self.read()

    def _on_desk_changed(self, change: ChangeSet) -> None:
        if change.topics:
            self.read()
