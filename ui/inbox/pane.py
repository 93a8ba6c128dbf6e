"""The middle pane: search box, caption, and the list or what its emptiness means."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.cache.lists import ListName
from desktop.changes import ChangeSet, Topic
from desktop.clock import day_in_wib
from ui.inbox.emptiness import EmptinessView, never_synced, nothing_found, nothing_here
from ui.inbox.model import ComplaintListModel
from ui.inbox.query import Wanted, again, opening
from ui.inbox.search import SearchBox
from ui.inbox.view import ComplaintListView
from ui.theme import metrics
from ui.theme.controls import ElidedLabel
from ui.theme.lines import Line

if TYPE_CHECKING:
    from datetime import date

    from desktop.complaint import TrackingId
    from ui.bridge import DeskBridge
    from ui.inbox.query import Found

_SHOWN_TOPICS = Topic.COMPLAINTS | Topic.DRAFTS | Topic.OUTBOX
_MOST_READ_AGAIN = 64


class InboxPane(QWidget):
    """Shows one list, or what was found in all of them."""

    complaint_chosen = Signal(object)
    """Tracking ID of the complaint that the officer moved to, or None."""
    reading_requested = Signal()
    opened = Signal()
    """Another list is on screen."""
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
        self._has_synced = True
        self._model = ComplaintListModel(bridge, self._today)
        self.search = SearchBox()
        self._caption = ElidedLabel()
        self._caption.setProperty("ink", "muted")
        self._caption.setProperty("type", "secondary")
        self.view = ComplaintListView(self._model)
        self.emptiness = EmptinessView()
        self._stack = QStackedWidget()
        self._lay_out()
        self.search.textChanged.connect(self._on_search_changed)
        self.search.leave_requested.connect(self.focus_list)
        self.view.complaint_chosen.connect(self._on_chosen)
        self.view.reading_requested.connect(self.reading_requested)
        self.emptiness.action_requested.connect(self._on_action_requested)
        bridge.desk_changed.connect(self._on_desk_changed)
        self._ask()

    @property
    def list_name(self) -> ListName:
        """The list that is shown, or searched from."""
        return self._wanted.name

    @property
    def caption(self) -> str:
        """How many complaints are shown, and in which order."""
        return self._caption.text()

    @property
    def is_settled(self) -> bool:
        """Whether what is wanted is what is shown."""
        return not self._is_asking and self._opened == self._wanted and self._changed is None

    def show_list(self, name: ListName) -> None:
        """Open a list from its start; a search ends."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._want(Wanted(name=name, today=self._today()))

    def set_situation(self, *, has_server: bool, has_synced: bool) -> None:
        """Say why the desk may be empty."""
        self._has_server, self._has_synced = has_server, has_synced
        self._show_count()

    def start_search(self) -> None:
        """Put the cursor into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def step_back(self) -> None:
        """Esc: a search ends; otherwise to the list."""
        if self.search.text():
            self.search.clear()
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
            self._want(Wanted(name=self._wanted.name, today=self._today(), search=self._wanted.search))

    def take_theme(self) -> None:
        """Fonts and icons of the theme in force."""
        self.search.take_icons()
        self.view.take_fonts()
        self.emptiness.take_theme()

    def _lay_out(self) -> None:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(2 * metrics.SPACING)
        column.addWidget(self.search)
        self._caption.setContentsMargins(2, 0, 2, 0)
        column.addWidget(self._caption)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.emptiness)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(Line())
        whole.addWidget(self._stack, 1)
        self.take_theme()

    def _today(self) -> date:
        return day_in_wib(self._bridge.desk.clock.now())

    def _on_search_changed(self, text: str) -> None:
        self._want(Wanted(name=self._wanted.name, today=self._today(), search=" ".join(text.split())))

    def _on_desk_changed(self, change: ChangeSet) -> None:
        if change.topics & _SHOWN_TOPICS:
            self._changed = (self._changed or set()) | change.tracking_ids
            self._ask()

    def _on_chosen(self, tracking_id: TrackingId | None) -> None:
        row = self._model.row_at(self.view.currentIndex().row())
        self._chosen_id = row.id if row and tracking_id else None
        self.complaint_chosen.emit(tracking_id)

    def _on_action_requested(self) -> None:
        (self.sync_requested if self._has_server else self.settings_requested).emit()

    def _want(self, wanted: Wanted) -> None:
        self._wanted = wanted
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
        return Wanted(name=ListName.ALL, today=wanted.today, search=wanted.search)

    def _take(self, wanted: Wanted, found: Found) -> None:
        self._is_asking = False
        if wanted != self._wanted:  # the officer has typed on
            self._ask()
            return
        stays = self._opened is None or self._opened.name == wanted.name
        self._opened = wanted
        self._model.open(found)
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
        self._caption.setText(self._caption_words(count))
        self._caption.setVisible(count > 0)
        if count:
            self._stack.setCurrentWidget(self.view)
            return
        if searching:
            self.emptiness.tell(nothing_found(searching))
        elif not self._has_synced:
            self.emptiness.tell(never_synced(has_server=self._has_server))
        else:
            self.emptiness.tell(nothing_here(self._wanted.name))
        self._stack.setCurrentWidget(self.emptiness)

    def _caption_words(self, count: int) -> str:
        if self._wanted.search:
            return self.tr("%n complaint(s) found in all lists", "", count)
        if self._wanted.name in {ListName.DONE, ListName.ARCHIVE}:
            return self.tr("%n complaint(s) · latest first", "", count)
        if self._wanted.name in {ListName.AWAITING_REPORTER, ListName.ON_HOLD}:
            return self.tr("%n complaint(s)", "", count)
        return self.tr("%n complaint(s) · least time left first", "", count)
