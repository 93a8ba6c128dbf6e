"""Language, light or dark, and size. All of it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from desktop.cache import settings
from ui.settings.form import ORIGIN, SettingsForm
from ui.shell.notices import language
from ui.shell.zoom import STEPS
from ui.theme.controls import ChoiceBox
from ui.theme.theme import ThemeChoice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.bridge import DeskBridge
    from ui.theme.theme import Theme


class AppearanceForm(SettingsForm):
    """What is chosen shows at once and is kept."""

    language_chosen = Signal(str)

    def __init__(self, bridge: DeskBridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self._theme = theme
        self.language = self._choice(self.tr("Language"))
        self.language.addItem("Bahasa Indonesia", "id")
        self.language.addItem("English", "en")
        self.language.setCurrentIndex(self.language.findData(language()))
        self.language.activated.connect(self._on_language)
        self.add_space()
        self.look = self._choice(self.tr("Appearance"))
        self.look.addItem(self.tr("As the system"), ThemeChoice.SYSTEM)
        self.look.addItem(self.tr("Light"), ThemeChoice.LIGHT)
        self.look.addItem(self.tr("Dark"), ThemeChoice.DARK)
        self.look.activated.connect(self._on_look)
        self.add_space()
        self.zoom = self._choice(self.tr("Size"))
        for step in STEPS:
            self.zoom.addItem(f"{step} %", step)
        self.zoom.activated.connect(self._on_zoom)
        self.add_hint(self.tr("Ctrl and the mouse wheel change the size too."))
        self.take_theme()

    def take_theme(self) -> None:
        """The choices that are in force."""
        self.look.setCurrentIndex(list(ThemeChoice).index(self._theme.choice))
        self.zoom.setCurrentIndex(self.zoom.findData(self._theme.zoom))

    def _choice(self, label: str) -> ChoiceBox:
        box = ChoiceBox()
        box.setAccessibleName(label)
        box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.add_labelled(label, box)
        return box

    def _on_language(self) -> None:
        chosen = self.language.currentData()
        if chosen != language():
            self._bridge.write(settings.put, settings.LANGUAGE, chosen, owner=self, origin=ORIGIN)
            self.language_chosen.emit(chosen)

    def _on_look(self) -> None:
        choice = ThemeChoice(self.look.currentData())
        self._bridge.write(settings.put, settings.THEME, choice.value, owner=self, origin=ORIGIN)
        self._theme.choose(choice)

    def _on_zoom(self) -> None:
        percent = int(self.zoom.currentData())
        self._bridge.write(settings.put, settings.ZOOM, percent, owner=self, origin=ORIGIN)
        self._theme.zoom_to(percent)
