"""Settings as switches and choices: each reads its value when it is shown and takes effect when it is touched."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.cache import settings
from desktop.changes import ChangeSet, Topic
from ui.complaint.buttons import TickBox
from ui.theme import metrics
from ui.theme.controls import ChoiceBox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.cache.connection import Database
    from ui.bridge import DeskBridge

ORIGIN = "settings"


class SettingsForm(QWidget):
    """A column of settings, each kept under its name in the desk."""

    changed = Signal(str)
    """The name of a setting that the officer has changed here."""

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._shown: dict[str, list[Callable[[object], object]]] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2 * metrics.SPACING)
        bridge.desk_changed.connect(self._on_desk_changed)

    def add_switch(self, name: str, label: str, *, hint: str = "", default: bool = False) -> TickBox:
        """A switch for a setting that is true or false."""
        box = TickBox(label)
        box.setChecked(default)
        box.clicked.connect(lambda on: self.put(name, on))
        self.column.addWidget(box)
        self._add_hint(hint, box)
        self.watch(name, lambda value: box.setChecked(default if value is None else bool(value)))
        return box

    def add_choice(
        self, name: str, label: str, choices: Sequence[tuple[object, str]], *, hint: str = "", default: object = None
    ) -> ChoiceBox:
        """A choice among values, each with its words; the first is the default unless told otherwise."""
        box = ChoiceBox()
        for value, words in choices:
            box.addItem(words, value)
        box.setAccessibleName(label)
        box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        usual = choices[0][0] if default is None else default
        box.setCurrentIndex(box.findData(usual))
        box.activated.connect(lambda _: self.put(name, box.currentData()))
        self.add_labelled(label, box)
        self._add_hint(hint, box)
        self.watch(name, lambda value: box.setCurrentIndex(max(0, box.findData(usual if value is None else value))))
        return box

    def add_labelled(self, label: str, field: QWidget) -> None:
        """A field under its label."""
        words = QLabel(label, textFormat=Qt.TextFormat.PlainText)
        words.setBuddy(field)
        self.column.addWidget(words)
        self.column.addWidget(field)

    def add_words(self, text: str) -> QLabel:
        """Something to know, in quiet ink."""
        words = quiet_words(text)
        self.column.addWidget(words)
        return words

    def add_hint(self, text: str) -> QLabel:
        """What is to be known of the field above, smaller than it."""
        words = self.add_words(text)
        words.setProperty("type", "secondary")
        return words

    def add_indented(self, field: QWidget) -> None:
        """A field that depends on the one above."""
        row = QHBoxLayout()
        row.setContentsMargins(metrics.px(24), 0, 0, 0)
        row.addWidget(field)
        self.column.addLayout(row)

    def add_space(self) -> None:
        """Some room before what comes next."""
        self.column.addSpacing(3 * metrics.SPACING)

    def watch(self, name: str, show: Callable[[object], object]) -> None:
        """Call `show` with the value of a setting (None where it was never set), now and when it changes."""
        self._shown.setdefault(name, []).append(show)
        self._ask(name)

    def put(self, name: str, value: object) -> None:
        """Keep a value."""
        self._bridge.write(settings.put, name, value, owner=self, origin=ORIGIN)
        self.changed.emit(name)

    def _add_hint(self, hint: str, field: QWidget) -> None:
        if hint:
            field.setAccessibleDescription(hint)
            self.add_hint(hint)

    def _ask(self, name: str) -> None:
        self._bridge.read(_value, name, then=partial(self._show, name), owner=self)

    def _show(self, name: str, value: object) -> None:
        for show in self._shown[name]:
            show(value)

    def _on_desk_changed(self, change: ChangeSet) -> None:
        if change.topics & Topic.SETTINGS and change.origin != ORIGIN:
            for name in self._shown:
                self._ask(name)


def quiet_words(text: str) -> QLabel:
    """A paragraph that explains; it can be selected and copied."""
    label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("ink", "muted")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _value(db: Database, name: str) -> object:
    return settings.get(db, name)
