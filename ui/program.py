"""The parts of the running program, in the order in which they start and end."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, cast

import shiboken6
from PySide6.QtCore import QByteArray, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop.cache import journal, settings
from desktop.cache.journal import Act
from desktop.problems import KnownProblem
from ui.bridge import DeskBridge
from ui.bugs import Bugs
from ui.clipboard import clear_secret
from ui.companions import Companions
from ui.connecting import SyncStarter
from ui.equip import Equipping, Step
from ui.language import LANGUAGES, speak
from ui.shell import notices
from ui.shell.copy_journal import CopyJournal
from ui.shell.sync_link import SyncLink
from ui.shell.window import MainWindow
from ui.shell.zoom import STEPS, USUAL
from ui.theme.icons import program_icon
from ui.theme.theme import Theme, ThemeChoice

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMessageBox

    from desktop.cache.connection import Database
    from desktop.desk import Desk
    from sync.report import SyncState
    from ui.instance import Instance

_SYNC_AFTER_MS = 400
"""The first list and the reading pane come before the sync has its modules read from a slow disk."""
_REST_AFTER_MS = 1_000
"""And what nobody looks for at once: the tray, the tour, hearing of a second start."""


def prepare(application: QApplication) -> Theme:
    """What the application is before any window is: its name, its look."""
    application.setApplicationName("lapor-desktop")
    application.setApplicationDisplayName("LAPOR! Desktop")
    application.setDesktopFileName("lapor-desktop")
    application.setWindowIcon(program_icon())
    return Theme(application)


_SWITCH_SECONDS = 0.0001
"""After which a thread that wants the interpreter gets it, instead of 5 ms: a painted list asks for it many times."""


def _wishes(db: Database) -> tuple[str | None, str, int, dict[str, object], bool]:
    language = settings.get(db, settings.LANGUAGE)
    theme = settings.get(db, settings.THEME, ThemeChoice.SYSTEM.value)
    zoom = settings.get(db, settings.ZOOM, USUAL)
    place = settings.get(db, settings.WINDOW, {})
    return language, theme, zoom, place, bool(settings.get(db, settings.TOUR_SEEN))


class Program(QObject):
    """Owns the window and what works beside it."""

    came_up = Signal()
    """All of it is there: the program has started, and what was kept for one that does not start can go."""
    locked = Signal()
    """Nothing of the desk is on screen, all of it on disk: what is left is to `end`."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        *,
        practice: bool,
        language: str | None = None,
        instance: Instance | None = None,
    ) -> None:
        super().__init__()
        self._instance = instance
        if instance is not None:
            instance.raise_requested.connect(self._on_raise_requested)
        self._desk, self._theme, self._is_practice = desk, theme, practice
        self.is_locked = False
        """Whether it ends to be unlocked, and not for good."""
        self.new_key_pin: str | None = None
        """Where it ends for the desk to get a new key: the PIN, empty where there is none."""
        self.frame = QByteArray()
        """Where the window stood when it was."""
        self.was_away = False
        """Whether it was in the tray or minimized then."""
        self._bugs = Bugs(self)
        self.bridge = DeskBridge(desk, self)
        self.bridge.bug_raised.connect(self._bugs.tell)
        self.link = SyncLink(self)
        self.link.state_changed.connect(self._on_sync_state)
        self._wiped: QMessageBox | None = None
        self._starter = SyncStarter(desk, practice=practice, parent=self)
        self._starter.started.connect(self.link.attach)
        self._starter.bug_raised.connect(self._bugs.tell)
        self._syncing = Equipping(self)
        self._syncing.bug_raised.connect(self._bugs.tell)
        chosen, look, zoom, place, was_shown_round = desk.ask(_wishes)  # before there is a window to hold up
        self._place = place
        self._later = [self._timer(_SYNC_AFTER_MS, self._start_sync), self._timer(_REST_AFTER_MS, self._start_rest)]
        self._companions = Companions(
            desk,
            self.bridge,
            self.link,
            instance=instance,
            wants_tour=not was_shown_round,
            parent=self,
        )
        self._companions.lock_due.connect(self.lock)
        self._companions.falling_asleep.connect(self.keep_all)
        self._companions.came_up.connect(self.came_up)
        self._companions.bug_raised.connect(self._bugs.tell)
        if language is None and chosen in LANGUAGES:
            speak(chosen)
        theme.zoom_to(zoom if zoom in STEPS else USUAL)
        theme.choose(ThemeChoice(look) if look in set(ThemeChoice) else ThemeChoice.SYSTEM)
        self.window = self._build_window()
        application = cast("QApplication", QApplication.instance())
        self._session_ends = application.commitDataRequest.connect(self.keep_all)

    def start(self) -> None:
        """Show the window; the sync follows when it is on screen."""
        sys.setswitchinterval(_SWITCH_SECONDS)
        self.window.show()
        for timer in self._later:
            timer.start()

    def end(self) -> None:
        """Typed words first, then the sync, then the desk, then the child."""
        for timer in self._later:
            timer.stop()  # who ends within a second needs neither
        self._syncing.stop()
        self._companions.stop()
        clear_secret()
        self.window.flush()
        self._companions.leave()
        QObject.disconnect(self._session_ends)
        self.link.detach()
        self._starter.stop()
        shiboken6.delete(self.window)  # nothing of it, no timer either, may reach for what goes now
        self.bridge.close()
        self._desk.close()
        if self._instance is not None and not self.is_locked:
            self._instance.let_go()
        self._bugs.let_go()

    def keep_all(self) -> None:
        """The PC falls asleep, or the session ends: nobody may be asked or waited for, so all is on disk first."""
        if shiboken6.isValid(self.window):
            self.window.flush()

    def lock(self) -> None:
        """Nothing of the desk is on screen from now on, and once all that was typed is on disk, its key is gone.

        A text that can't be saved, on a full disk, would go with the window: then the window stays, unseen, behind the
        door.
        """
        if not self._desk.has_pin or self.is_locked or self.window.cover is not None:
            return
        if self._is_left():
            self.bridge.write(journal.note, Act.LOCKED, owner=self.window)
            self._lock()
        else:
            self._cover()

    def renew_key(self, pin: str) -> None:
        """Make way for a new key of the desk; `pin` is its PIN, where it has one.

        Where a text can't be saved the window stays, and says so.
        """
        if self.is_locked:
            return
        if self._is_left():
            self.new_key_pin = pin
            self._lock()
        else:
            self.window.show()
            self.window.notice.tell(notices.of_problem(KnownProblem("disk-full", path=str(self._desk.data_dir))))

    def _is_left(self) -> bool:
        """Nothing of the desk is on screen any more. Returns whether all that was typed is on disk."""
        clear_secret()
        self.was_away = not self.window.isVisible() or self.window.isMinimized()
        for widget in QApplication.topLevelWidgets():
            widget.hide()  # a form that is hidden saves what was typed in it
        self.window.flush()
        return not self.window.has_unsaved

    def _lock(self) -> None:
        self.is_locked = True
        self.frame = self.window.saveGeometry()
        self.bridge.write(settings.put, settings.WINDOW, self.window.place(), owner=self.window, origin="window")
        self.locked.emit()

    def _cover(self) -> None:
        from desktop.credentials import check_secret
        from ui.lock.door import Door

        door = Door(lambda pin: check_secret(self._desk.data_dir, pin, clock=self._desk.clock))
        door.may_leave = False
        door.leave_button.hide()
        door.forgotten.hide()
        door.restoreGeometry(self.window.saveGeometry())
        self.window.cover = door
        is_open = False
        while not is_open:  # whatever else would end it, only the PIN does
            is_open = bool(door.exec())
        self.window.cover = None
        door.deleteLater()
        self.window.show()

    def _on_sync_state(self, state: SyncState) -> None:
        if state.problem and state.problem.code == "device-wiped" and self._wiped is None:
            from ui import wiped

            self._wiped = wiped.end_with(state.problem, self.window)

    def _on_desk_erased(self) -> None:
        """The officer erased the desk: the program ends, and as the desk is closed its files go."""
        self.link.detach()
        for widget in QApplication.topLevelWidgets():
            widget.hide()
        QApplication.quit()

    def _timer(self, milliseconds: int, run: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(run)
        return timer

    def _start_sync(self) -> None:
        """What the network costs is known before the sync asks."""
        from sync.collector import calm_collector

        calm_collector()  # `ui.app` had it rest while all this was loaded
        watching = [Step(self._watch_network, ("ui.shell.network_watch",))]
        is_elsewhere = not self._is_practice  # whose central API is on this PC
        self._syncing.begin([*(watching if is_elsewhere else ()), Step(self._starter.start)])

    def _watch_network(self) -> None:
        from ui.shell.network_watch import NetworkWatch

        watch = NetworkWatch(self._desk.clock, self)
        watch.changed.connect(self.link.tell_network)
        watch.changed.connect(self._companions.tell_network)
        watch.start()

    def _start_rest(self) -> None:
        self._companions.join(self.window)

    def _on_raise_requested(self, token: str) -> None:
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt shows it to the compositor as our leave to come forward
        self.window.come_to_front()

    def _build_window(self) -> MainWindow:
        self._bugs.window = window = MainWindow(self.bridge, self._theme, self.link, practice=self._is_practice)
        window.language_chosen.connect(self._on_language_chosen)
        window.lock_requested.connect(self.lock)
        window.new_key_wanted.connect(self.renew_key)
        window.desk_erased.connect(self._on_desk_erased)
        window.report_requested.connect(self._bugs.show_report)
        window.put(self._place)
        CopyJournal(window, self.bridge)
        return window

    def _on_language_chosen(self, language: str) -> None:
        """Build the window anew in the other language, where it stood."""
        QTimer.singleShot(0, lambda: self._rebuild(language))  # after the box that was clicked has done its work

    def _rebuild(self, language: str) -> None:
        old = self.window
        old.flush()
        if old.has_unsaved:
            return  # a window that holds the only copy of a text must stay; the language comes with the next start
        self._place = old.place()
        speak(language)
        self.window = self._build_window()
        if self._companions.are_wanted:
            self._companions.join(self.window)
        self.window.go.to_settings("appearance")
        self.window.show()
        old.hide()
        old.deleteLater()
