"""One thread writes. Every write is a small named operation that runs in a transaction of its own.

Operations are plain functions whose first parameter is the `Transaction`. One that has much to do does a part of it and
names the rest (`Transaction.then`): what was typed meanwhile is written between two parts. After the commit, of the
last part where there are several, the change set goes to whoever subscribed, on this thread.
"""

from __future__ import annotations

import logging
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from desktop.cache.connection import compact, named_errors, open_cache
from desktop.changes import ELSEWHERE, EVERYTHING, ChangeSet, Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from desktop.cache.connection import Database
    from desktop.clock import Clock
    from desktop.complaint import TrackingId
    from desktop.journal_anchor import Anchor

P = ParamSpec("P")
T = TypeVar("T")
log = logging.getLogger(__name__)

_VACUUM_UP_TO = 24 * 1024 * 1024
"""Bytes of a cache that is written anew to shrink it: a quarter of a second, in which what is typed has to wait."""


class Transaction:
    """What an operation gets: the database, the time, and a place to say what it changed."""

    __slots__ = ("db", "journal_head", "now", "rest", "topics", "tracking_ids")

    def __init__(self, db: Database, now: datetime) -> None:
        self.db = db
        self.now = now
        self.topics = Topic.NONE
        self.tracking_ids: set[TrackingId] = set()
        self.rest: list[Step] = []
        """What is left of the work, in the order in which it is to be done."""
        self.journal_head: Anchor | None = None
        """The last entry of the journal, where this transaction made one."""

    def changed(self, topic: Topic, *tracking_ids: TrackingId) -> None:
        """Tell that the commit of this transaction changes something of `topic`, concerning these complaints."""
        self.topics |= topic
        self.tracking_ids.update(tracking_ids)

    def then(
        self, operation: Callable[Concatenate[Transaction, P], object], /, *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Go on with `operation(tx, *args, **kwargs)`, in a transaction of its own, behind all that waits by then.

        What the last part returns is the result of the whole. A kill, a full disk or another process may come between
        two parts: what was committed until then has to be right as it stands, or be mended by whoever finds it.
        """
        self.rest.append(Step(operation, args, kwargs))


@dataclass(frozen=True, slots=True)
class Step:
    """An operation with what it is given."""

    operation: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]


class _Work:
    """What was submitted, with what it has led to: done when no step of it is left."""

    __slots__ = ("future", "origin", "steps", "topics", "tracking_ids")

    def __init__(self, step: Step, origin: str) -> None:
        self.future: Future[Any] = Future()
        self.steps = deque([step])
        self.origin = origin
        self.topics = Topic.NONE
        self.tracking_ids: set[TrackingId] = set()


def rebuildable(operation: Callable[P, T]) -> Callable[P, T]:
    """Mark an operation whose loss in a power cut costs bytes only, because the mirror can be pulled again.

    Its commit does not wait for the disk. The commit of an operation without this mark does: what the officer typed is
    on the platter before anything says "saved".
    """
    operation.is_rebuildable = True  # type: ignore[attr-defined]
    return operation


class Writer:
    """The database thread. Closing it waits for what was submitted before."""

    def __init__(self, path: Path, key: bytes, clock: Clock) -> None:
        self._path = path
        self._clock = clock
        self._listeners: list[Callable[[ChangeSet], None]] = []
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk-writer")
        self._unfinished: deque[_Work] = deque()
        self._synchronous = ""
        self._version: int | None = None
        self._db: Database
        try:
            self._pool.submit(self._open, key).result()
        except BaseException:
            self._pool.shutdown()
            raise

    def subscribe(self, listener: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Call `listener` after each commit that changed something, on the database thread. Returns the way out."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def submit(
        self,
        operation: Callable[Concatenate[Transaction, P], T],
        origin: str,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Future[T]:
        """Run `operation(tx, *args, **kwargs)` on the database thread, and what it names as its rest."""
        work = _Work(Step(operation, args, kwargs), origin)
        self._pool.submit(self._begin, work)
        return work.future

    def look_elsewhere(self) -> Future[None]:
        """See whether another process has written since the last look; then listeners hear that all may be new."""
        return self._pool.submit(self._look_elsewhere)

    def compact(self) -> Future[bool]:
        """Leave nothing of what was deleted in the file, see `desktop.cache.connection.compact`."""
        return self._pool.submit(self._compact)

    def close(self) -> None:
        """Finish what was submitted, then let go of the file."""
        self._pool.submit(self._close).result()
        self._pool.shutdown()

    def _open(self, key: bytes) -> None:
        from desktop.cache.schema_version import migrate
        from desktop.cache.upgrade import keep_copy

        self._db = open_cache(self._path, key)
        try:
            with named_errors(self._path):
                migrate(self._db, self._path, keep=partial(keep_copy, self._path, key))
        except BaseException:
            self._db.close()
            raise

    def _look_elsewhere(self) -> None:
        with named_errors(self._path):  # SQLite counts the commits of other connections, and ours alone writes here
            (version,) = self._db.execute("PRAGMA data_version").fetchone()
        before, self._version = self._version, version
        if before not in {None, version}:
            self._publish(ChangeSet(EVERYTHING, frozenset(), ELSEWHERE))

    def _compact(self) -> bool:
        with named_errors(self._path):
            # A row that goes leaves its words in the index until its segments are merged.
            self._db.execute("INSERT INTO complaint_words (complaint_words) VALUES ('optimize')")
            samples = self._db.execute("SELECT name FROM sqlite_master WHERE name LIKE 'sqlite_stat_'").fetchall()
            for (table,) in samples:  # of what stands in the indexes
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608
        return compact(self._db, self._path, up_to=_VACUUM_UP_TO)

    def _close(self) -> None:
        while self._unfinished:
            self._go_on()
        with named_errors(self._path):
            self._db.execute("PRAGMA optimize")
        self._db.close()

    def _begin(self, work: _Work) -> None:
        if work.future.set_running_or_notify_cancel():
            self._advance(work)

    def _go_on(self) -> None:
        if self._unfinished:  # else closing has done it
            self._advance(self._unfinished.popleft())

    def _advance(self, work: _Work) -> None:
        """Do the next step; those after it wait behind what was submitted meanwhile."""
        try:
            result = self._run(work, work.steps.popleft())
        except BaseException as error:  # noqa: BLE001 a border, as an executor's: whoever asks for the result gets it
            self._tell(work)
            work.future.set_exception(error)
            return
        if work.steps:
            self._unfinished.append(work)
            self._pool.submit(self._go_on)
            return
        self._tell(work)
        work.future.set_result(result)

    def _run(self, work: _Work, step: Step) -> object:
        tx = Transaction(self._db, self._clock.now())
        is_rebuildable = hasattr(step.operation, "is_rebuildable")
        with named_errors(self._path), self._committed(is_rebuildable=is_rebuildable):
            result = step.operation(tx, *step.args, **step.kwargs)
        if tx.journal_head is not None and not is_rebuildable:  # what a power cut may take back is not anchored
            self._anchor(tx.journal_head)
        work.topics |= tx.topics
        work.tracking_ids |= tx.tracking_ids
        work.steps.extendleft(reversed(tx.rest))
        return result

    def _tell(self, work: _Work) -> None:
        if work.topics:
            self._publish(ChangeSet(work.topics, frozenset(work.tracking_ids), work.origin))

    @contextmanager
    def _committed(self, *, is_rebuildable: bool) -> Iterator[None]:
        synchronous = "NORMAL" if is_rebuildable else "FULL"
        if synchronous != self._synchronous:
            self._db.execute(f"PRAGMA synchronous = {synchronous}")
            self._synchronous = synchronous
        self._db.execute("BEGIN IMMEDIATE")  # not deferred: another process may write between our read and our write
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    def _anchor(self, head: Anchor) -> None:
        try:
            head.keep(self._path.parent)
        except OSError as error:  # the commit stands; the next entry tries again
            log.info("the anchor of the journal was not written: %s", type(error).__name__)

    def _publish(self, changes: ChangeSet) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(changes)
            except Exception:  # a border: one listener's bug must not undo a commit or starve the others
                log.exception("a listener failed on %s", changes.topics)
