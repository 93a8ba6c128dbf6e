"""The page of the settings. Everything takes effect at once; only the connection has a button to save it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.cache import settings
from ui.crash import program_version
from ui.settings.connection import ConnectionForm
from ui.shell.notices import language
from ui.theme import metrics
from ui.theme.controls import ChoiceBox
from ui.theme.lines import Line
from ui.theme.theme import ThemeChoice

if TYPE_CHECKING:
    from ui.bridge import DeskBridge
    from ui.theme.theme import Theme

_WIDTH = 560


class SettingsPage(QScrollArea):
    """Language, look, connection, about."""

    language_chosen = Signal(str)
    connection_saved = Signal()

    def __init__(self, bridge: DeskBridge, theme: Theme, *, practice: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._theme = bridge, theme
        self.language = ChoiceBox()
        self.look = ChoiceBox()
        self.connection: ConnectionForm | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Settings"))
        self._lay_out(practice=practice)
        self.take_theme()
        theme.changed.connect(self.take_theme)

    def take_theme(self) -> None:
        """Icons of the theme in force."""
        if self.connection:
            self.connection.take_theme()

    def _lay_out(self, *, practice: bool) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(32, 24, 32, 32)
        column.setSpacing(2 * metrics.SPACING)
        title = QLabel(self.tr("Settings"))
        title.setProperty("type", "title")
        column.addWidget(title)
        self._add_section(column, self.tr("Language"), self._language_box())
        self._add_section(column, self.tr("Appearance"), self._look_box())
        self._add_section(column, self.tr("Connection"), self._connection_part(practice=practice))
        self._add_section(column, self.tr("About"), self._about())
        column.addStretch(1)
        narrow = QWidget()
        narrow.setMaximumWidth(_WIDTH + 64)
        narrow.setLayout(column)
        page = QWidget()
        outer = QVBoxLayout(page)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(narrow)
        self.setWidget(page)

    def _add_section(self, column: QVBoxLayout, title: str, content: QWidget) -> None:
        heading = QLabel(title)
        heading.setProperty("type", "strong")
        column.addSpacing(4 * metrics.SPACING)
        column.addWidget(Line())
        column.addSpacing(2 * metrics.SPACING)
        column.addWidget(heading)
        column.addWidget(content)

    def _language_box(self) -> QWidget:
        self.language.addItem("Bahasa Indonesia", "id")
        self.language.addItem("English", "en")
        self.language.setCurrentIndex(self.language.findData(language()))
        self.language.setAccessibleName(self.tr("Language"))
        self.language.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.language.activated.connect(self._on_language)
        return self.language

    def _look_box(self) -> QWidget:
        self.look.addItem(self.tr("As the system"), ThemeChoice.SYSTEM)
        self.look.addItem(self.tr("Light"), ThemeChoice.LIGHT)
        self.look.addItem(self.tr("Dark"), ThemeChoice.DARK)
        self.look.setCurrentIndex(list(ThemeChoice).index(self._theme.choice))
        self.look.setAccessibleName(self.tr("Appearance"))
        self.look.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.look.activated.connect(self._on_look)
        return self.look

    def _connection_part(self, *, practice: bool) -> QWidget:
        if practice:
            return _words(
                self.tr(
                    "Practice mode works with a central API of its own on this PC, with made-up complaints. Nothing "
                    "leaves this PC. Start the program without practice mode to enter a server and a token."
                )
            )
        self.connection = ConnectionForm(self._bridge)
        self.connection.saved.connect(self.connection_saved)
        return self.connection

    def _about(self) -> QWidget:
        weak = self.tr("the key lies in a file on this PC (weak)")
        strong = self.tr("the key is in the key storage of this PC")
        key = weak if self._bridge.desk.key_is_weak else strong
        told = [
            self.tr("LAPOR! Desktop {version}, Apache-2.0. Icons: Lucide, ISC.").format(version=program_version()),
            self.tr("Data: {folder}").format(folder=self._bridge.desk.data_dir),
            self.tr("Encrypted: {key}").format(key=key),
        ]
        return _words("\n".join(told))

    def _on_language(self) -> None:
        chosen = self.language.currentData()
        if chosen != language():
            self._bridge.write(settings.put, settings.LANGUAGE, chosen, owner=self, origin="settings")
            self.language_chosen.emit(chosen)

    def _on_look(self) -> None:
        choice = ThemeChoice(self.look.currentData())
        self._bridge.write(settings.put, settings.THEME, choice.value, owner=self, origin="settings")
        self._theme.choose(choice)


def _words(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("ink", "muted")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
