"""What of a complaint is copied to the clipboard goes into the journal: that it was, not what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.cache import journal
from ui.clipboard import the_watch

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.bridge import DeskBridge


class CopyJournal(QObject):
    """For as long as its window is there."""

    def __init__(self, window: QWidget, bridge: DeskBridge) -> None:
        super().__init__(window)
        self._bridge = bridge
        the_watch().copied.connect(self._on_copied)

    def _on_copied(self, number: str) -> None:
        self._bridge.write(journal.note, journal.Act.COPIED, number, owner=self)
