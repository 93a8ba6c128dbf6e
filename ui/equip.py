"""What comes to the window when its first list is there: one thing a turn of the event loop, its modules loaded before.

All of it in one turn held the window for up to 100 ms, and whatever was typed meanwhile was seen that much later.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.errand import Errand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Step:
    """Something that is put up on the GUI thread, and the modules that are loaded elsewhere for it."""

    run: Callable[[], object]
    modules: Sequence[str] = ()


class Equipping(QObject):
    """Takes one step after the other. One that fails doesn't take the others along."""

    bug_raised = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: deque[Step] = deque()
        self._loading = Errand(self)
        self._loading.done.connect(self._on_loaded)
        self._loading.bug_raised.connect(self._on_not_loaded)

    @property
    def is_busy(self) -> bool:
        """Whether steps are left, or something is being loaded."""
        return bool(self._steps) or self._loading.is_running

    def begin(self, steps: Iterable[Step]) -> None:
        """Take these steps, in this order, instead of those that are left."""
        self._steps = deque(steps)
        self._go_on()

    def stop(self) -> None:
        """Take none of those that are left."""
        self._steps.clear()

    def _go_on(self) -> None:
        if self._steps:
            self._loading.begin(partial(_load, self._steps[0]))

    def _on_loaded(self, loaded: Step) -> None:
        if not self._steps or self._steps[0] is not loaded:  # others were wanted meanwhile
            self._go_on()
            return
        self._steps.popleft()
        try:
            loaded.run()
        finally:
            self._go_on()

    def _on_not_loaded(self, bug: BaseException) -> None:
        if self._steps:
            self._steps.popleft()
        self.bug_raised.emit(bug)
        self._go_on()


def _load(step: Step) -> Step:
    for name in step.modules:
        import_module(name)
    return step
