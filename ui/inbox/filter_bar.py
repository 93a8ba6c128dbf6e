"""Below the search box: how many complaints are shown, the filter button, and what the list is narrowed to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.cache.views import lists, saved_filters
from desktop.cache.views.filters import Filter
from desktop.cache.views.lists import ListName, Sort
from desktop.cache.views.saved_filters import SavedFilter
from ui.complaint.flow import FlowLayout
from ui.inbox.choice_words import KINDS_IN_ORDER, value_words
from ui.theme import metrics
from ui.theme.controls import ElidedLabel
from ui.theme.icons import icon
from ui.theme.roles import Role

if TYPE_CHECKING:
    from datetime import date

    from desktop.cache.connection import Database
    from desktop.cache.views.filters import Facets
    from ui.bridge import DeskBridge
    from ui.inbox.filter_panel import FilterPanel

_LEAST_HEIGHT = 240
"""Of the panel, in a window that is lower still."""


class FilterBar(QWidget):
    """Knows what is chosen; the pane shows it."""

    filter_changed = Signal(object)
    """A `Filter`."""
    sort_changed = Signal(object)
    """A `Sort`."""
    saved_chosen = Signal(object)
    """A `SavedFilter`."""

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._name, self._chosen, self._sort = ListName.TO_ANSWER, Filter(), Sort.TIME_LEFT
        self._panel: FilterPanel | None = None
        self._caption = ElidedLabel()
        self._caption.setProperty("ink", "muted")
        self._caption.setProperty("type", "secondary")
        self.button = QToolButton()
        self.button.setProperty("kind", "quiet")
        self.button.setProperty("type", "secondary")
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, metrics.SPACING)
        self._lay_out()

    @property
    def caption(self) -> str:
        """How many complaints are shown, and in which order."""
        return self._caption.text()

    @property
    def panel(self) -> FilterPanel | None:
        """What can be chosen, while it is open."""
        return self._panel

    @property
    def chips(self) -> list[QPushButton]:
        """What the list is narrowed to, each to be removed by a click; the last removes all, if there are several."""
        widgets = (self._flow.itemAt(place) for place in range(self._flow.count()))
        return [item.widget() for item in widgets if item]  # type: ignore[misc]

    def set_caption(self, words: str) -> None:
        """Say it."""
        self._caption.setText(words)

    def show_choice(self, name: ListName, chosen: Filter, sort: Sort) -> None:
        """Show what is in force."""
        is_new = (name, chosen) != (self._name, self._chosen)
        self._name, self._chosen, self._sort = name, chosen, sort
        if is_new:
            self._show_chips()
            if self._panel is not None:
                self._panel.show_chosen(chosen)

    def open(self) -> None:
        """Ask what there is to choose from, then show it."""
        today = partial(_read_choice, self._name, self._today())
        self._bridge.read(today, then=self._show_panel, owner=self)

    def take_theme(self) -> None:
        """Icons in the colours in force."""
        for chip in self.chips:
            if not chip.icon().isNull():
                chip.setIcon(icon("x", Role.MUTED))

    def _today(self) -> date:
        from desktop.clock import day_in_wib

        return day_in_wib(self._bridge.desk.clock.now())

    def _show_panel(self, found: tuple[Facets, list[SavedFilter]]) -> None:
        from ui.inbox.filter_panel import FilterPanel

        if self._panel is not None:
            self._panel.close()
        panel = FilterPanel(*found, list_name=self._name, chosen=self._chosen, sort=self._sort, parent=self)
        panel.toggled.connect(lambda kind, value: self.filter_changed.emit(self._chosen.toggled(kind, value)))
        panel.cleared.connect(lambda: self.filter_changed.emit(Filter()))
        panel.sort_chosen.connect(self.sort_changed)
        panel.saved_chosen.connect(self._on_saved_chosen)
        panel.save_requested.connect(self._save)
        panel.remove_requested.connect(self._remove)
        panel.destroyed.connect(partial(self._forget, panel))
        self._panel = panel
        corner = self.button.mapToGlobal(QPoint(self.button.width(), self.button.height()))
        below = self.window().height() - self.button.mapTo(self.window(), QPoint(0, self.button.height())).y()
        height = min(panel.height(), max(_LEAST_HEIGHT, below - 2 * metrics.SPACING))
        panel.resize(panel.width(), height)
        panel.move(corner - QPoint(panel.width(), 0))
        panel.show()
        panel.focus_first()

    def _forget(self, panel: FilterPanel) -> None:
        if self._panel is panel:
            self._panel = None

    def _on_saved_chosen(self, saved: SavedFilter) -> None:
        if self._panel is not None:
            self._panel.close()
        self.saved_chosen.emit(saved)

    def _save(self, name: str) -> None:
        saved = SavedFilter(name=name, list_name=self._name, chosen=self._chosen)
        self._bridge.write(saved_filters.save, saved, then=self._read_saved, owner=self)

    def _remove(self, name: str) -> None:
        self._bridge.write(saved_filters.remove, name, then=self._read_saved, owner=self)

    def _read_saved(self, _done: None) -> None:
        self._bridge.read(saved_filters.known, then=self._show_saved, owner=self)

    def _show_saved(self, saved: list[SavedFilter]) -> None:
        if self._panel is not None:
            self._panel.show_saved(saved, self._chosen)

    def _show_chips(self) -> None:
        had_focus = self._chips.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._flow.truncate()
        picks = [(kind, value) for kind in KINDS_IN_ORDER for value in sorted(getattr(self._chosen, kind))]
        for kind, value in picks:
            self._add_chip(value_words(kind, value), self._chosen.toggled(kind, value))
        if len(picks) > 1:
            self._add_chip(self.tr("Clear all"), Filter(), is_for_all=True)
        self._chips.setVisible(bool(picks))
        self._chips.updateGeometry()
        if had_focus:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_chip(self, words: str, then: Filter, *, is_for_all: bool = False) -> None:
        chip = QPushButton(words)
        chip.setProperty("type", "secondary")
        if is_for_all:
            chip.setProperty("kind", "quiet")
        else:
            chip.setIcon(icon("x", Role.MUTED))
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the word
            chip.setAccessibleName(self.tr("Remove the choice “%1”").replace("%1", words))
            chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(lambda: self.filter_changed.emit(then))
        self._flow.addWidget(chip)

    def _lay_out(self) -> None:
        self.button.setText(self.tr("Filter") + " ▾")
        self.button.setAccessibleName(self.tr("Filter and order"))
        self.button.setToolTip(self.tr("Narrow the list, or give it another order"))
        self.button.clicked.connect(self.open)
        line = QHBoxLayout()
        line.setContentsMargins(2, 0, 0, 0)
        line.addWidget(self._caption, 1)
        line.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, metrics.SPACING, 0, 0)
        column.setSpacing(metrics.SPACING)
        column.addWidget(self._chips)
        column.addLayout(line)
        self._chips.hide()


def _read_choice(name: ListName, today: date, db: Database) -> tuple[Facets, list[SavedFilter]]:
    return lists.facets(db, name, today), saved_filters.known(db)
