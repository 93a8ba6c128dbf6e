"""The program's window on a filled desk, as `lapor-desktop` opens it, until its list is on screen.

Qt is not imported here: the program loads what is free of Qt first, and that is part of what is measured.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.usable import tell_and_leave
from ui import app

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.program import Program

_work = app._work


def _watched(application: QApplication, program: Program) -> int:
    """The window is shown by now: a place to look from that changes nothing of what is measured."""
    from PySide6.QtCore import QTimer

    watch = QTimer(program, interval=1)
    watch.timeout.connect(lambda: tell_and_leave() if program.window.is_settled else None)
    watch.start()
    return _work(application, program)


app._work = _watched
app.run(Path(sys.argv[1]), practice=False)
