"""Which complaints this PC may not keep any longer, by the rules that hold for this desk.

Never one that is open, that is frozen, or on which something of the officer's waits: an op that was not settled, a
draft with words in it, a unit that owes an answer.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.cache import settings
from desktop.cache.keeping.freezes import FROZEN
from desktop.cache.projection import Bucket
from desktop.clock import day_in_wib, moment
from desktop.complaint import CLASSES, EventKind, TrackingId
from desktop.deadlines.rules import class_key
from desktop.retention.rules import Ending, Key, Rule, Rules, Source, rule_of, shipped, told_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction

_TOGETHER = 5_000
"""Complaints that are looked at in one transaction."""
_ENDINGS = {Bucket.DONE: Ending.CLOSED, Bucket.ARCHIVE: Ending.ARCHIVED, Bucket.GONE: Ending.GONE}
_ENDING_EVENTS = f"('{EventKind.CLOSED}', '{EventKind.ARCHIVED}', '{EventKind.REJECTED}')"
_ENDED = f"""
    SELECT tracking_id, bucket, classification, received_at, coalesce(
        (SELECT max(at) FROM event WHERE complaint_id = complaint.id AND kind IN {_ENDING_EVENTS}),
        (SELECT day FROM ended_seen WHERE ended_seen.tracking_id = complaint.tracking_id), '')
    FROM complaint WHERE bucket >= {Bucket.DONE:d}
"""  # noqa: S608 - the numbers and names are ours
_LEFT_BEHIND = f"""
    SELECT tracking_id, {Bucket.GONE:d}, '', '', max(at) FROM (
        SELECT tracking_id, updated_at AS at FROM outbox UNION ALL SELECT tracking_id, updated_at FROM draft
    ) WHERE tracking_id NOT IN (SELECT tracking_id FROM complaint) GROUP BY tracking_id
"""  # noqa: S608
"""What the officer did on complaints that the mirror let go of."""
_AMONG = "tracking_id IN (SELECT value FROM json_each(?))"
_WAITING = """
    SELECT tracking_id FROM outbox WHERE state NOT IN ('SENT', 'WITHDRAWN')
    UNION SELECT tracking_id FROM draft WHERE text != '' AND state NOT IN ('QUEUED', 'DISCARDED')
    UNION SELECT tracking_id FROM forward WHERE state = 'WAITING'
    UNION SELECT tracking_id FROM draft_file WHERE state = 'ATTACHED'
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlived:
    """A complaint whose time is over. Days are days in WIB; `received` is empty where it isn't known."""

    tracking_id: TrackingId
    classification: str
    received: str
    ended: str
    rule: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What a purge would do now: which go, and which would but for what waits on them or a freeze."""

    going: tuple[Outlived, ...]
    waiting: tuple[TrackingId, ...]
    frozen: tuple[TrackingId, ...]


def rules(db: Database) -> Rules:
    """The rules that hold for this desk."""
    return Rules([*shipped(), *own_rules(db)])


def own_rules(db: Database) -> list[Rule]:
    """What the officer has set."""
    told = settings.get(db, settings.RETENTION_RULES, [])
    return [rule for entry in told if (rule := rule_of(entry, Source.OFFICER))]


def put_own_rules(tx: Transaction, own: Iterable[Rule]) -> None:
    """Replace what the officer has set."""
    settings.put(tx, settings.RETENTION_RULES, [told_of(rule) for rule in own] or None)


def set_days(tx: Transaction, days: Mapping[Key, int], basis: str = "") -> None:
    """Keep the officer's days for these kinds of complaints; a figure that is ours anyway is no rule of theirs.

    `basis`: the schedule that the officer has the figures from, for the deletion report.
    """
    usual = {rule.key: rule.days for rule in shipped()}
    kept = own_rules(tx.db)
    names = {rule.key: rule.classification for rule in kept}
    own = [
        Rule(
            ending=key[0],
            classification=names.get(key, key[1]),
            days=number,
            basis=basis.strip(),
            source=Source.OFFICER,
        )
        for key, number in days.items()
        if number != usual.get(key)
    ]
    put_own_rules(tx, [*(rule for rule in kept if rule.key not in days), *own])


def put_rule(tx: Transaction, rule: Rule, basis: str = "") -> None:
    """Keep one more rule of the officer's, or another figure for one; see `set_days` for `basis`."""
    put_own_rules(tx, [*_without(tx.db, rule.key), replace(rule, basis=basis or rule.basis)])


def remove_rule(tx: Transaction, key: Key) -> None:
    """Take back what the officer set for this kind of complaints."""
    put_own_rules(tx, _without(tx.db, key))


def classes(db: Database) -> list[str]:
    """The classes that a rule can be for: those of LAPOR!, and what else complaints on this desk are of."""
    known = {class_key(name): name for name in CLASSES}
    for (name,) in db.execute("SELECT DISTINCT classification FROM complaint WHERE classification != ''"):
        known.setdefault(class_key(name), name)
    return list(known.values())


def _without(db: Database, key: Key) -> list[Rule]:
    return [rule for rule in own_rules(db) if rule.key != key]


def note_ended(tx: Transaction, after: int = 0) -> None:
    """Remember the day on which this desk first saw a complaint ended whose timeline does not say when it did."""
    if not after:
        tx.db.execute(
            "DELETE FROM ended_seen WHERE tracking_id NOT IN (SELECT tracking_id FROM complaint WHERE bucket >= ?)",
            [Bucket.DONE],
        )
    seen = [
        row_id
        for (row_id,) in tx.db.execute(
            "SELECT id FROM complaint INDEXED BY complaint_by_bucket WHERE bucket >= ? AND id > ? ORDER BY id LIMIT ?",
            [Bucket.DONE, after, _TOGETHER],
        )
    ]
    if seen:
        tx.db.execute(
            "INSERT OR IGNORE INTO ended_seen SELECT tracking_id, ? FROM complaint "  # noqa: S608
            "WHERE id IN (SELECT value FROM json_each(?)) AND NOT EXISTS "
            f"(SELECT 1 FROM event WHERE complaint_id = complaint.id AND kind IN {_ENDING_EVENTS})",
            [day_in_wib(tx.now).isoformat(), json.dumps(seen)],
        )
        tx.then(note_ended, seen[-1])


def outlook(db: Database, today: date, among: Sequence[TrackingId] | None = None) -> Outlook:
    """What a purge would do on this day, of all complaints or of these."""
    waiting, frozen = ({row[0] for row in db.execute(query)} for query in (_WAITING, FROZEN))
    over = sorted(_over(db, today, among), key=lambda one: (one.ended, one.tracking_id))
    return Outlook(
        going=tuple(one for one in over if one.tracking_id not in waiting | frozen),
        waiting=tuple(one.tracking_id for one in over if one.tracking_id in waiting),
        frozen=tuple(one.tracking_id for one in over if one.tracking_id in frozen),
    )


def _over(db: Database, today: date, among: Sequence[TrackingId] | None) -> Iterator[Outlived]:
    holding = rules(db)
    for query in (_ENDED, _LEFT_BEHIND):
        some, given = (query, []) if among is None else (f"SELECT * FROM ({query}) WHERE {_AMONG}", [json.dumps(among)])  # noqa: S608
        for tracking_id, bucket, classification, received, ended in db.execute(some, given):
            rule = holding.rule(_ENDINGS[Bucket(bucket)], classification)
            day = _day(ended)
            if rule and day and day + timedelta(days=rule.days) < today:
                yield Outlived(
                    tracking_id=TrackingId(tracking_id),
                    classification=classification,
                    received=str(_day(received) or ""),
                    ended=day.isoformat(),
                    rule=rule,
                )


def _day(at: str) -> date | None:
    """The day in WIB of a moment, or of a day."""
    try:
        return date.fromisoformat(at) if len(at) == len("2026-03-17") else day_in_wib(moment(at))
    except ValueError:
        return None
