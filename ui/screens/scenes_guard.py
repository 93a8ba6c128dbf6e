"""Scenes of what is kept from being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea

from desktop.cache.keeping import freezes, retention
from desktop.cache.views import lists
from desktop.cache.views.lists import ListName
from desktop.clock import day_in_wib
from desktop.retention.rules import Ending, Rule
from ui.screens.scene import Scene, acted, chosen, in_turn
from ui.screens.stage import NOW
from ui.shell import notices

if TYPE_CHECKING:
    from ui.settings.retention import RetentionForm
    from ui.shell.window import MainWindow

_REASON = "Pelapor meminta pemrosesan laporannya dibatasi selama keberatannya diperiksa."


def _frozen(window: MainWindow) -> None:
    desk = window.bridge.desk
    complaint_id = desk.ask(lists.ids, ListName.DONE, day_in_wib(NOW))[-1]
    (row,) = desk.ask(lists.rows, [complaint_id], day_in_wib(NOW))
    desk.do(freezes.freeze, row.tracking_id, _REASON, "PPID universitas")
    window.go.to_list(ListName.DONE)
    window.go.to_complaint(row.tracking_id)


_OF_CLASS = Rule(ending=Ending.CLOSED, classification="Pengaduan Berkadar Pengawasan", days=1_825)


def _told(window: MainWindow) -> None:
    window.notice.tell(notices.of_retention(12))


def _retention(window: MainWindow) -> None:
    desk = window.bridge.desk
    desk.do(retention.put_own_rules, [Rule(ending=Ending.CLOSED, days=1, basis="JRA universitas 2025"), _OF_CLASS])
    window.go.to_settings("retention")


def _asked(window: MainWindow) -> None:
    form = _form(window)
    form.purge.ask()
    form.erase.ask()


def _seen_below(window: MainWindow) -> None:
    form = _form(window)
    page = window.pages.currentWidget()
    for area in page.findChildren(QScrollArea) if page else ():
        if area.isAncestorOf(form):
            area.ensureWidgetVisible(form.erase.erase_button)


def _form(window: MainWindow) -> RetentionForm:
    form: RetentionForm = window.pages.currentWidget().content("retention")  # type: ignore[union-attr]
    return form


SCENES = [
    Scene(name="frozen", play=_frozen, is_scaled=True),
    Scene(name="freeze", play=chosen(1), then=acted("freeze"), is_scaled=True, shows="FreezeSheet"),
    Scene(name="retention-due", play=_told, is_scaled=True),
    Scene(name="settings-retention", play=_retention, is_scaled=True),
    Scene(name="settings-retention-asked", play=in_turn(_retention, _asked), then=_seen_below, is_scaled=True),
]
