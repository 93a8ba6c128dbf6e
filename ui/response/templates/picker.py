"""The menu of templates: the officer's own first, then those of the central API."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.cache.intents import templates
from desktop.cache.mirror import reference
from desktop.placeholders import fill
from ui.response.choices import Choice
from ui.response.picker import Picker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from desktop.cache.connection import Database
    from ui.bridge import DeskBridge

_BEGINNING = 90


@dataclass(frozen=True, slots=True)
class Templates:
    """All that there are, as titles and contents."""

    own: tuple[tuple[str, str], ...]
    central: tuple[tuple[str, str], ...]


def read_templates(db: Database) -> Templates:
    """The officer's own, and those of the central API."""
    return Templates(
        own=tuple((template.title, template.content) for template in templates.own(db)),
        central=tuple((template.title, template.content) for template in reference.templates(db)),
    )


class TemplatePicker(Picker):
    """Reads the templates when it is opened."""

    inserted = Signal(str)
    """The text of a template, filled."""

    def __init__(self, bridge: DeskBridge, parent: QWidget) -> None:
        super().__init__(self.tr("Templates"), parent)
        self._bridge = bridge
        self._values: Mapping[str, str] = {}
        self.say_nothing_there(self.tr("No such template. The central API's come with the first sync."))
        self.chosen.connect(self._on_template_chosen)

    def offer(self, anchor: QWidget, values: Mapping[str, str]) -> None:
        """Open beside a button; what is chosen is filled with these values."""
        self._values = values
        self._bridge.read(read_templates, then=self._show_templates, owner=self)
        self.open_beside(anchor)

    def _show_templates(self, found: Templates) -> None:
        own = [self._choice(title, content, self.tr("own")) for title, content in found.own]
        self.show_choices([*own, *(self._choice(title, content, "") for title, content in found.central)])

    def _choice(self, title: str, content: str, mark: str) -> Choice:
        text = fill(content, self._values)
        return Choice(title, " ".join(text.split())[:_BEGINNING], mark, text)

    def _on_template_chosen(self, choice: Choice) -> None:
        self.inserted.emit(choice.data)
