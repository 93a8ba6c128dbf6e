"""The whole program in practice mode, until its first sync is done: the window, the child process, the exchange."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

from desktop.cache import settings
from desktop.desk import Desk
from ui.program import Program
from ui.selftest.pictures import drawn_share
from ui.selftest.report import demand

if TYPE_CHECKING:
    from pathlib import Path

    from ui.selftest.report import Report
    from ui.theme.theme import Theme

PATIENCE_MS = 120_000
"""For a first start of the practice API on a slow disk, with a virus scanner that looks at every file."""
_LOOK_EVERY_MS = 50
_LEAST_SHARE = 0.02


def check_practice(report: Report, data_dir: Path, theme: Theme, language: str) -> None:
    """Run the program on a new desk in this folder until it has synced once, and look at its window."""
    with report.check("window and practice sync") as seen:
        desk = Desk.open(data_dir)
        desk.do(settings.put, settings.TOUR_SEEN, True)
        began = time.perf_counter()
        program = Program(desk, theme, practice=True, language=language)
        try:
            program.start()
            is_synced = _wait_for(program)
            seen["synced_after"] = round(time.perf_counter() - began, 3)
            seen["phase"] = str(program.link.state.phase)
            seen["rows"] = program.window.reading.inbox.view.model().rowCount()
            image = program.window.grab().toImage()
            seen["window"] = [image.width(), image.height()]
            seen["drawn"] = round(drawn_share(image), 4)
        finally:
            program.window.close()
            program.end()
        demand(is_synced, "the first sync did not come to its end")
        demand(seen["rows"], "no complaint came")
        demand(seen["drawn"] > _LEAST_SHARE, "the window is empty")


def _wait_for(program: Program) -> bool:
    """Whether, within patience, a sync succeeded and its complaints are in the list."""
    loop = QEventLoop()
    watch, end = QTimer(interval=_LOOK_EVERY_MS), QTimer(singleShot=True, interval=PATIENCE_MS)
    watch.timeout.connect(lambda: loop.quit() if _is_there(program) else None)
    end.timeout.connect(loop.quit)
    watch.start()
    end.start()
    loop.exec()
    return _is_there(program)


def _is_there(program: Program) -> bool:
    has_rows = program.window.reading.inbox.view.model().rowCount() > 0
    return program.link.state.last_success_at is not None and has_rows and program.window.is_settled
