"""Changing the officer from the window: the other desk gets a window, and this one is put away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop import profiles
from ui.errand import Errand

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.profiles import Profile
    from ui.shell.window import MainWindow


def can_switch(window: MainWindow) -> bool:
    """Whether the desk is one of an officer: practice has none, and who chose a folder by hand keeps to it."""
    return not window.is_practice and profiles.is_profile(profiles.default_data_dir(), window.bridge.desk.data_dir)


def switch_officer(window: MainWindow, new_name: str = "") -> None:
    """Ask whose desk to open; `new_name`: an officer who needs one of their own."""
    first = profiles.default_data_dir()
    looking = Errand(window)
    looking.done.connect(partial(_ask, window, first, new_name))
    looking.done.connect(looking.deleteLater)
    looking.bug_raised.connect(window.bridge.bug_raised)
    looking.begin(partial(profiles.all_profiles, first))


def _ask(window: MainWindow, first: Path, new_name: str, desks: Sequence[Profile]) -> None:
    from ui.officers.chooser import OfficerChooser  # the window names its deeds before the first list is there

    current, now = window.bridge.desk.data_dir, window.situation
    told = (now.owner or now.officer) if now else None
    is_first = current == first
    shown = OfficerChooser(
        desks, first, window, current=current, first_name=told.name if told and is_first else "", new_name=new_name
    )
    shown.bug_raised.connect(window.bridge.bug_raised)
    shown.chosen.connect(partial(_go, window))
    shown.show()


def _go(window: MainWindow, desk: Profile) -> None:
    """What was typed is on the disk before this window goes; where the other can't be started, it stays."""
    from ui.officers.chooser import start

    if start(desk):
        window.quit()
