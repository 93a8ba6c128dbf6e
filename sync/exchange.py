"""One exchange: what waits goes out, and what comes back is kept while the rest is still on the wire.

Results are recorded before any change is committed. Changes are committed up to a checkpoint, with its cursor: the
first checkpoint at once, so that complaints are on screen soon, later ones together while they come fast. Whatever ends
an exchange, what is complete up to the last checkpoint is kept.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from desktop.cache.mirror.quarantine import MOST_KEPT, UnreadRecord
from desktop.complaint import ComplaintPatch, Departure, MirrorBatch
from desktop.intent import OpResult
from desktop.problems import KnownProblem
from sync.connectors.base import Accepted, Expected, Finished, Milestone, StartOver, Unreadable
from sync.report import Phase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Future

    from desktop.clock import Clock
    from desktop.complaint import TrackingId
    from desktop.intent import OpId
    from sync.connectors.base import Arrival, Connector
    from sync.ledger import Departing, Ledger
    from sync.report import Meter

COMMIT_EVERY = 1.0
"""Seconds between two commits while checkpoints come fast."""
COMMIT_RECORDS = 1_000
BATCH_RECORDS = 1_000
"""The most that one statement of the database gets; a transaction may have several."""
RESULTS_TOGETHER = 25


@dataclass(slots=True)
class Tally:
    """What one exchange, or all of a sync, brought."""

    checkpoints: int = 0
    changes: int = 0
    skipped: int = 0
    results: list[OpResult] = field(default_factory=list)
    again: set[OpId] = field(default_factory=set)
    """Ops that were refused because of their files, and are to go once more behind them."""


class Exchange:
    """Runs once. Everything that it learned is in `tally`, also when it ends with a problem."""

    def __init__(
        self, ledger: Ledger, tally: Tally, meter: Meter, clock: Clock, is_cancelled: Callable[[], bool]
    ) -> None:
        self._ledger = ledger
        self._tally = tally
        self._meter = meter
        self._clock = clock
        self._is_cancelled = is_cancelled
        self._sent: frozenset[OpId] = frozenset()
        self._results: list[OpResult] = []
        self._unread: list[UnreadRecord] = []
        self._pile = _Pile()
        self._ready: list[MirrorBatch] = []
        self._ready_records = 0
        self._committed_at = float("-inf")
        self._commit: Future[None] | None = None

    def run(self, connector: Connector, departing: Departing) -> Finished | StartOver:
        """Send, receive, keep. Raises KnownProblem after keeping what came until then."""
        self._meter.enter(Phase.SENDING if departing.items else Phase.CONNECTING)
        with connector.exchange(departing.cursor, departing.items) as arrivals:
            return self.receive(arrivals, frozenset(item.op_id for item in departing.items))

    def receive(self, arrivals: Iterable[Arrival], sent: frozenset[OpId]) -> Finished | StartOver:
        """Keep an answer as it comes; `sent` are the ops that it may speak of. Raises as `run` does."""
        self._sent = sent
        self._meter.enter(Phase.RECEIVING)
        try:
            for arrival in arrivals:
                if self._is_cancelled():
                    raise KnownProblem("cancelled")
                if isinstance(arrival, (Finished, StartOver)):
                    return arrival
                self._take(arrival)
        finally:
            self._record()
            self._commit_ready()
            self._settle()
            if self._unread:
                self._ledger.keep_unread(self._unread)
        raise KnownProblem("answer-truncated")

    def _take(self, arrival: Arrival) -> None:
        match arrival:
            case ComplaintPatch() | Departure():
                self._record()
                self._meter.count()
                self._pile.add(arrival)
            case OpResult() | Accepted():
                self._hear(arrival)
            case Milestone():
                self._record()
                self._reach(arrival)
            case Unreadable():
                self._tally.skipped += 1
                if len(self._unread) < MOST_KEPT:
                    self._unread.append(UnreadRecord(**asdict(arrival)))
            case Expected():
                self._meter.expect(arrival.records)

    def _hear(self, told: OpResult | Accepted) -> None:
        if told.op_id not in self._sent:  # nobody asked
            return
        if isinstance(told, Accepted):
            self._ledger.accept(told)
            return
        self._results.append(told)
        if len(self._results) >= RESULTS_TOGETHER:
            self._record()

    def _record(self) -> None:
        if self._results:
            self._tally.again.update(self._ledger.record(self._results))
            self._tally.results += self._results
            self._results = []

    def _reach(self, milestone: Milestone) -> None:
        self._tally.checkpoints += 1
        batches = self._pile.taken(milestone.cursor)
        self._ready += batches
        self._ready_records += sum(len(batch.patches) + len(batch.departures) for batch in batches)
        is_due = self._clock.monotonic() - self._committed_at >= COMMIT_EVERY
        if is_due or self._ready_records >= COMMIT_RECORDS:
            self._commit_ready()

    def _commit_ready(self) -> None:
        """Hand over what is complete; the database works on it while the next records are read."""
        if not self._ready:
            return
        self._settle()
        self._commit = self._ledger.keep(_joined(self._ready))
        self._tally.changes += self._ready_records
        self._ready, self._ready_records = [], 0
        self._committed_at = self._clock.monotonic()

    def _settle(self) -> None:
        commit, self._commit = self._commit, None
        if commit is not None:
            commit.result()


class _Pile:
    """Records since the last checkpoint, in batches that don't say two things of one complaint in two lists."""

    def __init__(self) -> None:
        self._batches: list[MirrorBatch] = []
        self._patches: list[ComplaintPatch] = []
        self._departures: list[Departure] = []
        self._patched: set[TrackingId] = set()
        self._departed: set[TrackingId] = set()

    def add(self, record: ComplaintPatch | Departure) -> None:
        """Put a record on the pile."""
        is_patch = isinstance(record, ComplaintPatch)
        if record.tracking_id in (self._departed if is_patch else self._patched):
            self._close(None)
        if isinstance(record, ComplaintPatch):
            self._patches.append(record)
            self._patched.add(record.tracking_id)
            if len(self._patches) == BATCH_RECORDS:
                self._close(None)
        else:
            self._departures.append(record)
            self._departed.add(record.tracking_id)

    def taken(self, cursor: str) -> list[MirrorBatch]:
        """The pile as batches, the last of which leads to `cursor`; the pile is empty afterwards."""
        self._close(cursor)
        taken, self._batches = self._batches, []
        return taken

    def _close(self, cursor: str | None) -> None:
        self._batches.append(
            MirrorBatch(patches=tuple(self._patches), departures=tuple(self._departures), cursor=cursor)
        )
        self._patches, self._departures = [], []
        self._patched, self._departed = set(), set()


def _joined(batches: list[MirrorBatch]) -> list[MirrorBatch]:
    """One batch of many where that is safe: fewer, larger statements for the database."""
    patches = tuple(patch for batch in batches for patch in batch.patches)
    if len(patches) > BATCH_RECORDS or any(batch.departures for batch in batches):
        return batches
    return [MirrorBatch(patches=patches, cursor=batches[-1].cursor)]
