"""Tells what is new while nobody looks, each thing once. What the officer sees in the window counts as told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.cache import settings
from desktop.cache.days import seen_time
from desktop.cache.views import quiet
from desktop.cache.views.news import News, mark_told, untold
from desktop.clock import day_in_wib
from ui.tray.words import told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from PySide6.QtCore import SignalInstance

    from desktop.cache.connection import Database
    from ui.bridge import DeskBridge

CALM_MS = 1_500
"""News of one sync come together."""
ORIGIN = "news"


@dataclass(frozen=True, slots=True)
class _Found:
    untold: list[News]
    tells: bool
    not_told: frozenset[str]
    is_time_stale: bool


class NewsTeller(QObject):
    """`is_in_front` says whether the officer looks; `tell` shows the news and their words on the desktop."""

    def __init__(
        self,
        bridge: DeskBridge,
        changed: SignalInstance,
        *,
        is_in_front: Callable[[], bool],
        tell: Callable[[Sequence[News], str], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._is_in_front = is_in_front
        self._tell = tell
        self._is_looking = False
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self.look)
        changed.connect(self._on_changed)
        self._calm.start()

    def look(self) -> None:
        """See what is new now; not before what was found the last time is marked as told."""
        if self._is_looking:
            self._on_changed()
            return
        self._is_looking = True
        now = self._bridge.desk.clock.now()
        self._bridge.read(
            _find, day_in_wib(now), now.astimezone(), then=self._on_found, failed=self._on_marked, owner=self
        )

    def _on_changed(self) -> None:
        if not self._calm.isActive():
            self._calm.start()

    def _on_found(self, found: _Found) -> None:
        if found.is_time_stale:
            self._bridge.write(seen_time.note, owner=self, origin=ORIGIN)
        if not found.untold:
            self._is_looking = False
            return
        self._bridge.write(
            mark_told, found.untold, then=self._on_marked, failed=self._on_marked, owner=self, origin=ORIGIN
        )
        wanted = [news for news in found.untold if news.kind.value not in found.not_told]
        if found.tells and wanted and not self._is_in_front():
            self._tell(wanted, told(wanted))

    def _on_marked(self, _outcome: object) -> None:
        self._is_looking = False


def _find(db: Database, today: date, now: datetime) -> _Found:
    """In quiet hours, and while the clock is wrong, nothing is told and nothing counts as told."""
    is_silent = quiet.is_quiet(db, now) or bool(seen_time.behind(db, now))
    return _Found(
        [] if is_silent else untold(db, today),
        bool(settings.get(db, settings.TELLS, default=True)),
        frozenset(settings.get(db, settings.NOT_TOLD, [])),
        seen_time.is_stale(db, now),
    )
