"""The theme in force: follows the system or the officer's choice, and sets palette, fonts and the few style rules."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.theme import metrics
from ui.theme.roles import Role, Scheme, colour, put_in_force, scheme
from ui.theme.rules import rules


class ThemeChoice(StrEnum):
    """What the officer chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_PALETTE = {
    QPalette.ColorRole.Window: Role.PANEL,
    QPalette.ColorRole.Base: Role.PANEL,
    QPalette.ColorRole.AlternateBase: Role.GROUND,
    QPalette.ColorRole.Button: Role.PANEL,
    QPalette.ColorRole.ToolTipBase: Role.SIDE,
    QPalette.ColorRole.WindowText: Role.TEXT,
    QPalette.ColorRole.Text: Role.TEXT,
    QPalette.ColorRole.ButtonText: Role.TEXT,
    QPalette.ColorRole.ToolTipText: Role.TEXT,
    QPalette.ColorRole.BrightText: Role.LATE,
    QPalette.ColorRole.PlaceholderText: Role.MUTED,
    QPalette.ColorRole.Highlight: Role.ACCENT,
    QPalette.ColorRole.HighlightedText: Role.ON_ACCENT,
    QPalette.ColorRole.Accent: Role.ACCENT,
    QPalette.ColorRole.Link: Role.ACCENT,
    QPalette.ColorRole.LinkVisited: Role.ACCENT,
    QPalette.ColorRole.Light: Role.PANEL,
    QPalette.ColorRole.Midlight: Role.LINE,
    QPalette.ColorRole.Mid: Role.LINE,
    QPalette.ColorRole.Dark: Role.LINE,
}


class Theme(QObject):
    """One for the application. `changed` comes after colours, fonts and zoom are in force."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        application.setStyle(QStyleFactory.create("Fusion"))
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._tell_system()
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """What the officer chose."""
        return self._choice

    @property
    def scheme(self) -> Scheme:
        """What that means at present."""
        return scheme()

    def choose(self, choice: ThemeChoice) -> None:
        """Change the choice; `changed` comes only if the colours do."""
        if choice is self._choice:
            return
        self._choice = choice
        self._tell_system()
        self._on_system_changed()

    @property
    def zoom(self) -> int:
        """Per cent of the usual size."""
        return round(metrics.zoom() * 100)

    def zoom_to(self, percent: int) -> None:
        """Show everything in this size; `changed` comes only if it is another."""
        if percent != self.zoom:
            metrics.put_zoom_in_force(percent / 100)
            self._apply()
            self.changed.emit()

    def _tell_system(self) -> None:
        wanted = {
            ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
            ThemeChoice.LIGHT: Qt.ColorScheme.Light,
            ThemeChoice.DARK: Qt.ColorScheme.Dark,
        }[self._choice]
        self._application.styleHints().setColorScheme(wanted)

    def _on_system_changed(self) -> None:
        if self._wanted() is not scheme():
            self._apply()
            self.changed.emit()

    def _wanted(self) -> Scheme:
        if self._choice is not ThemeChoice.SYSTEM:
            return Scheme(self._choice.value)
        dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return Scheme.DARK if dark else Scheme.LIGHT

    def _apply(self) -> None:
        put_in_force(self._wanted())
        self._application.setPalette(palette())
        font = metrics.base()
        font.setWeight(QFont.Weight.Normal)
        self._application.setFont(font)
        self._application.setStyleSheet(rules())


def palette() -> QPalette:
    """The palette of the scheme in force."""
    made = QPalette()
    for place, role in _PALETTE.items():
        made.setColor(place, colour(role))
    for place in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, place, colour(Role.MUTED))
    made.setColor(QPalette.ColorRole.Shadow, Qt.GlobalColor.transparent)
    return made
