"""How many complaints are shown and in which order, in a line above the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.cache.views.lists import ListName, Sort

if TYPE_CHECKING:
    from ui.inbox.query import Wanted

translate = QCoreApplication.translate

_NO_CLOCK = {ListName.AWAITING_REPORTER, ListName.ON_HOLD}
_ENDED = {ListName.DONE, ListName.ARCHIVE}


def caption_words(wanted: Wanted, count: int) -> str:
    """What is said of a list with so many complaints; nothing of an empty one."""
    if not count:
        return ""
    if wanted.search:
        return translate("Caption", "%n complaint(s) found in all lists", "", count)
    if wanted.sort is Sort.TIME_LEFT:
        return _usual_words(wanted.name, count)
    if wanted.sort is Sort.UNIT:
        return translate("Caption", "%n complaint(s) · by unit", "", count)
    if wanted.sort is Sort.NEWEST:
        return translate("Caption", "%n complaint(s) · newest first", "", count)
    return translate("Caption", "%n complaint(s) · oldest first", "", count)


def _usual_words(name: ListName, count: int) -> str:
    if name in _ENDED:
        return translate("Caption", "%n complaint(s) · latest first", "", count)
    if name in _NO_CLOCK:
        return translate("Caption", "%n complaint(s)", "", count)
    return translate("Caption", "%n complaint(s) · least time left first", "", count)
