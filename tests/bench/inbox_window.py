"""The window on a filled desk, going from list to list, filtering and searching: how long each takes to be on screen.

Also tells how long a single turn of its event loop was at most: nothing that was asked for may hold it.
"""

from __future__ import annotations

import json
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop.cache.views.filters import Filter, Flag
from desktop.cache.views.lists import ListName
from desktop.desk import Desk
from ui.program import Program, prepare

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 8
SEARCHES = ("ukt", "beasiswa kip", "dosen", "legalisir ijazah", "pelayanan", "siakad", "wisuda", "85")
CHOICES = (
    Filter(flags=frozenset({Flag.SECRET}), channels=frozenset({"Website"})),
    Filter(statuses=frozenset({"CLOSED_SYSTEM", "CLOSED_ADMIN"}), flags=frozenset({Flag.ANONYMOUS})),
    Filter(deadlines=frozenset({"late", "soon"})),
)


class Officer:
    """Asks for one thing after the other, and notes how long each took."""

    def __init__(self, program: Program) -> None:
        self._window = program.window
        self._inbox = program.window.reading.inbox
        self.longest_turn = 0.0

    def turn(self) -> None:
        """One turn of the event loop."""
        began = time.perf_counter()
        QApplication.processEvents()
        self.longest_turn = max(self.longest_turn, time.perf_counter() - began)

    def rest(self) -> None:
        """Until nothing is on its way."""
        until = time.perf_counter() + 0.1
        while time.perf_counter() < until or not self._window.is_settled:
            self.turn()

    def until_shown(self, ask: Callable[[], object]) -> float:
        """Milliseconds until what was asked for is painted."""
        began = time.perf_counter()
        ask()
        self.longest_turn = max(self.longest_turn, time.perf_counter() - began)
        while not self._inbox.is_settled:
            self.turn()
        self._inbox.view.viewport().repaint()
        took = (time.perf_counter() - began) * 1_000
        self.rest()
        return took

    def switch(self) -> list[float]:
        """From list to list."""
        names = [name for name in ListName if name is not ListName.OUTBOX]
        return [self.until_shown(partial(self._window.go.to_list, name)) for _ in range(ROUNDS) for name in names]

    def narrow(self) -> list[float]:
        """A filter in force, a word pasted into the search box; then the filter changed under the search."""
        found = []
        for chosen in CHOICES:
            self._window.go.to_list(ListName.ALL)
            self.rest()
            self._inbox.filters.filter_changed.emit(chosen)
            self.rest()
            for words in SEARCHES:
                found.append(self.until_shown(partial(self._inbox.search.setText, words)))
                found.append(self.until_shown(partial(self._inbox.filters.filter_changed.emit, Filter())))
                found.append(self.until_shown(partial(self._inbox.filters.filter_changed.emit, chosen)))
        return found


def main(folder: Path) -> None:
    """Do all of it, and tell."""
    application = QApplication([])
    program = Program(Desk.open(folder), prepare(application), practice=False)
    program.start()
    officer = Officer(program)
    officer.rest()
    officer.longest_turn = 0.0
    told = {"switched": officer.switch(), "narrowed": officer.narrow(), "longest_turn": officer.longest_turn * 1_000}
    program.end()
    sys.stdout.write(json.dumps(told))


main(Path(sys.argv[1]))
