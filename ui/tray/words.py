"""News in words for the desktop: numbers and counts only. A lock screen or a projector may show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.cache.news import NewsKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cache.news import News

translate = QCoreApplication.translate


def kind_label(kind: NewsKind) -> str:
    """What a switch for this kind is called."""
    return {
        NewsKind.LOOK: translate("News", "An answer needs review"),
        NewsKind.DUE: translate("News", "An answer is due today"),
        NewsKind.UNIT_LATE: translate("News", "A unit is late"),
        NewsKind.REPLY: translate("News", "A reporter has replied"),
        NewsKind.NEW: translate("News", "New complaints have come in"),
    }[kind]


def told(news: Sequence[News]) -> str:
    """A line for each kind."""
    return "\n".join(line for kind in NewsKind if (line := _line(kind, [n for n in news if n.kind is kind])))


def _line(kind: NewsKind, news: Sequence[News]) -> str:
    if len(news) == 1:
        return f"{kind_label(kind)}: #{news[0].tracking_id}"
    return _counted(kind, len(news)) if news else ""


def _counted(kind: NewsKind, count: int) -> str:
    match kind:
        case NewsKind.LOOK:
            return translate("News", "%n answer(s) need review", "", count)
        case NewsKind.DUE:
            return translate("News", "%n answer(s) due today", "", count)
        case NewsKind.UNIT_LATE:
            return translate("News", "Units are late with %n complaint(s)", "", count)
        case NewsKind.REPLY:
            return translate("News", "Reporters have replied to %n complaint(s)", "", count)
        case NewsKind.NEW:
            return translate("News", "%n new complaint(s)", "", count)
