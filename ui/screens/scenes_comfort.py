"""Scenes of what makes the day easier: sections of the settings, palette, tour, an offer to undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.screens.scene import Scene, chosen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.shell.window import MainWindow


def _section(key: str, window: MainWindow) -> None:
    if key == "keys":
        window.reading.complaint.show()  # the acts have keys too, and come with it
    window.go.to_settings(key)


def _palette(words: str, window: MainWindow) -> None:
    from ui.palette.palette import open_palette

    open_palette(window).field.setText(words)


def _tour(card: int, window: MainWindow) -> None:
    from ui.tour.tour import start_tour

    start_tour(window).go_to(card)


def _undo(window: MainWindow) -> None:
    words = QCoreApplication.translate("QueuedUndo", "Answer to #%1 queued").replace("%1", "8519919")
    window.undo.offer(words, lambda: None)


_SECTIONS = ("lapor3", "appearance", "papers", "keys", "notifications", "about")

SCENES = [
    *(Scene(name=f"settings-{key}", play=partial(_section, key), is_scaled=True) for key in _SECTIONS),
    Scene(name="palette", play=chosen(1), then=partial(_palette, ""), is_scaled=True, shows="Palette"),
    Scene(name="palette-found", play=chosen(1), then=partial(_palette, "852"), shows="Palette"),
    Scene(name="tour-lists", play=lambda _: None, then=partial(_tour, 0), is_scaled=True, shows="Tour"),
    Scene(name="tour-answer", play=chosen(1), then=partial(_tour, 2), is_scaled=True, shows="Tour"),
    Scene(name="tour-keys", play=chosen(1), then=partial(_tour, 4), shows="Tour"),
    Scene(name="undo", play=_undo, is_scaled=True),
]


def guide() -> QWidget:
    """The help in its window."""
    from ui.help.window import HelpWindow

    shown = HelpWindow(None, show_keys=lambda: None)
    shown.go_to("Hari kerja")
    return shown
