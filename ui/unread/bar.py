"""In the list of what needs review: records that could not be read, and what can be done about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.cache.mirror import quarantine
from desktop.changes import ChangeSet, Topic
from ui.complaint.flow import FlowLayout
from ui.complaint.labels import PlainLabel, Type
from ui.complaint.words import in_a_line

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QFileDialog

    from desktop.problems import KnownProblem
    from ui.bridge import DeskBridge


class UnreadBar(QFrame):
    """Hidden while everything could be read, and in every other list."""

    sync_requested = Signal()

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._count = 0
        self._is_here = False
        self.setProperty("kind", "notice")
        self._title = PlainLabel(wraps=True)
        self._title.setProperty("type", "strong")
        self._advice = PlainLabel(
            self.tr(
                "A complaint may be missing or out of date. The report for the server's admin holds no citizen's words."
            ),
            Type.SECONDARY,
            ink="muted",
            wraps=True,
        )
        self._told = PlainLabel(kind=Type.SECONDARY, ink="fine", wraps=True)
        self.save_button = QPushButton(self.tr("Save a report…"))
        self.again_button = QPushButton(self.tr("Fetch again"))
        self.again_button.setToolTip(self.tr("All complaints are fetched anew; drafts and outbox stay as they are."))
        self.again_button.setAccessibleDescription(self.again_button.toolTip())
        self._lay_out()
        self.save_button.clicked.connect(lambda _: self.ask())
        self.again_button.clicked.connect(lambda _: self._fetch_again())
        bridge.desk_changed.connect(self._on_desk_changed)
        self._look()

    @property
    def text(self) -> str:
        """What it says."""
        return self._title.text()

    @property
    def told(self) -> str:
        """What came of a verb."""
        return self._told.text()

    def show_count(self, count: int) -> None:
        """How many there are."""
        if not count:
            self._told.setText("")
            self._told.hide()
        self._count = count
        self._show()

    def set_here(self, is_here: bool) -> None:
        """Whether the list that it belongs to is shown."""
        self._is_here = is_here
        self._show()

    def ask(self) -> QFileDialog:
        """Ask for a file, and write the report."""
        from ui.forms.where import ask_where

        name = "lapor-catatan-tidak-terbaca.json"
        return ask_where(self, self.tr("Save a report"), name, self.tr("Reports (*.json)"), then=self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the report into a file."""
        from ui.unread.saving import save_report

        self._bridge.read(save_report, path, then=self._on_saved, failed=self._on_unsaved, owner=self)

    def _fetch_again(self) -> None:
        from sync.ledger import pull_anew

        self._bridge.write(pull_anew, then=lambda _: self.sync_requested.emit(), owner=self)
        self._told.setText(self.tr("Fetching all complaints again…"))
        self._told.show()

    def _on_saved(self, path: Path) -> None:
        self._told.setText(self.tr("Saved as %1.").replace("%1", path.name))
        self._told.show()

    def _on_unsaved(self, problem: KnownProblem) -> None:
        self._told.setText(in_a_line(problem))
        self._told.show()

    def _on_desk_changed(self, change: ChangeSet) -> None:
        if change.topics & Topic.SYNC:
            self._look()

    def _look(self) -> None:
        self._bridge.read(quarantine.count, then=self.show_count, owner=self)

    def _show(self) -> None:
        self._title.setText(self.tr("%n record(s) could not be read", "", self._count))
        self.setVisible(self._is_here and self._count > 0)

    def _lay_out(self) -> None:
        verbs = QWidget()
        row = FlowLayout(verbs)
        for button in (self.save_button, self.again_button):
            button.setProperty("type", Type.SECONDARY.value)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 14, 10)
        column.setSpacing(6)
        for widget in (self._title, self._advice, verbs, self._told):
            column.addWidget(widget)
        self._told.hide()
        self.setAccessibleName(self.tr("Records that could not be read"))
        self.hide()
