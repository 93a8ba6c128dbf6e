"""The page of the settings: its sections on the left, one of them on the right. Everything takes effect at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.settings.sections import Place, all_sections
from ui.theme import metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from ui.bridge import DeskBridge
    from ui.shell.actions import Actions
    from ui.theme.theme import Theme

_WIDTH = 620
_LIST_WIDTH = 208


class SettingsPage(QWidget):
    """Sections are built when they are first opened."""

    language_chosen = Signal(str)
    connection_saved = Signal()
    intake_requested = Signal()
    """The officer wants to take complaints from an export."""
    sync_requested = Signal()
    new_key_wanted = Signal(str)
    """The desk is to get a new key, by this PIN if it has one: the window has to make way."""
    desk_erased = Signal()
    """The key of the desk is gone: the program has to end."""

    def __init__(
        self,
        bridge: DeskBridge,
        theme: Theme,
        *,
        practice: bool,
        actions: Actions | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._place = Place(page=self, bridge=bridge, theme=theme, is_practice=practice, actions=actions)
        self._sections = all_sections()
        self._built: dict[str, QWidget] = {}
        self._areas: dict[str, QScrollArea] = {}
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("kind", "sections")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Sections of the settings"))
        self._stack = QStackedWidget()
        self.setAccessibleName(self.tr("Settings"))
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_row_changed)
        self.list.setCurrentRow(0)
        theme.changed.connect(self.take_theme)
        self.take_theme()

    @property
    def section(self) -> str:
        """Which section is shown."""
        return self._sections[self.list.currentRow()].key

    def content(self, key: str) -> QWidget:
        """What a section shows, built if need be."""
        self._build(key)
        return self._built[key]

    def open_section(self, key: str) -> None:
        """Show a section and put the focus into it; without a key, the one that was left."""
        if key:
            self.list.setCurrentRow([section.key for section in self._sections].index(key))
            _first_field(self._built[key]).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_theme(self) -> None:
        """Sizes and icons of the theme in force."""
        self._share()
        for built in self._built.values():
            if hasattr(built, "take_theme"):
                built.take_theme()

    def _share(self) -> None:
        room = self.list.verticalScrollBar().sizeHint().width() + 2 * self.list.frameWidth()
        wanted = max(metrics.px(_LIST_WIDTH), self.list.sizeHintForColumn(0) + room)
        self.list.setFixedWidth(max(min(wanted, self.width() // 3), _LIST_WIDTH // 2))

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Settings"))
        title.setProperty("type", "title")
        title.setContentsMargins(12, 0, 0, 0)
        self.list.ensurePolished()  # or lines are measured without their style
        for section in self._sections:
            QListWidgetItem(section.words(), self.list)
        left = QVBoxLayout()
        left.setContentsMargins(20, 24, 0, 16)
        left.setSpacing(4 * metrics.SPACING)
        left.addWidget(title)
        left.addWidget(self.list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left)
        row.addWidget(self._stack, 1)

    def _on_row_changed(self, row: int) -> None:
        if row >= 0:
            key = self._sections[row].key
            self._build(key)
            self._stack.setCurrentWidget(self._areas[key])

    def _build(self, key: str) -> None:
        if key in self._built:
            return
        section = next(section for section in self._sections if section.key == key)
        content = self._built[key] = section.build(self._place)
        heading = QLabel(section.words())
        heading.setProperty("type", "title")
        column = QVBoxLayout()
        column.setContentsMargins(24, 24, 32, 24)
        column.setSpacing(5 * metrics.SPACING)
        column.addWidget(heading)
        column.addWidget(content, 1 if content.property("fills") else 0)
        if not content.property("fills"):
            column.addStretch(1)
        narrow = QWidget()
        narrow.setMaximumWidth(metrics.px(_WIDTH) + 56)
        narrow.setLayout(column)
        whole = QWidget()
        outer = QHBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(narrow, 1)
        outer.addStretch(0)
        area = self._areas[key] = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(whole)
        self._stack.addWidget(area)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes to the page comes to the list; a focus proxy would break the order of Tab."""
        super().focusInEvent(event)
        self.list.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list of sections takes no more than a third."""
        super().resizeEvent(event)
        self._share()


def _first_field(content: QWidget) -> QWidget:
    fields = [each for each in content.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return next((each for each in fields if each.isVisibleTo(content) and each.isEnabled()), content)
