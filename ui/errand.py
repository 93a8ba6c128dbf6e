"""Work that may take a while, on a thread of its own: one at a time, told on the GUI thread when it is done."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.problems import KnownProblem
from ui.landing import hand_over

if TYPE_CHECKING:
    from collections.abc import Callable


class Errand(QObject):
    """Runs one thing; another one is not begun before it has ended."""

    done = Signal(object)
    """What it returned."""
    failed = Signal(object)
    """A `KnownProblem`."""
    bug_raised = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_running = False

    @property
    def is_running(self) -> bool:
        """Whether it is under way."""
        return self._is_running

    def begin(self, work: Callable[[], object]) -> bool:
        """Do it; one of the signals follows. Returns whether it was begun."""
        if self._is_running:
            return False
        self._is_running = True
        Thread(target=self._run, args=(work,), name="errand", daemon=True).start()
        return True

    def _run(self, work: Callable[[], object]) -> None:
        try:
            outcome, is_fine = work(), True
        except Exception as error:  # noqa: BLE001 the border of the thread
            outcome, is_fine = error, False
        hand_over(self, self._on_ended, outcome, is_fine)

    def _on_ended(self, outcome: object, is_fine: bool) -> None:
        self._is_running = False
        if is_fine:
            self.done.emit(outcome)
        elif isinstance(outcome, KnownProblem):
            self.failed.emit(outcome)
        else:
            self.bug_raised.emit(outcome)
