"""Scenes of what is kept from being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache import freezes, lists
from desktop.cache.lists import ListName
from desktop.clock import day_in_wib
from ui.screens.scene import Scene
from ui.screens.stage import NOW

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

_REASON = "Pelapor meminta pemrosesan laporannya dibatasi selama keberatannya diperiksa."


def _frozen(window: MainWindow) -> None:
    desk = window.bridge.desk
    complaint_id = desk.ask(lists.ids, ListName.DONE, day_in_wib(NOW))[-1]
    (row,) = desk.ask(lists.rows, [complaint_id], day_in_wib(NOW))
    desk.do(freezes.freeze, row.tracking_id, _REASON, "PPID universitas")
    window.open_list(ListName.DONE)
    window.open_complaint(row.tracking_id)


SCENES = [Scene(name="frozen", play=_frozen, is_scaled=True)]
