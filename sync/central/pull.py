"""The pull: from where a client stands to now, page by page, each page read in a moment of its own.

A page is a set of records and the position behind it. Between two pages the store may change; what changes then has a
newer number in the change log and comes in a later page, so that after the last page, which is read together with the
digest, the client holds exactly what the digest covers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sync.central import timeline
from sync.central.changes import ALL_FIELDS, FIELDS, fields_of
from sync.central.cursors import FirstPull, Following, Position
from sync.contract.digest import digest
from sync.contract.messages import Change, Gone
from sync.contract.terms import RECORDS_PER_CHECKPOINT

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

_COLUMNS = ", ".join(FIELDS)
_NEWS = """
    SELECT last_seq, complaint_id, since_seq, moved_seq, NULL, NULL
    FROM assignment WHERE officer_id = ? AND last_seq > ?
    UNION ALL
    SELECT seq, complaint_id, NULL, NULL, rev, reason FROM departure WHERE officer_id = ? AND seq > ?
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some records, and where the client stands once it has them. `digest` is set on the last page alone."""

    records: Sequence[Change | Gone]
    position: Position
    digest: str | None = None


def remaining(db: sqlite3.Connection, officer_id: int, position: Position) -> int:
    """How many records the whole pull has still to bring."""
    before = 0
    if isinstance(position, FirstPull):
        before = _count(
            db,
            "SELECT 1 FROM assignment WHERE officer_id = ? AND (urgency, complaint_id) > (?, ?) AND moved_seq <= ?",
            [officer_id, position.urgency, position.complaint_id, position.snapshot],
        )
    reached = position.snapshot if isinstance(position, FirstPull) else position.reached
    return before + _count(db, _NEWS, [officer_id, reached] * 2)


def next_page(
    db: sqlite3.Connection, officer_id: int, position: Position, *, size: int = RECORDS_PER_CHECKPOINT
) -> Page:
    """The page behind `position`, and with the last one the digest. To be called inside one read transaction."""
    if isinstance(position, FirstPull):
        page = _first_page(db, officer_id, position, size)
        if len(page.records) == size:
            return page
        news = _news_page(db, officer_id, _catch_up(position), size - len(page.records))
        return Page(records=[*page.records, *news.records], position=news.position, digest=news.digest)
    return _news_page(db, officer_id, position, size)


def _catch_up(position: FirstPull) -> Following:
    return Following(base=position.snapshot, reached=position.snapshot, is_catch_up=True)


def _first_page(db: sqlite3.Connection, officer_id: int, position: FirstPull, size: int) -> Page:
    places = db.execute(
        "SELECT urgency, complaint_id FROM assignment"
        " WHERE officer_id = ? AND (urgency, complaint_id) > (?, ?) AND moved_seq <= ?"
        " ORDER BY urgency, complaint_id LIMIT ?",
        [officer_id, position.urgency, position.complaint_id, position.snapshot, size],
    ).fetchall()
    if not places:
        return Page(records=(), position=position)
    records = whole(db, officer_id, [row for _, row in places])
    urgency, last = places[-1]
    return Page(
        records=list(records.values()),
        position=FirstPull(snapshot=position.snapshot, urgency=urgency, complaint_id=last),
    )


def _news_page(db: sqlite3.Connection, officer_id: int, position: Following, size: int) -> Page:
    news = db.execute(f"{_NEWS} ORDER BY 1 LIMIT ?", [officer_id, position.reached] * 2 + [size]).fetchall()
    new: list[int] = []
    known: list[int] = []
    for _, row, since, moved, _, reason in news:
        if reason is None:
            is_new = since > position.base or (position.is_catch_up and moved > position.base)
            (new if is_new else known).append(row)
    records: dict[int, Change | Gone] = {
        **whole(db, officer_id, new),
        **_partial(db, officer_id, known, position.base),
        **_departed(db, {row: (rev, reason) for _, row, _, _, rev, reason in news if reason is not None}),
    }
    reached = news[-1][0] if news else position.reached
    ordered = [records[row] for _, row, *_ in news]
    if len(news) == size:
        return Page(
            records=ordered,
            position=Following(base=position.base, reached=reached, is_catch_up=position.is_catch_up),
        )
    held, total = db.execute("SELECT held, share_sum FROM officer WHERE id = ?", [officer_id]).fetchone()
    return Page(records=ordered, position=Following(base=reached, reached=reached), digest=digest(held, total))


def whole(db: sqlite3.Connection, officer_id: int, rows: Sequence[int]) -> dict[int, Change]:
    """Whole records, in the order of `rows`."""
    if not rows:
        return {}
    events = timeline.by_complaint(db, rows, after=0, seen_by=officer_id)
    complaints = _complaints(db, rows)
    return {
        row: Change(
            id=complaints[row][0],
            rev=complaints[row][1],
            set=fields_of(complaints[row][2], ALL_FIELDS, is_whole=True),
            events=events.get(row, []),
            whole=True,
        )
        for row in rows
    }


def _partial(db: sqlite3.Connection, officer_id: int, rows: Sequence[int], base: int) -> dict[int, Change]:
    """What changed in each since `base`: many changes of one complaint are one record."""
    if not rows:
        return {}
    masks = dict.fromkeys(rows, 0)
    marks = ", ".join("?" * len(rows))
    for row, fields in db.execute(
        f"SELECT complaint_id, fields FROM change_log WHERE complaint_id IN ({marks}) AND seq > ?",  # noqa: S608
        [*rows, base],
    ):
        masks[row] |= fields
    events = timeline.by_complaint(db, rows, after=base, seen_by=officer_id)
    changes = {}
    for row, (tracking_id, rev, values) in _complaints(db, rows).items():
        told = events.get(row, [])
        if masks[row]:
            fields = fields_of(values, masks[row], is_whole=False)
            changes[row] = Change(id=tracking_id, rev=rev, set=fields, events=told)
        else:  # the default, which is left out of the message
            changes[row] = Change(id=tracking_id, rev=rev, events=told)
    return changes


def _departed(db: sqlite3.Connection, rows: Mapping[int, tuple[int, str]]) -> dict[int, Gone]:
    return {
        row: Gone(
            id=db.execute("SELECT tracking_id FROM complaint WHERE id = ?", [row]).fetchone()[0], rev=rev, reason=reason
        )
        for row, (rev, reason) in rows.items()
    }


def _complaints(db: sqlite3.Connection, rows: Sequence[int]) -> dict[int, tuple[str, int, Sequence[object]]]:
    marks = ", ".join("?" * len(rows))
    found = db.execute(f"SELECT id, tracking_id, rev, {_COLUMNS} FROM complaint WHERE id IN ({marks})", rows)  # noqa: S608
    return {row: (tracking_id, rev, values) for row, tracking_id, rev, *values in found}


def _count(db: sqlite3.Connection, query: str, parameters: Sequence[object]) -> int:
    return int(db.execute(f"SELECT count(*) FROM ({query})", parameters).fetchone()[0])  # noqa: S608
