"""The durable store of the central API: one data folder, one SQLite file, one writer at a time, any number of readers.

Contents of files lie in folders beside it.

What life does to complaints (reporters reply, colleagues answer, admins reassign) comes in through the verbs here;
what officers do comes in through `sync.central.ops`. Both reach the officers by their next pull.
"""

from __future__ import annotations

import secrets
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from desktop.clock import Clock, system_clock, timestamp
from desktop.complaint import EventKind
from sync.central import actions, auth, changes, pull, schema, timeline
from sync.central.auth import Account, Role
from sync.central.changes import NewEvent
from sync.central.contents import Contents
from sync.contract.digest import digest
from sync.contract.messages import ComplaintFields

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path
    from typing import Self

    from sync.central.upstream.gate import Gate
    from sync.contract.messages import Change, TimelineEvent


Closer = Literal["system", "reporter", "admin"]
_CLOSED_BY = {
    "system": actions.CLOSED_BY_SYSTEM,
    "reporter": actions.CLOSED_BY_REPORTER,
    "admin": actions.CLOSED_BY_ADMIN,
}


class Store:
    """Complaints, officers and what was done, in a data folder. Safe to use from any thread."""

    def __init__(self, folder: Path, *, clock: Clock = system_clock) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.clock = clock
        self.contents = Contents(folder / "files")
        self._path = folder / "central.db"
        self.secret = auth.secret_of(folder)
        self.gate: Gate | None = None
        """Where this is a gateway: ops are carried on to its upstream."""
        self._writing = threading.Lock()
        self._writer = schema.connect(self._path)
        self._idle_readers: list[sqlite3.Connection] = []
        self._is_closed = False
        schema.prepare(self._writer)
        with self.write() as db:
            db.execute("INSERT INTO meta VALUES ('store_id', ?) ON CONFLICT DO NOTHING", [secrets.token_urlsafe(6)])
            (self.id,) = db.execute("SELECT value FROM meta WHERE key = 'store_id'").fetchone()

    def close(self) -> None:
        """Close the file. Readers that are still busy close behind themselves."""
        with self._writing:
            self._is_closed = True
            while self._idle_readers:
                self._idle_readers.pop().close()
            self._writer.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One transaction on the one writing connection: all of it, or nothing."""
        with self._writing:
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute("COMMIT")
            finally:
                if self._writer.in_transaction:  # not where SQLite rolled back itself, as it does on a full disk
                    self._writer.execute("ROLLBACK")

    @contextmanager
    def reader(self) -> Iterator[sqlite3.Connection]:
        """A connection to read with, for as long as a pull lasts; see `moment` for one consistent view."""
        try:
            connection = self._idle_readers.pop()
        except IndexError:
            connection = schema.connect(self._path, read_only=True)
        try:
            yield connection
        finally:
            if self._is_closed:
                connection.close()
            else:
                self._idle_readers.append(connection)

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """A consistent view of one moment."""
        with self.reader() as db, moment_of(db):
            yield db

    # officers and their tokens

    def add_officer(self, name: str, *, role: Role = Role.LIAISON, institution: str = "") -> Account:
        """A new officer, with the standing token."""
        with self.write() as db:
            return auth.add_officer(db, self.secret, name, role=role, institution=institution)

    def officers(self) -> list[Account]:
        """All officers, in the order in which they were added."""
        with self.read() as db:
            rows = db.execute("SELECT id, name, role, institution FROM officer ORDER BY id").fetchall()
        return [Account(id=number, name=name, role=Role(role), institution=home) for number, name, role, home in rows]

    def token_of(self, officer_id: int) -> str:
        """The officer's standing token."""
        return auth.standing_token(self.secret, officer_id)

    def issue_token(self, officer_id: int, *, until: datetime | None = None) -> str:
        """One more token for an officer, for ever or until a moment."""
        token = auth.new_token()
        with self.write() as db:
            auth.allow(db, token, officer_id, until=until)
        return token

    def expire_token(self, token: str, officer_id: int) -> None:
        """Let a token end now."""
        with self.write() as db:
            auth.allow(db, token, officer_id, until=self.clock.now())

    # complaints

    def add_complaint(
        self,
        tracking_id: str,
        fields: ComplaintFields,
        *,
        officers: Sequence[int],
        events: Sequence[NewEvent] = (),
    ) -> None:
        """A new complaint for some officers."""
        with self.write() as db:
            changes.add(db, tracking_id, changes.given(fields), officers=officers, events=events, at=self._now())

    def change(
        self, tracking_id: str, fields: ComplaintFields | None = None, *, events: Sequence[NewEvent] = ()
    ) -> int:
        """Set fields and append events, as one change. Returns the new revision."""
        with self.write() as db:
            row = changes.complaint_id(db, tracking_id)
            return changes.change(db, row, changes.given(fields or ComplaintFields()), events=events, at=self._now())

    def assign(self, tracking_id: str, officer_id: int) -> None:
        """Give a complaint to one more officer."""
        with self.write() as db:
            changes.assign(db, changes.complaint_id(db, tracking_id), officer_id, at=self._now())

    def withdraw(self, tracking_id: str, officer_id: int, *, reason: str = "withdrawn") -> None:
        """Take a complaint from an officer."""
        with self.write() as db:
            row = changes.complaint_id(db, tracking_id)
            changes.withdraw(db, row, officer_id, reason=reason, at=self._now())

    def reassign(self, tracking_id: str, *, giver: int, taker: int) -> None:
        """Move a complaint from one officer to another, with the disposition in its timeline."""
        with self.write() as db:
            row = changes.complaint_id(db, tracking_id)
            changes.withdraw(db, row, giver, reason="reassigned", at=self._now())
            event = NewEvent(kind=EventKind.DISPOSED, actor="admin", name="Admin instansi")
            changes.change(db, row, {}, events=[event], at=self._now())
            changes.assign(db, row, taker, at=self._now())

    # what others do to complaints

    def colleague_answers(
        self, tracking_id: str, text: str, *, name: str = "Rekan kerja", officer: int | None = None
    ) -> int:
        """A follow-up by a colleague: by another officer of this API, or by one who has no account here."""
        event = NewEvent(kind=EventKind.FOLLOW_UP, actor="officer", officer_id=officer, name=name, text=text)
        return self.change(tracking_id, ComplaintFields(status=actions.IN_PROGRESS), events=[event])

    def reporter_replies(self, tracking_id: str, text: str) -> int:
        """The reporter answers, and waits for the institution again."""
        event = NewEvent(kind=EventKind.REPLY, actor="reporter", text=text)
        return self.change(tracking_id, ComplaintFields(status=actions.REPORTER_REPLIED), events=[event])

    def reporter_rates(self, tracking_id: str, stars: int) -> int:
        """The reporter is content, or not: one to five stars."""
        event = NewEvent(kind=EventKind.RATED, actor="reporter", rating=stars)
        return self.change(tracking_id, ComplaintFields(rating=stars), events=[event])

    def close_complaint(self, tracking_id: str, *, by: Closer = "system", text: str = "") -> int:
        """Closed: by the system when the reporter's window to reply has passed, by the reporter, or by an admin."""
        event = NewEvent(kind=EventKind.CLOSED, actor=by, text=text)
        return self.change(tracking_id, ComplaintFields(status=_CLOSED_BY[by]), events=[event])

    def archive_complaint(self, tracking_id: str, reason: str) -> int:
        """Archived by the admin above."""
        event = NewEvent(kind=EventKind.ARCHIVED, actor="admin", text=reason)
        fields = ComplaintFields(status=actions.ARCHIVED_BY_ADMIN, hold_reason=reason)
        return self.change(tracking_id, fields, events=[event])

    def forget_changes(self) -> None:
        """Let go of the change log up to now: who stands behind it must pull anew. What was done stays known."""
        with self.write() as db:
            db.execute("DELETE FROM change_log WHERE seq < (SELECT max(seq) FROM change_log)")
            db.execute("DELETE FROM departure")
            db.execute("UPDATE officer SET forgotten_seq = last_seq")

    # questions

    def tracking_ids(self, officer_id: int) -> list[str]:
        """What an officer has now, in the order of a first pull."""
        with self.read() as db:
            rows = db.execute(
                "SELECT tracking_id FROM assignment JOIN complaint ON id = complaint_id WHERE officer_id = ?"
                " ORDER BY urgency, complaint_id",
                [officer_id],
            ).fetchall()
        return [tracking_id for (tracking_id,) in rows]

    def complaint(self, tracking_id: str, *, seen_by: int) -> Change:
        """All of a complaint, as that officer is told of it."""
        with self.read() as db:
            row = changes.complaint_id(db, tracking_id)
            return pull.whole(db, seen_by, [row])[row]

    def timeline(self, tracking_id: str) -> list[TimelineEvent]:
        """The events of a complaint, oldest first, seen by nobody in particular: with every op's id."""
        with self.read() as db:
            row = changes.complaint_id(db, tracking_id)
            return [event for _, event in timeline.select(db, "complaint_id = ?", [row], seen_by=None)]

    def follow_ups(self, tracking_id: str) -> list[TimelineEvent]:
        """The answers that were given to a complaint, oldest first."""
        return [event for event in self.timeline(tracking_id) if event.kind == EventKind.FOLLOW_UP]

    def digest(self, officer_id: int) -> str:
        """The digest of what an officer should hold."""
        with self.read() as db:
            return digest(*db.execute("SELECT held, share_sum FROM officer WHERE id = ?", [officer_id]).fetchone())

    def _now(self) -> str:
        return timestamp(self.clock.now())


@contextmanager
def moment_of(db: sqlite3.Connection) -> Iterator[None]:
    """A read transaction: everything inside sees the same moment."""
    db.execute("BEGIN")
    try:
        yield
    finally:
        if db.in_transaction:
            db.execute("COMMIT")
