"""Locks the desk when nobody has touched it for a while, when the PC goes to sleep, and when its session is locked.

What counts as touching are keys, clicks, the wheel and the mouse over any of our windows. Events are looked at where
they reach a window of the system's, a few a second: a filter on the application would see every timer and painting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from desktop.cache import settings
from desktop.changes import ChangeSet, Topic

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

    from desktop.cache.connection import Database
    from ui.bridge import DeskBridge
    from ui.lock.session_watch import SessionWatch

USUAL_MINUTES = 10
LOOK_MS = 5_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class AutoLock(QObject):
    """`due` is told once for each reason; whoever hears it decides whether there is a PIN to lock with."""

    due = Signal()

    def __init__(self, bridge: DeskBridge, watch: SessionWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._clock = bridge.desk.clock
        self._touched = self._clock.monotonic()
        self._minutes, self._on_sleep, self._with_session = USUAL_MINUTES, True, True
        self._watched: QWindow | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_focus_window)
        self._on_focus_window(QGuiApplication.focusWindow())
        looks = QTimer(self, interval=LOOK_MS)
        looks.timeout.connect(self.look)
        looks.start()
        watch.session_locked.connect(self._on_session_locked)
        watch.falling_asleep.connect(self.sleep)
        bridge.desk_changed.connect(self._on_desk_changed)
        self._ask()

    @property
    def minutes(self) -> int:
        """Without a touch, until it locks; 0 for never."""
        return self._minutes

    def look(self) -> None:
        """See whether nobody has been there for too long."""
        if self._minutes and self._clock.monotonic() - self._touched >= self._minutes * 60:
            self._touched = self._clock.monotonic()
            self.due.emit()

    def sleep(self) -> None:
        """The PC goes to sleep, or has slept."""
        if self._on_sleep:
            self.due.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is there."""
        if event.type() in _TOUCHES:
            self._touched = self._clock.monotonic()
        return super().eventFilter(watched, event)

    def _on_focus_window(self, window: QWindow | None) -> None:
        if window is not None:
            self._touched = self._clock.monotonic()
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _on_session_locked(self) -> None:
        if self._with_session:
            self.due.emit()

    def _on_desk_changed(self, change: ChangeSet) -> None:
        if change.topics & Topic.SETTINGS:
            self._ask()

    def _ask(self) -> None:
        self._bridge.read(_wishes, then=self._take, owner=self)

    def _take(self, wishes: tuple[int, bool, bool]) -> None:
        self._minutes, self._on_sleep, self._with_session = wishes


def _wishes(db: Database) -> tuple[int, bool, bool]:
    minutes = int(settings.get(db, settings.LOCK_AFTER, USUAL_MINUTES))
    return minutes, settings.get(db, settings.LOCK_ON_SLEEP, True), settings.get(db, settings.LOCK_WITH_SESSION, True)
