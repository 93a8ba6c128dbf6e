"""The row under the head: what can be done with the complaint besides answering it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from ui.complaint.acts import Act, all_acts
from ui.complaint.labels import MenuButton
from ui.theme.icons import icon, put_beside_words
from ui.theme.roles import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.complaint.reading import Reading


class ActBar(QWidget):
    """Buttons for the prominent acts that fit, a menu for the others."""

    chosen = Signal(object)
    """The `Act` that the officer wants."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu(self)
        self._more = MenuButton(self.tr("More"), self._menu)
        self._buttons: dict[str, QPushButton] = {}
        self._fitting: list[Act] = []
        self._hindered: dict[str, str] = {}
        """What would make sense and can't be done from here: its words with the reason, by its key."""
        self._shared: tuple[list[str], list[str]] = ([], [])
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 22, 4)
        row.setSpacing(4)
        for act in all_acts():
            if act.is_prominent:
                self._buttons[act.key] = self._button(act)
                row.addWidget(self._buttons[act.key])
        row.addWidget(self._more)
        row.addStretch()
        self._take_theme()
        self.hide()

    def show_reading(self, reading: Reading) -> None:
        """Offer what fits this complaint."""
        self._fitting = [act for act in all_acts() if act.fits(reading)]
        hindered = {act.key: (act.words(), act.hindrance(reading)) for act in all_acts()}
        self._hindered = {key: f"{words} ({why})" for key, (words, why) in hindered.items() if why}
        self._shared = ([], [])
        self._share()
        self.setVisible(bool(self._fitting))

    def changeEvent(self, event: QEvent) -> None:
        """Icons of the theme in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._buttons:
            self._take_theme()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has no room goes into the menu."""
        super().resizeEvent(event)
        self._share()

    def _take_theme(self) -> None:
        for act in all_acts():
            if act.key in self._buttons:
                put_beside_words(self._buttons[act.key], act.icon, Role.MUTED)
        self._shared = ([], [])
        self._share()

    def _share(self) -> None:
        """Buttons as far as there is room, all others in the menu. The last stays longest: it fits the fewest."""
        beside = [act for act in self._fitting if act.is_prominent]
        while len(beside) > 1 and self._needed(beside) > self.width():
            beside.pop(0)
        in_menu = [act for act in self._fitting if act not in beside]
        shown = ([act.key for act in beside], [*(act.key for act in in_menu), *self._hindered])
        if shown == self._shared:
            return
        self._shared = shown
        for key, button in self._buttons.items():
            button.setVisible(key in shown[0])
        self._menu.clear()
        for act in in_menu:
            # Made here: an entry that Qt makes may come back as the Python wrapper of one that is gone.
            entry = QAction(icon(act.icon, Role.MUTED), act.words(), self._menu)
            entry.triggered.connect(lambda _, act=act: self.chosen.emit(act))
            self._menu.addAction(entry)
        for words in self._hindered.values():
            self._menu.addAction(words).setEnabled(False)
        self._more.setVisible(bool(in_menu or self._hindered))

    def _needed(self, beside: list[Act]) -> int:
        widgets = [*(self._buttons[act.key] for act in beside), self._more]
        row = self._row.contentsMargins()
        gaps = self._row.spacing() * len(widgets)
        return row.left() + row.right() + gaps + sum(widget.sizeHint().width() for widget in widgets)

    def _button(self, act: Act) -> QPushButton:
        button = QPushButton(act.words(), self)
        button.setProperty("kind", "quiet")
        button.setProperty("type", "secondary")
        button.clicked.connect(lambda _: self.chosen.emit(act))
        return button
