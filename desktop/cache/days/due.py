"""Keeps `due` and `sort_key` of the open complaints as the calendar and the rules have them.

They are derived columns, so that lists need no look at a timeline. When a holiday is added or a limit changes they are
counted anew, here, on the database thread, some hundred at a time, for an officer may be typing. A digest of calendar
and rules tells whether that was done; how far it has come is in the cache too, so that whoever finds it undone goes on.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from desktop.cache.days import calendar, deadline_rules
from desktop.cache.projection import Bucket, project
from desktop.cache.writer import Transaction, rebuildable
from desktop.changes import Topic
from desktop.complaint import EventKind, Status, TrackingId
from desktop.deadlines.clock import Facts
from desktop.deadlines.rules import Policy, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from desktop.cache.connection import Database
    from desktop.deadlines.calendar import WorkingCalendar
    from desktop.deadlines.rules import ClockKind, Rule

_WAY_OF_COUNTING = 1
"""Goes up when the program counts otherwise than before."""

_OPEN = f"bucket <= {Bucket.HOLD:d}"
_TOGETHER = 500
"""Complaints that are counted in one transaction."""
_NEXT = (
    "SELECT id FROM complaint INDEXED BY complaint_by_bucket "  # noqa: S608 - ours
    f"WHERE {_OPEN} AND id > ? ORDER BY id LIMIT {_TOGETHER}"
)
"""By the index: the table itself would be read from end to end, past every text."""
_COMPLAINTS = (
    "SELECT id, tracking_id, due, sort_key, status, classification, received_at, disposed_at "  # noqa: S608 - ours
    f"FROM complaint WHERE id IN ({_NEXT}) ORDER BY id"
)
_EVENTS = f"SELECT complaint_id, kind, at FROM event WHERE complaint_id IN ({_NEXT}) ORDER BY complaint_id"  # noqa: S608 - ours


@dataclass(frozen=True, slots=True)
class Basis:
    """What deadlines are counted by."""

    policy: Policy
    calendar: WorkingCalendar


@dataclass(frozen=True, slots=True)
class _Happened:
    """As much of an event as a clock looks at."""

    kind: EventKind
    at: str


def basis(db: Database) -> Basis:
    """Rules and calendar as they stand in the cache."""
    return Basis(deadline_rules.policy(db), calendar.load(db))


@rebuildable
def keep_current(tx: Transaction, year: int | None = None) -> Basis:
    """Rules and calendar around `year` (this one); what is open is counted anew by them, behind this transaction.

    Counts only where something changed since the last time.
    """
    work_days = calendar.ensure_years(tx, year or tx.now.year)
    found = Basis(deadline_rules.policy(tx.db), work_days)
    (counted_by,) = tx.db.execute("SELECT digest FROM deadline_basis").fetchone()
    if counted_by != _digest(found):
        tx.then(_count_on)
    return found


def set_rules(tx: Transaction, rules: Iterable[Rule]) -> None:
    """The officer sets limits of their own in place of those set before."""
    deadline_rules.put_own_rules(tx, rules)
    keep_current(tx)


def set_limits(tx: Transaction, limits: Mapping[tuple[ClockKind, str], int], today: date) -> None:
    """The officer sets limits by clock and class; one that is the usual one needs no rule of its own."""
    usual = Policy(rule for rule in deadline_rules.policy(tx.db).rules if rule.source is not Source.OFFICER)
    rules = []
    for (clock, classification), limit in limits.items():
        rule = usual.rule(clock, today, classification)
        if rule is not None and rule.limit != limit:
            own = replace(rule, limit=limit, since="", basis="", is_confirmed=True, source=Source.OFFICER)
            rules.append(own)
    set_rules(tx, rules)


@rebuildable
def _count_on(tx: Transaction) -> None:
    """Count the next ones by what holds now; what was counted by something else is counted again."""
    by = basis(tx.db)
    now = _digest(by)
    counted_by, counting, reached = tx.db.execute("SELECT digest, counting, reached FROM deadline_basis").fetchone()
    if counted_by == now:
        return
    last = _count(tx, by, after=reached if counting == now else 0)
    if last is None:
        tx.db.execute("UPDATE deadline_basis SET digest = ?, counting = '', reached = 0", [now])
    else:
        tx.db.execute("UPDATE deadline_basis SET counting = ?, reached = ?", [now, last])
        tx.then(_count_on)


def _count(tx: Transaction, by: Basis, *, after: int) -> int | None:
    """The row number of the last one that was counted; None where none was left."""
    happened = {
        complaint_id: [_Happened(EventKind(kind), at) for _, kind, at in events]
        for complaint_id, events in groupby(tx.db.execute(_EVENTS, [after]), key=itemgetter(0))
    }
    changed: list[tuple[str | None, int, int]] = []
    last = None
    for last, tracking_id, due, sort_key, status, classification, *times in tx.db.execute(_COMPLAINTS, [after]):
        facts = Facts(
            status=Status(status),
            classification=classification,
            received_at=times[0],
            disposed_at=times[1],
            events=happened.get(last, ()),
        )
        derived = project(facts, by.policy, by.calendar)
        if (derived.due_text, derived.sort_key) != (due, sort_key):
            changed.append((derived.due_text, derived.sort_key, last))
            tx.changed(Topic.COMPLAINTS, TrackingId(tracking_id))
    tx.db.executemany("UPDATE complaint SET due = ?, sort_key = ? WHERE id = ?", changed)
    return last


def _digest(by: Basis) -> str:
    told = f"{_WAY_OF_COUNTING} {by.policy.digest} {by.calendar.days_off}"
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()
