"""What works beside the window once its first list is there: the lock, the tray, the day's agenda, updates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal

from sync.scheduling.network import UNKNOWN
from ui.equip import Equipping, Step

if TYPE_CHECKING:
    from desktop.desk import Desk
    from sync.scheduling.network import Network
    from ui.bridge import DeskBridge
    from ui.instance import Instance
    from ui.lock.auto import AutoLock
    from ui.shell.sync_link import SyncLink
    from ui.shell.window import MainWindow


class Companions(QObject):
    """Puts them up one after the other; first what locks the desk, last what says that all is there."""

    lock_due = Signal()
    """The desk is to be locked by itself."""
    falling_asleep = Signal()
    """The PC is; whoever has something to put on disk does so before this returns."""
    came_up = Signal()
    """All of it is there, once for a program."""
    bug_raised = Signal(object)

    def __init__(
        self,
        desk: Desk,
        bridge: DeskBridge,
        link: SyncLink,
        *,
        instance: Instance | None,
        wants_tour: bool,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._bridge, self._link = desk, bridge, link
        self._instance, self._wants_tour = instance, wants_tour
        self._network = UNKNOWN
        self._window: MainWindow
        self._auto: AutoLock | None = None
        self._is_up = False
        self._equipping = Equipping(self)
        self._equipping.bug_raised.connect(self.bug_raised)
        self.are_wanted = False
        """Whether a window that is built anew gets them too."""

    def join(self, window: MainWindow) -> None:
        """Come to a window, in turns of the event loop."""
        self.are_wanted = True
        self._window = window
        updates = ("sync.updates.desk_updates", "ui.updates.watch")
        self._equipping.begin(
            (
                Step(self._watch_over, ("ui.lock.auto", "ui.lock.session_watch", "ui.shell.capture")),
                Step(self._listen, ("PySide6.QtNetwork",)),
                Step(self._look_at_the_day, ("ui.agenda.morning",)),
                Step(self._look_at_retention, ("ui.shell.retention_watch",)),
                Step(self._put_up_tray, ("ui.tray.tray",)),
                Step(self._look_for_updates, updates),
                Step(self._sweep, ("ui.viewer.decoder", "ui.viewer.open_folder")),
                Step(self._come_up, ("ui.shell.beside",)),
            )
        )

    def tell_network(self, network: Network) -> None:
        """What is known of the network now, which updates go by."""
        self._network = network

    def stop(self) -> None:
        """Those that are not there yet don't come."""
        self._equipping.stop()

    def leave(self) -> None:
        """Nobody locks the desk by themselves any more."""
        if self._auto is not None:
            shiboken6.delete(self._auto)
            self._auto = None

    def _watch_over(self) -> None:
        from ui.lock.auto import AutoLock
        from ui.lock.session_watch import SessionWatch
        from ui.shell.capture import CaptureGuard, is_offered, mark_on_windows

        if self._auto is None:
            watch = SessionWatch(self)
            self._auto = AutoLock(self._bridge, watch, self)
            self._auto.due.connect(self.lock_due)
            watch.falling_asleep.connect(self.falling_asleep)
            watch.start()
            if is_offered():
                CaptureGuard(self._bridge, self._auto, mark=mark_on_windows)
        self._window.pulse.woke.connect(self._auto.sleep)

    def _listen(self) -> None:
        if self._instance is not None:
            self._instance.listen()

    def _look_at_the_day(self) -> None:
        from ui.agenda.morning import Morning

        Morning(self._window, self._bridge)

    def _look_at_retention(self) -> None:
        from ui.shell.retention_watch import RetentionWatch

        RetentionWatch(self._window, self._bridge)

    def _put_up_tray(self) -> None:
        from ui.tray.tray import Tray

        Tray(self._window, self._bridge, self._link)

    def _look_for_updates(self) -> None:
        from sync.updates.desk_updates import DeskUpdates
        from ui.updates.watch import UpdateWatch

        UpdateWatch(self._window, DeskUpdates(self._desk, network=lambda: self._network))

    def _sweep(self) -> None:
        from ui.viewer.decoder import in_background
        from ui.viewer.open_folder import sweep

        in_background(sweep)

    def _come_up(self) -> None:
        if self._is_up:
            return  # the window was built anew, in another language
        from ui.shell import beside

        self._is_up = True
        self._desk.prove()
        self.came_up.emit()
        is_at_work = self._window.reading.chosen is not None or not self._window.pages.is_reading
        if self._wants_tour and self._window.isVisible() and not is_at_work:  # otherwise the next time
            beside.tour(self._window)
