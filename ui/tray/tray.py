"""The program in the tray: how many are overdue or need a look, and a way to the window.

A desktop without a tray does without: the window then asks for attention in the task bar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from desktop.cache import settings
from desktop.cache.views import quiet
from desktop.cache.views.lists import ListName
from desktop.cache.views.news import NewsKind
from desktop.cache.views.quiet import Snooze
from desktop.changes import ChangeSet, Topic
from ui.theme.icons import program_icon
from ui.tray.badge import badged
from ui.tray.teller import NewsTeller

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cache.views.news import News
    from ui.bridge import DeskBridge
    from ui.shell.situation import Situation
    from ui.shell.sync_link import SyncLink
    from ui.shell.window import MainWindow

_SHOWN_MS = 10_000
_LISTS = {
    NewsKind.LOOK: ListName.REVIEW,
    NewsKind.OVERDUE: ListName.OVERDUE,
    NewsKind.UNIT_LATE: ListName.AWAITING_UNIT,
    NewsKind.UNIT_DUE: ListName.AWAITING_UNIT,
    NewsKind.UNIT_NEXT: ListName.AWAITING_UNIT,
    NewsKind.SETTLE: ListName.AWAITING_REPORTER,
}


class Tray(QObject):
    """Belongs to a window. `icon` is None where this desktop has no tray."""

    def __init__(self, window: MainWindow, bridge: DeskBridge, link: SyncLink) -> None:
        super().__init__(window)
        self._window, self._bridge = window, bridge
        self._news: Sequence[News] = ()
        self._last: Sequence[News] = ()
        self._badge = 0
        self._stays = False
        self.icon: QSystemTrayIcon | None = None
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.icon = self._make(link)
        self.teller = NewsTeller(
            bridge, window.frame.situation.changed, is_in_front=window.isActiveWindow, tell=self.tell, parent=self
        )
        window.may_hide = lambda: self._stays and self.icon is not None
        window.pulse.minute_passed.connect(self.teller.look)
        window.frame.situation.changed.connect(self._on_situation)
        bridge.desk_changed.connect(self._on_desk_changed)
        self._read_wish()
        if window.situation is not None:
            self._on_situation(window.situation)

    @property
    def badge(self) -> int:
        """The number on the icon."""
        return self._badge

    def tell(self, news: Sequence[News], words: str) -> None:
        """Show news on the desktop; without a tray the window asks for attention."""
        self._news = self._last = news
        if self.icon is not None:
            self.icon.showMessage(self._window.windowTitle(), words, program_icon(), _SHOWN_MS)
        else:
            QApplication.alert(self._window)

    def open_news(self) -> None:
        """The officer clicked on what was told: to the complaint, or to the list of the weightiest kind."""
        self._window.come_to_front()
        if len(self._news) == 1:
            self._window.go.to_complaint(self._news[0].tracking_id)
        elif self._news:
            self._window.go.to_list(_LISTS.get(self._news[0].kind, ListName.TO_ANSWER))
        self._news = ()

    def snooze(self, kind: Snooze) -> None:
        """Tell nothing for a while, then what was told last again."""
        now = self._bridge.desk.clock.now().astimezone()
        self._bridge.write(quiet.snooze, kind, now, self._last, owner=self)

    def _open_agenda(self) -> None:
        self._window.come_to_front()
        self._window.go.to_agenda()

    def _make(self, link: SyncLink) -> QSystemTrayIcon:
        menu = QMenu(self._window)
        menu.addAction(self.tr("Open")).triggered.connect(lambda _: self._window.come_to_front())
        menu.addAction(self.tr("Today's agenda")).triggered.connect(lambda _: self._open_agenda())
        menu.addAction(self.tr("Sync")).triggered.connect(lambda _: link.sync_now())
        menu.addSeparator()
        menu.addAction(self.tr("Remind me in an hour")).triggered.connect(lambda _: self.snooze(Snooze.HOUR))
        menu.addAction(self.tr("Remind me tomorrow")).triggered.connect(lambda _: self.snooze(Snooze.TOMORROW))
        menu.addSeparator()
        menu.addAction(self.tr("Quit")).triggered.connect(lambda _: self._quit())
        icon = QSystemTrayIcon(badged(0), self)
        icon.setContextMenu(menu)
        icon.activated.connect(self._on_activated)
        icon.messageClicked.connect(self.open_news)
        icon.setToolTip(self._window.windowTitle())
        icon.show()
        return icon

    def _quit(self) -> None:
        self._window.quit()
        if not self._window.isVisible():  # it stays where there is a text that can't be saved
            QApplication.quit()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in {QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick}:
            self._window.come_to_front()

    def _on_situation(self, now: Situation) -> None:
        late, look = now.counts.get(ListName.OVERDUE, 0), now.counts.get(ListName.REVIEW, 0)
        if self.icon is None or late + look == self._badge:
            return
        self._badge = late + look
        self.icon.setIcon(badged(self._badge))
        parts = []
        if late:
            parts.append(self.tr("%n overdue", "", late))
        if look:
            parts.append(self.tr("%n to review", "", look))
        self.icon.setToolTip(" · ".join([self._window.windowTitle(), *parts]))

    def _on_desk_changed(self, change: ChangeSet) -> None:
        if change.topics & Topic.SETTINGS:
            self._read_wish()

    def _read_wish(self) -> None:
        self._bridge.read(settings.get, settings.STAYS_IN_TRAY, False, then=self._take_wish, owner=self)

    def _take_wish(self, wish: object) -> None:
        self._stays = bool(wish)
