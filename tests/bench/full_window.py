"""The program's window on a filled desk, as `lapor-desktop` opens it, until its list is on screen.

Qt is not imported here: the program loads what is free of Qt first, and that is part of what is measured.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench.usable import tell_and_leave
from ui import app, opening

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.desk import Desk
    from ui.program import Program

_open_desk = opening.open_desk


def _open_and_watch(data_dir: Path, first: Callable[[], Desk], **at_the_door: Any) -> Desk | None:  # noqa: ANN401
    """The desk is opened when Qt is there: a place to look from that changes nothing of what is measured."""
    from PySide6.QtCore import QTimer

    from ui.program import Program

    start = Program.start

    def watched(program: Program) -> None:
        start(program)
        watch = QTimer(program, interval=1)
        watch.timeout.connect(lambda: tell_and_leave() if program.window.is_settled else None)
        watch.start()

    Program.start = watched  # type: ignore[assignment,method-assign]
    return _open_desk(data_dir, first, **at_the_door)


opening.open_desk = _open_and_watch
app.run(Path(sys.argv[1]), practice=False)
