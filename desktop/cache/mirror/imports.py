"""Taking in an export: looked at first, then written in one transaction, and taken back at a word.

The rows of a file lie in `import_row` while the officer looks at what would change. Complaints that the central API
told are left as it told them: it knows them better. Drafts, notes and all else of the officer's is not touched.
"""

from __future__ import annotations

import json
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
_TOGETHER = 500
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
    """Forget what an earlier look left behind."""
    tx.db.execute("DELETE FROM import_row")


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
    counts = preview(tx.db, skipped)
    if not tx.db.execute("SELECT 1 FROM import_row LIMIT 1").fetchone():
        raise KnownProblem("import-nothing")
    tx.db.execute("DELETE FROM import_before")
    for batch in _staged(tx.db):
        held = _held(tx.db, list(batch))
        moves = {key: fields for key, fields in batch.items() if _effect(held.get(key), fields) in {"new", "changed"}}
        tx.db.executemany(
            "INSERT INTO import_before VALUES (?, ?)",
            [(key, json.dumps(held[key], ensure_ascii=False) if key in held else None) for key in moves],
        )
        mirror.take_in(tx, [_patch(key, fields, is_known=key in held) for key, fields in moves.items()])
    tx.db.execute("DELETE FROM import_row")
    imported_at = timestamp(tx.now)
    (import_id,) = tx.db.execute(
        "INSERT INTO import_done (file_name, imported_at, counts) VALUES (?, ?, ?) RETURNING import_id",
        [file_name, imported_at, json.dumps(asdict(counts))],
    ).fetchone()
    journal.note(tx, Act.IMPORTED, number=import_id, new=counts.new, changed=counts.changed)
    tx.changed(Topic.COMPLAINTS)
    return Import(import_id=import_id, file_name=file_name, imported_at=imported_at, counts=counts)


def last(db: Database) -> Import | None:
    """The last import, if it can still be taken back."""
    row = db.execute(
        "SELECT import_id, file_name, imported_at, counts, undone_at FROM import_done ORDER BY import_id DESC LIMIT 1"
    ).fetchone()
    if row is None or row[4] is not None:
        return None
    return Import(import_id=row[0], file_name=row[1], imported_at=row[2], counts=Counts(**json.loads(row[3])))


def undo(tx: Transaction, import_id: int) -> None:
    """Put back what the last import wrote over. Raises `import-not-last` for any other.

    A complaint that the central API has told since stays as it told it; one that the officer has worked on stands on,
    marked for a look, as one that was taken away.
    """
    done = last(tx.db)
    if done is None or done.import_id != import_id:
        raise KnownProblem("import-not-last")
    rows = tx.db.execute(
        "SELECT tracking_id, before.content FROM import_before AS before JOIN complaint USING (tracking_id) "
        "WHERE source = 'import'"
    ).fetchall()
    restored = [
        _patch(tracking_id, json.loads(content), is_known=True) for tracking_id, content in rows if content is not None
    ]
    for start in range(0, len(restored), _TOGETHER):
        mirror.take_in(tx, restored[start : start + _TOGETHER])
    for tracking_id, content in rows:
        if content is None:
            mirror.depart(tx, Departure(tracking_id=tracking_id, rev=0, reason="import-undone"))
    tx.db.execute("DELETE FROM import_before")
    journal.note(tx, Act.IMPORT_UNDONE, number=import_id)
    tx.db.execute("UPDATE import_done SET undone_at = ? WHERE import_id = ?", [timestamp(tx.now), import_id])
    tx.changed(Topic.COMPLAINTS)


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
