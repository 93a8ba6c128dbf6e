"""Caches of earlier schema versions: real encrypted files, filled with what an officer could have done at that time.

They are built by the first migrations. Those are what they were when the version was the latest one: `SCHEMAS` holds a
digest of every schema that there has been, taken from the history of the project, and a test compares.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlite_utils import Database

from desktop.cache.connection import open_cache
from desktop.cache.migrations import migrations

if TYPE_CHECKING:
    from pathlib import Path

KEY = bytes(range(32))
WORDS = "Yth. Pelapor, kwitansinya sudah kami minta ke Biro Keuangan."

SCHEMAS = (
    "c99b89d57d43",
    "fdff4e16c380",
    "1af5e435f171",
    "603687df7aa7",
    "4ba3c260a402",
    "be88f53b0aa2",
    "328e7b7be402",
    "37557a7ccc84",
    "7f9d727cfb7d",
    "061ac225e63f",
    "c76d62d5378f",
    "489ecdadaeab",
    "7e2a1941d35a",
    "9324bbe6747c",
)
"""By version, from 1. None is ever changed, for there are files out there that have it; each new one is added."""

_AT = "2026-05-04T08:00:00.000Z"
_SHA = "5e" * 32
_DONE = {
    1: [
        "INSERT INTO draft VALUES (1, '8507246', :words, 0, 'DRAFT', 3, NULL, :at, :at)",
        "INSERT INTO draft VALUES (2, '8507300', 'rahasia', 1, 'QUEUED', 2, NULL, :at, :at)",
        "INSERT INTO draft VALUES (3, '8507301', 'lama', 0, 'DISCARDED', 2, NULL, :at, :at)",
        "INSERT INTO draft_revision VALUES (1, 1, 'Yth. Pelapor,', :at)",
        """INSERT INTO outbox (op_id, kind, tracking_id, base_rev, authored_at, payload, payload_hash, draft_id, state,
           has_left, held_until, updated_at)
           VALUES ('0190a000-0000-7000-8000-000000000001', 'followup.add', '8507300', 2, :at, '{"text":"rahasia"}',
           'h1', 2, 'QUEUED', 0, NULL, :at),
           ('0190a000-0000-7000-8000-000000000002', 'complaint.close', '8507301', 2, :at, '{}', 'h2', NULL, 'SENDING',
           1, NULL, :at),
           ('0190a000-0000-7000-8000-000000000003', 'complaint.close', '8507302', 2, :at, '{}', 'h3', NULL,
           'WITHDRAWN', 0, NULL, :at)""",
        "INSERT INTO read_mark VALUES ('8507246', 3)",
        "INSERT INTO setting VALUES ('language', '\"en\"')",
        "UPDATE sync_status SET last_success_at = :at, bytes_up_total = 4711",
    ],
    2: [
        "INSERT INTO unit VALUES ('Biro Keuangan', 'keuangan@kampus.ac.id', :at)",
        """INSERT INTO forward (tracking_id, unit, message, due, state, forwarded_at, updated_at)
           VALUES ('8507246', 'Biro Keuangan', 'mohon kwitansi', '2026-05-08', 'WAITING', :at, :at)""",
        "INSERT INTO approval_step VALUES (1, 1, '8507246', 'ASKED', 'Bu Wulan', 'tolong dilihat', :words, :at)",
        "INSERT INTO note VALUES (1, '8507246', 'catatan sendiri', 0, :at, :at)",
        "INSERT INTO twin VALUES ('8507246', 1, :at), ('8507300', 1, :at)",
        """INSERT INTO form VALUES ('8507246', 'reject', '{"reason":"bukan wewenang"}', :at)""",
        "INSERT INTO own_template VALUES (1, 'UKT', 'Yth. Pelapor, …', 0, :at)",
        "INSERT INTO told VALUES ('due', '8507246', '2026-05-04')",
    ],
    3: [
        "INSERT INTO file_wish VALUES ('a-1', '8507246', :at)",
        "INSERT INTO upload (sha256, url, updated_at) VALUES (:sha, '/v1/uploads/1', :at)",
    ],
    4: ["INSERT INTO data_use VALUES ('2026-05', 'sync', 1000, 20000)", "UPDATE link_speed SET round_trip = 0.7"],
    5: [
        "INSERT INTO bundle VALUES ('b-1', 'kode', NULL, 4096, :at, NULL)",
        "INSERT INTO bundle_op VALUES ('0190a000-0000-7000-8000-000000000001', 'b-1')",
    ],
    6: [
        """INSERT INTO draft_file (tracking_id, name, media_type, sha256, size, state, added_at)
           VALUES ('8507246', 'kwitansi.pdf', 'application/pdf', :sha, 1234, 'ATTACHED', :at)""",
    ],
    7: [
        """INSERT INTO quarantine (sha256, kind, place, fault, size, shape, first_seen_at, last_seen_at)
           VALUES (:sha, 'change', 'title', 'type', 99, '{}', :at, :at)""",
    ],
    8: ["""INSERT INTO import_done VALUES (1, 'ekspor.xlsx', :at, '{"new":3}', NULL)"""],
    11: [
        "INSERT INTO watch (tracking_id, is_wanted) VALUES ('8507246', 1)",
        "INSERT INTO attempt VALUES ('0190a000-0000-7000-8000-000000000002', :at, '[]', 'UNKNOWN', '')",
    ],
    12: ["INSERT INTO freeze VALUES (1, '8507300', 'diminta pelapor', 'Bu Wulan', :at, NULL)"],
    9: ["INSERT INTO own_day VALUES ('2026-05-15', 'Dies Natalis', 0)"],
}
_DROPPED = {"draft_file": 6}
"""Tables that a migration laid anew because nothing had ever been written to them, by its version."""
_DERIVED = {"deadline_basis", "complaint_words_data"}
"""Tables that no officer's hand writes, counted anew at will."""


def make(path: Path, version: int) -> dict[str, list[dict[str, object]]]:
    """Make the cache at `path` as the program with that schema left it; its rows by table."""
    db = opened(path)
    try:
        lay(db, version)
        for since, statements in _DONE.items():
            for statement in statements if since <= version else ():
                db.execute(statement, {"at": _AT, "words": WORDS, "sha": _SHA})
        return {
            name: rows(db, name)
            for name in db.table_names()
            if rows(db, name) and not name.startswith("_") and name not in _DERIVED and _DROPPED.get(name, 0) <= version
        }
    finally:
        db.close()


def opened(path: Path, *, read_only: bool = False) -> Database:
    """The cache at `path` as those who run migrations see it."""
    return Database(open_cache(path, KEY, read_only=read_only), execute_plugins=False)


def lay(db: Database, version: int) -> None:
    """Lay the tables of that version."""
    left = version - len(migrations.applied(db))
    migrations.apply(db, stop_before=[migration.name for migration in migrations.pending(db)[left:]])
    db.execute(f"PRAGMA user_version = {version}")


def rows(db: Database, table: str) -> list[dict[str, object]]:
    """All rows of a table."""
    return list(db[table].rows)


def schema_digest(db: Database) -> str:
    """What the tables, indexes and triggers of the file are, without those of the migrations themselves."""
    found = db.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE '\\_sqlite%' ESCAPE '\\'"
    ).fetchall()
    laid = sorted((kind, name, " ".join((sql or "").split())) for kind, name, sql in found)
    return hashlib.sha256(repr(laid).encode()).hexdigest()[:12]
