"""Which complaint is on the page: read when it is chosen, and anew when the desk or the day changes under it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.changes import ChangeSet, Topic
from desktop.clock import day_in_wib
from ui.complaint.reading import Reading, read_complaint

if TYPE_CHECKING:
    from desktop.complaint import TrackingId
    from ui.bridge import DeskBridge

_TOLD = Topic.COMPLAINTS | Topic.OUTBOX | Topic.REFERENCE | Topic.CAMPUS


class Reader(QObject):
    """Asks the desk, and passes over an answer about a complaint that the officer has left meanwhile."""

    arrived = Signal(object, object)
    """What is to be shown now, and what was before it, if anything."""
    barred = Signal(object)
    """The freeze of a complaint whose reading nobody has agreed to."""
    missed = Signal()
    """The desk has no such complaint."""

    def __init__(self, bridge: DeskBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.tracking_id: TrackingId | None = None
        """The complaint that is shown or about to be."""
        self.reading: Reading | None = None
        """What is on the page; of the complaint before, until the one that was asked for has come."""
        self._is_agreed = False
        bridge.desk_changed.connect(self._on_desk_changed)

    @property
    def here(self) -> Reading | None:
        """What is on the page, if it is the complaint that was asked for."""
        found = self.reading
        return found if found is not None and found.complaint.tracking_id == self.tracking_id else None

    def turn_to(self, tracking_id: TrackingId | None) -> None:
        """It is to be another complaint, None for none; `look` asks for it."""
        self.tracking_id = tracking_id
        self._is_agreed = False
        if tracking_id is None:
            self.reading = None

    def look(self) -> None:
        """Ask for it as it is now."""
        if self.tracking_id is not None:
            today = day_in_wib(self._bridge.desk.clock.now())
            then = partial(self._on_reading, self.tracking_id)
            self._bridge.read(read_complaint, self.tracking_id, today, then=then, owner=self)

    def agree(self) -> None:
        """The officer reads it although it is frozen."""
        self._is_agreed = True
        self.look()

    def turn_day(self) -> None:
        """Count the deadline anew if another day has begun."""
        if self.reading is not None and self.reading.today != day_in_wib(self._bridge.desk.clock.now()):
            self.look()

    def _on_reading(self, tracking_id: TrackingId, reading: Reading | None) -> None:
        if tracking_id != self.tracking_id:
            return
        if reading is not None and reading.freeze is not None and not self._is_agreed:
            self.reading = None
            self.barred.emit(reading.freeze)
            return
        before, self.reading = self.reading, reading
        if reading is None:
            self.missed.emit()
        else:
            self.arrived.emit(reading, before)

    def _on_desk_changed(self, change: ChangeSet) -> None:
        concerns = self.tracking_id in change.tracking_ids or not change.tracking_ids
        if concerns and change.topics & _TOLD:
            self.look()
