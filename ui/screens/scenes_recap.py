"""Scenes of the recap: figures, charts and lists of a period, what an export asks, a period without complaints."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QScrollArea

from desktop.recap.period import Period
from ui.screens.scene import Scene, in_turn

if TYPE_CHECKING:
    from ui.recap.page import RecapPage
    from ui.shell.window import MainWindow


def _open(period: str, window: MainWindow) -> None:
    window.go.to_recap()
    _page(window).period.choose(Period.parse(period))


def _page(window: MainWindow) -> RecapPage:
    return cast("RecapPage", window.pages.page("recap"))


def _define(window: MainWindow) -> None:
    from desktop.recap.figures import Metric

    _page(window).board.cards[Metric.SETTLED_IN_TIME].setFocus()


def _go_to_chart(window: MainWindow) -> None:
    from desktop.recap.figures import Dimension

    page = _page(window)
    chart = page.board.charts[Dimension.CLASS]
    chart.setFocus()
    _scroll_to(chart.mapTo(page.board, chart.rect().topLeft()).y() - 260, page)


def _go_down(window: MainWindow) -> None:
    page = _page(window)
    page.board.overdue.setFocus()
    _scroll_to(page.board.height(), page)


def _scroll_to(y: int, page: RecapPage) -> None:
    for area in page.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(y)


def _ask(window: MainWindow) -> None:
    _page(window).export_button.click()


_YEAR, _QUARTER = partial(_open, "2025"), partial(_open, "2026-Q1")

SCENES = [
    Scene(name="recap", play=_QUARTER, then=_define, is_scaled=True),
    Scene(name="recap-charts", play=_YEAR, then=_go_to_chart, is_scaled=True),
    Scene(name="recap-lists", play=_QUARTER, then=_go_down, is_scaled=True),
    Scene(name="recap-own", play=partial(_open, "2026-01-15..2026-03-17")),
    Scene(name="recap-export", play=in_turn(_QUARTER, _ask), is_scaled=True),
    Scene(name="recap-nothing", play=partial(_open, "2031-01")),
]
