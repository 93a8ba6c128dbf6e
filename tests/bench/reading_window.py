"""The window on a filled desk, opening one complaint after the other: how long each takes to be on screen.

Also tells how long a turn of the event loop was at most, and how the process's memory stands after the first hundreds
and after a thousand more.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.cache.views.lists import ListName
from desktop.desk import Desk
from ui.program import Program, prepare

WARM = 300
MEASURED = 1_000


def main(folder: Path) -> None:
    """Open so many, and tell."""
    application = QApplication([])
    program = Program(Desk.open(folder), prepare(application), practice=False)
    program.start()
    window = program.window
    longest = 0.0

    def turn() -> None:
        nonlocal longest
        began = time.perf_counter()
        QApplication.processEvents()
        longest = max(longest, time.perf_counter() - began)

    def rest() -> None:
        until = time.perf_counter() + 0.3
        while time.perf_counter() < until or not window.is_settled:
            turn()

    def open_row(row: int) -> float:
        began = time.perf_counter()
        window.reading.inbox.view.choose_row(row)
        pane = window.reading.complaint
        while pane.reading is None or pane.reading.complaint.tracking_id != pane.tracking_id:
            turn()
        pane.repaint()
        took = (time.perf_counter() - began) * 1_000
        turn()
        return took

    rest()
    window.go.to_list(ListName.ALL)
    rest()
    for row in range(WARM):
        open_row(row)
    rest()
    longest, before = 0.0, _resident_kib()
    opened = [open_row(row) for row in range(WARM, WARM + MEASURED)]
    rest()
    told = {"opened": opened, "longest_turn": longest * 1_000, "growth": _resident_kib() / before}
    program.end()
    sys.stdout.write(json.dumps(told))


def _resident_kib() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


main(Path(sys.argv[1]))
