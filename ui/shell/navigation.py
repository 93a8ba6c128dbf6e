"""The left pane: whose desk it is, and the lists by what is to be done, with live counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.cache.views.lists import ListName
from ui import words
from ui.theme import metrics
from ui.theme.chips import Chip, ChipLabel
from ui.theme.icons import icon
from ui.theme.lines import Line
from ui.theme.roles import Role, colour

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.cache.mirror.reference import Officer
    from desktop.cache.ways.sign_in import Owner

translate = QCoreApplication.translate

GROUPS: tuple[tuple[ListName, ...], ...] = (
    (
        ListName.TO_ANSWER,
        ListName.OVERDUE,
        ListName.AWAITING_UNIT,
        ListName.AWAITING_APPROVAL,
        ListName.AWAITING_REPORTER,
        ListName.ON_HOLD,
    ),
    (ListName.DRAFTS, ListName.OUTBOX, ListName.REVIEW),
    (ListName.DONE, ListName.ARCHIVE, ListName.ALL),
)
ORDER = tuple(name for group in GROUPS for name in group)
"""The lists in the order in which Ctrl+1 … Ctrl+9 name them."""
_HEIGHT = 32
_PADDING = 8


def list_words(name: ListName) -> str:
    """The name of a list."""
    return {
        ListName.TO_ANSWER: translate("Navigation", "To answer"),
        ListName.OVERDUE: translate("Navigation", "Overdue"),
        ListName.AWAITING_UNIT: translate("Navigation", "Awaiting unit"),
        ListName.AWAITING_APPROVAL: translate("Navigation", "Awaiting approval"),
        ListName.AWAITING_REPORTER: translate("Navigation", "Awaiting reporter"),
        ListName.ON_HOLD: translate("Navigation", "On hold"),
        ListName.DRAFTS: translate("Navigation", "Drafts"),
        ListName.OUTBOX: translate("Navigation", "Outbox"),
        ListName.REVIEW: translate("Navigation", "Needs review"),
        ListName.DONE: translate("Navigation", "Done"),
        ListName.ARCHIVE: translate("Navigation", "Archive"),
        ListName.ALL: translate("Navigation", "All complaints"),
    }[name]


class Entry(QAbstractButton):
    """One line of the navigation. `alarm`: the role it takes while its count is above zero."""

    def __init__(self, text: str, alarm: Role | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count: int | None = None
        self._alarm = alarm
        self.setText(text)
        self.setCheckable(True)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    @property
    def count(self) -> int | None:
        """How many complaints the list has, once known."""
        return self._count

    def set_count(self, count: int) -> None:
        """Show how many."""
        if count != self._count:
            self._count = count
            self.setAccessibleName(f"{self.text()}, {count}")
            self.update()

    def _ink(self) -> Role:
        if self._alarm and self._count:
            return self._alarm
        return Role.ACCENT if self.isChecked() else Role.TEXT

    def sizeHint(self) -> QSize:
        """As wide as the pane, one height."""
        return QSize(120, metrics.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name on the left, count on the right, a soft ground where it is current."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        rect = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.setBrush(colour(Role.ACCENT_SOFT if self.isChecked() else Role.SIDE_HOVER))
            painter.drawRoundedRect(rect, metrics.CORNER, metrics.CORNER)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(colour(Role.ACCENT))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), metrics.CORNER, metrics.CORNER)
        inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        is_strong = self.isChecked() or bool(self._alarm and self._count)
        font = metrics.strong() if is_strong else metrics.base()
        count = words.number(self._count) if self._count else ""
        count_width = QFontMetricsF(font).horizontalAdvance(count)
        text = QFontMetricsF(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, inner.width() - count_width - (metrics.SPACING if count else 0)
        )
        painter.setFont(font)
        painter.setPen(colour(self._ink()))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.setPen(colour(self._ink() if is_strong else Role.MUTED))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)


class Navigation(QFrame):
    """Lists and settings; arrows move, Enter or a click opens."""

    list_requested = Signal(object)
    """A `ListName`."""
    recap_requested = Signal()
    settings_requested = Signal()

    def __init__(self, *, practice: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self.setAccessibleName(self.tr("Lists"))
        self._name = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._role = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._role.setProperty("ink", "muted")
        self._role.setProperty("type", "secondary")
        self._name.setProperty("type", "strong")
        self.menu_button = QToolButton()
        self.menu_button.setProperty("kind", "quiet")
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setAccessibleName(self.tr("Menu"))
        self.menu_button.setToolTip(self.tr("Menu (F10)"))
        self._practice = ChipLabel(Chip(self.tr("Practice mode"), Role.SOON, Role.SOON.soft) if practice else None)
        self._practice.setToolTip(self.tr("Made-up complaints on this PC. Nothing is sent to LAPOR!."))
        self._group = QButtonGroup(self)
        self._entries: dict[ListName, Entry] = {}
        self._recap = Entry(self.tr("Recap"))
        self._settings = Entry(self.tr("Settings"))
        self._lay_out()
        self.show_officer(None)

    def entry(self, name: ListName) -> Entry:
        """The line of a list."""
        return self._entries[name]

    def show_officer(self, officer: Officer | Owner | None) -> None:
        """Say whose desk it is."""
        self._name.setText(officer.institution if officer else self.tr("My desk"))
        self._role.setText(" · ".join(part for part in (officer.role, officer.name) if part) if officer else "")
        self._role.setVisible(bool(self._role.text()))

    def show_counts(self, counts: Mapping[ListName, int]) -> None:
        """Show how many complaints each list has."""
        for name, entry in self._entries.items():
            entry.set_count(counts.get(name, 0))

    def mark(self, name: ListName | None) -> None:
        """Show which list is open; None for the settings."""
        (self._entries[name] if name else self._settings).setChecked(True)

    def mark_recap(self) -> None:
        """Show that the recap is open."""
        self._recap.setChecked(True)

    def mark_nothing(self) -> None:
        """A page is open that has no entry here."""
        checked = self._group.checkedButton()
        if checked is not None:
            self._group.setExclusive(False)  # one of an exclusive group can't be unchecked
            checked.setChecked(False)
            self._group.setExclusive(True)

    def take_theme(self) -> None:
        """Icons of the theme in force."""
        self.menu_button.setIcon(icon("menu", Role.MUTED))
        for entry in (*self._entries.values(), self._recap, self._settings):
            entry.updateGeometry()  # their height goes with the zoom

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(18, 14, 6, 0)
        head.addWidget(self._name, 1)
        head.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setContentsMargins(10, 10, 6, 10)
        column.setSpacing(2)
        for group in GROUPS:
            for name in group:
                self._add_list(column, name)
            column.addSpacing(2 * metrics.SPACING)
            column.addWidget(Line())
            column.addSpacing(2 * metrics.SPACING)
        for entry, requested in ((self._recap, self.recap_requested), (self._settings, self.settings_requested)):
            self._group.addButton(entry)
            entry.clicked.connect(requested)
            column.addWidget(entry)
        column.addStretch(1)
        inner = QWidget()
        inner.setLayout(column)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        self._role.setContentsMargins(18, 0, 10, 0)
        whole.addWidget(self._role)
        marks = QHBoxLayout()
        marks.setContentsMargins(18, 6, 10, 0)
        marks.addWidget(self._practice)
        marks.addStretch(1)
        whole.addLayout(marks)
        whole.addWidget(scroll, 1)
        self.take_theme()

    def _add_list(self, column: QVBoxLayout, name: ListName) -> None:
        alarm = {ListName.OVERDUE: Role.LATE, ListName.REVIEW: Role.SOON}.get(name)
        entry = Entry(list_words(name), alarm)
        self._entries[name] = entry
        self._group.addButton(entry)
        entry.clicked.connect(lambda: self.list_requested.emit(name))
        column.addWidget(entry)
