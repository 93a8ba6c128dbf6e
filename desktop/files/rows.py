"""The tables of the file store, and what is read from and written to them. One thread, one transaction a call."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from pathlib import Path

    from desktop.cache.connection import Database

SCHEMA_VERSION = 2
CHUNK = 65_536
"""Bytes of a content in one row."""

_SCHEMA = """
-- A content is named once it is whole; until then it is what came of one attachment.
CREATE TABLE content (
    content_id INTEGER PRIMARY KEY,
    sha256 TEXT UNIQUE CHECK (length(sha256) = 64),
    size INTEGER NOT NULL CHECK (size >= 0)
) STRICT;
CREATE TABLE chunk (
    content_id INTEGER NOT NULL REFERENCES content (content_id) ON DELETE CASCADE,
    start INTEGER NOT NULL CHECK (start >= 0),
    data BLOB NOT NULL,
    PRIMARY KEY (content_id, start)
) STRICT;
CREATE TABLE attachment (
    attachment_id TEXT PRIMARY KEY,
    content_id INTEGER NOT NULL REFERENCES content (content_id),
    etag TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_by_content ON attachment (content_id);
"""
_UNNAMED = """
-- Contents that nothing named on that day. A file of the officer's own is put here before it is named in the cache, so
-- that nothing is let go of on the day on which it is found so.
CREATE TABLE unnamed (
    content_id INTEGER PRIMARY KEY REFERENCES content (content_id) ON DELETE CASCADE,
    since TEXT NOT NULL
) STRICT;
"""


@dataclass(frozen=True, slots=True)
class Holding:
    """What is here of an attachment: the first `size` bytes, and its name once it is whole."""

    size: int = 0
    sha256: str = ""
    etag: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether all of it is here, checked."""
        return bool(self.sha256)


NOTHING = Holding()


def prepare(db: Database, path: Path) -> None:
    """Lay the tables. Raises KnownProblem `cache-newer` for a file that is past this program."""
    (found,) = db.execute("PRAGMA user_version").fetchone()
    if found > SCHEMA_VERSION:
        raise KnownProblem("cache-newer", path=str(path))
    if found < SCHEMA_VERSION:
        db.executescript(_UNNAMED if found else _SCHEMA + _UNNAMED)
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def holding(db: Database, attachment_id: str) -> Holding:
    """What is here of an attachment."""
    row = db.execute(
        "SELECT size, coalesce(sha256, ''), etag FROM attachment JOIN content USING (content_id) "
        "WHERE attachment_id = ?",
        [attachment_id],
    ).fetchone()
    return Holding(*row) if row else NOTHING


def content_of(db: Database, sha256: str) -> int | None:
    """The row of a whole content."""
    row = db.execute("SELECT content_id FROM content WHERE sha256 = ?", [sha256]).fetchone()
    return int(row[0]) if row else None


def pieces(db: Database, content_id: int, start: int = 0) -> Iterator[bytes]:
    """The bytes of a content from `start` on, a row after the other."""
    rows = db.execute(
        "SELECT start, data FROM chunk WHERE content_id = ? AND start + length(data) > ? ORDER BY start",
        [content_id, start],
    )
    for at, data in rows:
        yield data[max(0, start - at) :]


def put(db: Database, data: bytes) -> str:
    """Keep a content. One that is here already is not kept twice."""
    sha256 = hashlib.sha256(data).hexdigest()
    known = content_of(db, sha256)
    if known is not None:
        db.execute("DELETE FROM unnamed WHERE content_id = ?", [known])
    else:
        content_id = _new_content(db, sha256, len(data))
        for start in range(0, len(data), CHUNK):
            db.execute("INSERT INTO chunk VALUES (?, ?, ?)", [content_id, start, data[start : start + CHUNK]])
    return sha256


def restart(db: Database, attachment_id: str, etag: str) -> None:
    """Begin a download anew: what came of another version of the attachment is let go."""
    discard(db, attachment_id)
    db.execute("INSERT INTO attachment VALUES (?, ?, ?)", [attachment_id, _new_content(db, None, 0), etag])


def append(db: Database, attachment_id: str, start: int, data: bytes) -> int:
    """Keep the next bytes of a download. Returns how many are here. Raises `file-elsewhere` where they don't follow.

    They don't where another process downloads the same attachment: what it kept is as good as ours.
    """
    row = db.execute(
        "SELECT content_id, size FROM attachment JOIN content USING (content_id) "
        "WHERE attachment_id = ? AND sha256 IS NULL",
        [attachment_id],
    ).fetchone()
    if row is None or row[1] != start:
        raise KnownProblem("file-elsewhere")
    db.execute("INSERT INTO chunk VALUES (?, ?, ?)", [row[0], start, data])
    db.execute("UPDATE content SET size = ? WHERE content_id = ?", [start + len(data), row[0]])
    return start + len(data)


def finish(db: Database, attachment_id: str, expected: str) -> str:
    """Name a whole download by what it is. Raises `file-damaged` where it isn't what was expected ("" for anything)."""
    row = db.execute("SELECT content_id FROM attachment WHERE attachment_id = ?", [attachment_id]).fetchone()
    if row is None:
        raise KnownProblem("file-elsewhere")
    digest = hashlib.sha256()
    for piece in pieces(db, row[0]):
        digest.update(piece)
    sha256 = digest.hexdigest()
    if expected and sha256 != expected:
        raise KnownProblem("file-damaged")
    known = content_of(db, sha256)
    if known is None:
        db.execute("UPDATE content SET sha256 = ? WHERE content_id = ?", [sha256, row[0]])
    elif known != row[0]:
        db.execute("UPDATE attachment SET content_id = ? WHERE attachment_id = ?", [known, attachment_id])
        db.execute("DELETE FROM content WHERE content_id = ?", [row[0]])
    return sha256


def link(db: Database, attachment_id: str, sha256: str) -> bool:
    """Say that an attachment is a content that is here, if it is."""
    content_id = content_of(db, sha256)
    if content_id is not None:
        discard(db, attachment_id)
        db.execute("INSERT INTO attachment VALUES (?, ?, '')", [attachment_id, content_id])
    return content_id is not None


def discard(db: Database, attachment_id: str) -> None:
    """Let go of what came of an attachment; a whole content that something else needs stays."""
    row = db.execute("SELECT content_id FROM attachment WHERE attachment_id = ?", [attachment_id]).fetchone()
    if row is not None:
        db.execute("DELETE FROM attachment WHERE attachment_id = ?", [attachment_id])
        db.execute("DELETE FROM content WHERE content_id = ? AND sha256 IS NULL", [row[0]])


def drop(db: Database, attachment_ids: Iterable[str], contents: Iterable[str], named: Container[str]) -> int:
    """Let go of attachments, and at once of what they and `contents` are, unless something else has it.

    `named`: the contents that files of the officer's own still need. Returns how many contents went.
    """
    going = {row for sha256 in contents if (row := content_of(db, sha256)) is not None}
    for attachment_id in attachment_ids:
        row = db.execute("SELECT content_id FROM attachment WHERE attachment_id = ?", [attachment_id]).fetchone()
        if row is not None:
            going.add(row[0])
            db.execute("DELETE FROM attachment WHERE attachment_id = ?", [attachment_id])
    return sum(_let_go(db, content_id, named) for content_id in going)


def sweep(db: Database, named: Container[str], today: str) -> int:
    """Let go of contents that nothing has named since a day before `today`. Returns how many went."""
    free = "content_id NOT IN (SELECT content_id FROM attachment)"
    found = db.execute(f"SELECT content_id, coalesce(sha256, '') FROM content WHERE {free}").fetchall()  # noqa: S608
    unnamed = [content_id for content_id, sha256 in found if sha256 not in named]
    before = {row[0] for row in db.execute("SELECT content_id FROM unnamed WHERE since < ?", [today])}
    db.execute("DELETE FROM unnamed WHERE content_id NOT IN (SELECT value FROM json_each(?))", [json.dumps(unnamed)])
    db.executemany("INSERT OR IGNORE INTO unnamed VALUES (?, ?)", [(one, today) for one in unnamed])
    return sum(_let_go(db, content_id, named) for content_id in unnamed if content_id in before)


def _let_go(db: Database, content_id: int, named: Container[str]) -> bool:
    (sha256,) = db.execute("SELECT sha256 FROM content WHERE content_id = ?", [content_id]).fetchone()
    if sha256 in named or db.execute("SELECT 1 FROM attachment WHERE content_id = ?", [content_id]).fetchone():
        return False
    db.execute("DELETE FROM content WHERE content_id = ?", [content_id])
    return True


def _new_content(db: Database, sha256: str | None, size: int) -> int:
    row = db.execute("INSERT INTO content (sha256, size) VALUES (?, ?) RETURNING content_id", [sha256, size]).fetchone()
    return int(row[0])
