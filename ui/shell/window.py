"""The main window: navigation, pages, notices and status bar put together, and the ways between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.cache import settings
from desktop.cache.lists import ListName
from desktop.clock import day_in_wib
from ui.shell import notices, situation
from ui.shell.actions import Actions, Deeds
from ui.shell.navigation import Navigation
from ui.shell.notice import NoticeBar
from ui.shell.reading_page import ReadingPage
from ui.shell.status import StatusBar
from ui.shell.undo import UNDO, Undo
from ui.theme.lines import Line

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent

    from desktop.changes import ChangeSet
    from desktop.complaint import TrackingId
    from desktop.problems import KnownProblem
    from sync.report import SyncState
    from ui.bridge import DeskBridge
    from ui.outbox.view import OutboxView
    from ui.settings.page import SettingsPage
    from ui.shell.situation import Situation
    from ui.shell.sync_link import SyncLink
    from ui.theme.theme import Theme

_MINUTE = 60_000
_SHARES = ((0.155, 208, 212), (0.272, 252, 372))
"""Of the window's width, with the least and the most pixels: navigation and list."""


class MainWindow(QMainWindow):
    """Shows the desk."""

    closed = Signal()
    language_chosen = Signal(str)
    report_requested = Signal()

    def __init__(self, bridge: DeskBridge, theme: Theme, link: SyncLink, *, practice: bool) -> None:
        super().__init__()
        self._bridge, self._theme, self._link = bridge, theme, link
        self._practice = practice
        self._situation: Situation | None = None
        self._is_reading_situation = False
        self._is_situation_old = False
        self._are_panes_moved = False
        self._warned_of: TrackingId | None = None
        self.navigation = Navigation(practice=practice)
        self.reading = ReadingPage(bridge)
        self.notice = NoticeBar()
        self.undo = Undo(self.notice, self)
        self.status = StatusBar(bridge.desk.clock, key_is_weak=bridge.desk.key_is_weak)
        self._outbox: OutboxView | None = None
        self._settings: SettingsPage | None = None
        self.pages = QStackedWidget()
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self.actions_here = Actions(self, self._deeds())
        self._lay_out()
        self._connect()
        self.navigation.mark(ListName.TO_ANSWER)
        self._on_sync_state(link.state)
        self._read_situation()
        self.reading.inbox.view.setFocus()

    @property
    def situation(self) -> Situation | None:
        """What the frame shows."""
        return self._situation

    @property
    def is_settled(self) -> bool:
        """Whether everything that was asked of the desk for the frame and the list has come."""
        return not self._is_reading_situation and self.reading.inbox.is_settled

    def open_list(self, name: ListName) -> None:
        """Show a list; the outbox has a page of its own."""
        self.navigation.mark(name)
        if name is ListName.OUTBOX:
            self._open_outbox()
            return
        self.pages.setCurrentWidget(self.reading)
        self.reading.inbox.show_list(name)
        self.reading.inbox.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_complaint(self, tracking_id: TrackingId) -> None:
        """Show a complaint, from wherever."""
        self.pages.setCurrentWidget(self.reading)
        self.navigation.mark(self.reading.inbox.list_name)
        self.reading.show_complaint(tracking_id)
        self.reading.focus_reading()

    def open_settings(self) -> None:
        """Show the settings."""
        if self._settings is None:
            from ui.settings.page import SettingsPage

            self._settings = SettingsPage(self._bridge, self._theme, practice=self._practice)
            self._settings.language_chosen.connect(self.language_chosen)
            self._settings.connection_saved.connect(self._link.reconnect)
            self.pages.addWidget(self._settings)
        self.navigation.mark(None)
        self.pages.setCurrentWidget(self._settings)
        self._settings.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def place(self) -> dict[str, object]:
        """Where the window stands, as JSON values."""
        return {
            "geometry": bytes(self.saveGeometry().toBase64().data()).decode(),
            "panes": self._panes.sizes() + self.reading.sizes() if self._are_panes_moved else [],
        }

    def put(self, place: dict[str, object]) -> None:
        """Stand where an earlier window stood."""
        geometry, panes = place.get("geometry"), place.get("panes")
        if not (isinstance(geometry, str) and self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))):
            self.resize(1366, 768)
        if isinstance(panes, list) and panes:
            self._are_panes_moved = True
            self._panes.setSizes(panes[:2])
            self.reading.setSizes(panes[2:])

    def flush(self) -> None:
        """Put all that was typed on disk, and wait for that."""
        self.reading.flush()
        self._bridge.flush()

    def _deeds(self) -> Deeds:
        return Deeds(
            sync=self._sync_or_stop,
            search=self._search,
            answer=self._answer,
            next=lambda: self.reading.inbox.step(1),
            previous=lambda: self.reading.inbox.step(-1),
            open_list=self.open_list,
            settings=self.open_settings,
            keys=self._show_keys,
            menu=self.navigation.menu_button.showMenu,
            quit=self.close,
        )

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("LAPOR! Desktop"))
        self.setMinimumSize(QSize(840, 480))
        self.navigation.menu_button.setMenu(self.actions_here.build_menu())
        self.navigation.setMinimumWidth(150)
        self.pages.addWidget(self.reading)
        self._panes.setHandleWidth(1)
        self._panes.setChildrenCollapsible(False)
        self._panes.addWidget(self.navigation)
        self._panes.addWidget(self.pages)
        self._panes.setStretchFactor(1, 1)
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
        self.navigation.list_requested.connect(self.open_list)
        self.navigation.settings_requested.connect(self.open_settings)
        self.reading.settings_requested.connect(self.open_settings)
        self.reading.sync_requested.connect(self._link.sync_now)
        self.status.sync_requested.connect(self._link.sync_now)
        self.status.stop_requested.connect(self._link.stop)
        self.status.key_explanation_requested.connect(lambda: self.notice.tell(notices.of_weak_key()))
        self.notice.action_requested.connect(self._on_notice_action)
        self._link.state_changed.connect(self._on_sync_state)
        self._bridge.desk_changed.connect(self._on_desk_changed)
        self._bridge.problem_raised.connect(self._on_problem)
        self._theme.changed.connect(self._take_theme)
        self._panes.splitterMoved.connect(self._on_pane_moved)
        self.reading.splitterMoved.connect(self._on_pane_moved)
        minutes = QTimer(self, interval=_MINUTE)
        minutes.timeout.connect(self._on_minute)
        minutes.start()

    # ---- what the officer does -----------------------------------------------------------------------------------

    def _sync_or_stop(self) -> None:
        (self._link.stop if self._link.state.phase.is_busy else self._link.sync_now)()

    def _search(self) -> None:
        self._return_to_reading()
        self.reading.inbox.start_search()

    def _answer(self) -> None:
        if self.pages.currentWidget() is self.reading:
            self.reading.focus_answer()

    def _return_to_reading(self) -> None:
        if self.pages.currentWidget() is not self.reading:
            self.pages.setCurrentWidget(self.reading)
            self.navigation.mark(self.reading.inbox.list_name)

    def _back(self) -> None:
        if self.pages.currentWidget() is not self.reading:
            self._return_to_reading()
            self.reading.inbox.focus_list()
        elif self.reading.has_focus_on_the_right():
            self.reading.inbox.focus_list()
        else:
            self.reading.inbox.step_back()

    def _open_outbox(self) -> None:
        if self._outbox is None:
            from ui.outbox.view import OutboxView

            self._outbox = OutboxView(self._bridge)
            self._outbox.open_requested.connect(self.open_complaint)
            self._outbox.edit_requested.connect(self._edit_answer)
            self._outbox.sync_requested.connect(self._link.sync_now)
            self.pages.addWidget(self._outbox)
        self.pages.setCurrentWidget(self._outbox)
        self._outbox.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _edit_answer(self, tracking_id: TrackingId) -> None:
        self._return_to_reading()
        self.reading.edit_answer(tracking_id)

    def _show_keys(self) -> None:
        from ui.shell.keys import KeysWindow

        KeysWindow(self.actions_here.described(), self).show()

    def _on_notice_action(self, key: str) -> None:
        if key == notices.BUG:
            self.report_requested.emit()
        elif key == UNDO:
            self.undo.undo()
        else:
            self.open_settings()

    def _on_pane_moved(self) -> None:
        self._are_panes_moved = True

    # ---- what the desk and the sync tell -------------------------------------------------------------------------

    def _on_desk_changed(self, change: ChangeSet) -> None:
        if change.topics:
            self._read_situation()

    def _read_situation(self) -> None:
        """Read it, once for all changes that come while that is under way."""
        if self._is_reading_situation:
            self._is_situation_old = True
            return
        self._is_reading_situation = True
        self._bridge.read(situation.read, self._today(), then=self._show_situation, owner=self)

    def _show_situation(self, now: Situation) -> None:
        self._is_reading_situation = False
        self._situation = now
        self.navigation.show_officer(now.officer)
        self.navigation.show_counts(now.counts)
        self.status.show_situation(now)
        self.reading.inbox.set_situation(
            has_server=now.has_server or self._practice, has_synced=now.sync.last_success_at is not None
        )
        clock = notices.of_clock(now.sync.clock_skew_seconds)
        if clock is None:
            self.notice.take_back(notices.CLOCK)
        elif self.notice.notice is None:
            self.notice.tell(clock)
        if self._is_situation_old:
            self._is_situation_old = False
            self._read_situation()

    def _on_sync_state(self, state: SyncState) -> None:
        self.status.show_state(state)
        told = notices.of_sync(state)
        if told:
            self.notice.tell(told)
        elif not state.phase.is_busy:
            self.notice.take_back(notices.SYNC)

    def _on_problem(self, problem: KnownProblem) -> None:
        self.notice.tell(notices.of_problem(problem))

    def _on_minute(self) -> None:
        self.reading.inbox.turn_day()

    def _today(self) -> date:
        return day_in_wib(self._bridge.desk.clock.now())

    def _take_theme(self) -> None:
        self.navigation.take_theme()
        self.reading.inbox.take_theme()
        self.notice.take_theme()
        self.status.take_theme()

    # ---- Qt ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody else had a use for goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self._back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Panes keep their share of the width until the officer has moved them."""
        super().resizeEvent(event)
        if self._are_panes_moved:
            return
        left, middle = (min(max(round(share * self.width()), least), most) for share, least, most in _SHARES)
        self._panes.setSizes([left, self.width() - left])
        self.reading.setSizes([middle, self.width() - left - middle])

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was typed is on disk before the window goes; what can't be saved is shown, with the reason, instead."""
        self._bridge.write(settings.put, settings.WINDOW, self.place(), owner=self, origin="window")
        self.flush()
        unsaved = self.reading.unsaved
        if unsaved is not None and unsaved != self._warned_of:
            self._warned_of = unsaved  # closing once more is the officer's word
            self.open_complaint(unsaved)
            event.ignore()
            return
        event.accept()
        self.closed.emit()
