"""The middle pane: search box, caption, and the list or what its emptiness means."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.cache.views import saved_filters
from desktop.cache.views.filters import Filter
from desktop.cache.views.lists import ListName, Sort
from desktop.changes import ChangeSet, Topic
from desktop.clock import day_in_wib
from ui.inbox.caption import caption_words
from ui.inbox.emptiness import EmptinessView, never_synced, nothing_found, nothing_here, nothing_left
from ui.inbox.filter_bar import FilterBar
from ui.inbox.model import ComplaintListModel
from ui.inbox.query import Wanted, again, opening
from ui.inbox.search import SearchBox
from ui.inbox.view import ComplaintListView
from ui.theme import metrics
from ui.theme.lines import Line
from ui.unread.bar import UnreadBar

if TYPE_CHECKING:
    from datetime import date

    from desktop.cache.views.saved_filters import SavedFilter
    from desktop.complaint import TrackingId
    from ui.bridge import DeskBridge
    from ui.inbox.query import Found

_SHOWN_TOPICS = Topic.COMPLAINTS | Topic.DRAFTS | Topic.OUTBOX | Topic.CAMPUS
_MOST_READ_AGAIN = 64


class InboxPane(QWidget):
    """Shows one list, or what was found in all of them."""

    complaint_chosen = Signal(object)
    """Tracking ID of the complaint that the officer moved to, or None."""
    reading_requested = Signal()
    opened = Signal()
    """Another list is on screen."""
    list_changed = Signal(object)
    """A `ListName`: a filter that was kept has led to another list."""
    emptied = Signal(str)
    """What to say where a complaint would be read: nothing, unless the list is empty."""
    search_changed = Signal(str)
    """What is looked for in the rows that are shown, or an empty text."""
    settings_requested = Signal()
    sync_requested = Signal()

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._wanted = Wanted(name=ListName.TO_ANSWER, today=self._today())
        self._opened: Wanted | None = None
        self._is_asking = False
        self._changed: set[TrackingId] | None = None
        self._chosen_id: int | None = None
        self._has_server = True
        self._is_filled = True
        self._model = ComplaintListModel(bridge, self._today)
        self.search = SearchBox()
        self._sorts: dict[ListName, Sort] = {}
        self.filters = FilterBar(bridge)
        self.view = ComplaintListView(self._model)
        self.emptiness = EmptinessView()
        self.unread = UnreadBar(bridge)
        self._stack = QStackedWidget()
        self._lay_out()
        self.search.textChanged.connect(self._on_search_changed)
        self.search.leave_requested.connect(self.focus_list)
        self.filters.filter_changed.connect(self._on_filter_changed)
        self.filters.sort_changed.connect(self._on_sort_changed)
        self.filters.saved_chosen.connect(self.open_saved)
        self.view.complaint_chosen.connect(self._on_chosen)
        self.view.reading_requested.connect(self.reading_requested)
        self.emptiness.action_requested.connect(self._on_action_requested)
        self.unread.sync_requested.connect(self.sync_requested)
        bridge.desk_changed.connect(self._on_desk_changed)
        bridge.read(saved_filters.sorts, then=self._take_sorts, owner=self)
        self._ask()

    @property
    def list_name(self) -> ListName:
        """The list that is shown, or searched from."""
        return self._wanted.name

    @property
    def caption(self) -> str:
        """How many complaints are shown, and in which order."""
        return self.filters.caption

    @property
    def search_words(self) -> str:
        """What is looked for in the rows that are shown, or an empty text."""
        return self._opened.search if self._opened else ""

    @property
    def is_settled(self) -> bool:
        """Whether what is wanted is what is shown."""
        return not self._is_asking and self._opened == self._wanted and self._changed is None

    @property
    def beside(self) -> str:
        """What to say where a complaint would be read; empty while the list has rows."""
        told = self.emptiness.told
        return told.beside if told and self._stack.currentWidget() is self.emptiness else ""

    def show_list(self, name: ListName) -> None:
        """Open a list from its start; a search ends."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._want(Wanted(name=name, today=self._today(), sort=self._sort_of(name)))

    def open_saved(self, saved: SavedFilter) -> None:
        """Open the list of a filter that was kept, narrowed as it says."""
        self.show_list(saved.list_name)
        self._on_filter_changed(saved.chosen)
        self.list_changed.emit(saved.list_name)

    def set_situation(self, *, has_server: bool, is_filled: bool) -> None:
        """Say why the desk may be empty."""
        self._has_server, self._is_filled = has_server, is_filled
        self._show_count()

    def start_search(self) -> None:
        """Put the cursor into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def step_back(self) -> None:
        """Esc: a search ends, then a filter; otherwise to the list."""
        if self.search.text():
            self.search.clear()
        elif self._wanted.chosen and self.view.hasFocus():
            self._on_filter_changed(Filter())
        else:
            self.focus_list()

    def focus_list(self) -> None:
        """Go to the list; onto its first row if the officer is on none."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.view.currentIndex().isValid() and self._model.rowCount():
            self.view.choose_row(0)

    def step(self, rows: int) -> None:
        """Move down (or up) by so many rows, from wherever the focus is."""
        if self._model.rowCount():
            row = self.view.currentIndex().row() + rows
            self.view.choose_row(min(max(row, 0), self._model.rowCount() - 1))

    def turn_day(self) -> None:
        """Read everything anew if another day has begun."""
        if self._wanted.today != self._today():
            self._model.forget_rows()
            self._want(replace(self._wanted, today=self._today()))

    def take_theme(self) -> None:
        """Fonts and icons of the theme in force."""
        self.search.take_icons()
        self.filters.take_theme()
        self.view.take_fonts()
        self.emptiness.take_theme()

    def _lay_out(self) -> None:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(12, 12, 12, 4)
        column.setSpacing(metrics.SPACING)
        column.addWidget(self.search)
        column.addWidget(self.filters)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.emptiness)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(Line())
        whole.addWidget(self.unread)
        whole.addWidget(self._stack, 1)
        self.take_theme()

    def _today(self) -> date:
        return day_in_wib(self._bridge.desk.clock.now())

    def _on_search_changed(self, text: str) -> None:
        self._want(replace(self._wanted, today=self._today(), search=" ".join(text.split())))

    def _on_filter_changed(self, chosen: Filter) -> None:
        self._want(replace(self._wanted, chosen=chosen))

    def _on_sort_changed(self, sort: Sort) -> None:
        self._sorts[self._wanted.name] = sort
        self._bridge.write(saved_filters.remember_sort, self._wanted.name, sort, owner=self)
        self._want(replace(self._wanted, sort=sort))

    def _take_sorts(self, sorts: dict[ListName, Sort]) -> None:
        self._sorts = sorts
        if self._sort_of(self._wanted.name) is not self._wanted.sort:
            self._want(replace(self._wanted, sort=self._sort_of(self._wanted.name)))

    def _sort_of(self, name: ListName) -> Sort:
        return self._sorts.get(name, Sort.TIME_LEFT)

    def _on_desk_changed(self, change: ChangeSet) -> None:
        if change.topics & _SHOWN_TOPICS:
            self._changed = (self._changed or set()) | change.tracking_ids
            self._ask()

    def _on_chosen(self, tracking_id: TrackingId | None) -> None:
        row = self._model.row_at(self.view.currentIndex().row())
        self._chosen_id = row.id if row and tracking_id else None
        self.complaint_chosen.emit(tracking_id)

    def _on_action_requested(self) -> None:
        if self._wanted.chosen:
            self._on_filter_changed(Filter())
            return
        (self.sync_requested if self._has_server else self.settings_requested).emit()

    def _want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.unread.set_here(wanted.name is ListName.REVIEW and not wanted.search)
        self.filters.show_choice(wanted.name, wanted.chosen, wanted.sort)
        self._ask()

    def _ask(self) -> None:
        """Ask for what is wanted now, unless an answer is still on its way: then when that has come."""
        if self._is_asking:
            return
        self._is_asking = True
        wanted = self._wanted
        if self._opened == wanted:
            changed = self._changed or set()
            self._changed = None
            known = list(dict.fromkeys([*self.view.shown_ids(), *self._model.known(changed)]))[:_MOST_READ_AGAIN]
            then = partial(self._take_again, known, changed)
            self._bridge.read(again, self._searched(wanted), known, then=then, owner=self)
        else:
            self._changed = None
            self._bridge.read(opening, self._searched(wanted), then=partial(self._take, wanted), owner=self)

    def _searched(self, wanted: Wanted) -> Wanted:
        """A search looks through everything, whichever list it is started from."""
        if not wanted.search:
            return wanted
        return replace(wanted, name=ListName.ALL)

    def _take(self, wanted: Wanted, found: Found) -> None:
        self._is_asking = False
        if wanted != self._wanted:  # the officer has typed on
            self._ask()
            return
        stays = self._opened is None or self._opened.name == wanted.name
        is_other_search = wanted.search != self.search_words
        self._opened = wanted
        self._model.open(found)
        if is_other_search:
            self.view.highlight(wanted.search)
            self.search_changed.emit(wanted.search)
        if not self.view.stay_on(self._chosen_id if stays else None) and not stays:
            self.view.choose_nothing()
        self._show_count()
        self.opened.emit()
        self._go_on()

    def _take_again(self, known: list[int], changed: set[TrackingId], found: Found) -> None:
        self._is_asking = False
        if self._opened == self._wanted:
            self._model.reconcile(found, known, changed)
            self._show_count()
        self._go_on()

    def _go_on(self) -> None:
        if self._opened != self._wanted or self._changed is not None:
            self._ask()

    def _show_count(self) -> None:
        count = self._model.rowCount()
        searching = self._wanted.search
        self.filters.set_caption(caption_words(self._wanted, count))
        if count:
            self._stack.setCurrentWidget(self.view)
            self.emptied.emit("")
            return
        if searching:
            self.emptiness.tell(nothing_found(searching))
        elif self._wanted.chosen:
            self.emptiness.tell(nothing_left())
        elif not self._is_filled:
            self.emptiness.tell(never_synced(has_server=self._has_server))
        else:
            self.emptiness.tell(nothing_here(self._wanted.name, has_server=self._has_server))
        self._stack.setCurrentWidget(self.emptiness)
        self.emptied.emit(self.beside)
