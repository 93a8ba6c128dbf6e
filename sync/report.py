"""What a sync tells: while it runs, when it is done, and to those who look on from the window."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.clock import Clock
    from desktop.intent import OpResult
    from desktop.problems import KnownProblem
    from sync.net.wire import Counter
    from sync.scheduling.allowance import Hindrance


class Phase(StrEnum):
    """What the sync is doing, or waiting for."""

    IDLE = "idle"
    """Nothing to do; the last sync went well, or none was made yet."""
    CONNECTING = "connecting"
    SENDING = "sending"
    RECEIVING = "receiving"
    FILES = "files"
    """The text is through both ways; files are on their way."""
    WAITING = "waiting"
    """The last attempt failed; the next one is made by itself at `SyncState.next_attempt_at`."""
    OFFLINE = "offline"
    """There is no network: as `WAITING` where an attempt failed by that, as `IDLE` where the system says so."""
    SIGNED_OUT = "signed-out"
    """There is no address or no valid token."""
    STOPPED = "stopped"
    """The last attempt failed in a way that somebody has to mend; no attempt is made by itself."""

    @property
    def is_busy(self) -> bool:
        """Whether an exchange is under way, or a file."""
        return self in {Phase.CONNECTING, Phase.SENDING, Phase.RECEIVING, Phase.FILES}


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncProgress:
    """How far a running sync is. `done` of `total` records came; bytes are on the wire, since this sync began."""

    phase: Phase
    done: int = 0
    total: int = 0
    bytes_up: int = 0
    bytes_down: int = 0
    seconds_left: float | None = None
    """By what has come so far; None while that says too little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncReport:
    """What became of a sync. A failed one has a `problem`; what it brought until then is kept all the same."""

    requests: int
    bytes_up: int
    bytes_down: int
    """On the wire, with headers."""
    checkpoints: int
    changes: int
    skipped: int
    """Records that could not be read."""
    seconds: float
    results: tuple[OpResult, ...]
    problem: KnownProblem | None = None
    note: KnownProblem | None = None
    """Something the officer should know although the sync went through."""
    next_attempt_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncState:
    """What the window shows of the sync."""

    phase: Phase
    progress: SyncProgress | None = None
    problem: KnownProblem | None = None
    note: KnownProblem | None = None
    next_attempt_at: datetime | None = None
    last_success_at: datetime | None = None
    attempts: int = 0
    """Failed ones since the last success."""
    hindrance: Hindrance | None = None
    """What keeps the desk from syncing by itself at the moment."""


class Meter:
    """Tells progress, at most ten times a second, but every change of phase."""

    _EVERY = 0.1
    _TELLING = 1.0
    """Seconds of receiving after which a guess is worth telling."""

    def __init__(self, tell: Callable[[SyncProgress], None], counter: Counter, clock: Clock) -> None:
        self._tell = tell
        self._counter = counter
        self._clock = clock
        self._from = counter.bytes_up, counter.bytes_down
        self._told_at = float("-inf")
        self._phase = Phase.IDLE
        self.done = 0
        self._total = 0
        self._receiving_since: float | None = None

    def enter(self, phase: Phase) -> None:
        """A phase begins."""
        self._phase = phase
        if phase is Phase.RECEIVING and self._receiving_since is None:
            self._receiving_since = self._clock.monotonic()
        self._say()

    def expect(self, records: int) -> None:
        """So many more records are to come."""
        self._total = self.done + records
        self._say()

    def count(self) -> None:
        """A record came."""
        self.done += 1
        if self._clock.monotonic() - self._told_at >= self._EVERY:
            self._say()

    def _say(self) -> None:
        self._told_at = self._clock.monotonic()
        bytes_up, bytes_down = self._from
        self._tell(
            SyncProgress(
                phase=self._phase,
                done=self.done,
                total=max(self._total, self.done),
                bytes_up=self._counter.bytes_up - bytes_up,
                bytes_down=self._counter.bytes_down - bytes_down,
                seconds_left=self._seconds_left(),
            )
        )

    def _seconds_left(self) -> float | None:
        if self._receiving_since is None or not 0 < self.done < self._total:
            return None
        elapsed = self._clock.monotonic() - self._receiving_since
        return elapsed / self.done * (self._total - self.done) if elapsed >= self._TELLING else None
