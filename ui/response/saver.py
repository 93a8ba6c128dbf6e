"""Takes the officer's texts to disk and keeps each in memory until it is known to be there.

Texts are kept by complaint, so that going from one complaint to the next mixes nothing. While a save of a complaint is
on its way, newer texts of it wait and only the newest follows; a slow disk is not asked for what is out of date. A save
that failed is tried again every few seconds and with the next keystroke.
"""

from __future__ import annotations

from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.cache.intents import drafts

if TYPE_CHECKING:
    from desktop.complaint import TrackingId
    from desktop.intent import Draft
    from desktop.problems import KnownProblem
    from ui.bridge import DeskBridge
    from ui.response.operations import AnswerText

RETRY_MS = 5_000


class SaveState(Enum):
    """How a complaint's text stands, as far as this window knows."""

    UNTOUCHED = auto()
    SAVING = auto()
    SAVED = auto()
    FAILED = auto()


class DraftSaver(QObject):
    """Saves drafts through the desk, under the name `origin`."""

    state_changed = Signal(str)
    """A tracking ID whose `state` changed."""
    saved = Signal(object)
    """The `Draft` that a commit left on disk."""

    def __init__(self, bridge: DeskBridge, origin: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._origin = origin
        self._unsaved: dict[TrackingId, AnswerText] = {}
        self._in_flight: dict[TrackingId, AnswerText] = {}
        self._seen: dict[TrackingId, set[str]] = {}
        self._saved_at: dict[TrackingId, str] = {}
        self._problems: dict[TrackingId, KnownProblem] = {}
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self.retry)
        bridge.bug_raised.connect(self._on_bug)

    @property
    def all_unsaved(self) -> list[TrackingId]:
        """Complaints with a text that is not yet known to be on disk."""
        return list(self._unsaved)

    def unsaved(self, tracking_id: TrackingId) -> AnswerText | None:
        """The complaint's text that is not yet known to be on disk: newer than what the disk has."""
        return self._unsaved.get(tracking_id)

    def state(self, tracking_id: TrackingId) -> SaveState:
        """How the complaint's text stands."""
        if tracking_id in self._problems:
            return SaveState.FAILED
        if tracking_id in self._unsaved:
            return SaveState.SAVING
        return SaveState.SAVED if tracking_id in self._saved_at else SaveState.UNTOUCHED

    def saved_at(self, tracking_id: TrackingId) -> str:
        """RFC 3339 time of the last commit, or an empty text."""
        return self._saved_at.get(tracking_id, "")

    def problem(self, tracking_id: TrackingId) -> KnownProblem | None:
        """Why the last save failed, until one succeeds."""
        return self._problems.get(tracking_id)

    def seen(self, tracking_id: TrackingId) -> frozenset[str]:
        """Texts of a complaint that may stand on disk as far as this editor knows; another one is somebody else's."""
        return frozenset(self._seen.get(tracking_id, ()))

    def note_seen(self, tracking_id: TrackingId, text: str) -> None:
        """The editor took this over from the disk."""
        self._seen[tracking_id] = {text}

    def save(self, tracking_id: TrackingId, text: AnswerText) -> None:
        """Take this text to disk; it replaces an older one of the complaint that is still waiting."""
        self._unsaved[tracking_id] = text
        if tracking_id not in self._in_flight:
            self._hand_over(tracking_id)
        self.state_changed.emit(tracking_id)

    def flush(self) -> None:
        """Hand all that waits to the writer at once; returns before it is written."""
        for tracking_id, text in list(self._unsaved.items()):
            if self._in_flight.get(tracking_id) is not text:
                self._hand_over(tracking_id)

    def forget(self, tracking_id: TrackingId) -> None:
        """The complaint's text went another way (it was queued): nothing of it waits any more."""
        self._unsaved.pop(tracking_id, None)
        self._problems.pop(tracking_id, None)
        self._saved_at.pop(tracking_id, None)
        self.state_changed.emit(tracking_id)

    def note_saved(self, draft: Draft) -> None:
        """The disk is known to hold this draft, and the editor to have taken it over."""
        self.note_seen(draft.tracking_id, draft.text)
        self._saved_at[draft.tracking_id] = draft.updated_at
        self.state_changed.emit(draft.tracking_id)

    def retry(self) -> None:
        """Try again what failed."""
        for tracking_id in list(self._unsaved):
            if tracking_id not in self._in_flight:
                self._hand_over(tracking_id)

    def _hand_over(self, tracking_id: TrackingId) -> None:
        text = self._unsaved[tracking_id]
        self._in_flight[tracking_id] = text
        seen = self.seen(tracking_id)
        self._seen[tracking_id] = {*seen, text.text}
        self._bridge.write(
            drafts.save,
            tracking_id,
            text.text,
            text.is_secret,
            then=partial(self._on_saved, tracking_id, text),
            failed=partial(self._on_failed, tracking_id, text),
            owner=self,
            origin=self._origin,
            seen=seen,
        )

    def _on_saved(self, tracking_id: TrackingId, text: AnswerText, draft: Draft) -> None:
        self._land(tracking_id, text)
        self._problems.pop(tracking_id, None)
        self._saved_at[tracking_id] = draft.updated_at
        self.note_seen(tracking_id, draft.text)
        if (newer := self._in_flight.get(tracking_id)) is not None:
            self._seen[tracking_id].add(newer.text)
        if self._unsaved.get(tracking_id) is text:
            del self._unsaved[tracking_id]
        elif tracking_id in self._unsaved and tracking_id not in self._in_flight:
            self._hand_over(tracking_id)
        self.saved.emit(draft)
        self.state_changed.emit(tracking_id)

    def _on_failed(self, tracking_id: TrackingId, text: AnswerText, problem: KnownProblem) -> None:
        self._land(tracking_id, text)
        if tracking_id in self._unsaved:
            self._problems[tracking_id] = problem
            self._retry.start()
        self.state_changed.emit(tracking_id)

    def _on_bug(self, _bug: Exception) -> None:
        """The bug may have been in a save, which then never lands: try again what waits."""
        self._in_flight.clear()
        if self._unsaved:
            self._retry.start()

    def _land(self, tracking_id: TrackingId, text: AnswerText) -> None:
        if self._in_flight.get(tracking_id) is text:
            del self._in_flight[tracking_id]
