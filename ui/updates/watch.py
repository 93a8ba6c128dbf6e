"""Looks for updates where the officer wants that, and says in a line what there is; fetches only on request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.errand import Errand
from ui.shell import notices
from ui.shell.notice import Notice

if TYPE_CHECKING:
    from sync.updates.desk_updates import DeskUpdates
    from ui.shell.window import MainWindow


class UpdateWatch(QObject):
    """Belongs to a window that has come up."""

    def __init__(self, window: MainWindow, updates: DeskUpdates) -> None:
        super().__init__(window)
        self._window, self._updates = window, updates
        self._errand = Errand(self)
        self._errand.done.connect(self._on_done)
        self._errand.bug_raised.connect(window.bridge.bug_raised)
        self._errand.begin(self._come_up)
        if not window.is_practice:  # which has come up as well, but looks for nothing
            window.pulse.minute_passed.connect(self.look)

    @property
    def is_busy(self) -> bool:
        """Whether it looks or fetches."""
        return self._errand.is_running

    def look(self) -> None:
        """Do what is due. What fails here by itself is told when the officer looks."""
        self._errand.begin(self._do_what_is_due)

    def _come_up(self) -> Notice | None:
        version = self._updates.came_up()
        return notices.of_updated(version) if version else None

    def _do_what_is_due(self) -> Notice | None:
        if self._updates.hindrance() is not None or self._updates.ready():
            return None
        wants_later = self._updates.wants_later()
        found = self._updates.look() if wants_later or self._updates.look_is_due() else None
        if found is None:
            return None
        if wants_later:
            return notices.of_update_ready(self._updates.fetch(found, lambda _left: None))
        return notices.of_update(found.version, found.to_fetch)

    def _on_done(self, outcome: object) -> None:
        if self._window.notice.notice is not None:
            return  # something weightier stands there; the settings say it as well
        if isinstance(outcome, Notice):
            self._window.notice.tell(outcome)
