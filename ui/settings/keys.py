"""All keys, each to be changed by pressing another. A conflict is told at once, with the way to have the key anyway."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.cache import settings
from ui.complaint.labels import PlainLabel
from ui.settings.form import ORIGIN
from ui.settings.key_field import KeyField
from ui.shell.actions import Group
from ui.shell.deeds import fixed_keys
from ui.shell.keymap import is_reserved, shown
from ui.theme import metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.bridge import DeskBridge
    from ui.shell.actions import Actions

translate = QCoreApplication.translate
_NAME = Qt.ItemDataRole.UserRole


def group_words(group: Group) -> str:
    """The name of a group of deeds."""
    return {
        Group.WORK: translate("KeysForm", "Every day"),
        Group.COMPLAINT: translate("KeysForm", "The complaint on the page"),
        Group.LISTS: translate("KeysForm", "Lists"),
        Group.WINDOW: translate("KeysForm", "Window"),
    }[group]


class KeysForm(QWidget):
    """The list of all deeds; below it, the key of the one that is chosen."""

    def __init__(self, bridge: DeskBridge, actions: Actions | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._actions = bridge, actions
        self._wanted = ""
        self.setProperty("fills", True)
        self.list = _KeyList()
        self.field = KeyField()
        self.reset_button = QPushButton(self.tr("Usual key"))
        self.reset_all_button = QPushButton(self.tr("All usual keys"))
        self.take_button = QPushButton(self.tr("Use it here"))
        self.told = PlainLabel(wraps=True)
        self.told.setProperty("type", "secondary")
        self._lay_out()
        self.list.currentItemChanged.connect(self._on_chosen)
        self.list.change_requested.connect(self.field.setFocus)
        self.field.key_pressed.connect(self._on_pressed)
        self.field.left.connect(self.list.setFocus)
        self.take_button.clicked.connect(self._on_take)
        self.reset_button.clicked.connect(self._on_reset)
        self.reset_all_button.clicked.connect(self._on_reset_all)
        if actions is not None:
            actions.changed.connect(self._show_all)
        self._show_all()

    @property
    def name(self) -> str:
        """The deed that is chosen."""
        item = self.list.currentItem()
        return str(item.data(0, _NAME) or "") if item else ""

    def choose(self, name: str) -> None:
        """Go to a deed."""
        for item in self.list.entries():
            if item.data(0, _NAME) == name:
                self.list.setCurrentItem(item)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * metrics.SPACING)
        row.addWidget(self.field, 1)
        row.addWidget(self.reset_button)
        said = QHBoxLayout()
        said.addWidget(self.told, 1)
        said.addWidget(self.take_button, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.reset_all_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * metrics.SPACING)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addLayout(said)
        self._say_how()

    def _say_how(self) -> None:
        self._say(self.tr("Choose a line, press Enter, then the new key. Backspace takes the key away."))

    def _say(self, words: str, ink: str = "muted", *, can_take: bool = False) -> None:
        self.told.setText(words)
        self.told.set_ink(ink)
        self.take_button.setVisible(can_take)

    def _show_all(self) -> None:
        name = self.name
        self.list.clear()
        if self._actions is not None:
            for group in Group:
                deeds = [deed for deed in self._actions.deeds if deed.group is group]
                self.list.add(group_words(group), [(d.key, d.words, self._actions.keys.key(d.key)) for d in deeds])
            self.list.add(self.tr("Always the same"), [("", deed, key) for key, deed in fixed_keys()])
        self.choose(name or self._first())

    def _first(self) -> str:
        return next((str(name) for item in self.list.entries() if (name := item.data(0, _NAME))), "")

    def _on_chosen(self) -> None:
        can_change = bool(self.name)
        self.field.setEnabled(can_change)
        self.reset_button.setEnabled(can_change)
        self.field.show_key(self._actions.keys.key(self.name) if self._actions and can_change else "")
        if can_change:
            self._say_how()

    def _on_pressed(self, key: str) -> None:
        if self._actions is None or not self.name:
            return
        holder = self._actions.keys.holder(key)
        if is_reserved(key):
            self._say(self.tr("%1 means the same everywhere and can't be used.").replace("%1", shown(key)), "late")
        elif holder and holder != self.name:
            self._wanted = key
            words = self.tr("%1 is the key for “%2”.").replace("%1", shown(key))
            self._say(words.replace("%2", self._actions.deed(holder).words), "late", can_take=True)
        else:
            self._choose(key)

    def _on_take(self) -> None:
        self._choose(self._wanted)

    def _choose(self, key: str) -> None:
        if self._actions is not None:
            self._actions.keys.choose(self.name, key)
            self._keep(self.tr("Saved."))

    def _on_reset(self) -> None:
        if self._actions is not None and self.name:
            self._actions.keys.reset(self.name)
            self._keep(self.tr("Saved."))

    def _on_reset_all(self) -> None:
        if self._actions is not None:
            self._actions.keys.reset_all()
            self._keep(self.tr("All keys are as usual."))

    def _keep(self, words: str) -> None:
        if self._actions is None:
            return
        self._actions.apply_keys()
        self._bridge.write(settings.put, settings.KEYS, self._actions.keys.chosen or None, owner=self, origin=ORIGIN)
        self._say(words, "fine")
        self.list.setFocus()


class _KeyList(QTreeWidget):
    """Groups of deeds with their keys."""

    change_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "keys")
        self.setAccessibleName(translate("KeysForm", "Keys"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemDoubleClicked.connect(lambda *_: self.change_requested.emit())

    def add(self, title: str, entries: list[tuple[str, str, str]]) -> None:
        """A group: names, words and keys."""
        if not entries:
            return
        heading = QTreeWidgetItem(self, [title, ""])
        heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = metrics.strong()
        heading.setFont(0, font)
        for name, words, key in entries:
            item = QTreeWidgetItem(self, [words, key if not name else shown(key)])
            item.setData(0, _NAME, name)
            if not name:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)

    def entries(self) -> list[QTreeWidgetItem]:
        """Every line."""
        return [item for place in range(self.topLevelItemCount()) if (item := self.topLevelItem(place)) is not None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the key."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentItem():
            self.change_requested.emit()
        else:
            super().keyPressEvent(event)
