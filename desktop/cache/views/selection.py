"""Several complaints at once: what there is to know of them, and the operations that make sense for many."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache.intents import forwards, twins
from desktop.cache.projection import Bucket
from desktop.complaint import TrackingId

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction
    from desktop.campus import Forward


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is selected, in the order of the list. `late`: how many of them are past their deadline."""

    tracking_ids: tuple[TrackingId, ...] = ()
    open_ids: tuple[TrackingId, ...] = ()
    """Of these, the ones from which something is expected of the officer."""
    unread: int = 0
    read: int = 0
    """Of those that can be unread."""
    late: int = 0

    @property
    def count(self) -> int:
        """How many complaints."""
        return len(self.tracking_ids)


def selection(db: Database, ids: Sequence[int], today: date) -> Selection:
    """What is known of the complaints with these local row numbers."""
    rows = db.execute(
        "SELECT c.tracking_id, c.bucket, coalesce(c.due < ?, 0), coalesce(m.rev, -1) < c.news_rev "
        "FROM json_each(?) picked JOIN complaint c ON c.id = picked.value "
        "LEFT JOIN read_mark m ON m.tracking_id = c.tracking_id ORDER BY picked.key",
        [today.isoformat(), json.dumps(list(ids))],
    ).fetchall()
    to_answer = [(is_late, is_unread) for _, bucket, is_late, is_unread in rows if bucket == Bucket.ANSWER]
    return Selection(
        tracking_ids=tuple(TrackingId(tracking_id) for tracking_id, *_ in rows),
        open_ids=tuple(TrackingId(tracking_id) for tracking_id, bucket, *_ in rows if bucket < Bucket.DONE),
        unread=sum(bool(is_unread) for _, is_unread in to_answer),
        read=sum(not is_unread for _, is_unread in to_answer),
        late=sum(bool(is_late) for is_late, _ in to_answer),
    )


def forward_all(
    tx: Transaction, tracking_ids: Sequence[TrackingId], unit: str, message: str, due: date
) -> list[Forward]:
    """Give all of them to one unit, or none. Raises KnownProblem `unit-missing` without a name."""
    return [forwards.forward(tx, tracking_id, unit, message, due) for tracking_id in tracking_ids]


def withdraw_all(tx: Transaction, given: Sequence[Forward]) -> None:
    """Undo `forward_all`, but for those that the unit has answered meanwhile."""
    for each in given:
        if forwards.get(tx.db, each.forward_id).state is each.state:
            forwards.withdraw(tx, each.forward_id)


def join_twins(tx: Transaction, tracking_ids: Sequence[TrackingId]) -> list[TrackingId]:
    """Make one group of all of them: one answer serves them. Returns those that were in none before."""
    new = [tracking_id for tracking_id in tracking_ids if not twins.of(tx.db, tracking_id)]
    twins.join(tx, tracking_ids)
    return new


def part_twins(tx: Transaction, tracking_ids: Sequence[TrackingId]) -> None:
    """Undo `join_twins`: these are in no group again."""
    for tracking_id in tracking_ids:
        twins.leave(tx, tracking_id)
