"""Taking complaints off this PC for good, with all that the officer did on them, and remembering that they are gone.

Whatever table names a complaint loses its rows, a table of a later day too; what is kept is listed here. Deleted bytes
are overwritten by SQLite (`secure_delete`); what lies in the write-ahead log and in the index of words goes with
`Desk.compact`. The central API is not told: there the complaint stays, and its digest goes on counting it. So a number
(`absent`) stands in its place here, until the complaint is open again or no longer this officer's.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache import journal
from desktop.cache.journal import Act
from desktop.changes import Topic
from desktop.clock import timestamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from desktop.cache.connection import Database
    from desktop.cache.keeping.retention import Outlived
    from desktop.cache.writer import Transaction
    from desktop.complaint import TrackingId

KEPT = frozenset({"complaint", "absent", "deleted", "purging", "freeze", "journal"})
"""Tables that name complaints and are not simply emptied: the first goes last, the others hold no citizen's word."""
_PAGES = 250
"""Pages of the index, of some 4 kB each, that are merged in one transaction."""
_EVERYWHERE = Topic.COMPLAINTS | Topic.DRAFTS | Topic.OUTBOX | Topic.CAMPUS | Topic.FILES
_HERE = "(SELECT tracking_id FROM purging)"
_DEPENDING = (
    f"DELETE FROM draft_revision WHERE draft_id IN (SELECT draft_id FROM draft WHERE tracking_id IN {_HERE})",  # noqa: S608
    f"DELETE FROM bundle_op WHERE op_id IN (SELECT op_id FROM outbox WHERE tracking_id IN {_HERE})",  # noqa: S608
    f"DELETE FROM attempt WHERE op_id IN (SELECT op_id FROM outbox WHERE tracking_id IN {_HERE})",  # noqa: S608
    f"DELETE FROM entered_by_hand WHERE op_id IN (SELECT op_id FROM outbox WHERE tracking_id IN {_HERE})",  # noqa: S608
    f"DELETE FROM approval_step WHERE tracking_id IN {_HERE}",  # noqa: S608
    f"DELETE FROM outbox WHERE tracking_id IN {_HERE}",  # noqa: S608
)
"""In the order that the references between them ask for."""
_FILES = f"""
    SELECT attachment.value ->> 'attachment_id' FROM complaint, json_each(complaint.attachments) AS attachment
    WHERE tracking_id IN {_HERE}
    UNION SELECT attachment.value ->> 'attachment_id'
    FROM complaint JOIN event ON complaint_id = complaint.id, json_each(event.attachments) AS attachment
    WHERE tracking_id IN {_HERE} AND event.attachments != ''
"""  # noqa: S608 - all of it is ours
_OWN_FILES = f"""
    SELECT sha256 FROM draft_file WHERE tracking_id IN {_HERE}
    UNION SELECT small_sha256 FROM draft_file WHERE tracking_id IN {_HERE}
"""  # noqa: S608


@dataclass(frozen=True, slots=True, kw_only=True)
class Purged:
    """What a purge took off the cache; the file store lets go of these files next."""

    deletion_id: int
    tracking_ids: tuple[TrackingId, ...]
    attachment_ids: tuple[str, ...]
    own_files: tuple[str, ...]
    """Contents of files of the officer's own, by their SHA-256."""

    def with_more(self, more: Purged) -> Purged:
        """Both parts of a deletion."""
        return Purged(
            deletion_id=self.deletion_id,
            tracking_ids=self.tracking_ids + more.tracking_ids,
            attachment_ids=self.attachment_ids + more.attachment_ids,
            own_files=self.own_files + more.own_files,
        )


def purge(tx: Transaction, going: Sequence[Outlived], deletion_id: int | None = None) -> Purged:
    """Delete these, as a deletion of their own or as a part of one that was begun.

    SQLite refuses one that is frozen, or on which an op waits, and then nothing is deleted.
    """
    db = tx.db
    db.executemany("INSERT INTO purging VALUES (?)", [[one.tracking_id] for one in going])
    deletion_id = _report(tx, going, deletion_id)
    journal.note(tx, Act.PURGED, deletion=deletion_id, number=len(going))
    attachment_ids = tuple(row[0] for row in db.execute(_FILES))
    own = [row[0] for row in db.execute(_OWN_FILES)]
    db.execute(
        "INSERT INTO absent SELECT tracking_id, rev, share, generation FROM complaint "  # noqa: S608 - all of it is ours
        f"WHERE tracking_id IN {_HERE} AND share != 0 AND gone_reason = '' "
        "ON CONFLICT DO UPDATE SET rev = excluded.rev, share = excluded.share, generation = excluded.generation"
    )
    for statement in _DEPENDING:
        db.execute(statement)
    for table in _named_tables(db):
        db.execute(f"DELETE FROM {table} WHERE tracking_id IN {_HERE}")  # noqa: S608 - names of our tables
    db.execute(f"DELETE FROM complaint_words WHERE rowid IN (SELECT id FROM complaint WHERE tracking_id IN {_HERE})")  # noqa: S608
    db.execute(f"DELETE FROM complaint WHERE tracking_id IN {_HERE}")  # noqa: S608
    db.executemany("DELETE FROM preview WHERE attachment_id = ?", [[one] for one in attachment_ids])
    db.executemany(
        "DELETE FROM upload WHERE sha256 = ? AND sha256 NOT IN (SELECT sha256 FROM draft_file)", [[one] for one in own]
    )
    db.execute("DELETE FROM purging")
    tx.changed(_EVERYWHERE, *(one.tracking_id for one in going))
    return Purged(
        deletion_id=deletion_id,
        tracking_ids=tuple(one.tracking_id for one in going),
        attachment_ids=attachment_ids,
        own_files=tuple(filter(None, own)),
    )


def merge_words(tx: Transaction, pages: int = -_PAGES) -> None:
    """Merge the index of words until nothing is left in it of what was deleted, some pages at a time."""
    before = tx.db.total_changes
    tx.db.execute("INSERT INTO complaint_words (complaint_words, rank) VALUES ('merge', ?)", [pages])
    if tx.db.total_changes - before > 1:  # by which FTS5 says that it did something
        tx.then(merge_words, _PAGES)


def _named_tables(db: Database) -> Iterator[str]:
    """Tables whose rows belong to a complaint."""
    rows = db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND EXISTS "
        "(SELECT 1 FROM pragma_table_info(sqlite_master.name) AS c WHERE c.name = 'tracking_id') ORDER BY name"
    ).fetchall()
    return (name for (name,) in rows if name not in KEPT)


def files_named(db: Database) -> frozenset[str]:
    """The contents of the officer's own files that something still names, by their SHA-256."""
    rows = db.execute("SELECT sha256 FROM draft_file UNION SELECT small_sha256 FROM draft_file")
    return frozenset(row[0] for row in rows if row[0])


def left_of(db: Database, tracking_ids: Iterable[str]) -> int:
    """How many rows still tell something of these complaints: nought after a purge."""
    ids = json.dumps(list(tracking_ids))
    tables = [*_named_tables(db), "complaint"]
    return sum(
        int(
            db.execute(
                f"SELECT count(*) FROM {table} WHERE tracking_id IN (SELECT value FROM json_each(?))",  # noqa: S608
                [ids],
            ).fetchone()[0]
        )
        for table in tables
    )


def prove(tx: Transaction, deletion_id: int, proof: Mapping[str, object]) -> None:
    """Keep with the report what was looked at after the deletion."""
    tx.db.execute("UPDATE deletion SET proof = ? WHERE deletion_id = ?", [json.dumps(proof), deletion_id])


def _report(tx: Transaction, going: Sequence[Outlived], deletion_id: int | None) -> int:
    if deletion_id is None:
        (deletion_id,) = tx.db.execute(
            "INSERT INTO deletion (at) VALUES (?) RETURNING deletion_id", [timestamp(tx.now)]
        ).fetchone()
    tx.db.executemany(
        "INSERT INTO deleted VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                deletion_id,
                one.tracking_id,
                one.rule.ending.value,
                one.classification,
                one.received,
                one.ended,
                one.rule.days,
                one.rule.basis,
            )
            for one in going
        ],
    )
    return int(deletion_id)
