"""Keeps `due` and `sort_key` of the open complaints as the calendar and the rules have them.

They are derived columns, so that lists need no look at a timeline. When a holiday is added or a limit changes they are
counted anew, here, on the database thread; a digest of calendar and rules tells whether that was done.
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
_COMPLAINTS = (
    "SELECT id, tracking_id, due, sort_key, status, classification, received_at, disposed_at "  # noqa: S608 - ours
    f"FROM complaint WHERE {_OPEN} ORDER BY id"
)
_EVENTS = (
    "SELECT e.complaint_id, e.kind, e.at FROM complaint c JOIN event e ON e.complaint_id = c.id "  # noqa: S608 - ours
    f"WHERE c.{_OPEN} ORDER BY e.complaint_id"
)


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
    """Rules and calendar around `year` (this one), with all open complaints counted by them.

    Counts only where something changed since the last time.
    """
    work_days = calendar.ensure_years(tx, year or tx.now.year)
    found = Basis(deadline_rules.policy(tx.db), work_days)
    now = _digest(found)
    (before,) = tx.db.execute("SELECT digest FROM deadline_basis").fetchone()
    if now != before:
        _count_anew(tx, found)
        tx.db.execute("UPDATE deadline_basis SET digest = ?", [now])
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


def _count_anew(tx: Transaction, by: Basis) -> None:
    happened = {
        complaint_id: [_Happened(EventKind(kind), at) for _, kind, at in events]
        for complaint_id, events in groupby(tx.db.execute(_EVENTS), key=itemgetter(0))
    }
    changed: list[tuple[str | None, int, int]] = []
    for complaint_id, tracking_id, due, sort_key, status, classification, *times in tx.db.execute(_COMPLAINTS):
        facts = Facts(
            status=Status(status),
            classification=classification,
            received_at=times[0],
            disposed_at=times[1],
            events=happened.get(complaint_id, ()),
        )
        derived = project(facts, by.policy, by.calendar)
        if (derived.due_text, derived.sort_key) != (due, sort_key):
            changed.append((derived.due_text, derived.sort_key, complaint_id))
            tx.changed(Topic.COMPLAINTS, TrackingId(tracking_id))
    tx.db.executemany("UPDATE complaint SET due = ?, sort_key = ? WHERE id = ?", changed)


def _digest(by: Basis) -> str:
    told = f"{_WAY_OF_COUNTING} {by.policy.digest} {by.calendar.days_off}"
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()
