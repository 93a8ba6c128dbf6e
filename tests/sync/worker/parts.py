"""What the tests of the worker share: how long they are patient, and who looks on."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from sync.report import Phase, SyncState

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.worker import SyncWorker

    Start = Callable[..., tuple[SyncWorker, "Watch"]]

PATIENCE = 20.0
"""Seconds until a test gives up on something that should have happened long ago."""


class Watch:
    """Waits for states of a worker, from any point on."""

    def __init__(self, worker: SyncWorker) -> None:
        self._changed = threading.Condition()
        self.seen: list[SyncState] = []
        worker.subscribe(self._on_state)

    def _on_state(self, state: SyncState) -> None:
        with self._changed:
            self.seen.append(state)
            self._changed.notify_all()

    def until(self, is_meant: Callable[[SyncState], bool]) -> SyncState:
        """The first state that is meant, of those not waited for yet."""
        with self._changed:
            assert self._changed.wait_for(lambda: any(map(is_meant, self.seen)), PATIENCE), self.seen
            place = next(place for place, state in enumerate(self.seen) if is_meant(state))
            found = self.seen[place]
            del self.seen[: place + 1]
            return found

    def until_synced(self) -> SyncState:
        return self.until(lambda state: state.phase is Phase.IDLE and state.last_success_at is not None)

    def until_phase(self, phase: Phase) -> SyncState:
        return self.until(lambda state: state.phase is phase)
