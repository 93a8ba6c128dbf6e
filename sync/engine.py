"""A whole sync: exchanges until nothing is left to bring either way, the digest compared, the outcome kept; then files.

Nothing is sent that was not queued, nothing that was queued is forgotten: whatever ends a sync, what went out and was
not answered is queued again, under the same op id, by which the central API knows it.
"""

from __future__ import annotations

import contextlib
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.problems import KnownProblem
from sync.connectors.base import StartOver
from sync.exchange import Exchange, Tally
from sync.files.board import FileBoard
from sync.files.courier import Courier, OvertakenError
from sync.ledger import Ledger, Spent, Verdict
from sync.lock import sync_lock
from sync.report import Meter, Phase, SyncProgress, SyncReport
from sync.scheduling.backoff import Backoff
from sync.speed import Sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desktop.desk import Desk
    from desktop.intent import OpId
    from sync.connectors.base import Connector, Finished

log = logging.getLogger(__name__)

MOST_EXCHANGES = 200
"""In one sync: far more than any desk needs, so that a server that always has more can't keep it for ever."""

_OF_A_CUT = frozenset({"stalled", "connection-lost", "answer-truncated"})
"""After these a sync goes on at once, as long as each exchange brings it a checkpoint further: results come before the
first one, so nothing that went out is left without a word."""


def _silent(_: SyncProgress) -> None:
    pass


def _never() -> bool:
    return False


@dataclass(slots=True)
class _Course:
    """Where a sync stands between two exchanges."""

    sent: set[OpId] = field(default_factory=set)
    pulls_whole: bool = False
    """Whether this pull began without a cursor: everything comes, there is nothing to repair by another one."""
    has_started_over: bool = False
    clock_skew: float | None = None
    reference_etag: str = ""
    """Of the reference data that the answer told of."""
    held_etag: str = ""
    """Of those that the desk held then."""
    has_files: bool = False
    """Whether there may be something to do about files."""
    note: KnownProblem | None = None
    is_text_through: bool = False
    """Whether all of the text went both ways: what can still fail are files."""
    text: Sample | None = None
    """What had gone over the wire by then."""


class SyncEngine:
    """Syncs a desk with the central API behind a connector, each time that `run` is called."""

    def __init__(
        self,
        desk: Desk,
        connector: Connector,
        *,
        backoff: Backoff | None = None,
        board: FileBoard | None = None,
        hindrance: Callable[[int], KnownProblem | None] = lambda _: None,
    ) -> None:
        """`board`: where it is told how files stand; `hindrance` says why none of so many bytes may come by itself."""
        self._desk = desk
        self._connector = connector
        self._backoff = backoff or Backoff()
        self._board = board or FileBoard()
        self._hindrance = hindrance
        self._ledger = Ledger(desk)

    def run(
        self,
        progress: Callable[[SyncProgress], None] = _silent,
        is_cancelled: Callable[[], bool] = _never,
    ) -> SyncReport:
        """Sync once. Known problems are in the report, also `sync-already-running`; only bugs are raised."""
        counter, clock = self._connector.counter, self._desk.clock
        before = Sample.of(counter)
        began = clock.monotonic()
        tally = Tally()
        course = _Course()
        problem: KnownProblem | None = None
        next_attempt: datetime | None = None
        try:
            with sync_lock(self._desk.data_dir):
                problem = self._attempt(tally, course, Meter(progress, counter, clock), is_cancelled)
                next_attempt = self._conclude(problem, course, before)
        except KnownProblem as error:
            problem = error
        used = Sample.of(counter).since(before)
        return SyncReport(
            requests=used.requests,
            bytes_up=used.bytes_up,
            bytes_down=used.bytes_down,
            checkpoints=tally.checkpoints,
            changes=tally.changes,
            skipped=tally.skipped,
            seconds=clock.monotonic() - began,
            results=tuple(tally.results),
            problem=problem,
            note=course.note,
            next_attempt_at=next_attempt,
        )

    def fetch(self, is_cancelled: Callable[[], bool] = _never) -> KnownProblem | None:
        """Fetch the files that are asked for, without a sync; ends early when new text waits. Gives why it failed."""
        waiting = self._ledger.ready()
        courier = Courier(
            self._desk,
            self._connector,
            self._board,
            is_cancelled=is_cancelled,
            is_overtaken=lambda: self._ledger.waits(waiting),
        )
        before = Sample.of(self._connector.counter)
        try:
            with sync_lock(self._desk.data_dir):
                while courier.download_next():
                    pass
        except OvertakenError:
            return None
        except KnownProblem as problem:
            log.info("fetching ended early: %s", problem.code)
            self._board.fail_waiting(problem)
            return problem
        finally:
            self._ledger.spent_on_files(Sample.of(self._connector.counter).since(before))
        return None

    def _attempt(
        self, tally: Tally, course: _Course, meter: Meter, is_cancelled: Callable[[], bool]
    ) -> KnownProblem | None:
        ended_by, is_answered = None, False
        try:
            self._exchange_all(tally, course, meter, is_cancelled)
            self._refresh_reference(course)
            course.is_text_through = True
            course.text = Sample.of(self._connector.counter)
            self._carry_files(tally, course, meter, is_cancelled)
            is_answered = True
        except KnownProblem as problem:
            log.info("the sync ended early: %s", problem.code)
            ended_by = problem
            return problem
        finally:
            if not is_answered:
                with contextlib.suppress(KnownProblem):  # a full disk: the next `depart` does it
                    self._ledger.return_unsent(ended_by)
        return None

    def _exchange_all(self, tally: Tally, course: _Course, meter: Meter, is_cancelled: Callable[[], bool]) -> None:
        for _ in range(MOST_EXCHANGES):
            departing = self._ledger.depart(course.sent, self._connector.batch_limit)
            course.sent.update(item.op_id for item in departing.items)
            course.pulls_whole = course.pulls_whole or departing.cursor is None
            exchange = Exchange(self._ledger, tally, meter, self._desk.clock, is_cancelled)
            try:
                end = exchange.run(self._connector, departing)
            except KnownProblem as problem:
                if problem.code not in _OF_A_CUT or self._ledger.cursor() == departing.cursor:
                    raise
                log.info("going on from the last checkpoint: %s", problem.code)
                self._ledger.return_unsent(problem)
                continue
            if departing.items:
                self._ledger.return_unsent()
            course.sent -= tally.again
            tally.again.clear()
            if isinstance(end, StartOver):
                self._start_over(course)
            elif self._ends_pull(end, tally, course):
                return
        raise KnownProblem("answer-garbled", reason="no end")

    def _carry_files(self, tally: Tally, course: _Course, meter: Meter, is_cancelled: Callable[[], bool]) -> None:
        """One file after the other. Text overtakes them, and so does an answer whose files have gone."""
        courier = Courier(
            self._desk,
            self._connector,
            self._board,
            is_cancelled=is_cancelled,
            is_overtaken=lambda: self._ledger.waits(course.sent),
            hindrance=self._hindrance,
            begins=lambda: meter.enter(Phase.FILES),
        )
        has_more, adopted = bool(tally.results) or course.has_files, 0
        while has_more:
            courier.adopt(tally.results[adopted:])
            adopted = len(tally.results)
            try:
                has_more = any(job() for job in courier.jobs)
            except OvertakenError:
                log.info("text overtakes a file")
            if self._ledger.waits(course.sent):
                self._exchange_all(tally, course, meter, is_cancelled)

    def _start_over(self, course: _Course) -> None:
        if course.has_started_over:
            raise KnownProblem("answer-garbled", reason="resync asked for twice")
        self._ledger.start_over()
        course.has_started_over = True

    def _ends_pull(self, end: Finished, tally: Tally, course: _Course) -> bool:
        """Whether nothing is left to bring either way."""
        course.reference_etag = end.reference_etag
        if end.server_time is not None:
            course.clock_skew = (self._desk.clock.now() - end.server_time).total_seconds()
        if end.has_more:
            return False
        settled = self._ledger.settle(
            end.digest, course.sent, pulled_whole=course.pulls_whole, all_read=not tally.skipped
        )
        course.held_etag, course.has_files = settled.reference_etag, settled.has_files
        course.note = None
        if settled.verdict is Verdict.INCOMPLETE:
            course.note = KnownProblem("mirror-incomplete", skipped=tally.skipped)
        return settled.verdict is not Verdict.PULL_ANEW and not settled.waits

    def _refresh_reference(self, course: _Course) -> None:
        if course.reference_etag and course.reference_etag != course.held_etag:
            data = self._connector.reference(course.held_etag)
            if data is not None:
                self._ledger.keep_reference(data)

    def _conclude(self, problem: KnownProblem | None, course: _Course, before: Sample) -> datetime | None:
        """Keep what it cost and how it went; returns when to try again by itself."""
        now = Sample.of(self._connector.counter)
        text = course.text or now
        is_all = problem is None and not course.pulls_whole
        spent = Spent(text=text.since(before), files=now.since(text), brought_news=is_all)
        if problem is None:
            self._ledger.succeeded(spent, clock_skew_seconds=course.clock_skew)
            return None
        if problem.code == "cancelled":
            self._ledger.spent(spent)
            return None  # the officer's wish, not a failure
        failures = self._ledger.status().attempts + 1
        next_attempt = self._backoff.next_attempt(problem, failures=failures, now=self._desk.clock.now())
        self._ledger.failed(spent, problem, next_attempt, is_text_through=course.is_text_through)
        return next_attempt
