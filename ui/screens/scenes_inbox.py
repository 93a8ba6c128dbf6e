"""Scenes of the list: what narrows it, what was searched for, several selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cache.views.filters import Filter, Flag
from desktop.cache.views.lists import ListName
from ui.screens.scene import Scene

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


def _all(window: MainWindow) -> None:
    window.go.to_list(ListName.ALL)


def _narrow(window: MainWindow) -> None:
    chosen = Filter(channels=frozenset({"Website"}), flags=frozenset({Flag.SECRET, Flag.ANONYMOUS}))
    window.reading.inbox.filters.filter_changed.emit(chosen)


def _narrow_to_nothing(window: MainWindow) -> None:
    window.reading.inbox.filters.filter_changed.emit(Filter(units=frozenset({"Fakultas Kedokteran Hewan"})))


def _open_panel(window: MainWindow) -> None:
    window.reading.inbox.filters.open()


def _select_all(window: MainWindow) -> None:
    window.reading.inbox.view.setFocus()
    window.reading.inbox.view.selectAll()


def _forward_all(window: MainWindow) -> None:
    window.reading.bulk.open_forward()


SCENES = [
    Scene(name="filter", play=_all, then=_narrow, is_scaled=True),
    Scene(name="filter-panel", play=_all, then=_open_panel, shows="FilterPanel"),
    Scene(name="filter-nothing", play=_all, then=_narrow_to_nothing),
    Scene(name="several", play=lambda _: None, then=_select_all, is_scaled=True),
    Scene(name="several-forward", play=_select_all, then=_forward_all, is_scaled=True, shows="BulkForwardSheet"),
]
