"""Carries ops to the upstream, each once in effect, and looks at complaints there. One step at a time, for one thread.

Before an op leaves, its complaint is read anew: what happened meanwhile is a conflict now rather than a surprise
later, and which entries were there is written down. Then it is noted that it leaves, on the disk, and only then does
it. Whatever ends that (a lost answer, a killed process), it is looked for and never sent a second time; what can't be
found is put before the officer.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.clock import moment, timestamp
from desktop.complaint import EventKind, status_of
from desktop.problems import KnownProblem
from sync.central import changes, ops, reference
from sync.central.changes import NewEvent
from sync.central.upstream import carried, intake, watch
from sync.central.upstream.carried import Stage
from sync.central.upstream.told import Reading
from sync.connectors.lapor3 import own
from sync.connectors.lapor3.client import LostAnswerError, OutgoingFile
from sync.contract.problems import ProblemCode
from sync.contract.request import FollowUpOp, RejectOp
from sync.scheduling.backoff import Backoff

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import datetime

    from sync.central.store import Store
    from sync.central.upstream.carried import Carried
    from sync.central.upstream.fetching import Fetcher
    from sync.central.upstream.gate import Gate
    from sync.connectors.lapor3.client import Lapor3Client
    from sync.connectors.lapor3.records import FollowUp

log = logging.getLogger(__name__)

LOOKS = 3
"""How often an op is looked for whose answer was lost, before nobody knows."""
_REFUSALS = frozenset({"followup-refused", "followup-too-large", "complaint-not-told"})
"""What is said of one op, and will be said of it again."""
_OF_ALL = frozenset({"keys-refused", "keys-missing", "access-denied", "captive-portal", "not-central-api"})
"""What concerns every call: nothing else is tried for a while."""
_LONGEST_PAUSE = 30.0
_ENDED_EVERY = timedelta(days=1)
_UNSURE = (
    "Jawaban LAPOR! atas kiriman {name} tidak sampai, dan kiriman itu belum tampak di sana. Periksa halaman laporan "
    "sebelum mengirim lagi: {page}"
)
"""In the language of the officers, as all that a central API tells them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How often what is done."""

    every: timedelta = timedelta(minutes=30)
    """From one look at an open complaint to the next."""
    after_failure: timedelta = timedelta(minutes=60)
    look_gap: timedelta = timedelta(seconds=20)
    """Between two looks for an op whose answer was lost."""
    masters_every: timedelta = timedelta(days=1)


class Carrier:
    """All steps may raise KnownProblem where the upstream can't be used at all; the state is kept in any case."""

    def __init__(
        self,
        store: Store,
        client: Lapor3Client,
        gate: Gate,
        fetcher: Fetcher,
        *,
        rhythm: Rhythm | None = None,
        backoff: Backoff | None = None,
    ) -> None:
        self._store = store
        self._client = client
        self._gate = gate
        self._fetcher = fetcher
        self._rhythm = rhythm or Rhythm()
        self._backoff = backoff or Backoff(base=15.0, cap=1_800.0)
        self._own_name = client.settings.institution_name
        self._masters_at: datetime | None = None

    def step(self) -> bool:
        """Do the next thing that is due: ops before looks. False where nothing is."""
        now = self._now()
        if self._masters_at is None or now >= self._masters_at:
            self._read_masters(now)
            return True
        with self._store.read() as db:
            op = carried.next_due(db, now)
            look = watch.next_due(db, timestamp(now))
        if op is not None:
            self._carry(op)
            self._gate.work_settled()
            return True
        if look is not None:
            self._look(*look)
            return True
        return False

    def pause(self) -> float:
        """Seconds until something is due by itself, at most half a minute: commands add complaints meanwhile."""
        with self._store.read() as db:
            moments = [at for at in (carried.next_at(db), watch.next_at(db)) if at]
        if not moments:
            return _LONGEST_PAUSE
        return min(max((moment(min(moments)) - self._now()).total_seconds(), 0.05), _LONGEST_PAUSE)

    # ops

    def _carry(self, one: Carried) -> None:
        try:
            reading = self._read(one.op.tracking_id)
        except KnownProblem as problem:
            self._not_read(one, problem)
            return
        files = self._files_of(one) if one.stage is Stage.WAITING else None
        with self._store.write() as db:
            self._take_in(db, one.op.tracking_id, reading)
            stage = _stage(db, one)  # while it was read, an edit may have come, or another gateway on the same folder
            if stage is Stage.SENDING:
                self._looked(db, one)
            if stage is not Stage.WAITING or not self._may_go(db, one, has_files=files is not None):
                return
            self._begins(db, one, reading.follow_ups)
        self._send(one, files or [])

    def _may_go(self, db: sqlite3.Connection, one: Carried, *, has_files: bool) -> bool:
        """Whether nothing stands against it; what does is its end here."""
        if ops.met_conflict(db, one.account, one.op, one.complaint_id, timestamp(self._now())) or not has_files:
            carried.drop(db, one.op.op_id)  # files that expired: told anew when the op comes again, as for any other
            return False
        return True

    def _begins(self, db: sqlite3.Connection, one: Carried, entries: Sequence[FollowUp]) -> None:
        """It leaves now: that is on the disk when this transaction ends."""
        began_at = timestamp(own.began_at(self._now(), self._client.server_time))
        carried.begin(db, one.op.op_id, seen=[entry.entry_id for entry in entries], began_at=began_at)

    def _send(self, one: Carried, files: Sequence[OutgoingFile]) -> None:
        op = one.op
        try:
            if isinstance(op, FollowUpOp):
                self._client.add_follow_up(op.tracking_id, op.payload.text, is_secret=op.payload.is_secret, files=files)
            elif isinstance(op, RejectOp):
                self._client.reject(op.tracking_id, institution_id=op.payload.institution_id, reason=op.payload.reason)
        except LostAnswerError as lost:
            log.warning("an answer was lost: %s", lost.problem.code)
            with self._store.write() as db:
                carried.looked(db, op.op_id, until=timestamp(self._now()))
        except KnownProblem as problem:
            self._not_sent(one, problem)
        else:
            with self._store.write() as db:
                now = timestamp(self._now())
                if _stage(db, one) is Stage.SENDING:
                    ops.applied(db, one.account, op, one.complaint_id, now)
                    self._remember(db, one)
                watch.soon(db, op.tracking_id, now)

    def _remember(self, db: sqlite3.Connection, one: Carried) -> None:
        """A follow-up will be met as an entry; a request to another institution is not."""
        if isinstance(one.op, FollowUpOp):
            carried.confirm(db, one.op.op_id)
        else:
            carried.drop(db, one.op.op_id)

    def _looked(self, db: sqlite3.Connection, one: Carried) -> None:
        """It may have left, and taking in did not find it: look again some time, and at last say that nobody knows."""
        if one.looks < LOOKS and isinstance(one.op, FollowUpOp):
            carried.looked(db, one.op.op_id, until=timestamp(self._now() + self._rhythm.look_gap))
            return
        now = timestamp(self._now())
        page = self._gate.page_of(one.op.tracking_id)
        text = _UNSURE.format(name=one.account.name, page=page)
        event = NewEvent(kind=EventKind.OTHER, actor="system", name="Gerbang LAPOR!", text=text)
        changes.change(db, one.complaint_id, {}, events=[event], at=now)
        (event_id,) = db.execute("SELECT max(id) FROM event WHERE complaint_id = ?", [one.complaint_id]).fetchone()
        ops.refused(db, one.account, one.op, ProblemCode.OP_UNSURE, detail=page, now=now)
        carried.doubt(db, one.op.op_id, event_id)

    def _not_read(self, one: Carried, problem: KnownProblem) -> None:
        """Not a look: whether it is there is as open as before. One that has not left is refused by one thing alone."""
        if one.stage is Stage.WAITING and problem.code == "complaint-not-told":
            self._not_sent(one, problem)
            return
        with self._store.write() as db:
            carried.put_off(db, one.op.op_id, until=self._later(one, problem))
        self._raise_if_of_all(problem)

    def _not_sent(self, one: Carried, problem: KnownProblem) -> None:
        """It was certainly not taken: refused for good, or to be tried again."""
        with self._store.write() as db:
            if problem.code in _REFUSALS:
                now = timestamp(self._now())
                said = str(problem.params.get("reason", "")) or problem.code
                ops.refused(db, one.account, one.op, ProblemCode.OP_REFUSED_UPSTREAM, detail=said, now=now)
                carried.drop(db, one.op.op_id)
            else:
                carried.postpone(db, one.op.op_id, until=self._later(one, problem))
        self._raise_if_of_all(problem)

    def _files_of(self, one: Carried) -> list[OutgoingFile] | None:
        """The op's files with their contents; None where one is not here any more."""
        contents = self._store.contents
        refs = one.op.payload.attachments if isinstance(one.op, FollowUpOp) else []
        if not all(contents.has(file.sha256) for file in refs):
            return None
        return [
            OutgoingFile(
                name=file.name,
                media_type=file.media_type,
                content=b"".join(contents.pieces(file.sha256, 0, file.size)),
            )
            for file in refs
        ]

    # looks

    def _look(self, tracking_id: str, failures: int) -> None:
        now = self._now()
        try:
            reading = self._read(tracking_id)
        except KnownProblem as problem:
            log.info("a complaint could not be looked at: %s", problem.code)
            wait = self._rhythm.after_failure * min(2**failures, 24)
            with self._store.write() as db:
                watch.failed(db, tracking_id, problem.code, until=timestamp(now + wait))
            self._raise_if_of_all(problem)
            return
        with self._store.write() as db:
            self._take_in(db, tracking_id, reading)

    def _read(self, tracking_id: str) -> Reading:
        detail, entries = self._client.complaint(tracking_id), self._client.follow_ups(tracking_id)
        with self._store.read() as db:
            known = intake.known_entries(db, tracking_id)
        of_entries = [file for entry in entries if entry.entry_id not in known for file in entry.files]
        return Reading(detail, entries, self._fetcher.fetched([*(detail.files or ()), *of_entries]))

    def _take_in(self, db: sqlite3.Connection, tracking_id: str, reading: Reading) -> None:
        now = self._now()
        intake.take_in(db, tracking_id, reading, own_name=self._own_name, now=timestamp(now))
        wait = self._rhythm.every if status_of(reading.detail.status).is_open else _ENDED_EVERY
        watch.seen(db, tracking_id, now=timestamp(now), until=timestamp(now + wait))

    def _read_masters(self, now: datetime) -> None:
        """Institutions and templates. Without its institution's name no answer could be known as its own."""
        settings = self._client.settings
        institutions = self._client.institutions()
        named = next((one.name for one in institutions if one.id == settings.institution_id), "")
        self._own_name = settings.institution_name or named
        if not self._own_name:
            raise KnownProblem("own-institution-unknown", number=settings.institution_id)
        with self._store.write() as db:
            reference.put_institutions(db, _unmistakable([(one.id, one.name) for one in institutions]))
        self._masters_at = now + self._rhythm.masters_every
        with suppress(KnownProblem):  # nice to have: answers can be written without
            templates = self._client.templates()
            with self._store.write() as db:
                reference.put_given_templates(db, [(one.code, one.title, one.content) for one in templates])

    # the rest

    def _later(self, one: Carried, problem: KnownProblem) -> str:
        """When to go on with an op after a failure: never sooner than the upstream asked for."""
        asked = problem.params.get("retry_after")
        least = float(asked) if isinstance(asked, (int, float)) else 0.0
        return timestamp(self._now() + timedelta(seconds=max(self._backoff.delay(one.failures + 1), least)))

    def _raise_if_of_all(self, problem: KnownProblem) -> None:
        if problem.code in _OF_ALL:
            raise problem

    def _now(self) -> datetime:
        return self._store.clock.now()


def _stage(db: sqlite3.Connection, one: Carried) -> Stage | None:
    """Where it stands by now; None for one that is under way no longer."""
    found = carried.get(db, one.op.op_id)
    return found.stage if found else None


def _unmistakable(institutions: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Two that have the same name get their number behind it."""
    names = [name for _, name in institutions]
    return [(number, f"{name} ({number})" if names.count(name) > 1 else name) for number, name in institutions]
