"""Plays scenes: a window on the stage, brought where the scene wants it, and still."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEventLoop
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from ui.bridge import DeskBridge
    from ui.screens.scene import Scene
    from ui.screens.stage import Stage
    from ui.shell.window import MainWindow
    from ui.theme.theme import Theme

SIZE = (1366, 768)
"""Of the window, in pixels of the screen."""
_LONGEST_WAIT_MS = 10_000
_CALM_MS = 150
_CALM_ROUNDS = 5
"""Of events: on a busy machine one round may take all of that time, and leave what it asked for to be laid out."""


@contextmanager
def played(stage: Stage, theme: Theme, scene: Scene, *, scale: float = 1.0) -> Iterator[MainWindow]:
    """The window as the scene leaves it."""
    with stage.window(theme, empty=scene.is_empty, practice=scene.is_practice) as window:
        window.resize(round(SIZE[0] / scale), round(SIZE[1] / scale))
        window.show()
        wait_until_calm(window)
        scene.play(window)
        wait_until_calm(window)
        if scene.then:
            scene.then(window)
            wait_until_calm(window)
        yield window


def wait_until_calm(window: QWidget) -> None:
    """Let what was asked for come: until nothing is on its way for a moment. Raises TimeoutError."""
    bridge: DeskBridge | None = getattr(window, "bridge", None)
    whole, calm = QElapsedTimer(), QElapsedTimer()
    whole.start()
    calm.start()
    rounds = 0
    while calm.elapsed() < _CALM_MS or rounds < _CALM_ROUNDS:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        rounds += 1
        if not (getattr(window, "is_settled", True) and getattr(bridge, "is_idle", True)):
            calm.restart()
            rounds = 0
        if whole.elapsed() > _LONGEST_WAIT_MS:
            raise TimeoutError(window.windowTitle())
