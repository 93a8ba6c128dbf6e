"""How an officer's desk stands at one moment: what practice mode weighs before it lets something happen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.clock import moment
from desktop.complaint import EventKind, Status, status_of
from sync.central.generate.manner import smooth
from sync.central.generate.voices import Matter

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from datetime import datetime

    from sync.central.auth import Account

FEW_TO_ANSWER = 12
"""Up to so many, nobody takes work from an officer's desk."""
MANY_OPEN = 90
"""From so many on, nothing new is put on an officer's desk."""
READING_TIME = timedelta(minutes=3)
"""A reporter does not react sooner to an answer."""
REPLY_WINDOW = timedelta(days=10)
"""After which the system closes a complaint whose reporter said nothing more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenComplaint:
    """A complaint that somebody still expects something of, with the newest entry of its timeline."""

    row: int
    tracking_id: str
    status: Status
    matter: Matter
    body_edited: str
    classification: str
    last_kind: str
    last_at: datetime
    is_last_by_op: bool
    """Whether the newest entry came from an officer's client, not from the generator or from this practice mode."""

    @property
    def is_to_answer(self) -> bool:
        """Whether the institution is to speak next."""
        return self.status in {Status.DISPOSED, Status.REPORTER_REPLIED}

    @property
    def is_untidy(self) -> bool:
        """Whether an admin could still improve on it."""
        return not self.classification or (not self.body_edited and smooth(self.matter.body) != self.matter.body)


@dataclass(frozen=True, slots=True)
class Scene:
    """An officer's open complaints, inside a transaction of the store."""

    db: sqlite3.Connection
    now: datetime
    officer: Account
    others: Sequence[Account]
    open: Sequence[OpenComplaint]

    @classmethod
    def of(cls, db: sqlite3.Connection, now: datetime, officer: Account, others: Sequence[Account]) -> Scene:
        """The officer's desk now."""
        return cls(db, now, officer, others, _open_complaints(db, officer))

    @property
    def has_room(self) -> bool:
        """Whether one more complaint is no flood."""
        return len(self.open) < MANY_OPEN

    def with_status(self, status: Status) -> list[OpenComplaint]:
        """Those that stand there."""
        return [one for one in self.open if one.status is status]

    def to_answer(self) -> list[OpenComplaint]:
        """Those on which the institution is to speak next."""
        return [one for one in self.open if one.is_to_answer]

    def to_spare(self) -> list[OpenComplaint]:
        """Those to answer that may be taken from the officer; none where few would be left."""
        found = self.to_answer()
        return found if len(found) > FEW_TO_ANSWER else []

    def answered(self, *, by_op: bool) -> list[OpenComplaint]:
        """Those whose reporter has had time to read the institution's answer, sent by a client or not."""
        return [
            one
            for one in self.open
            if one.last_kind == EventKind.FOLLOW_UP
            and one.is_last_by_op is by_op
            and one.last_at <= self.now - READING_TIME
        ]

    def expired(self) -> list[OpenComplaint]:
        """Those whose reporter let the window to reply pass."""
        answered = [*self.answered(by_op=True), *self.answered(by_op=False)]
        return [one for one in answered if one.last_at <= self.now - REPLY_WINDOW]


def _open_complaints(db: sqlite3.Connection, officer: Account) -> list[OpenComplaint]:
    rows = db.execute(
        """SELECT c.id, tracking_id, status, title, body, institution, body_edited, classification,
                  e.kind, e.at, e.op_id IS NOT NULL
           FROM assignment a JOIN complaint c ON c.id = a.complaint_id
           JOIN event e ON e.id = (SELECT max(id) FROM event WHERE complaint_id = c.id)
           WHERE a.officer_id = ? ORDER BY c.id""",
        [officer.id],
    )
    return [
        OpenComplaint(
            row=row,
            tracking_id=tracking_id,
            status=status_of(status),
            matter=Matter(title, body, institution),
            body_edited=body_edited,
            classification=classification,
            last_kind=kind,
            last_at=moment(at),
            is_last_by_op=bool(is_by_op),
        )
        for row, tracking_id, status, title, body, institution, body_edited, classification, kind, at, is_by_op in rows
        if status_of(status).is_open
    ]
