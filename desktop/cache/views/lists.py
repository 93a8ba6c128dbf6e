"""The lists of the desk: complaints by what is to be done, with the officer's intents projected over the mirror.

A list is an array of local ids, so that 100,000 complaints open at once and only what is on the screen is read.
"""

from __future__ import annotations

from array import array
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from desktop.cache.days import calendar
from desktop.cache.projection import Bucket
from desktop.cache.views import filters
from desktop.cache.views.filters import OPEN_DRAFTS, Facets, Filter
from desktop.cache.words import match_expression, terms
from desktop.complaint import ComplaintRow, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cache.connection import Database
    from desktop.deadlines import WorkingCalendar


class ListName(StrEnum):
    """Lists in the order of the navigation."""

    TO_ANSWER = "to-answer"
    OVERDUE = "overdue"
    AWAITING_UNIT = "awaiting-unit"
    AWAITING_APPROVAL = "awaiting-approval"
    AWAITING_REPORTER = "awaiting-reporter"
    ON_HOLD = "on-hold"
    DRAFTS = "drafts"
    OUTBOX = "outbox"
    REVIEW = "review"
    DONE = "done"
    ARCHIVE = "archive"
    ALL = "all"


# Complaints with an answer that waits to leave, or was entered by hand, count as answered: the officer has done their
# part.
_ANSWERED_HERE = """(SELECT id FROM complaint WHERE tracking_id IN (
    SELECT tracking_id FROM outbox WHERE kind = 'followup.add' AND (state IN ('HELD', 'QUEUED', 'SENDING')
        OR op_id IN (SELECT op_id FROM entered_by_hand))))"""
# What lies with somebody else inside the campus needs no hand of the officer's, until that somebody is late.
_WITH_A_UNIT = "SELECT tracking_id FROM forward WHERE state = 'WAITING'"
_WITH_THE_SUPERIOR = "SELECT tracking_id FROM draft WHERE state = 'AWAITING_APPROVAL'"
_ELSEWHERE = f"""(SELECT id FROM complaint WHERE tracking_id IN ({_WITH_THE_SUPERIOR}
    UNION SELECT tracking_id FROM forward WHERE state = 'WAITING'
    GROUP BY tracking_id HAVING min(due) >= :today))"""  # noqa: S608 - conditions are ours
_IN_OUTBOX = "SELECT tracking_id FROM outbox WHERE state IN ('HELD', 'QUEUED', 'SENDING')"
_TO_LOOK_AT = f"""SELECT tracking_id FROM outbox WHERE state IN ('CONFLICT', 'REFUSED', 'ORPHANED')
    UNION SELECT tracking_id FROM complaint WHERE tracking_id IN ({OPEN_DRAFTS}) AND bucket >= {Bucket.DONE:d}"""  # noqa: S608 - conditions are ours

_CONDITIONS = {
    ListName.TO_ANSWER: f"c.bucket = {Bucket.ANSWER:d} AND c.id NOT IN {_ANSWERED_HERE} AND c.id NOT IN {_ELSEWHERE}",
    ListName.OVERDUE: f"c.bucket = {Bucket.ANSWER:d} AND c.due < :today AND c.id NOT IN {_ANSWERED_HERE}",
    ListName.AWAITING_UNIT: f"c.tracking_id IN ({_WITH_A_UNIT})",
    ListName.AWAITING_APPROVAL: f"c.tracking_id IN ({_WITH_THE_SUPERIOR})",
    ListName.AWAITING_REPORTER: f"""c.bucket <= {Bucket.REPORTER:d}
        AND (c.bucket = {Bucket.REPORTER:d} OR c.id IN {_ANSWERED_HERE})""",
    ListName.ON_HOLD: f"c.bucket = {Bucket.HOLD:d}",
    ListName.DRAFTS: f"c.tracking_id IN ({OPEN_DRAFTS})",
    ListName.OUTBOX: f"c.tracking_id IN ({_IN_OUTBOX})",
    ListName.REVIEW: f"c.tracking_id IN ({_TO_LOOK_AT})",
    ListName.DONE: f"c.bucket = {Bucket.DONE:d}",
    ListName.ARCHIVE: f"c.bucket = {Bucket.ARCHIVE:d}",
    ListName.ALL: f"c.bucket < {Bucket.GONE:d}",
}


_COUNTED_ONE_BY_ONE = (
    ListName.TO_ANSWER,
    ListName.OVERDUE,
    ListName.AWAITING_UNIT,
    ListName.AWAITING_APPROVAL,
    ListName.AWAITING_REPORTER,
    ListName.DRAFTS,
    ListName.REVIEW,
)


class Sort(StrEnum):
    """In which order a list stands."""

    TIME_LEFT = "time-left"
    """What is due next first; of what is done, the latest first."""
    NEWEST = "newest"
    OLDEST = "oldest"
    UNIT = "unit"


_ORDERS = {
    Sort.TIME_LEFT: "c.bucket, c.sort_key, c.due, c.id",
    Sort.NEWEST: "c.received_at DESC, c.id",
    Sort.OLDEST: "c.received_at, c.id",
    Sort.UNIT: "c.institution = '', c.institution COLLATE NOCASE, c.bucket, c.sort_key, c.due, c.id",
}

_FOUND = f"""+c.id IN (SELECT rowid FROM complaint_words WHERE complaint_words MATCH :words
    UNION SELECT id FROM complaint WHERE tracking_id IN (
        SELECT tracking_id FROM draft WHERE tracking_id IN ({OPEN_DRAFTS}) AND state != 'QUEUED' AND {{draft}}
        UNION SELECT tracking_id FROM outbox WHERE state NOT IN ('SENT', 'WITHDRAWN') AND {{outbox}}
        UNION SELECT tracking_id FROM forward WHERE state != 'WITHDRAWN' AND {{forward}}
        UNION SELECT tracking_id FROM note WHERE NOT is_removed AND {{note}}))"""  # noqa: S608 - conditions are ours
_OWN_TEXTS = {
    "draft": "text",
    "outbox": "coalesce(payload ->> '$.text', payload ->> '$.reason', '')",
    "forward": "unit || ' ' || message || ' ' || answer",
    "note": "text",
}


def ids(
    db: Database,
    name: ListName,
    today: date,
    search: str = "",
    *,
    chosen: Filter | None = None,
    sort: Sort = Sort.TIME_LEFT,
) -> array[int]:
    """Local ids of a list in its order: of those that the filter leaves, the ones in which all words are found.

    Words are looked for in complaints and their timelines, and in what the officer wrote: open drafts, what waits in
    the outbox, forwards, notes.
    """
    params = filters.days(db, today)
    narrowed, values = filters.condition(chosen or Filter())
    query = f"SELECT c.id FROM complaint c WHERE {_CONDITIONS[name]}{narrowed}"  # noqa: S608 - conditions are ours
    params |= values
    if search.strip():
        expression = match_expression(search)
        if not expression:
            return array("q")
        # The plus keeps SQLite in the list's own order: hits are looked up in it instead of sorted into it.
        found, words = _found(search)
        query += f" AND {found}"
        params |= words | {"words": expression}
    # All ids in one row: the binding lets go of the interpreter at each row, and waits for a busy window each time.
    (found,) = db.execute(f"SELECT group_concat(id) FROM ({query} ORDER BY {_ORDERS[sort]})", params).fetchone()  # noqa: S608 - conditions are ours
    return array("q", map(int, found.split(",")) if found else ())


def facets(db: Database, name: ListName, today: date) -> Facets:
    """What a list can be narrowed to."""
    return filters.facets(db, _CONDITIONS[name], today)


def _found(search: str) -> tuple[str, dict[str, object]]:
    words = {f"word_{number}": f"%{word}%" for number, word in enumerate(term.word for term in terms(search))}
    conditions = {table: " AND ".join(f"{text} LIKE :{name}" for name in words) for table, text in _OWN_TEXTS.items()}
    return _FOUND.format(**conditions), dict(words)


def counts(db: Database, today: date) -> dict[ListName, int]:
    """How many complaints each list has; the outbox counts ops."""
    by_bucket = dict(db.execute("SELECT bucket, count(*) FROM complaint GROUP BY bucket").fetchall())
    found = {name: _count(db, name, today) for name in _COUNTED_ONE_BY_ONE}
    (waiting,) = db.execute("SELECT count(*) FROM outbox WHERE state IN ('HELD', 'QUEUED', 'SENDING')").fetchone()
    return found | {
        ListName.OUTBOX: waiting,
        ListName.ON_HOLD: by_bucket.get(Bucket.HOLD, 0),
        ListName.DONE: by_bucket.get(Bucket.DONE, 0),
        ListName.ARCHIVE: by_bucket.get(Bucket.ARCHIVE, 0),
        ListName.ALL: sum(by_bucket.values()) - by_bucket.get(Bucket.GONE, 0),
    }


def rows(db: Database, ids: Sequence[int], today: date) -> list[ComplaintRow]:
    """What the lines of these complaints show, in the order asked for; one that has vanished is left out."""
    if not ids:
        return []
    params: dict[str, object] = {f"id_{number}": complaint_id for number, complaint_id in enumerate(ids)}
    marks = ", ".join(f":{name}" for name in params)
    params["today"] = today.isoformat()
    found = db.execute(f"{_ROW} WHERE c.id IN ({marks})", params).fetchall()
    work_days = calendar.load(db)
    by_id = {values[0]: _row(values, today, work_days) for values in found}
    return [by_id[complaint_id] for complaint_id in ids if complaint_id in by_id]


_ROW = f"""
SELECT c.id, c.tracking_id, c.title, c.status, c.status_raw, c.classification, c.channel, c.institution,
       c.is_anonymous, c.is_secret, c.bucket = {Bucket.ANSWER:d} AND coalesce(m.rev, -1) < c.news_rev,
       c.bucket = {Bucket.GONE:d}, {filters.DUE}, c.attachment_count,
       coalesce((SELECT state FROM draft d WHERE d.tracking_id = c.tracking_id AND text != ''
        AND state IN ('DRAFT', 'AWAITING_APPROVAL', 'RETURNED', 'APPROVED')),
        (SELECT 'DRAFT' FROM draft_file g WHERE g.tracking_id = c.tracking_id AND g.state = 'ATTACHED' LIMIT 1)),
       f.unit, f.due,
       (SELECT state FROM outbox o WHERE o.tracking_id = c.tracking_id AND state NOT IN ('SENT', 'WITHDRAWN')
        ORDER BY seq DESC LIMIT 1)
FROM complaint c LEFT JOIN read_mark m ON m.tracking_id = c.tracking_id
LEFT JOIN forward f ON f.forward_id = (
    SELECT forward_id FROM forward WHERE tracking_id = c.tracking_id AND state = 'WAITING' ORDER BY due LIMIT 1)
"""  # noqa: S608 - conditions are ours


def _count(db: Database, name: ListName, today: date) -> int:
    query = f"SELECT count(*) FROM complaint c WHERE {_CONDITIONS[name]}"  # noqa: S608 - conditions are ours
    return int(db.execute(query, {"today": today.isoformat()}).fetchone()[0])


def _row(values: tuple[Any, ...], today: date, work_days: WorkingCalendar) -> ComplaintRow:
    complaint_id, tracking_id, title, status, status_raw, classification, channel, institution, *rest = values
    is_anonymous, is_secret, is_unread, is_gone, due_text, attachment_count, draft_state, unit, unit_due, *rest = rest
    due = date.fromisoformat(due_text) if due_text else None
    return ComplaintRow(
        id=complaint_id,
        tracking_id=tracking_id,
        title=title,
        status=Status(status),
        status_raw=status_raw,
        classification=classification,
        channel=channel,
        institution=institution,
        is_anonymous=bool(is_anonymous),
        is_secret=bool(is_secret),
        is_unread=bool(is_unread),
        is_gone=bool(is_gone),
        due=due,
        working_days_left=work_days.between(today, due) if due else None,
        attachment_count=attachment_count,
        has_draft=draft_state is not None,
        outbox_state=rest[0],
        draft_state=draft_state,
        unit=unit or "",
        unit_days_left=work_days.between(today, date.fromisoformat(unit_due)) if unit else None,
    )
