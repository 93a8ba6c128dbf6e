"""Once a day the window says in a line how many complaints have outlived their time, and leads to their section.

It deletes nothing. It also notes which complaints have ended without a day in their timeline: their time counts from
when this desk first saw that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.cache import settings
from desktop.cache.days import seen_time
from desktop.cache.keeping import retention
from desktop.cache.views import quiet
from desktop.changes import ChangeSet, Topic
from desktop.clock import day_in_wib
from ui.shell import notices

if TYPE_CHECKING:
    from datetime import date, datetime

    from desktop.cache.connection import Database
    from ui.bridge import DeskBridge
    from ui.shell.window import MainWindow

ORIGIN = "retention"
_COUNTED = Topic.SETTINGS | Topic.COMPLAINTS


class RetentionWatch(QObject):
    """Belongs to a window. Looks when a minute has passed, not at once: the agenda of the day comes first."""

    def __init__(self, window: MainWindow, bridge: DeskBridge) -> None:
        super().__init__(window)
        self._window, self._bridge = window, bridge
        self._is_counting = self._is_old = False
        window.pulse.minute_passed.connect(self.look)
        bridge.desk_changed.connect(self._on_changed)

    def look(self) -> None:
        """Say it, if it was not looked at today and nothing weightier stands there."""
        if self._window.notice.notice is None:
            now = self._bridge.desk.clock.now().astimezone()
            self._bridge.read(_is_due, day_in_wib(now), now, then=self._begin, owner=self)

    def _begin(self, is_due: bool) -> None:
        if is_due:
            self._bridge.write(retention.note_ended, then=lambda _: self._count(), owner=self, origin=ORIGIN)

    def _count(self) -> None:
        today = day_in_wib(self._bridge.desk.clock.now())
        self._bridge.read(_going, today, then=lambda number: self._tell(today, number), owner=self)

    def _tell(self, today: date, number: int) -> None:
        if self._window.notice.notice is not None:
            return
        if number:
            self._window.notice.tell(notices.of_retention(number))
        asked = today.isoformat()
        self._bridge.write(settings.put_quietly, settings.RETENTION_ASKED, asked, owner=self, origin=ORIGIN)

    def _on_changed(self, change: ChangeSet) -> None:
        """A rule, a deletion or a sync changes the number of the line that stands."""
        if change.topics & _COUNTED and self._window.notice.stands(notices.RETENTION):
            self._is_old = True
            self._count_anew()

    def _count_anew(self) -> None:
        """Once for all that changes meanwhile: of a large desk it takes a while."""
        if self._is_old and not self._is_counting:
            self._is_counting, self._is_old = True, False
            today = day_in_wib(self._bridge.desk.clock.now())
            self._bridge.read(_going, today, then=self._renew, owner=self)

    def _renew(self, number: int) -> None:
        self._is_counting = False
        self._count_anew()
        if not self._window.notice.stands(notices.RETENTION):
            return  # put away meanwhile
        if number:
            self._window.notice.tell(notices.of_retention(number))
        else:
            self._window.notice.take_back(notices.RETENTION)


def _is_due(db: Database, today: date, now: datetime) -> bool:
    was_asked = settings.get(db, settings.RETENTION_ASKED) == today.isoformat()
    return not was_asked and not quiet.is_quiet(db, now) and not seen_time.behind(db, now)


def _going(db: Database, today: date) -> int:
    return len(retention.outlook(db, today).going)
