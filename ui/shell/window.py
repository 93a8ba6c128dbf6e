"""The main window: navigation, pages, notices and status bar put together.

What can be done in it is listed in `ui.shell.deeds`; how a feature has a page of its own, in `ui.shell.pages`, and how
one gets there, in `ui.shell.going`; how it offers to undo, in `ui.shell.undo`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from desktop.cache import settings
from desktop.cache.views.lists import ListName
from desktop.cache.ways.way import DeskWay
from ui.keeper import the_keeper
from ui.response.cadence import Cadence
from ui.shell import notices, place
from ui.shell.actions import Actions
from ui.shell.deeds import act_deeds, window_deeds
from ui.shell.enter import presses
from ui.shell.frame import Frame
from ui.shell.going import Going
from ui.shell.navigation import Navigation
from ui.shell.notice import NoticeBar
from ui.shell.own_keys import OwnKeys
from ui.shell.pages import Pages
from ui.shell.panes import Panes
from ui.shell.pulse import Pulse
from ui.shell.reading_page import ReadingPage
from ui.shell.status import StatusBar
from ui.shell.tab_order import step
from ui.shell.undo import UNDO, Undo
from ui.shell.ways import follow
from ui.shell.zoom import Zoom
from ui.theme.lines import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent

    from desktop.complaint import TrackingId
    from ui.bridge import DeskBridge
    from ui.shell.situation import Situation
    from ui.shell.sync_link import SyncLink
    from ui.theme.theme import Theme

_LEAST = QSize(840, 480)


class MainWindow(QMainWindow):
    """Shows the desk."""

    closed = Signal()
    language_chosen = Signal(str)
    lock_requested = Signal()
    new_key_wanted = Signal(str)
    desk_erased = Signal()
    report_requested = Signal()

    def __init__(self, bridge: DeskBridge, theme: Theme, link: SyncLink, *, practice: bool) -> None:
        super().__init__()
        self._bridge, self._theme, self._link = bridge, theme, link
        self._practice = practice
        self._warned_of = ""
        self._is_quitting = False
        self.cover: QWidget | None = None
        """What asks for the PIN while the desk is locked and this window has to stay, unseen."""
        self.may_hide: Callable[[], bool] = lambda: False
        """Whether closing leaves the program in the tray."""
        self.navigation = Navigation(practice=practice)
        self.reading = ReadingPage(bridge)
        self.notice = NoticeBar()
        self.go = Going(self)
        self.undo = Undo(self.notice, self)
        self.status = StatusBar(bridge.desk.clock, key_is_weak=bridge.desk.key_is_weak)
        self.pages = Pages(self.reading)
        self.zoom = Zoom(bridge, theme, self)
        self.frame = Frame(self)
        self.actions_here = Actions(self)
        self._own_keys = OwnKeys(self)
        self.pulse = Pulse(bridge.desk, self)
        self._panes = Panes(self.navigation, self.pages, self.reading)
        self._lay_out()
        self._connect()
        self.actions_here.add(window_deeds(self))
        self.navigation.mark(ListName.TO_ANSWER)
        self._own_keys.read()
        self.frame.begin()
        self.reading.inbox.view.setFocus()

    @property
    def situation(self) -> Situation | None:
        """What the frame shows."""
        return self.frame.situation.now

    @property
    def bridge(self) -> DeskBridge:
        """The desk, for what belongs to the window."""
        return self._bridge

    @property
    def theme(self) -> Theme:
        """The look, for what opens beside the window."""
        return self._theme

    @property
    def link(self) -> SyncLink:
        """The sync, for pages that ask for one."""
        return self._link

    @property
    def is_practice(self) -> bool:
        """Whether the complaints are made up."""
        return self._practice

    @property
    def is_settled(self) -> bool:
        """Whether everything that was asked of the desk for the frame, the list and the page on screen has come."""
        has_come: bool = getattr(self.pages.currentWidget(), "is_settled", True)
        return not self.frame.situation.is_reading and self.reading.is_settled and has_come

    # ---- what to do ----------------------------------------------------------------------------------------------

    def sync_or_stop(self) -> None:
        """One key for both; on Excel only it brings complaints as well, by the hand that there is. First it sets up."""
        if self.situation is not None and self.situation.way is DeskWay.EXCEL:
            self.go.to_intake()
            return
        if self.situation is not None and not self.situation.is_set_up and not self._practice:
            self.go.to_settings("way")
            return
        (self._link.stop if self._link.state.phase.is_busy else self._link.sync_now)()

    def search(self, words: str = "") -> None:
        """Put the cursor into the search box, with these words in it."""
        self.go.to_reading()
        self.reading.inbox.start_search()
        if words:
            self.reading.inbox.search.setText(words)

    def answer(self) -> None:
        """Answer the complaint on the page."""
        if self.pages.is_reading:
            self.reading.focus_answer()

    def add_complaint(self, number: TrackingId) -> None:
        """Look at a complaint of this number with a sync of its own, now."""
        from desktop.cache.ways import watch

        self.bridge.write(watch.add, number, then=lambda _: self._link.sync_now(), owner=self, origin="add")

    def take_back(self) -> None:
        """Undo what was done last; otherwise take back the answer to the complaint on the page."""
        if not self.undo.undo() and self.pages.is_reading:
            self.reading.take_back()

    def come_to_front(self) -> None:
        """From the tray, the task bar, or from behind other windows; what stands before a locked one comes instead."""
        if self.cover is not None:
            self.cover.raise_()
            self.cover.activateWindow()
            return
        if self.isMinimized():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def lock(self) -> None:
        """Ask for the PIN before anything of the desk is shown again; without a PIN, show where one is set."""
        if self._bridge.desk.has_pin:
            self.lock_requested.emit()
        else:
            self.go.to_settings("security")

    def quit(self) -> None:
        """End the program, also where closing would leave it in the tray."""
        self._is_quitting = True
        self.close()
        self._is_quitting = False

    def place(self) -> dict[str, object]:
        """Where the window stands, as JSON values."""
        return place.taken(self, self._panes)

    def put(self, earlier: dict[str, object]) -> None:
        """Stand where an earlier window stood."""
        place.put(self, self._panes, earlier)

    @property
    def has_unsaved(self) -> bool:
        """Whether something that was typed, in an answer or elsewhere, is not known to be on disk."""
        return self.reading.unsaved is not None or the_keeper(self._bridge).has_unsaved

    def flush(self) -> None:
        """Put all that was typed on disk, and wait for that."""
        self.reading.flush()
        the_keeper(self._bridge).retry()
        for cadence in self.findChildren(Cadence):
            cadence.flush()
        self._bridge.flush()

    # ---- put together --------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("LAPOR! Desktop"))
        self.setMinimumSize(_LEAST)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._panes, 1)
        column.addWidget(self.notice)
        column.addWidget(Line())
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.navigation.list_requested.connect(self.go.to_list)
        self.navigation.recap_requested.connect(self.go.to_recap)
        self.navigation.settings_requested.connect(partial(self.go.to_settings, ""))
        self.reading.inbox.list_changed.connect(self.navigation.mark)
        self.reading.settings_requested.connect(partial(self.go.to_settings, "way"))
        self.reading.sync_requested.connect(self._link.sync_now)
        self.reading.pane_built.connect(self._on_pane_built)
        self.status.sync_requested.connect(self.sync_or_stop)
        self.status.stop_requested.connect(self._link.stop)
        self.status.key_explanation_requested.connect(lambda: self.notice.tell(notices.of_weak_key()))
        self.notice.action_requested.connect(self._on_notice_action)
        self._theme.changed.connect(self._take_theme)
        self.pulse.minute_passed.connect(self.reading.turn_day)
        self.pulse.woke.connect(self._on_woke)

    def _on_pane_built(self) -> None:
        """The list is on screen: now what can wait until then."""
        self._link.serve(self.reading.complaint.page.downloads)
        from ui.intake.drop import ExportDrop
        from ui.shell.letters import LetterGuard
        from ui.shell.menu import WindowMenu

        ExportDrop(self).dropped.connect(self.go.to_intake)
        self.actions_here.add(act_deeds(self.reading, lambda: self.pages.is_reading))
        self.reading.complaint.templates_requested.connect(self.go.to_templates)
        self.navigation.menu_button.setMenu(WindowMenu(self.actions_here, self))
        self._letters = LetterGuard(self)
        if self.windowHandle() is not None:
            self.windowHandle().installEventFilter(self.zoom)  # of the system's window, through which the wheel comes

    def _on_notice_action(self, key: str) -> None:
        if key == notices.BUG:
            self.report_requested.emit()
        elif key == UNDO:
            self.undo.undo()
        elif self.notice.notice is not None:
            follow(self.notice.notice.way, self)

    # ---- what the desk and the sync tell -------------------------------------------------------------------------

    def _on_woke(self) -> None:
        self.reading.inbox.turn_day()
        self.frame.situation.read()
        self._link.wake()

    def _take_theme(self) -> None:
        self.navigation.take_theme()
        self.reading.inbox.take_theme()
        self.notice.take_theme()
        self.status.take_theme()
        self._panes.share(self.width())

    # ---- Qt ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nobody else had a use for: Esc goes back, Enter presses the button that has the focus, as Space does."""
        if event.key() == Qt.Key.Key_Escape:
            self.go.back()
        elif not presses(event, self.focusWidget()):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab follows what is on screen now."""
        return step(self, self.focusWidget(), is_next=is_next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Panes keep their share of the width until the officer has moved them."""
        super().resizeEvent(event)
        self._panes.share(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was typed is on disk before the window goes; what can't be saved is shown, with the reason, instead."""
        self._bridge.write(settings.put, settings.WINDOW, self.place(), owner=self, origin="window")
        self.flush()
        unsaved = self.reading.unsaved
        problem = the_keeper(self._bridge).problem
        reason = unsaved or (problem.code if problem else "")
        if reason and reason != self._warned_of:
            self._warned_of = reason  # closing once more is the officer's word
            if unsaved is not None:
                self.go.to_complaint(unsaved)
            else:
                self._bridge.problem_raised.emit(problem)
            event.ignore()
            return
        if self.may_hide() and not self._is_quitting:
            event.ignore()
            self.hide()
            return
        event.accept()
        self.closed.emit()
