"""Takes to disk what is typed beside the answer, in forms, templates and settings, and holds it until it is there.

What is typed outlives the widget that it was typed in: where the disk is full it waits here, is tried again every few
seconds, and comes back when its form is opened again. Only the newest of each form waits.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from desktop.problems import KnownProblem
    from ui.bridge import DeskBridge

RETRY_MS = 5_000


@dataclass(frozen=True, slots=True, eq=False)
class _Write:
    operation: Callable[..., object]
    args: tuple[object, ...]
    origin: str


class Keeper(QObject):
    """One for a bridge: see `the_keeper`. A failure is told to the window once, until a save succeeds."""

    def __init__(self, bridge: DeskBridge) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._waiting: dict[Hashable, _Write] = {}
        self._problem: KnownProblem | None = None
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self.retry)
        bridge.bug_raised.connect(self._on_bug)

    @property
    def has_unsaved(self) -> bool:
        """Whether anything is not known to be on disk."""
        return bool(self._waiting)

    @property
    def problem(self) -> KnownProblem | None:
        """Why something is not on disk, until a save succeeds."""
        return self._problem if self._waiting else None

    def keep(self, key: Hashable, operation: Callable[..., object], *args: object, origin: str = "") -> None:
        """Run an operation that puts on disk what stands under `key`, in place of what waited under it before."""
        self._waiting[key] = write = _Write(operation, args, origin)
        self._hand_over(key, write)

    def unsaved(self, key: Hashable) -> tuple[object, ...] | None:
        """What was to be kept under a key and is not known to be on disk: what `keep` got behind the operation."""
        write = self._waiting.get(key)
        return write.args if write else None

    def forget(self, key: Hashable) -> None:
        """It went another way, or was put away: nothing of it waits any more."""
        self._waiting.pop(key, None)

    def retry(self) -> None:
        """Try again what failed, while there is a desk."""
        if self._bridge.is_closed:
            return
        for key, write in list(self._waiting.items()):
            self._hand_over(key, write)

    def _hand_over(self, key: Hashable, write: _Write) -> None:
        self._bridge.write(
            write.operation,
            *write.args,
            then=partial(self._on_kept, key, write),
            failed=partial(self._on_failed, key, write),
            owner=self,
            origin=write.origin,
        )

    def _on_kept(self, key: Hashable, write: _Write, _result: object) -> None:
        self._problem = None
        if self._waiting.get(key) is write:
            del self._waiting[key]

    def _on_failed(self, key: Hashable, write: _Write, problem: KnownProblem) -> None:
        if self._waiting.get(key) is not write:
            return
        is_news = self._problem is None or self._problem.code != problem.code
        self._problem = problem
        self._retry.start()
        if is_news:
            self._bridge.problem_raised.emit(problem)

    def _on_bug(self, _bug: Exception) -> None:
        """The bug may have been in a save."""
        if self._waiting:
            self._retry.start()


def the_keeper(bridge: DeskBridge) -> Keeper:
    """The one of this desk."""
    return bridge.findChild(Keeper) or Keeper(bridge)
