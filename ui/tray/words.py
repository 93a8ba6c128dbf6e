"""News in words for the desktop: numbers and counts only. A lock screen or a projector may show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.cache.views.news import NewsKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cache.views.news import News

translate = QCoreApplication.translate


def kind_label(kind: NewsKind) -> str:
    """What a switch for this kind is called."""
    return {
        NewsKind.LOOK: translate("News", "An answer needs review"),
        NewsKind.OVERDUE: translate("News", "An answer is overdue"),
        NewsKind.DUE: translate("News", "An answer is due today"),
        NewsKind.UNIT_LATE: translate("News", "A unit is late"),
        NewsKind.UNIT_DUE: translate("News", "A unit is to answer today"),
        NewsKind.DUE_NEXT: translate("News", "An answer is due on the next working day"),
        NewsKind.DUE_SOON: translate("News", "An answer is due in two working days"),
        NewsKind.UNIT_NEXT: translate("News", "A unit is to answer on the next working day"),
        NewsKind.SETTLE: translate("News", "An answered complaint is to be settled soon"),
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
    return {
        NewsKind.LOOK: translate("News", "%n answer(s) need review", "", count),
        NewsKind.OVERDUE: translate("News", "%n answer(s) overdue", "", count),
        NewsKind.UNIT_DUE: translate("News", "Units are to answer today on %n complaint(s)", "", count),
        NewsKind.DUE_NEXT: translate("News", "%n answer(s) due on the next working day", "", count),
        NewsKind.DUE_SOON: translate("News", "%n answer(s) due in two working days", "", count),
        NewsKind.UNIT_NEXT: translate(
            "News", "Units are to answer on the next working day on %n complaint(s)", "", count
        ),
        NewsKind.SETTLE: translate("News", "%n answered complaint(s) to be settled soon", "", count),
        NewsKind.DUE: translate("News", "%n answer(s) due today", "", count),
        NewsKind.UNIT_LATE: translate("News", "Units are late with %n complaint(s)", "", count),
        NewsKind.REPLY: translate("News", "Reporters have replied to %n complaint(s)", "", count),
        NewsKind.NEW: translate("News", "%n new complaint(s)", "", count),
    }[kind]
