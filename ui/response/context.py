"""Follows the complaint that is answered: what fills templates, what is checked, what was answered before like it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.changes import ChangeSet, Topic
from desktop.clock import day_in_wib

if TYPE_CHECKING:
    from datetime import date

    from desktop.cache.connection import Database
    from desktop.cache.intents.answer_context import AnswerContext
    from desktop.cache.views.similar import AnsweredBefore
    from desktop.complaint import TrackingId
    from ui.bridge import DeskBridge

SIMILAR_AFTER_MS = 300
"""Arrowing past a complaint looks for nothing."""
_CONCERNING = Topic.COMPLAINTS | Topic.OUTBOX | Topic.CAMPUS
_FOR_ALL = Topic.TEMPLATES | Topic.REFERENCE | Topic.SETTINGS


class ContextReader(QObject):
    """One for an answer's panel."""

    changed = Signal()
    similar_found = Signal()

    def __init__(self, bridge: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._tracking_id: TrackingId | None = None
        self._context: AnswerContext | None = None
        self._similar: list[AnsweredBefore] = []
        self._awaited = 0
        self._pause = QTimer(self, singleShot=True, interval=SIMILAR_AFTER_MS)
        self._pause.timeout.connect(self._ask_for_similar)
        bridge.desk_changed.connect(self._on_desk_changed)

    @property
    def tracking_id(self) -> TrackingId | None:
        """The complaint that is answered."""
        return self._tracking_id

    @property
    def context(self) -> AnswerContext | None:
        """What is known around the answer; None until it has come."""
        return self._context

    @property
    def similar(self) -> list[AnsweredBefore]:
        """Complaints like this one that were answered, the likest first."""
        return self._similar

    @property
    def is_settled(self) -> bool:
        """Whether all that was asked has come."""
        return not self._awaited and not self._pause.isActive()

    def open(self, tracking_id: TrackingId | None) -> None:
        """Go to another complaint."""
        self._tracking_id = tracking_id
        self._context = None
        self._similar = []
        self.similar_found.emit()
        self._ask()
        self._pause.start()

    def _ask(self) -> None:
        if self._tracking_id is not None:
            today = day_in_wib(self._bridge.desk.clock.now())
            then = partial(self._on_context, self._tracking_id)
            self._awaited += 1
            self._bridge.read(_context, self._tracking_id, today, then=then, owner=self)

    def _on_context(self, tracking_id: TrackingId, context: AnswerContext | None) -> None:
        self._awaited -= 1
        if tracking_id == self._tracking_id:
            self._context = context
            self.changed.emit()

    def _ask_for_similar(self) -> None:
        if self._tracking_id is not None:
            then = partial(self._on_similar, self._tracking_id)
            self._awaited += 1
            self._bridge.read(_answered_before, self._tracking_id, then=then, owner=self)

    def _on_similar(self, tracking_id: TrackingId, similar: list[AnsweredBefore]) -> None:
        self._awaited -= 1
        if tracking_id == self._tracking_id:
            self._similar = similar
            self.similar_found.emit()

    def _on_desk_changed(self, change: ChangeSet) -> None:
        concerns = self._tracking_id in change.tracking_ids or not change.tracking_ids
        if change.topics & _FOR_ALL or (concerns and change.topics & _CONCERNING):
            self._ask()


# Imported on the desk's thread, when the first complaint is open: the window doesn't wait for these.


def _context(db: Database, tracking_id: TrackingId, today: date) -> AnswerContext | None:
    from desktop.cache.intents import answer_context

    return answer_context.read(db, tracking_id, today)


def _answered_before(db: Database, tracking_id: TrackingId) -> list[AnsweredBefore]:
    from desktop.cache.views.similar import answered_before

    return answered_before(db, tracking_id)
