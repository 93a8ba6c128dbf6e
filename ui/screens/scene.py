"""What a scene is, and what most of them are made of. A feature lists its own in `ui/screens/scenes_<feature>.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.cache.views.lists import ListName
    from ui.shell.window import MainWindow

Play = Callable[["MainWindow"], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A picture to take."""

    name: str
    play: Play
    then: Play | None = None
    """What is done when all that came of the first has come."""
    is_empty: bool = False
    is_practice: bool = False
    is_scaled: bool = False
    shows: str = ""
    """The class of the form or popup that it brings on screen: every one has a scene, and a test that holds that."""


def chosen(row: int) -> Play:
    """Choose a row of the list that is open."""
    return lambda window: window.reading.inbox.view.choose_row(row)


def listed(name: ListName) -> Play:
    """Open a list."""
    return lambda window: window.go.to_list(name)


def acted(key: str) -> Play:
    """Do one of the acts of the complaint that is shown."""
    return partial(_act, key)


def in_turn(*plays: Play) -> Play:
    """One after another, each when all that came of the one before has come."""
    return partial(_play_in_turn, plays)


def _act(key: str, window: MainWindow) -> None:
    from ui.complaint.acts import act

    window.reading.complaint.run_act(act(key))


def _play_in_turn(plays: tuple[Play, ...], window: MainWindow) -> None:
    from ui.screens.player import wait_until_calm

    for number, play in enumerate(plays):
        if number:
            wait_until_calm(window)
        play(window)
