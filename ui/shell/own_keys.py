"""The keys that the officer has chosen, in force when the window opens, and told where keys are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.cache import settings
from desktop.changes import ChangeSet, Topic
from ui.shell.keymap import shown

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


class OwnKeys(QObject):
    """Reads them from the settings, whoever has written them there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.actions_here.changed.connect(self._on_changed)
        window.bridge.desk_changed.connect(self._on_desk_changed)

    def read(self) -> None:
        """Ask for them; they are in force when they come."""
        window = self._window
        window.bridge.read(settings.get, settings.KEYS, {}, then=window.actions_here.take_keys, owner=self)

    def _on_desk_changed(self, change: ChangeSet) -> None:
        if change.topics & Topic.SETTINGS:
            self.read()

    def _on_changed(self) -> None:
        actions = self._window.actions_here
        self._window.undo.set_key(actions.action("undo").shortcut())
        self._window.status.set_sync_key(shown(actions.keys.key("sync")))
