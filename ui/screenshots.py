"""Every screen as a PNG, in both languages, light and dark: `python -m ui.screenshots OUTDIR`.

On the platform it is started on, with a desk of generated complaints and a clock that stands still. A second process
renders some screens at 150 %.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from ui.language import LANGUAGES, speak
from ui.program import prepare
from ui.screens.player import played, wait_until_calm
from ui.screens.scenes import DIALOGS, SCENES
from ui.screens.stage import Stage
from ui.theme.theme import ThemeChoice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from ui.screens.scene import Scene
    from ui.theme.theme import Theme

_SCALE = 1.5


def main(arguments: Sequence[str] | None = None) -> int:
    """Render all; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m ui.screenshots", description=__doc__)
    parser.add_argument("outdir", type=Path)
    parser.add_argument("--only", default="", help="part of a scene's name")
    parser.add_argument("--scaled", action="store_true", help="some screens at 150 %% instead of all at 100 %%")
    options = parser.parse_args(arguments)
    os.environ["TZ"] = "Asia/Jakarta"
    if hasattr(time, "tzset"):
        time.tzset()
    application = QApplication(sys.argv[:1])
    theme = prepare(application)
    with tempfile.TemporaryDirectory() as folder, Stage(Path(folder)) as stage:
        for language in LANGUAGES:
            for look in (ThemeChoice.LIGHT, ThemeChoice.DARK):
                speak(language)
                theme.choose(look)
                suffix = "-150" if options.scaled else ""
                _render(stage, theme, options.outdir / f"{language}-{look}{suffix}", options)
    if not options.scaled:
        _render_scaled(options)
    return 0


def _render(stage: Stage, theme: Theme, outdir: Path, options: argparse.Namespace) -> None:
    outdir.mkdir(parents=True, exist_ok=True)
    for scene in SCENES:
        if options.only in scene.name and (scene.is_scaled or not options.scaled):
            _shoot(stage, theme, scene, outdir, _SCALE if options.scaled else 1.0)
    for name, build in DIALOGS.items():
        if options.only in name and not options.scaled:
            dialog = build()
            dialog.show()
            wait_until_calm(dialog)
            dialog.grab().save(str(outdir / f"{name}.png"))
            dialog.deleteLater()


def _shoot(stage: Stage, theme: Theme, scene: Scene, outdir: Path, scale: float) -> None:
    with played(stage, theme, scene, scale=scale) as window:
        _picture(window).save(str(outdir / f"{scene.name}.png"))


def _picture(window: QWidget) -> QPixmap:
    """The window, with the popup that is open over it."""
    picture = window.grab()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        painter = QPainter(picture)
        painter.drawPixmap(window.mapFromGlobal(popup.pos()), popup.grab())
        painter.end()
    return picture


def _render_scaled(options: argparse.Namespace) -> None:
    command = [sys.executable, "-m", "ui.screenshots", str(options.outdir), "--scaled", "--only", options.only]
    subprocess.run(command, check=True, env=os.environ | {"QT_SCALE_FACTOR": str(_SCALE)})  # noqa: S603 ourselves


if __name__ == "__main__":
    sys.exit(main())
