"""What can be done with several complaints at once: each act once, in the order of the panel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.cache.intents.read_marks import mark_read, mark_unread
from ui.clipboard import copy_plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.cache.views.selection import Selection
    from ui.bulk.panel import BulkPanel

translate = QCoreApplication.translate
_MOST_TWINS = 50
"""More in one group than this is a slip of the hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkAct:
    """Something to do with all that is selected."""

    key: str
    words: Callable[[Selection], str]
    """What it is called, in the language of the window, with how many it concerns."""
    icon: str
    fits: Callable[[Selection], bool]
    """Whether it makes sense for what is selected."""
    run: Callable[[BulkPanel], object]
    """Do it, or open its form."""


def all_acts() -> tuple[BulkAct, ...]:
    """Every act, in the order of the panel."""
    return _ACTS


def _mark_read(panel: BulkPanel) -> None:
    panel.write(mark_read, *panel.selection.tracking_ids, then=panel.say_done(translate("Bulk", "Marked as read.")))


def _mark_unread(panel: BulkPanel) -> None:
    panel.write(mark_unread, *panel.selection.tracking_ids, then=panel.say_done(translate("Bulk", "Marked as unread.")))


def _forward(panel: BulkPanel) -> None:
    panel.open_forward()


def _join(panel: BulkPanel) -> None:
    panel.join_twins()


def _save_sheets(panel: BulkPanel) -> None:
    panel.sheets.save(panel.selection.tracking_ids)


def _print_sheets(panel: BulkPanel) -> None:
    panel.sheets.print(panel.selection.tracking_ids)


def _copy(panel: BulkPanel) -> None:
    copy_plain("\n".join(panel.selection.tracking_ids))
    panel.say(translate("Bulk", "The numbers are in the clipboard, one a line."))


_ACTS = (
    BulkAct(
        key="forward",
        words=lambda picked: translate("Bulk", "Forward %n complaint(s) to a unit…", "", len(picked.open_ids)),
        icon="forward",
        fits=lambda picked: bool(picked.open_ids),
        run=_forward,
    ),
    BulkAct(
        key="twins",
        words=lambda picked: translate("Bulk", "Mark %n complaint(s) as duplicates", "", len(picked.open_ids)),
        icon="layers",
        fits=lambda picked: 1 < len(picked.open_ids) <= _MOST_TWINS,
        run=_join,
    ),
    BulkAct(
        key="save-sheets",
        words=lambda _: translate("Bulk", "Save disposition sheets as PDF…"),
        icon="file-down",
        fits=lambda picked: picked.count > 0,
        run=_save_sheets,
    ),
    BulkAct(
        key="print-sheets",
        words=lambda _: translate("Bulk", "Print disposition sheets…"),
        icon="printer",
        fits=lambda picked: picked.count > 0,
        run=_print_sheets,
    ),
    BulkAct(
        key="mark-read",
        words=lambda picked: translate("Bulk", "Mark %n complaint(s) as read", "", picked.unread),
        icon="eye",
        fits=lambda picked: picked.unread > 0,
        run=_mark_read,
    ),
    BulkAct(
        key="mark-unread",
        words=lambda picked: translate("Bulk", "Mark %n complaint(s) as unread", "", picked.read),
        icon="eye-off",
        fits=lambda picked: picked.read > 0,
        run=_mark_unread,
    ),
    BulkAct(
        key="copy",
        words=lambda _: translate("Bulk", "Copy the tracking numbers"),
        icon="copy",
        fits=lambda picked: picked.count > 0,
        run=_copy,
    ),
)
