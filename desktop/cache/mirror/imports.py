"""Taking in an export: looked at first, then written, and taken back at a word.

The rows of a file lie in `import_row` while the officer looks at what would change. Complaints that the central API
told are left as it told them: it knows them better. Drafts, notes and all else of the officer's is not touched.

Taking in and taking back are done in parts, for an officer may be typing. How far they have come is in the cache with
what they do, in the same commit: whoever finds one unfinished (the next start, the next look) goes on with it, and two
processes that do so at once help each other.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from desktop.cache import journal
from desktop.cache.journal import Act
from desktop.cache.mirror import mirror
from desktop.changes import Topic
from desktop.clock import timestamp
from desktop.complaint import ComplaintPatch, Departure, TrackingId
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction

ORIGIN = "import"
_TOGETHER = 250
"""Complaints in a part: about 30 ms of the writer's time on a fast PC."""
_FLAGS = ("is_anonymous", "is_secret")
_FIELDS = tuple(name for name in mirror.FIELDS if name not in {"attachments", "disposed_at"})
"""What an export tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What an import does, or did, in complaints; `skipped` in rows of the file, by the reason."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    known_better: int = 0
    """Told by the central API, so left alone."""
    skipped: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """An import that was carried out."""

    import_id: int
    file_name: str
    imported_at: str
    counts: Counts


def begin(tx: Transaction) -> None:
    """Forget what an earlier look left behind, once an import that was not finished is."""
    if _go_on(tx) or _drop_rows(tx):
        tx.then(begin)


def stage(tx: Transaction, patches: Sequence[ComplaintPatch]) -> None:
    """Lay down rows of the file to be looked at."""
    tx.db.executemany(
        "INSERT OR IGNORE INTO import_row VALUES (?, ?)",
        [(patch.tracking_id, json.dumps(dict(patch.fields), ensure_ascii=False)) for patch in patches],
    )


def preview(db: Database, skipped: Mapping[str, int]) -> Counts:
    """What taking in would do now."""
    found = {"new": 0, "changed": 0, "unchanged": 0, "known_better": 0}
    for batch in _staged(db):
        held = _held(db, list(batch))
        for tracking_id, fields in batch.items():
            found[_effect(held.get(tracking_id), fields)] += 1
    return Counts(**found, skipped=dict(skipped))


def carry_out(tx: Transaction, file_name: str, skipped: Mapping[str, int]) -> Import:
    """Take in what lies there, and remember what it wrote over. Raises `import-nothing` where nothing lies there."""
    if _unfinished(tx.db) or not tx.db.execute("SELECT 1 FROM import_row LIMIT 1").fetchone():
        raise KnownProblem("import-nothing")
    (import_id,) = tx.db.execute(
        "INSERT INTO import_done (file_name, imported_at, counts, step) VALUES (?, ?, ?, 'IN') RETURNING import_id",
        [file_name, timestamp(tx.now), json.dumps(asdict(Counts(skipped=skipped)))],
    ).fetchone()
    return _see_through(tx, import_id)


def give_up(tx: Transaction) -> None:
    """Take back what an import wrote that met a problem in the middle."""
    tx.db.execute("UPDATE import_done SET step = 'BACK' WHERE step = 'IN'")
    finish(tx)


def finish(tx: Transaction) -> None:
    """Go on with what a kill has left unfinished."""
    if _go_on(tx):
        tx.then(finish)


def last(db: Database) -> Import | None:
    """The last import, if it can still be taken back."""
    row = db.execute(
        "SELECT import_id FROM import_done WHERE undone_at IS NULL AND step = '' "
        "AND import_id = (SELECT max(import_id) FROM import_done)"
    ).fetchone()
    return _get(db, row[0]) if row else None


def undo(tx: Transaction, import_id: int) -> Import:
    """Put back what the last import wrote over. Raises `import-not-last` for any other.

    A complaint that the central API has told since stays as it told it; one that the officer has worked on stands on,
    marked for a look, as one that was taken away.
    """
    done = last(tx.db)
    if done is None or done.import_id != import_id:
        raise KnownProblem("import-not-last")
    tx.db.execute("UPDATE import_done SET step = 'BACK' WHERE import_id = ?", [import_id])
    return _see_through(tx, import_id)


# ---- in parts ----------------------------------------------------------------------------------------------------


def _see_through(tx: Transaction, import_id: int) -> Import:
    if _go_on(tx):
        tx.then(_see_through, import_id)
    return _get(tx.db, import_id)


def _go_on(tx: Transaction) -> bool:
    """Do a part of what is unfinished. Returns whether there was any."""
    found = _unfinished(tx.db)
    if found is None:
        return False
    import_id, step = found
    parts, conclude = ((_put_back, _drop_rows), _conclude_undo) if step == "BACK" else ((_take_in,), _conclude)
    if not any(part(tx, import_id) for part in (*parts, _forget_earlier)):
        tx.db.execute("UPDATE import_done SET step = '' WHERE import_id = ?", [import_id])
        conclude(tx, import_id)
        tx.changed(Topic.COMPLAINTS)
    return True


def _unfinished(db: Database) -> tuple[int, str] | None:
    found: tuple[int, str] | None = db.execute("SELECT import_id, step FROM import_done WHERE step != ''").fetchone()
    return found


def _take_in(tx: Transaction, import_id: int) -> bool:
    batch = next(_staged(tx.db), None)
    if batch is None:
        return False
    held = _held(tx.db, list(batch))
    effects = {key: _effect(held.get(key), fields) for key, fields in batch.items()}
    moves = {key: fields for key, fields in batch.items() if effects[key] in {"new", "changed"}}
    tx.db.executemany(
        "INSERT OR REPLACE INTO import_before (tracking_id, content, import_id) VALUES (?, ?, ?)",
        [(key, json.dumps(held[key], ensure_ascii=False) if key in held else None, import_id) for key in moves],
    )
    mirror.take_in(tx, [_patch(key, fields, is_known=key in held) for key, fields in moves.items()])
    tx.db.executemany("DELETE FROM import_row WHERE tracking_id = ?", [[key] for key in batch])
    counts = asdict(_get(tx.db, import_id).counts)
    counts |= {name: counts[name] + number for name, number in Counter(effects.values()).items()}
    tx.db.execute("UPDATE import_done SET counts = ? WHERE import_id = ?", [json.dumps(counts), import_id])
    return True


def _conclude(tx: Transaction, import_id: int) -> None:
    counts = _get(tx.db, import_id).counts
    journal.note(tx, Act.IMPORTED, number=import_id, new=counts.new, changed=counts.changed)


def _put_back(tx: Transaction, import_id: int) -> bool:
    rows = tx.db.execute(
        "SELECT tracking_id, content, (SELECT source FROM complaint WHERE tracking_id = b.tracking_id) "
        "FROM import_before b WHERE import_id = ? LIMIT ?",
        [import_id, _TOGETHER],
    ).fetchall()
    before = {tracking_id: content for tracking_id, content, source in rows if source == mirror.Source.IMPORT}
    restored = [_patch(key, json.loads(content), is_known=True) for key, content in before.items() if content]
    mirror.take_in(tx, restored)
    for tracking_id, content in before.items():
        if content is None:
            mirror.depart(tx, Departure(tracking_id=tracking_id, rev=0, reason="import-undone"))
    tx.db.executemany("DELETE FROM import_before WHERE tracking_id = ?", [[key] for key, *_ in rows])
    return bool(rows)


def _conclude_undo(tx: Transaction, import_id: int) -> None:
    tx.db.execute("UPDATE import_done SET undone_at = ? WHERE import_id = ?", [timestamp(tx.now), import_id])
    journal.note(tx, Act.IMPORT_UNDONE, number=import_id)


def _drop_rows(tx: Transaction, _: int = 0) -> bool:
    """What of a file is not taken in."""
    some = "SELECT tracking_id FROM import_row LIMIT ?"
    return tx.db.execute(f"DELETE FROM import_row WHERE tracking_id IN ({some})", [_TOGETHER]).rowcount > 0  # noqa: S608


def _forget_earlier(tx: Transaction, import_id: int) -> bool:
    """What earlier imports wrote over: only the last one is taken back."""
    some = "SELECT tracking_id FROM import_before WHERE import_id != ? LIMIT ?"
    gone = tx.db.execute(f"DELETE FROM import_before WHERE tracking_id IN ({some})", [import_id, _TOGETHER])  # noqa: S608
    return gone.rowcount > 0


# ---- rows --------------------------------------------------------------------------------------------------------


def _get(db: Database, import_id: int) -> Import:
    (*row, counts) = db.execute(
        "SELECT import_id, file_name, imported_at, counts FROM import_done WHERE import_id = ?", [import_id]
    ).fetchone()
    return Import(import_id=row[0], file_name=row[1], imported_at=row[2], counts=Counts(**json.loads(counts)))


def _effect(held: Mapping[str, Any] | None, fields: Mapping[str, Any]) -> str:
    if held is None:
        return "new"
    if held["source"] == "sync":
        return "known_better"
    return "unchanged" if all(held[name] == value for name, value in fields.items()) else "changed"


def _staged(db: Database) -> Iterator[dict[TrackingId, dict[str, Any]]]:
    """What lies there, some hundred at a time, so that memory does not grow with the file."""
    reached = ""
    while rows := db.execute(
        "SELECT tracking_id, content FROM import_row WHERE tracking_id > ? ORDER BY tracking_id LIMIT ?",
        [reached, _TOGETHER],
    ).fetchall():
        reached = rows[-1][0]
        yield {TrackingId(tracking_id): json.loads(content) for tracking_id, content in rows}


def _held(db: Database, tracking_ids: Sequence[TrackingId]) -> dict[TrackingId, dict[str, Any]]:
    """What the mirror has of these complaints, of the fields that an export tells."""
    columns = ("tracking_id", "source", *_FIELDS)
    marks = ", ".join("?" * len(tracking_ids))
    found = db.execute(f"SELECT {', '.join(columns)} FROM complaint WHERE tracking_id IN ({marks})", tracking_ids)  # noqa: S608
    rows = (dict(zip(columns, values, strict=True)) for values in found.fetchall())
    return {row.pop("tracking_id"): row | {flag: bool(row[flag]) for flag in _FLAGS} for row in rows}


def _patch(tracking_id: TrackingId, fields: Mapping[str, Any], *, is_known: bool) -> ComplaintPatch:
    """What an export does not tell (files, a column that it lacks) stays as it is known."""
    return ComplaintPatch(tracking_id=tracking_id, rev=0, fields=fields, is_whole=not is_known)
