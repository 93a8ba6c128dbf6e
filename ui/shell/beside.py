"""What opens over the window or beside it: palette, guide, list of keys, tour."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


def palette(window: MainWindow) -> None:
    """Find an action, a list, a setting or a complaint by its name."""
    from ui.palette.palette import open_palette

    open_palette(window)


def number(window: MainWindow) -> None:
    """Take a complaint by its tracking ID: the palette knows numbers."""
    from ui.palette.palette import open_palette

    open_palette(window, prompt=QCoreApplication.translate("MainWindow", "The tracking ID of the complaint"))


def guide(window: MainWindow) -> None:
    """Show the guide at what is on screen."""
    from ui.help.window import open_help

    open_help(window)


def keys(window: MainWindow) -> None:
    """Show the keys as they are."""
    from ui.shell.deeds import described
    from ui.shell.keys import KeysWindow

    KeysWindow(described(window.actions_here), window, change=partial(window.go.to_settings, "keys")).show()


def tour(window: MainWindow) -> None:
    """Show round."""
    from ui.tour.tour import start_tour

    start_tour(window)
