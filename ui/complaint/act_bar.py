"""The row under the head: what can be done with the complaint besides answering it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from ui.complaint.acts import Act, all_acts
from ui.complaint.labels import MenuButton
from ui.theme.icons import SIZE, icon
from ui.theme.roles import Role

if TYPE_CHECKING:
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
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 22, 4)
        row.setSpacing(4)
        for act in all_acts():
            if act.is_prominent:
                self._buttons[act.key] = self._button(act)
                row.addWidget(self._buttons[act.key])
        row.addWidget(self._more)
        row.addStretch()
        self.hide()

    def show_reading(self, reading: Reading) -> None:
        """Offer what fits this complaint."""
        fitting = [act for act in all_acts() if act.fits(reading)]
        prominent = {act.key for act in fitting if act.is_prominent}
        for key, button in self._buttons.items():
            button.setVisible(key in prominent)
        self._menu.clear()
        for act in fitting:
            if not act.is_prominent:
                # Made here: an entry that Qt makes may come back as the Python wrapper of one that is gone.
                entry = QAction(icon(act.icon, Role.MUTED), act.words(), self._menu)
                entry.triggered.connect(lambda _, act=act: self.chosen.emit(act))
                self._menu.addAction(entry)
        self._more.setVisible(not self._menu.isEmpty())
        self.setVisible(bool(fitting))

    def _button(self, act: Act) -> QPushButton:
        button = QPushButton(icon(act.icon, Role.MUTED), act.words(), self)
        button.setIconSize(QSize(SIZE, SIZE))
        button.setProperty("kind", "quiet")
        button.setProperty("type", "secondary")
        button.clicked.connect(lambda _: self.chosen.emit(act))
        return button
