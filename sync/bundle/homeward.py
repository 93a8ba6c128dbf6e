"""From the answer file onto the desk, by the same code as a sync: results first, then records up to each checkpoint.

The desk may have gone on meanwhile: another answer came first, or a link was there for a while. What was said of ops
holds whenever it comes. Records hold only from the place on where the desk stands: an answer that begins or passes
there goes on from there, of any other only the results are taken, and the next exchange brings the rest. So an answer
may come twice, late, or in the wrong order.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from desktop.cache.mirror import mirror
from desktop.cache.ways import bundles
from desktop.complaint import ComplaintPatch, Departure
from desktop.problems import KnownProblem
from desktop.sealed_file import Kind, label_of, unsealed
from sync.bundle import contents
from sync.connectors.base import Expected, Finished, Milestone, ReferenceData, StartOver
from sync.connectors.batch import arrivals
from sync.contract import messages, reference
from sync.exchange import Exchange, Tally
from sync.files.courier import adopted
from sync.ledger import Ledger, Verdict
from sync.lock import sync_lock
from sync.net.wire import Counter as Bytes
from sync.report import Meter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from desktop.cache.ways.bundles import Bundle
    from desktop.desk import Desk
    from desktop.intent import Outcome
    from desktop.sealed_file import Sealed
    from sync.connectors.base import Arrival
    from sync.report import SyncProgress


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtHome:
    """What an answer brought."""

    outcomes: Counter[Outcome]
    changes: int
    has_moved_on: bool
    """The desk has gone on since the file was carried out: the records stay for the next exchange."""
    problem: KnownProblem | None = None
    """Why it is not all there; what came is kept."""
    note: KnownProblem | None = None


def bring_home(desk: Desk, path: Path, progress: Callable[[SyncProgress], None] = lambda _: None) -> BroughtHome:
    """Take an answer file in. Its code is on the desk.

    Raises what opening the file raises, `bundle-is-request`, `bundle-unknown`, `sync-already-running`.
    """
    label = label_of(path)
    if label.kind is not Kind.ANSWER:
        raise KnownProblem("bundle-is-request")
    bundle = desk.ask(bundles.get, label.bundle_id)
    if bundle is None:
        raise KnownProblem("bundle-unknown")
    with unsealed(path, bundle.code) as sealed, sync_lock(desk.data_dir):
        return _Import(desk, bundle, progress).run(sealed)


class _Import:
    """Runs once."""

    def __init__(self, desk: Desk, bundle: Bundle, progress: Callable[[SyncProgress], None]) -> None:
        self._desk = desk
        self._bundle = bundle
        self._ledger = Ledger(desk)
        self._tally = Tally()
        self._meter = Meter(progress, Bytes(), desk.clock)
        self._sent = desk.ask(bundles.op_ids, bundle.bundle_id)
        self._has_joined = False
        self._reference_etag = ""
        self._note: KnownProblem | None = None

    def run(self, sealed: Sealed) -> BroughtHome:
        problem: KnownProblem | None = None
        self._ledger.recover()
        try:
            for name, began in zip(contents.LEGS, (self._bundle.cursor, None), strict=True):
                if name in sealed.names():
                    self._take_leg(contents.lines(sealed, name), began)
            self._take_reference(sealed)
        except KnownProblem as error:
            if error.code not in {"answer-truncated", "answer-garbled"}:
                raise
            problem = error
        for result in self._tally.results:
            adopted(self._desk, result)
        self._desk.do(bundles.note_import, self._bundle.bundle_id)
        return BroughtHome(
            outcomes=Counter(result.outcome for result in self._tally.results),
            changes=self._tally.changes,
            has_moved_on=not self._has_joined,
            problem=problem,
            note=self._note,
        )

    def _take_leg(self, lines: Iterable[bytes], began: str | None) -> None:
        joined = _Joined(arrivals(lines), began, self._desk.ask(mirror.cursor))
        exchange = Exchange(self._ledger, self._tally, self._meter, self._desk.clock, lambda: False)
        try:
            end = exchange.receive(joined, self._sent)
        finally:
            self._has_joined = self._has_joined or joined.is_there
        if not joined.is_there:
            return
        if isinstance(end, StartOver):
            self._ledger.start_over()
        else:
            self._end_pull(end, pulled_whole=began is None)

    def _end_pull(self, end: Finished, *, pulled_whole: bool) -> None:
        self._reference_etag = end.reference_etag
        verdict = (
            None
            if end.has_more
            else self._ledger.settle(
                end.digest, self._sent, pulled_whole=pulled_whole, all_read=not self._tally.skipped
            ).verdict
        )
        if verdict is Verdict.INCOMPLETE:
            self._note = KnownProblem("mirror-incomplete", skipped=self._tally.skipped)
        elif verdict is Verdict.PULL_ANEW:
            self._note = KnownProblem("bundle-pull-anew")

    def _take_reference(self, sealed: Sealed) -> None:
        if not self._reference_etag or contents.REFERENCE not in sealed.names():
            return
        with contextlib.suppress(*messages.UNREADABLE):  # the next exchange asks for them again
            carried = contents.reference_decoder.decode(sealed.part(contents.REFERENCE))
            content = msgspec.to_builtins(reference.reference_decoder.decode(carried.body))
            self._ledger.keep_reference(ReferenceData(carried.etag, content))


class _Joined:
    """What of an answer the desk can use: all results, and the records from the place on where the desk stands."""

    def __init__(self, arrivals: Iterable[Arrival], began: str | None, stands: str | None) -> None:
        self._arrivals = arrivals
        self._stands = stands
        self.is_there = began == stands

    def __iter__(self) -> Iterator[Arrival]:
        for arrival in self._arrivals:
            match arrival:
                case ComplaintPatch() | Departure() | Expected():
                    if self.is_there:
                        yield arrival
                case Milestone():
                    if self.is_there:
                        yield arrival
                    self.is_there = self.is_there or arrival.cursor == self._stands
                case _:
                    yield arrival
