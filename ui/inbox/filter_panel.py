"""What a list can be narrowed to, its order, and filters kept under a name: opens below the filter button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.cache.views.filters import NOT_COUNTED
from desktop.cache.views.lists import Sort
from ui.complaint.buttons import LinkButton, TickBox
from ui.complaint.labels import PlainLabel, Type
from ui.inbox.choice_words import KINDS_IN_ORDER, kind_words, place_of_value, sort_words, value_words
from ui.theme import metrics
from ui.theme.controls import ChoiceBox
from ui.theme.icons import icon
from ui.theme.lines import Line
from ui.theme.roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from desktop.cache.views.filters import Facets, Filter
    from desktop.cache.views.lists import ListName
    from desktop.cache.views.saved_filters import SavedFilter

_WIDTH = 340
_BESIDE = 130
"""Of the width, for margins, box and count."""
_HEIGHT = 520


class FilterPanel(QFrame):
    """A popup. Every tick counts at once; Esc or a click beside closes it."""

    toggled = Signal(str, str)
    """A kind and a value of it."""
    sort_chosen = Signal(object)
    """A `Sort`."""
    cleared = Signal()
    saved_chosen = Signal(object)
    """A `SavedFilter`."""
    save_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(
        self,
        facets: Facets,
        saved: Sequence[SavedFilter],
        *,
        list_name: ListName,
        chosen: Filter,
        sort: Sort,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setAccessibleName(self.tr("Filter"))
        self._boxes: dict[tuple[str, str], TickBox] = {}
        self._facets = facets
        self._list_name = list_name
        self._sort = ChoiceBox()
        self.name = QLineEdit()
        self._save = QPushButton(self.tr("Save"))
        self._clear = QPushButton(self.tr("Clear all"))
        self._column = QVBoxLayout()
        self._saved_rows = QVBoxLayout()
        self._saved: tuple[SavedFilter, ...] = ()
        self._lay_out(chosen, sort)
        self.show_saved(saved, chosen)
        self.resize(metrics.px(_WIDTH), metrics.px(_HEIGHT))

    @property
    def saved_names(self) -> list[str]:
        """Names of the filters that are kept."""
        return [saved.name for saved in self._saved]

    def box(self, kind: str, value: str) -> TickBox:
        """The tick of a value. Raises KeyError."""
        return self._boxes[kind, value]

    def focus_first(self) -> None:
        """Begin with the first value."""
        first = next(iter(self._boxes.values()), self._sort)
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_chosen(self, chosen: Filter) -> None:
        """Tick what is chosen."""
        for (kind, value), box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(value in getattr(chosen, kind))
            box.blockSignals(False)
        self._clear.setEnabled(bool(chosen))
        self._save.setEnabled(bool(chosen))
        self.name.setEnabled(bool(chosen))

    def show_saved(self, saved: Sequence[SavedFilter], chosen: Filter) -> None:
        """Show the filters that have a name; the one in force is told in the field, to be given another."""
        while (item := self._saved_rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._saved = tuple(saved)
        for each in saved:
            self._saved_rows.addWidget(self._saved_row(each))
        current = next((kept for kept in saved if (kept.list_name, kept.chosen) == (self._list_name, chosen)), None)
        self.name.setText(current.name if current else "")
        self.show_chosen(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _on_save(self) -> None:
        name = " ".join(self.name.text().split())
        if name:
            self.save_requested.emit(name)
        else:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _saved_row(self, saved: SavedFilter) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        name = LinkButton(saved.name)
        name.setAccessibleName(self.tr("Open the filter “%1”").replace("%1", saved.name))
        name.clicked.connect(lambda: self.saved_chosen.emit(saved))
        away = QToolButton()
        away.setProperty("kind", "quiet")
        away.setIcon(icon("x", Role.MUTED))
        away.setAccessibleName(self.tr("Remove the filter “%1”").replace("%1", saved.name))
        away.setToolTip(away.accessibleName())
        away.clicked.connect(lambda: self.remove_requested.emit(saved.name))
        line.addWidget(name)
        line.addStretch(1)
        line.addWidget(away)
        return row

    def _lay_out(self, chosen: Filter, sort: Sort) -> None:
        inner = QWidget()
        inner.setLayout(self._column)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(metrics.SPACING)
        self._column.addLayout(self._saved_rows)
        self._add_sort(sort)
        for kind in KINDS_IN_ORDER:
            self._add_kind(kind, self._facets.counts.get(kind, {}), chosen)
        self._column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self.name.setPlaceholderText(self.tr("Name of the filter"))
        self.name.setAccessibleName(self.tr("Name to keep the filter under"))
        self.name.returnPressed.connect(self._on_save)
        self._save.clicked.connect(self._on_save)
        self._clear.setProperty("kind", "quiet")
        self._clear.clicked.connect(self.cleared)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 12, 12)
        foot.setSpacing(2 * metrics.SPACING)
        foot.addWidget(self.name, 1)
        foot.addWidget(self._save)
        foot.addWidget(self._clear)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(Line())
        whole.addLayout(foot)

    def _add_sort(self, sort: Sort) -> None:
        self._add_heading(self.tr("Order"))
        for each in Sort:
            self._sort.addItem(sort_words(each), each.value)
        self._sort.setCurrentIndex(list(Sort).index(sort))
        self._sort.setAccessibleName(self.tr("Order"))
        self._sort.currentIndexChanged.connect(lambda place: self.sort_chosen.emit(list(Sort)[place]))
        self._column.addWidget(self._sort)

    def _add_kind(self, kind: str, counts: Mapping[str, int], chosen: Filter) -> None:
        found = {**dict.fromkeys(getattr(chosen, kind), 0), **counts}
        if not found:
            return
        self._add_heading(kind_words(kind))
        measure, room = QFontMetrics(metrics.secondary()), metrics.px(_WIDTH) - _BESIDE
        for value in sorted(found, key=lambda value: place_of_value(kind, value, found[value])):
            words = measure.elidedText(value_words(kind, value), Qt.TextElideMode.ElideMiddle, room)
            is_counted = kind not in NOT_COUNTED
            box = TickBox(f"{words}  ·  {found[value]}" if is_counted else words)
            name = f"{kind_words(kind)}: {value_words(kind, value)}"
            box.setAccessibleName(f"{name}, {found[value]}" if is_counted else name)
            box.toggled.connect(lambda _, kind=kind, value=value: self.toggled.emit(kind, value))
            self._boxes[kind, value] = box
            self._column.addWidget(box)

    def _add_heading(self, words: str) -> None:
        self._column.addSpacing(metrics.SPACING)
        self._column.addWidget(PlainLabel(words, Type.SECONDARY, ink="muted"))
