"""Once a day the window says in a line what the day holds, and leads to the agenda; with no network too.

While the line stands, its numbers are those of the desk: a sync or an answer changes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.cache import settings
from desktop.cache.days import seen_time
from desktop.cache.views import agenda, quiet
from desktop.changes import ChangeSet, Topic
from desktop.clock import day_in_wib
from ui.agenda.words import summary
from ui.shell import notices

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from desktop.cache.connection import Database
    from desktop.cache.views.agenda import AgendaLine
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow

ORIGIN = "morning"
_COUNTED = Topic.COMPLAINTS | Topic.OUTBOX | Topic.CAMPUS | Topic.REFERENCE


@dataclass(frozen=True, slots=True)
class _Day:
    day: date
    lines: Sequence[AgendaLine]
    is_wanted: bool


class Morning(QObject):
    """Belongs to a window."""

    def __init__(self, window: MainWindow, bridge: DeskBridge) -> None:
        super().__init__(window)
        self._window, self._bridge = window, bridge
        window.pulse.minute_passed.connect(self.look)
        bridge.desk_changed.connect(self._on_changed)
        self.look()

    def look(self) -> None:
        """Say it, if it was not said today and nothing weightier stands there."""
        now = self._bridge.desk.clock.now()
        self._bridge.read(_read, day_in_wib(now), now.astimezone(), then=self._tell, owner=self)

    def _tell(self, found: _Day) -> None:
        shown = self._window.notice.notice
        is_free = shown is None or shown.key == notices.AGENDA  # yesterday's
        if not found.is_wanted or not found.lines or not is_free:
            return
        self._window.notice.tell(notices.of_agenda(summary(found.lines)))
        told = found.day.isoformat()
        self._bridge.write(settings.put_quietly, settings.AGENDA_TOLD, told, owner=self, origin=ORIGIN)

    def _on_changed(self, change: ChangeSet) -> None:
        if change.topics & _COUNTED and self._window.notice.stands(notices.AGENDA):
            today = day_in_wib(self._bridge.desk.clock.now())
            self._bridge.read(agenda.agenda, today, then=self._renew, owner=self)

    def _renew(self, lines: Sequence[AgendaLine]) -> None:
        if not self._window.notice.stands(notices.AGENDA):
            return  # put away meanwhile
        if lines:
            self._window.notice.tell(notices.of_agenda(summary(lines)))
        else:
            self._window.notice.take_back(notices.AGENDA)


def _read(db: Database, today: date, now: datetime) -> _Day:
    was_told = settings.get(db, settings.AGENDA_TOLD) == today.isoformat()
    wants = bool(settings.get(db, settings.TELLS_AGENDA, default=True))
    if was_told or not wants or quiet.is_quiet(db, now) or seen_time.behind(db, now):
        return _Day(today, (), is_wanted=False)
    return _Day(today, agenda.agenda(db, today), is_wanted=True)
