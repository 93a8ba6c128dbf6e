"""Where it is told how the sync stands, for who shows it: during a sync, after one, and between two."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.clock import moment
from sync.net.diagnosis import NEEDS_A_HAND, SIGNED_OUT
from sync.report import Phase, SyncState

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.cache.ways.syncstate import SyncStatus
    from desktop.problems import KnownProblem
    from sync.report import SyncProgress
    from sync.scheduling.allowance import Allowance
    from sync.scheduling.network import Network
    from sync.scheduling.schedule import Plan

_AT_REST = frozenset({Phase.IDLE, Phase.OFFLINE})


class SyncBoard:
    """Tells each state to all who subscribed, on the thread on which it is told."""

    def __init__(self, allowance: Allowance) -> None:
        self._allowance = allowance
        self._listeners: list[Callable[[SyncState], None]] = []
        self._state = SyncState(phase=Phase.IDLE)
        self._telling = threading.RLock()
        self._proven: Network | None = None

    @property
    def state(self) -> SyncState:
        """How it stands now."""
        return self._state

    def subscribe(self, listener: Callable[[SyncState], None]) -> Callable[[], None]:
        """Call `listener` with the state now, and with each new one. Returns the way out."""
        with self._telling:
            self._listeners.append(listener)
            listener(self._state)
        return lambda: self._listeners.remove(listener)

    def prove(self) -> None:
        """A sync went through: the network of this moment is one, whatever the system says of it."""
        self._proven = self._allowance.network

    def tell(self, state: SyncState) -> None:
        """It stands so."""
        with self._telling:
            self._state = state
            for listener in tuple(self._listeners):
                listener(state)

    def tell_progress(self, progress: SyncProgress) -> None:
        """A sync runs, and is so far."""
        self.tell(replace(self._state, phase=progress.phase, progress=progress, problem=None, next_attempt_at=None))

    def tell_outcome(
        self, problem: KnownProblem | None, status: SyncStatus, planned: Plan, note: KnownProblem | None = None
    ) -> None:
        """No sync runs: how the last one ended, and when the next is to begin."""
        self.tell(
            SyncState(
                phase=_phase_after(problem) if problem else self._phase_at_rest(),
                problem=problem,
                note=note,
                next_attempt_at=planned.due if problem else None,
                last_success_at=moment(status.last_success_at) if status.last_success_at else None,
                attempts=status.attempts if problem else 0,
                hindrance=planned.hindrance,
            )
        )

    def tell_hindrance(self, planned: Plan) -> None:
        """The rules, the network or a near deadline may have changed since the last sync was told of."""
        state = self._state
        seen = replace(state, hindrance=planned.hindrance, next_attempt_at=planned.due if state.problem else None)
        if state.problem is None and state.phase in _AT_REST:
            seen = replace(seen, phase=self._phase_at_rest())
        if seen != state:
            self.tell(seen)

    def _phase_at_rest(self) -> Phase:
        """Nothing went wrong; but who looks wants to know whether there is a network. What a sync proved goes first."""
        network = self._allowance.network
        return Phase.OFFLINE if network.is_reachable is False and network != self._proven else Phase.IDLE


def _phase_after(problem: KnownProblem) -> Phase:
    if problem.code in SIGNED_OUT:
        return Phase.SIGNED_OUT
    if problem.code in NEEDS_A_HAND:
        return Phase.STOPPED
    return Phase.OFFLINE if problem.code == "no-network" else Phase.WAITING
