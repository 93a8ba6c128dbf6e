"""What the desktop tells while the window is not in front, and whether closing leaves the program in the tray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSystemTrayIcon

from desktop.cache import settings
from desktop.cache.views.news import NewsKind
from ui.complaint.buttons import TickBox
from ui.settings.form import SettingsForm
from ui.tray.words import kind_label
from ui.words import full_hour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.bridge import DeskBridge


class NotificationsForm(SettingsForm):
    """A switch for all, and one for each kind."""

    def __init__(self, bridge: DeskBridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.tells = self.add_switch(settings.TELLS, self.tr("Show notifications"), default=True)
        self.add_hint(
            self.tr(
                "They come only while the window is not in front, each once. They say numbers and counts, never what "
                "a complaint says or who sent it."
            )
        )
        self.kinds = {kind: self._add_kind(kind) for kind in NewsKind}
        self.add_switch(settings.TELLS_AGENDA, self.tr("Say once a day in the window what the day holds"), default=True)
        hours = [(hour, full_hour(hour)) for hour in range(24)]
        self.quiet_from = self.add_choice(
            settings.QUIET_FROM, self.tr("Quiet hours from"), [(None, self.tr("No quiet hours")), *hours[12:]]
        )
        self.quiet_until = self.add_choice(
            settings.QUIET_UNTIL,
            self.tr("Quiet hours until"),
            hours[4:12],
            default=8,
            hint=self.tr("By the clock of this PC. What comes meanwhile is told after."),
        )
        self.quiet_from.currentIndexChanged.connect(lambda _: self._tell_quiet())
        self._tell_quiet()
        self.tells.toggled.connect(self._on_tells)
        self.add_space()
        self.stays = self.add_switch(
            settings.STAYS_IN_TRAY,
            self.tr("Keep running in the tray when the window is closed"),
            hint=self._tray_hint(),
        )
        self.stays.setEnabled(QSystemTrayIcon.isSystemTrayAvailable())
        self.watch(settings.NOT_TOLD, self._show_kinds)

    def _add_kind(self, kind: NewsKind) -> TickBox:
        box = TickBox(kind_label(kind))
        box.setChecked(True)
        box.clicked.connect(self._on_kind)
        self.add_indented(box)
        return box

    def _tray_hint(self) -> str:
        if QSystemTrayIcon.isSystemTrayAvailable():
            return self.tr("It goes on syncing there. Quit ends it, from the menu or the tray.")
        return self.tr("This desktop has no tray.")

    def _show_kinds(self, value: object) -> None:
        off = set(value) if isinstance(value, list) else set()
        for kind, box in self.kinds.items():
            box.setChecked(kind.value not in off)

    def _on_kind(self) -> None:
        self.put(settings.NOT_TOLD, [kind.value for kind, box in self.kinds.items() if not box.isChecked()])

    def _tell_quiet(self) -> None:
        """Without a beginning there is no end to choose."""
        self.quiet_until.setEnabled(self.quiet_from.currentData() is not None)

    def _on_tells(self, on: bool) -> None:
        for box in self.kinds.values():
            box.setEnabled(on)
