"""Two menus over the editor: texts to begin with, and earlier versions of this one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.complaint.words import event_time
from ui.response.operations import TemplateSet, read_revisions, read_templates

if TYPE_CHECKING:
    from desktop.complaint import TrackingId
    from desktop.intent import Revision
    from ui.bridge import DeskBridge

_BEGINNING = 48
_MOST_VERSIONS = 20
_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")


class TemplateMenu(QMenu):
    """Templates of the central API; read when the menu is about to open."""

    chosen = Signal(str)
    """The text to insert."""

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.aboutToShow.connect(self._on_about_to_show)

    def _on_about_to_show(self) -> None:
        self._bridge.read(read_templates, then=self._show_templates, owner=self)
        if self.isEmpty():
            self.addAction(self.tr("Loading…")).setEnabled(False)

    def _show_templates(self, found: TemplateSet) -> None:
        self.clear()
        for template in found.templates:
            text = fill(template.content, {"institution": found.institution, "institution_from": found.institution})
            action = self.addAction(_label(template.title))
            action.triggered.connect(lambda _, text=text: self.chosen.emit(text))
        if not found.templates:
            self.addAction(self.tr("Templates come with the first sync")).setEnabled(False)


class VersionMenu(QMenu):
    """Earlier versions of the draft of one complaint."""

    chosen = Signal(int)
    """The revision to bring back."""

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._tracking_id: TrackingId | None = None
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._on_about_to_show)

    def set_complaint(self, tracking_id: TrackingId | None) -> None:
        """Whose versions to show."""
        self._tracking_id = tracking_id

    def _on_about_to_show(self) -> None:
        self.clear()
        self.addAction(self.tr("Loading…")).setEnabled(False)
        if self._tracking_id is not None:
            self._bridge.read(read_revisions, self._tracking_id, then=self._show_revisions, owner=self)

    def _show_revisions(self, revisions: list[Revision]) -> None:
        self.clear()
        now = self._bridge.desk.clock.now()
        for revision in revisions[:_MOST_VERSIONS]:
            size = self.tr("%n character(s)", "", len(revision.text))
            label = f"{event_time(revision.saved_at, now)} · {size} · {_beginning(revision.text)}"
            action = self.addAction(_label(label))
            action.triggered.connect(lambda _, wanted=revision.revision_id: self.chosen.emit(wanted))
        if not revisions:
            self.addAction(self.tr("No earlier versions yet; one is kept every few minutes")).setEnabled(False)


def fill(content: str, values: dict[str, str]) -> str:
    """A template with its placeholders filled; one without a value stays as a gap that the officer sees."""
    return _PLACEHOLDER.sub(lambda match: values.get(match[1]) or "…", content)


def _beginning(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _BEGINNING else f"{words[:_BEGINNING]}…"


def _label(text: str) -> str:
    """A menu takes & for a key of its own."""
    return text.replace("&", "&&")
