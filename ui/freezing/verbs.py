"""Freezing the complaint of a reading pane, and ending its freeze; each can be taken back for some seconds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.cache.keeping import freezes
from ui.shell.undo import offer

if TYPE_CHECKING:
    from desktop.cache.keeping.freezes import Freeze
    from ui.complaint.pane import ComplaintPane

translate = QCoreApplication.translate


def freeze(pane: ComplaintPane) -> None:
    """Ask for the reason, then freeze the complaint on the page."""
    from ui.freezing.sheet import FreezeSheet

    if pane.reading is None:
        return
    sheet = FreezeSheet(pane.bridge, pane.reading.complaint.tracking_id)
    sheet.done.connect(partial(_on_frozen, pane))
    pane.sheets.open(sheet)


def unfreeze(pane: ComplaintPane) -> None:
    """End the freeze of the complaint that is chosen, read or not."""
    if pane.tracking_id is not None:
        pane.bridge.write(freezes.unfreeze, pane.tracking_id, then=partial(_on_ended, pane), owner=pane)


def _on_frozen(pane: ComplaintPane, frozen: Freeze) -> None:
    words = translate("Freezes", "%1 is frozen").replace("%1", f"#{frozen.tracking_id}")
    offer(pane, words, lambda: pane.bridge.write(freezes.unfreeze, frozen.tracking_id, owner=pane))


def _on_ended(pane: ComplaintPane, ended: Freeze) -> None:
    words = translate("Freezes", "%1 is no longer frozen").replace("%1", f"#{ended.tracking_id}")
    again = partial(pane.bridge.write, freezes.freeze, ended.tracking_id, ended.reason, ended.person, owner=pane)
    offer(pane, words, again)
