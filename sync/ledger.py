"""What a sync writes to the desk, as named operations, each a transaction: a crash falls between two of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from desktop.cache import settings
from desktop.cache.intents import outbox, outgoing, uploads
from desktop.cache.mirror import mirror, quarantine, reference
from desktop.cache.ways import bundles, data_use, link_speed, syncstate
from desktop.cache.ways.data_use import DataKind
from desktop.cache.writer import Transaction, rebuildable
from desktop.clock import moment, timestamp
from desktop.intent import Outcome
from sync import speed
from sync.files import work

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Set as AbstractSet
    from concurrent.futures import Future
    from datetime import datetime

    from desktop.cache.connection import Database
    from desktop.cache.mirror.quarantine import UnreadRecord
    from desktop.complaint import MirrorBatch
    from desktop.desk import Desk
    from desktop.intent import OpId, OpResult, OutboxItem
    from desktop.problems import KnownProblem
    from sync.connectors.base import Accepted, ReferenceData
    from sync.speed import Sample

P = ParamSpec("P")
T = TypeVar("T")

ORIGIN = "sync"
"""What the sync calls itself in a `ChangeSet`."""
REQUEST_SIZE = 1_000_000
"""Bytes of ops, before compression, that one request carries at most."""
_FILES_MISSING = "op-files-missing"
GAP_SETTING = "sync-gap-until"
GAP_PATIENCE = timedelta(days=1)
"""How long a gap that pulling everything anew did not close is left alone: a whole pull is dear on a slow link."""


@dataclass(frozen=True, slots=True)
class Departing:
    """What an exchange begins with."""

    cursor: str | None
    items: tuple[OutboxItem, ...]


class Verdict(Enum):
    """What the digest at the end of a pull means."""

    AGREES = auto()
    PULL_ANEW = auto()
    INCOMPLETE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """How the desk stands at the end of a pull."""

    verdict: Verdict
    waits: bool
    """Whether something may leave that was not sent yet."""
    has_files: bool
    """Whether there may be something to do about files."""
    reference_etag: str
    """The version of the reference data held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What a sync cost on the wire, its text and its files."""

    text: Sample
    files: Sample
    brought_news: bool
    """Whether the text was all that had changed since the last sync: that says what the next one will cost."""

    @property
    def total(self) -> dict[str, int]:
        """Bytes each way."""
        return {name: getattr(self.text, name) + getattr(self.files, name) for name in ("bytes_up", "bytes_down")}


class Ledger:
    """The desk as a sync sees it. All but `keep` wait for their write, those that matter until it is on the disk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def recover(self) -> None:
        """Queue again what a sync left on its way that did not live to say so. Only under the lock of the sync."""
        self._do(outgoing.return_unsent)

    def depart(self, already: AbstractSet[OpId], limit: int) -> Departing:
        """Take what may leave now, but for what was sent already, and note that it does; first `recover`, in one go."""
        return self._do(_depart, already, limit)

    def pack(self, bundle_id: str, code: str, limit: int) -> Departing:
        """Take what may leave on a stick, and note that it has: it waits here all the same, under the same ids.

        Files go along, so that an answer need not wait for them; one whose file is no longer on this PC stays.
        """
        behind = self._desk.ask(outgoing.behind_files)
        files = {file.sha256 for item in behind for file in item.files}
        lost = frozenset(sha256 for sha256 in files if not self._desk.files.has(sha256).result())
        return self._do(_pack, bundle_id, code, limit, lost)

    def ready(self) -> frozenset[OpId]:
        """What may leave now."""
        return self._desk.ask(lambda db: frozenset(item.op_id for item in outgoing.sendable(db, -1)))

    def cursor(self) -> str | None:
        """From where the next exchange goes on."""
        return self._desk.ask(mirror.cursor)

    def waits(self, already: AbstractSet[OpId]) -> bool:
        """Whether something may leave that was not sent yet."""
        return self._desk.ask(_waits, already, timestamp(self._desk.clock.now()))

    def record(self, results: Sequence[OpResult]) -> list[OpId]:
        """Keep what was said of ops. Gives those that are to go again, once their files went again."""
        return self._do(_record, results)

    def accept(self, accepted: Accepted) -> None:
        """Keep that an op was taken in charge, and is carried on."""
        self._do(outgoing.accept, accepted.op_id, passed_on=accepted.passed_on)

    def keep(self, batches: Sequence[MirrorBatch]) -> Future[None]:
        """Commit what came up to a checkpoint."""
        return self._write(_keep, batches)

    def keep_unread(self, records: Sequence[UnreadRecord]) -> None:
        """Keep how records failed that could not be read."""
        self._do(quarantine.keep, records)

    def return_unsent(self, problem: KnownProblem | None = None) -> None:
        """Queue again what went out and was not answered, for a known problem or for none."""
        self._do(outgoing.return_unsent, *((problem.code, problem.params) if problem else ()))

    def start_over(self) -> None:
        """Forget the cursor: the mirror is pulled anew."""
        self._do(mirror.begin_resync)

    def settle(self, digest: str | None, already: AbstractSet[OpId], *, pulled_whole: bool, all_read: bool) -> Settled:
        """End a pull, and tell whether the desk holds what the server says it should, and whether something waits.

        `pulled_whole`: everything came just now; `all_read`: nothing of what came was unreadable.
        """
        agrees = None if digest is None else self._do(mirror.finish_pull, digest)
        return self._do(_settle, agrees, already, pulled_whole=pulled_whole, all_read=all_read)

    def keep_reference(self, data: ReferenceData) -> None:
        """Replace the reference data."""
        self._do(reference.put, data.etag, data.content)

    def status(self) -> syncstate.SyncStatus:
        """How the last sync went."""
        return self._desk.ask(syncstate.get)

    def spent(self, spent: Spent) -> None:
        """Count what a sync cost that the officer ended, and learn from it."""
        self._do(_spend, spent)

    def spent_on_files(self, sample: Sample) -> None:
        """Count what files cost that were fetched without a sync."""
        self._write(data_use.add, DataKind.FILES, bytes_up=sample.bytes_up, bytes_down=sample.bytes_down)

    def succeeded(self, spent: Spent, *, clock_skew_seconds: float | None) -> None:
        """Note a sync that went through, and what it cost; a skew of None leaves the one known."""
        self._do(_succeed, spent, clock_skew_seconds)

    def failed(
        self, spent: Spent, problem: KnownProblem, next_attempt: datetime | None, *, is_text_through: bool
    ) -> None:
        """Note a sync that failed, what it cost, and when to try again."""
        self._do(_fail, spent, problem, next_attempt, is_text_through=is_text_through)

    def _write(
        self, operation: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        return self._desk.write_as(ORIGIN, operation, *args, **kwargs)

    def _do(self, operation: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        return self._write(operation, *args, **kwargs).result()


def _depart(tx: Transaction, already: AbstractSet[OpId], limit: int) -> Departing:
    if outgoing.is_at_rest(tx.db):
        return Departing(mirror.cursor(tx.db), ())
    outgoing.return_unsent(tx)
    outbox.release_due(tx)
    waiting = outgoing.sendable(tx.db, limit + len(already))
    return _departing(tx, [item for item in waiting if item.op_id not in already], limit)


def _departing(tx: Transaction, waiting: Sequence[OutboxItem], limit: int) -> Departing:
    chosen: list[OpId] = []
    size = 0
    for item in waiting:
        size += item.size
        if len(chosen) == limit or (chosen and size > REQUEST_SIZE):
            break
        chosen.append(item.op_id)
    items = outgoing.mark_sending(tx, chosen) if chosen else []
    return Departing(mirror.cursor(tx.db), tuple(items))


def _pack(tx: Transaction, bundle_id: str, code: str, limit: int, lost: AbstractSet[str]) -> Departing:
    outbox.release_due(tx)
    waiting = outgoing.sendable(tx.db, -1, with_files=True)
    stays = {item.tracking_id for item in waiting if lost & {file.sha256 for file in item.files}}
    departing = _departing(tx, [item for item in waiting if item.tracking_id not in stays], limit)
    outgoing.return_unsent(tx)
    bundles.note_export(tx, bundle_id, code, departing.cursor, [item.op_id for item in departing.items])
    return departing


def _waits(db: Database, already: AbstractSet[OpId], now: str) -> bool:
    if outgoing.is_at_rest(db):
        return False
    release = outgoing.next_release(db)
    is_over = release is not None and release <= now
    return is_over or any(item.op_id not in already for item in outgoing.sendable(db, len(already) + 1))


def _record(tx: Transaction, results: Sequence[OpResult]) -> list[OpId]:
    """An op whose files the central API has not stays on its way: it is queued again, and its files go before it."""
    again = []
    for result in results:
        if result.problem_code == _FILES_MISSING and uploads.missing(tx, result.op_id):
            outgoing.forget_accepted(tx, result.op_id)
            again.append(result.op_id)
            continue
        outgoing.record(tx, [result])
        if result.outcome in {Outcome.APPLIED, Outcome.REPLAYED}:
            uploads.arrived(tx, result.op_id)
    return again


def pull_anew(tx: Transaction) -> None:
    """The officer wants everything fetched again, at the next sync: what could not be read may be mended by now."""
    settings.put(tx, GAP_SETTING, None)
    mirror.begin_resync(tx)


@rebuildable
def _keep(tx: Transaction, batches: Sequence[MirrorBatch]) -> None:
    for batch in batches:
        mirror.apply(tx, batch)


@rebuildable  # estimates and counts are not worth a wait for the disk
def _spend(tx: Transaction, spent: Spent) -> None:
    text = spent.text
    data_use.add(tx, DataKind.SYNC, bytes_up=text.bytes_up, bytes_down=text.bytes_down)
    data_use.add(tx, DataKind.FILES, bytes_up=spent.files.bytes_up, bytes_down=spent.files.bytes_down)
    estimates = speed.learned(link_speed.get(tx.db), text)
    last = syncstate.get(tx.db).last_success_at
    if spent.brought_news and last is not None:
        hours = (tx.now - moment(last)).total_seconds() / 3600
        estimates = speed.with_news(estimates, bytes_down=text.bytes_down, hours=hours)
    link_speed.put(tx, estimates)


@rebuildable  # a power cut that takes it back costs a sync that would not have been due
def _succeed(tx: Transaction, spent: Spent, clock_skew: float | None) -> None:
    _spend(tx, spent)
    syncstate.succeeded(tx, **spent.total, clock_skew_seconds=clock_skew)


def _fail(
    tx: Transaction, spent: Spent, problem: KnownProblem, next_attempt: datetime | None, *, is_text_through: bool
) -> None:
    _spend(tx, spent)
    at = timestamp(next_attempt) if next_attempt else None
    syncstate.failed(tx, problem.code, problem.params, at, is_text_through=is_text_through, **spent.total)


@rebuildable  # what it changes is of the mirror
def _settle(
    tx: Transaction, agrees: bool | None, already: AbstractSet[OpId], *, pulled_whole: bool, all_read: bool
) -> Settled:
    return Settled(
        verdict=_agree(tx, agrees, pulled_whole=pulled_whole, all_read=all_read),
        waits=_waits(tx.db, already, timestamp(tx.now)),
        has_files=work.is_there(tx.db),
        reference_etag=reference.etag(tx.db),
    )


def _agree(tx: Transaction, agrees: bool | None, *, pulled_whole: bool, all_read: bool) -> Verdict:
    if agrees is None:
        mirror.end_pull(tx)
        if all_read:
            quarantine.clear(tx)
        return Verdict.AGREES
    gap_until = settings.get(tx.db, GAP_SETTING)
    if agrees:
        if all_read:
            quarantine.clear(tx)
        if gap_until:
            settings.put(tx, GAP_SETTING, None)
        return Verdict.AGREES
    if pulled_whole:
        settings.put(tx, GAP_SETTING, timestamp(tx.now + GAP_PATIENCE))
        return Verdict.INCOMPLETE
    if gap_until and tx.now < moment(gap_until):
        return Verdict.INCOMPLETE
    mirror.begin_resync(tx)
    return Verdict.PULL_ANEW
