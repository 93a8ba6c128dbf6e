"""The mirror: what the central API last said. Written by sync and import only; can be thrown away and pulled again.

A batch is committed whole, with the cursor it leads to. Intents are never changed here, with two exceptions that only
say what has become known: an op whose event has come back was sent, and an op for a complaint that is gone is orphaned.
"""

from __future__ import annotations

import json
from enum import StrEnum
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import msgspec

from desktop.cache.days import due
from desktop.cache.mirror import absent
from desktop.cache.mirror.timeline import EVENT_COLUMNS, event_row, events_of
from desktop.cache.projection import Bucket, is_news, project
from desktop.cache.words import index_words
from desktop.cache.writer import Transaction, rebuildable
from desktop.changes import Topic
from desktop.clock import timestamp
from desktop.complaint import ComplaintPatch, Departure, MirrorBatch, Status, status_of
from desktop.deadlines.clock import Facts
from desktop.digest import digest as digest_of
from desktop.digest import share

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.cache.connection import Database
    from desktop.complaint import Event, TrackingId


class Source(StrEnum):
    """Who told of a complaint."""

    SYNC = "sync"
    """The central API."""
    IMPORT = "import"
    """An export, or an earlier way of this desk; the central API has not."""


FIELDS = (
    "title",
    "body",
    "body_edited",
    "status_raw",
    "classification",
    "category",
    "channel",
    "is_anonymous",
    "is_secret",
    "reporter_name",
    "parent_institution",
    "institution",
    "location",
    "received_at",
    "disposed_at",
    "hold_reason",
    "rating",
    "attachments",
)
"""Names that a `ComplaintPatch` may use; any other is ignored."""

_KEPT_TOGETHER, _DROPPED_TOGETHER, _READ_TOGETHER = 500, 100, 10_000
"""Complaints that one transaction changes or looks at, where very many may have to be."""
_HALF_FILLED = """
    SELECT tracking_id FROM form JOIN json_each(form.content) AS field WHERE field.type = 'text' AND field.value != ''
    AND field.value NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
"""
"""Forms in which the officer has typed something that was not carried out; a day is chosen, not typed."""
_UNCOUNTED = 0
"""Share in the digest of a complaint that the central API has not told of."""
_DEFAULTS: dict[str, object] = dict.fromkeys(FIELDS, "") | {"is_anonymous": 0, "is_secret": 0, "attachments": "[]"}
"""As they lie in a row."""
_DERIVED = ("status", "bucket", "due", "sort_key", "news_rev", "attachment_count", "gone_reason")
_ROW_COLUMNS = ("id", "tracking_id", "rev", "share", "generation", "source", *_DERIVED, *FIELDS)
_MAY_BE_NULL = {"due", "rating"}
"""Given to SQLite as empty texts: the binding looks for an adapter of None, which takes longer than to write it."""
_MARKS = ", ".join("nullif(?, '')" if column in _MAY_BE_NULL else "?" for column in _ROW_COLUMNS)
_SOURCE_TEXTS = {source: source.value for source in Source}
_STATUS_TEXTS = {status: status.value for status in Status}
_row_values = itemgetter(*_ROW_COLUMNS)
_UPSERT = (
    f"INSERT INTO complaint ({', '.join(_ROW_COLUMNS)}) VALUES ({_MARKS}) "  # noqa: S608
    "ON CONFLICT (id) DO UPDATE SET "
    + ", ".join(f"{column} = excluded.{column}" for column in _ROW_COLUMNS if column not in {"id", "tracking_id"})
)
_PUT_EVENT = (
    f"INSERT INTO event ({', '.join(EVENT_COLUMNS)}) VALUES ({', '.join('?' * len(EVENT_COLUMNS))}) "  # noqa: S608
    "ON CONFLICT DO UPDATE SET " + ", ".join(f"{column} = excluded.{column}" for column in EVENT_COLUMNS[2:])
)
"""Not OR REPLACE, by which SQLite looks each time for what else would have to go: a third more."""
_PUT_WORDS = "INSERT OR REPLACE INTO complaint_words (rowid, words) VALUES (?, ?)"


@rebuildable
def apply(tx: Transaction, batch: MirrorBatch) -> None:
    """Commit what came between two checkpoints, with its cursor."""
    if batch.patches:
        _apply_patches(tx, batch.patches, Source.SYNC)
    for departure in batch.departures:
        absent.forget(tx, departure.tracking_id)
        depart(tx, departure)
    if batch.cursor is not None:
        tx.db.execute("UPDATE mirror_state SET cursor = ?", [batch.cursor])


def take_in(tx: Transaction, patches: Sequence[ComplaintPatch]) -> None:
    """Write what an export tells of complaints that the central API has told nothing of: no digest counts them."""
    _apply_patches(tx, patches, Source.IMPORT)


@rebuildable
def begin_resync(tx: Transaction) -> None:
    """Pull the mirror anew: the cursor is dropped, what is held stays to be read until the pull is complete."""
    tx.db.execute("UPDATE mirror_state SET cursor = NULL, generation = generation + 1, resyncing = 1")


def keep_as_known(tx: Transaction, after: int = 0) -> None:
    """Before another way begins: what is held stays to be read, and is taken over once the new way tells of it.

    Until then no digest counts it, and no resync drops it. Cut short, it costs the earlier way a resync.
    """
    some = "SELECT id FROM complaint WHERE id > ? AND source = ? ORDER BY id LIMIT ?"
    told = [Source.IMPORT, _UNCOUNTED, after, Source.SYNC, _KEPT_TOGETHER]
    kept = tx.db.execute(
        f"UPDATE complaint SET source = ?, share = ? WHERE id IN ({some}) RETURNING id",  # noqa: S608 - ours
        told,
    ).fetchall()
    tx.changed(Topic.COMPLAINTS)
    if kept:
        tx.then(keep_as_known, max(row_id for (row_id,) in kept))


@rebuildable
def finish_pull(tx: Transaction, expected_digest: str, after: int = 0) -> bool:
    """After the last message of a pull: drop what a resync did not bring again. Returns whether the digest matches."""
    generation, is_resyncing = tx.db.execute("SELECT generation, resyncing FROM mirror_state").fetchone()
    if is_resyncing:
        (last,) = tx.db.execute(
            "SELECT max(id) FROM (SELECT id FROM complaint WHERE id > ? ORDER BY id LIMIT ?)", [after, _READ_TOGETHER]
        ).fetchone()
        if last is not None:
            tx.then(finish_pull, expected_digest, _drop(tx, generation, after, last))
            return False
        absent.drop_stale(tx, generation)
        tx.db.execute("UPDATE mirror_state SET resyncing = 0")
    return digest(tx.db) == expected_digest


def _drop(tx: Transaction, generation: int, after: int, last: int) -> int:
    """Drop what is stale between two row numbers, or a part of it; gives the row up to which that is done."""
    stale = tx.db.execute(
        "SELECT id, tracking_id, rev FROM complaint WHERE id > ? AND id <= ? AND generation < ? AND bucket != ? "
        "AND source = ? ORDER BY id LIMIT ?",
        [after, last, generation, Bucket.GONE, Source.SYNC, _DROPPED_TOGETHER],
    ).fetchall()
    for _, tracking_id, rev in stale:
        depart(tx, Departure(tracking_id=tracking_id, rev=rev, reason="resync"))
    return int(stale[-1][0]) if len(stale) == _DROPPED_TOGETHER else last


@rebuildable
def end_pull(tx: Transaction) -> None:
    """After a pull from where nobody tells what there should be: what it did not bring again stays."""
    tx.db.execute("UPDATE mirror_state SET resyncing = 0")


def cursor(db: Database) -> str | None:
    """From where the next pull goes on; None for a first pull or a resync."""
    value: str | None = db.execute("SELECT cursor FROM mirror_state").fetchone()[0]
    return value


def digest(db: Database) -> str:
    """Digest of the complaints held, and of those purged here alone, to be compared with the server's."""
    count, total = db.execute(
        "SELECT count(nullif(share, 0)), coalesce(sum(share), 0) FROM complaint WHERE bucket < ?", [Bucket.GONE]
    ).fetchone()
    away, share_of_them = absent.counted(db)
    return digest_of(count + away, total + share_of_them)


# ---- patches -----------------------------------------------------------------------------------------------------


def _apply_patches(tx: Transaction, patches: Sequence[ComplaintPatch], source: Source) -> None:
    basis = due.keep_current(tx)
    (generation,) = tx.db.execute("SELECT generation FROM mirror_state").fetchone()
    if source is Source.SYNC:
        patches = absent.let_through(tx, patches, generation)
    (last_id,) = tx.db.execute("SELECT coalesce(max(id), 0) FROM complaint").fetchone()
    held = _held(tx.db, [patch.tracking_id for patch in patches])
    rows: dict[int, tuple[object, ...]] = {}
    words: dict[int, str] = {}
    events: list[tuple[object, ...]] = []
    own_ops: list[str] = []
    taken_over: list[int] = []
    for patch in patches:
        before = held.get(patch.tracking_id)
        if (before is None or before.row["source"] != source) and not patch.is_whole:
            continue  # a patch to what we do not hold tells too little; the digest will ask for a resync
        if before is None:
            last_id += 1
        row = _merged(before, patch, last_id, generation, source)
        is_taken_over = before is not None and before.row["source"] != source
        if is_taken_over:  # with a timeline that has names of its own
            taken_over.append(row["id"])
        known = before.events if before and not is_taken_over else ()
        timeline = {event.event_id: event for event in (*known, *patch.events)}
        _derive(row, tuple(timeline.values()), patch, before, basis)
        rows[row["id"]] = _row_values(row)
        if before is None or patch.events or {"title", "body", "body_edited", "institution"} & patch.fields.keys():
            words[row["id"]] = _words(row, timeline.values())
        events += [event_row(row["id"], event) for event in patch.events]
        own_ops += [event.op_id for event in patch.events if event.op_id]
        held[patch.tracking_id] = _Held(row, tuple(timeline.values()))
    connection = tx.db
    connection.executemany(_UPSERT, rows.values())
    connection.executemany("DELETE FROM event WHERE complaint_id = ?", [(row_id,) for row_id in taken_over])
    connection.executemany(_PUT_EVENT, events)
    connection.executemany(_PUT_WORDS, words.items())
    if own_ops:
        _arrived(tx, own_ops)
    tx.changed(Topic.COMPLAINTS, *(patch.tracking_id for patch in patches))


class _Held:
    """A complaint as the cache holds it before a patch: its columns and its timeline."""

    __slots__ = ("events", "row")

    def __init__(self, row: dict[str, Any], events: tuple[Event, ...]) -> None:
        self.row = row
        self.events = events


def _held(db: Database, tracking_ids: Sequence[TrackingId]) -> dict[TrackingId, _Held]:
    columns = ", ".join(_ROW_COLUMNS)
    marks = ", ".join("?" * len(tracking_ids))
    found = db.execute(f"SELECT {columns} FROM complaint WHERE tracking_id IN ({marks})", list(tracking_ids))  # noqa: S608
    rows = [dict(zip(_ROW_COLUMNS, values, strict=True)) for values in found.fetchall()]
    return {row["tracking_id"]: _Held(row, events_of(db, row["id"])) for row in rows}


def _merged(
    before: _Held | None, patch: ComplaintPatch, new_id: int, generation: int, source: Source
) -> dict[str, Any]:
    row: dict[str, Any] = dict(before.row) if before else {"id": new_id, "news_rev": 0}
    if patch.is_whole:
        row |= _DEFAULTS
        row["attachment_count"] = 0
    row |= {name: value for name, value in patch.fields.items() if name in _DEFAULTS}
    if "attachments" in patch.fields:
        attachments: Any = patch.fields["attachments"]
        row["attachments"] = msgspec.json.encode(attachments).decode() if attachments else "[]"
        row["attachment_count"] = len(attachments)
    row["is_anonymous"] = int(bool(row["is_anonymous"]))
    row["is_secret"] = int(bool(row["is_secret"]))
    if row["rating"] is None:
        row["rating"] = ""
    row["tracking_id"] = patch.tracking_id
    row["rev"] = patch.rev
    row["share"] = share(patch.tracking_id, patch.rev) if source is Source.SYNC else _UNCOUNTED
    row["generation"] = generation
    row["source"] = _SOURCE_TEXTS[source]
    row["gone_reason"] = ""
    return row


def _derive(
    row: dict[str, Any],
    events: tuple[Event, ...],
    patch: ComplaintPatch,
    before: _Held | None,
    basis: due.Basis,
) -> None:
    status = status_of(row["status_raw"])
    facts = Facts(
        status=status,
        classification=row["classification"],
        received_at=row["received_at"],
        disposed_at=row["disposed_at"],
        events=events,
    )
    derived = project(facts, basis.policy, basis.calendar)
    row["status"] = _STATUS_TEXTS[status]
    row["bucket"] = int(derived.bucket)
    row["due"] = derived.due_text or ""
    row["sort_key"] = derived.sort_key
    if before is None or any(is_news(event) for event in patch.events):
        row["news_rev"] = patch.rev


def _words(row: dict[str, Any], events: Iterable[Event]) -> str:
    texts = [row["tracking_id"], row["title"], row["body"], row["body_edited"], row["institution"], row["category"]]
    texts += [event.text for event in events]
    return index_words(texts)


# ---- what becomes known about intents -----------------------------------------------------------------------------


def _arrived(tx: Transaction, op_ids: Sequence[str]) -> None:
    """Our own events came back: these ops are on the server, whatever became of their answers.

    One that never left from here was sent by a copy of this desk: nobody else knows its id.
    """
    marks = ", ".join("?" * len(op_ids))
    rows = tx.db.execute(
        "UPDATE outbox SET state = 'SENT', last_error = '', held_until = NULL, updated_at = ? "  # noqa: S608
        f"WHERE op_id IN ({marks}) AND state != 'SENT' RETURNING tracking_id",
        [timestamp(tx.now), *op_ids],
    ).fetchall()
    if rows:
        tx.changed(Topic.OUTBOX | Topic.DRAFTS, *(tracking_id for (tracking_id,) in rows))


def depart(tx: Transaction, departure: Departure) -> None:
    """A complaint is no longer ours: kept with its reason while an intent stands on it, else dropped."""
    tracking_id = departure.tracking_id
    orphaned = tx.db.execute(
        "UPDATE outbox SET state = 'ORPHANED', held_until = NULL, last_error = 'complaint-gone', error_detail = ?, "
        "updated_at = ? WHERE tracking_id = ? AND state IN ('HELD', 'QUEUED') RETURNING op_id",
        [json.dumps({"reason": departure.reason}), timestamp(tx.now), tracking_id],
    ).fetchall()
    if orphaned or _has_intents(tx.db, tracking_id):
        tx.db.execute(
            "UPDATE complaint SET bucket = ?, gone_reason = ?, rev = ? WHERE tracking_id = ?",
            [Bucket.GONE, departure.reason, departure.rev, tracking_id],
        )
    else:
        found = tx.db.execute("DELETE FROM complaint WHERE tracking_id = ? RETURNING id", [tracking_id]).fetchall()
        tx.db.executemany("DELETE FROM complaint_words WHERE rowid = ?", found)
    tx.changed(Topic.COMPLAINTS | Topic.DRAFTS | (Topic.OUTBOX if orphaned else Topic.NONE), tracking_id)


def _has_intents(db: Database, tracking_id: TrackingId) -> bool:
    unsettled = "SELECT 1 FROM outbox WHERE tracking_id = ? AND state NOT IN ('SENT', 'WITHDRAWN')"
    written = "SELECT 1 FROM draft WHERE tracking_id = ? AND text != '' AND state NOT IN ('QUEUED', 'DISCARDED')"
    owed = "SELECT 1 FROM forward WHERE tracking_id = ? AND state = 'WAITING'"
    noted = "SELECT 1 FROM note WHERE tracking_id = ? AND NOT is_removed"
    attached = "SELECT 1 FROM draft_file WHERE tracking_id = ? AND state = 'ATTACHED'"
    half_filled = f"SELECT 1 FROM ({_HALF_FILLED}) WHERE tracking_id = ?"  # noqa: S608 - ours
    queries = (unsettled, written, owed, noted, attached, half_filled)
    return any(db.execute(f"{query} LIMIT 1", [tracking_id]).fetchone() for query in queries)
