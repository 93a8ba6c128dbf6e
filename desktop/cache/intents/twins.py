"""Groups of complaints that say the same and are answered once: found by their texts, put together by the officer.

A complaint is in one group at most, and a group has two members at least. Groups are the officer's own: no sync knows
of them or touches them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from desktop.cache.projection import Bucket
from desktop.changes import Topic
from desktop.clock import timestamp
from desktop.complaint import TrackingId
from desktop.likeness import gist, is_nearly_same, likeness
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction

_LEAST_IN_A_GROUP = 2
MOST_SUGGESTED = 12

_WORD = re.compile(r"[a-z0-9]{2,40}")
_WORDS_READ = 80
_MOST_TERMS = 14
_MOST_HITS = 12_000
"""Entries of the index that one search may walk through."""
_LEAST_SHARE = 0.4
"""Of the rare words that a complaint must have to be compared; spelling differs between twins."""
_COMPARED = 40


Places = dict[TrackingId, int]
"""Complaints and the groups that they are in; 0 for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """An open complaint in nearly the same words."""

    tracking_id: TrackingId
    likeness: float
    """From 0 to 1."""


# ---- queries -------------------------------------------------------------------------------------------------------


def of(db: Database, tracking_id: TrackingId) -> list[TrackingId]:
    """The group of a complaint, itself among it, in the order of their numbers; empty for one in none."""
    rows = db.execute(
        "SELECT t.tracking_id FROM twin own JOIN twin t USING (group_id) WHERE own.tracking_id = ? "
        "ORDER BY length(t.tracking_id), t.tracking_id",
        [tracking_id],
    ).fetchall()
    return [TrackingId(member) for (member,) in rows]


def suggested(db: Database, tracking_id: TrackingId) -> list[Suggestion]:
    """Open complaints in nearly the same words that are not in its group yet, the likest first."""
    row = db.execute("SELECT id, body FROM complaint WHERE tracking_id = ?", [tracking_id]).fetchone()
    if row is None:
        return []
    complaint_id, body = row
    here, members = gist(body), set(of(db, tracking_id))
    found = []
    for other_id, other_body in _candidates(db, complaint_id, body):
        other = gist(other_body)
        if other_id not in members and is_nearly_same(here, other):
            found.append(Suggestion(tracking_id=other_id, likeness=likeness(here, other)))
    return sorted(found, key=lambda one: (-one.likeness, one.tracking_id))[:MOST_SUGGESTED]


# ---- the officer's verbs -------------------------------------------------------------------------------------------


def join(tx: Transaction, tracking_ids: Iterable[TrackingId]) -> list[TrackingId]:
    """Put complaints, and the groups that they are in, into one group: its members. Raises `group-too-small`."""
    ids = list(dict.fromkeys(tracking_ids))
    if len(ids) < _LEAST_IN_A_GROUP:
        raise KnownProblem("group-too-small")
    members = list(dict.fromkeys(member for each in ids for member in (of(tx.db, each) or [each])))
    (group_id,) = tx.db.execute(
        f"SELECT coalesce(min(group_id) FILTER (WHERE tracking_id IN ({_marks(members)})), "  # noqa: S608 - marks are ours
        "coalesce(max(group_id), 0) + 1) FROM twin",
        members,
    ).fetchone()
    for member in members:
        _put(tx, member, group_id)
    tx.changed(Topic.CAMPUS, *members)
    return of(tx.db, members[0])


def leave(tx: Transaction, tracking_id: TrackingId) -> list[TrackingId]:
    """Take a complaint out of its group; what is left of two is no group. Returns the members that are left."""
    before = of(tx.db, tracking_id)
    rest = [member for member in before if member != tracking_id]
    gone = [tracking_id] if len(rest) >= _LEAST_IN_A_GROUP else before
    tx.db.execute(f"DELETE FROM twin WHERE tracking_id IN ({_marks(gone)})", gone)  # noqa: S608 - marks are ours
    if before:
        tx.changed(Topic.CAMPUS, *before)
    return rest if len(rest) >= _LEAST_IN_A_GROUP else []


def regroup(tx: Transaction, tracking_id: TrackingId, others: Sequence[TrackingId]) -> Places:
    """Make these the group of a complaint: others join it, members that are not among them leave it.

    Returns what `put_back` needs to undo it.
    """
    before = _places(tx.db, [tracking_id, *others])
    wanted = {tracking_id, *others}
    for member in of(tx.db, tracking_id):
        if member not in wanted:
            leave(tx, member)
    if others:
        join(tx, [tracking_id, *others])
    else:
        leave(tx, tracking_id)
    return before


def put_back(tx: Transaction, places: Places) -> None:
    """Undo `regroup`."""
    for member, group_id in places.items():
        if group_id:
            _put(tx, member, group_id)
        else:
            tx.db.execute("DELETE FROM twin WHERE tracking_id = ?", [member])
    tx.changed(Topic.CAMPUS, *places)


# ---- internals -----------------------------------------------------------------------------------------------------


def _put(tx: Transaction, tracking_id: TrackingId, group_id: int) -> None:
    tx.db.execute(
        "INSERT INTO twin (tracking_id, group_id, added_at) VALUES (?, ?, ?) "
        "ON CONFLICT (tracking_id) DO UPDATE SET group_id = excluded.group_id",
        [tracking_id, group_id, timestamp(tx.now)],
    )


def _places(db: Database, tracking_ids: Sequence[TrackingId]) -> Places:
    """In which groups these complaints are, and all others of those groups."""
    rows = db.execute(
        "SELECT tracking_id, group_id FROM twin WHERE group_id IN "  # noqa: S608 - marks are ours
        f"(SELECT group_id FROM twin WHERE tracking_id IN ({_marks(tracking_ids)}))",
        list(tracking_ids),
    ).fetchall()
    return dict.fromkeys(tracking_ids, 0) | dict(rows)


def _candidates(db: Database, complaint_id: int, body: str) -> list[tuple[TrackingId, str]]:
    """Open complaints that share the rare words of a text, with their texts."""
    terms = _rare_words(db, body)
    shared: Counter[int] = Counter()
    for term in terms:
        query = "SELECT rowid FROM complaint_words WHERE complaint_words MATCH ?"
        shared.update(found for (found,) in db.execute(query, [f'"{term}"']).fetchall())
    shared.pop(complaint_id, None)
    near = [found for found, count in shared.most_common() if count >= len(terms) * _LEAST_SHARE]
    rows = db.execute(
        "SELECT c.tracking_id, c.body FROM json_each(?) near JOIN complaint c ON c.id = near.value "
        "WHERE c.bucket < ? ORDER BY near.key LIMIT ?",
        [json.dumps(near), Bucket.DONE, _COMPARED],
    ).fetchall()
    return [(TrackingId(number), text) for number, text in rows]


def _rare_words(db: Database, body: str) -> list[str]:
    """The words of a text that fewest other complaints have, as long as the index answers quickly for them."""
    counted = []
    for word in islice(dict.fromkeys(_WORD.findall(body.lower())), _WORDS_READ):
        found = db.execute("SELECT doc FROM complaint_word_count WHERE term = ?", [word]).fetchone()
        if found and found[0] > 1:
            counted.append((int(found[0]), word))
    rare: list[str] = []
    hits = 0
    for count, word in sorted(counted)[:_MOST_TERMS]:
        hits += count
        if hits > _MOST_HITS and rare:
            break
        rare.append(word)
    return rare


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
