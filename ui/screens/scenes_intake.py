"""Scenes of an import from the official export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cache.mirror.imports import Counts
from desktop.intake.export import Fault
from desktop.problems import KnownProblem
from ui.screens.scene import Scene

if TYPE_CHECKING:
    from ui.intake.page import IntakePage
    from ui.shell.window import MainWindow


def _page(window: MainWindow) -> IntakePage:
    window.go.to_intake()
    page: IntakePage = window.pages.currentWidget()  # type: ignore[assignment]
    return page


def _looked(window: MainWindow) -> None:
    skipped: dict[str, int] = {Fault.NO_TRACKING_ID: 2, Fault.TWICE: 1}
    counts = Counts(new=212, changed=38, unchanged=1_964, known_better=74, skipped=skipped)
    page = _page(window)
    page._file.setText("laporan-ringkas-2026.xlsx")  # noqa: SLF001 - a scene has no file to read
    page.reader.looked.emit(counts)


def _refused(window: MainWindow) -> None:
    _page(window).reader.failed.emit(KnownProblem("import-password", name=Path("rekap.xlsx").name))


SCENES = [
    Scene(name="intake-new", play=_page, is_empty=True),
    Scene(name="intake", play=_looked, is_scaled=True),
    Scene(name="intake-refused", play=_refused),
]
