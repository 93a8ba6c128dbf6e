"""What is to be passed on about a complaint that went to somebody else, to be copied or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from desktop.cache import journal
from desktop.cache.journal import Act
from desktop.complaint import TrackingId
from ui.clipboard import copy_secret
from ui.complaint.notice import Notice
from ui.complaint.words import in_a_line
from ui.conflict.handover import ask_for_file, handover, save_handover
from ui.forms.fields import TextField
from ui.forms.sheet import Sheet
from ui.theme.roles import Role

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.problems import KnownProblem
    from ui.bridge import DeskBridge


class HandOverSheet(Sheet):
    """Nothing leaves by itself: it is copied or saved on a click."""

    def __init__(self, bridge: DeskBridge, tracking_id: TrackingId, parent: QWidget | None = None) -> None:
        super().__init__(
            bridge,
            kind="hand-over",
            title=self.tr("Hand over to the new officer"),
            verb=self.tr("Copy"),
            tracking_id=tracking_id,
            parent=parent,
        )
        self.told = Notice(role=Role.FINE)
        self.text = TextField(lines=6)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("What is handed over"))
        self.save_button = QPushButton(self.tr("Save as a text file…"))
        self.save_button.clicked.connect(lambda _: self.ask())
        self.body.addWidget(self.told)
        self.body.addWidget(self.text, 1)
        self.foot.insertWidget(0, self.save_button)
        bridge.read(handover, tracking_id, then=self.text.setPlainText, owner=self)

    def submit(self) -> None:
        """Copy it."""
        copy_secret(self.text.toPlainText(), self)
        self.told.say(self.tr("Copied for a minute. Paste it where the new officer reads it."), Role.FINE)

    def focus_first(self) -> None:
        """It is there to be copied."""
        self.verb_button.setFocus()

    def ask(self) -> QFileDialog:
        """Ask for a file, and write it."""
        return ask_for_file(self, TrackingId(self.tracking_id), self.save_to)

    def save_to(self, path: Path) -> None:
        """Write it into a file."""
        self._bridge.read(
            save_handover, self.tracking_id, path, then=self._on_saved, failed=self._on_unsaved, owner=self
        )

    def _on_saved(self, path: Path) -> None:
        self._bridge.write(journal.note, Act.EXPORTED, self.tracking_id, what="hand-over", owner=self)
        self.told.say(self.tr("Saved as %1.").replace("%1", path.name), Role.FINE)

    def _on_unsaved(self, problem: KnownProblem) -> None:
        self.told.say(in_a_line(problem), Role.LATE)
