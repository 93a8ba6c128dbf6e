"""The central API's database: its tables, and how connections to it are opened.

STRICT tables with CHECKs, so that what the contract promises is held by the file itself. WAL, so that a pull that
streams for minutes over a slow link never holds up an op. `synchronous=FULL`: an op that was answered `applied`
survives a power cut.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from sqlite_utils import Database, Migrations

if TYPE_CHECKING:
    from pathlib import Path

migrations = Migrations("central")

BUSY_TIMEOUT = 10.0
"""Seconds that a connection waits for another process's lock."""

_INITIAL = """
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE institution (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

CREATE TABLE template (
    code TEXT PRIMARY KEY CHECK (code <> ''),
    title TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;

CREATE TABLE holiday (
    date TEXT PRIMARY KEY CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    name TEXT NOT NULL
) STRICT;

-- held and share_sum: the digest of what the officer should hold, kept with every change so that asking for it is free.
-- last_seq: the newest entry of the change log that concerns the officer; forgotten_seq: up to where it was let go of.
CREATE TABLE officer (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    role TEXT NOT NULL CHECK (role IN ('admin', 'liaison')),
    institution TEXT NOT NULL,
    held INTEGER NOT NULL DEFAULT 0 CHECK (held >= 0),
    share_sum INTEGER NOT NULL DEFAULT 0 CHECK (share_sum >= 0),
    last_seq INTEGER NOT NULL DEFAULT 0,
    forgotten_seq INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE token (
    hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
    officer_id INTEGER NOT NULL REFERENCES officer,
    expires_at TEXT
) STRICT;

CREATE TABLE complaint (
    id INTEGER PRIMARY KEY,
    tracking_id TEXT NOT NULL UNIQUE CHECK (tracking_id NOT IN ('', '0') AND tracking_id NOT GLOB '*[^0-9]*'),
    rev INTEGER NOT NULL CHECK (rev >= 1),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    body_edited TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status <> ''),
    classification TEXT NOT NULL,
    category TEXT NOT NULL,
    channel TEXT NOT NULL,
    is_anonymous INTEGER NOT NULL CHECK (is_anonymous IN (0, 1)),
    is_secret INTEGER NOT NULL CHECK (is_secret IN (0, 1)),
    reporter_name TEXT NOT NULL,
    parent_institution TEXT NOT NULL,
    institution TEXT NOT NULL,
    location TEXT NOT NULL,
    received_at TEXT NOT NULL,
    disposed_at TEXT NOT NULL,
    hold_reason TEXT NOT NULL,
    rating INTEGER CHECK (rating BETWEEN 1 AND 5),
    attachments TEXT NOT NULL CHECK (json_valid(attachments)),
    CHECK (is_anonymous = 0 OR reporter_name = '')
) STRICT;

-- since_seq: when it became this officer's; last_seq: its newest change; moved_seq: when its place in the order of a
-- first pull last changed.
CREATE TABLE assignment (
    officer_id INTEGER NOT NULL REFERENCES officer,
    complaint_id INTEGER NOT NULL REFERENCES complaint,
    urgency INTEGER NOT NULL,
    since_seq INTEGER NOT NULL,
    moved_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    PRIMARY KEY (officer_id, complaint_id),
    CHECK (since_seq <= moved_seq AND moved_seq <= last_seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX assignment_news ON assignment (officer_id, last_seq);
CREATE INDEX assignment_urgency ON assignment (officer_id, urgency, complaint_id);
CREATE INDEX assignment_complaint ON assignment (complaint_id);

CREATE TABLE departure (
    officer_id INTEGER NOT NULL REFERENCES officer,
    complaint_id INTEGER NOT NULL REFERENCES complaint,
    seq INTEGER NOT NULL,
    rev INTEGER NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    PRIMARY KEY (officer_id, complaint_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX departure_news ON departure (officer_id, seq);

-- fields: a bit for each field of the contract's ComplaintFields, in their order.
CREATE TABLE change_log (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    complaint_id INTEGER NOT NULL REFERENCES complaint,
    rev INTEGER NOT NULL,
    fields INTEGER NOT NULL CHECK (fields >= 0),
    at TEXT NOT NULL
) STRICT;
CREATE INDEX change_log_complaint ON change_log (complaint_id, seq);

CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    complaint_id INTEGER NOT NULL REFERENCES complaint,
    seq INTEGER NOT NULL,
    rev INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind <> ''),
    at TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor IN ('officer', 'reporter', 'admin', 'system')),
    officer_id INTEGER REFERENCES officer CHECK (officer_id IS NULL OR actor = 'officer'),
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    is_secret INTEGER NOT NULL CHECK (is_secret IN (0, 1)),
    op_id TEXT CHECK (op_id IS NULL OR officer_id IS NOT NULL),
    rating INTEGER CHECK (rating BETWEEN 1 AND 5)
) STRICT;
CREATE INDEX event_complaint ON event (complaint_id, seq);
CREATE UNIQUE INDEX event_once ON event (op_id, kind) WHERE op_id IS NOT NULL;

-- Every op that came to an end, for ever: what makes a repetition harmless. chain: the first op of a chain of edits.
CREATE TABLE op (
    op_id TEXT PRIMARY KEY,
    chain TEXT NOT NULL,
    officer_id INTEGER NOT NULL REFERENCES officer,
    kind TEXT NOT NULL,
    tracking_id TEXT NOT NULL,
    complaint_id INTEGER REFERENCES complaint,
    base_rev INTEGER NOT NULL,
    payload_hash TEXT NOT NULL,
    authored_at TEXT NOT NULL,
    received_at TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('applied', 'conflict', 'refused')),
    rev INTEGER,
    problem TEXT NOT NULL DEFAULT '',
    detail TEXT NOT NULL DEFAULT '',
    CHECK ((outcome = 'refused') = (problem <> '')),
    CHECK (outcome = 'refused' OR (complaint_id IS NOT NULL AND rev IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX op_chain_once ON op (officer_id, chain) WHERE outcome = 'applied';
CREATE INDEX op_chain ON op (officer_id, chain);
"""


@migrations()
def initial(db: Database) -> None:
    """Lay all tables."""
    _lay(db, _INITIAL)


def _lay(db: Database, statements: str) -> None:
    for statement in statements.split(";\n"):
        if statement.strip():
            db.execute(statement)


_FILES = """
ALTER TABLE event ADD COLUMN attachments TEXT NOT NULL DEFAULT '';

-- Whose each file is, of a complaint or of an entry of its timeline; its content lies beside this file.
CREATE TABLE attachment (
    complaint_id INTEGER NOT NULL REFERENCES complaint,
    id TEXT NOT NULL CHECK (id <> ''),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    sha256 TEXT NOT NULL,
    PRIMARY KEY (complaint_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_id ON attachment (id, complaint_id);
CREATE INDEX attachment_content ON attachment (sha256);
INSERT INTO attachment
    SELECT complaint.id, value ->> 'id', value ->> 'name', coalesce(value ->> 'media_type', ''), value ->> 'size',
        coalesce(value ->> 'sha256', '')
    FROM complaint, json_each(complaint.attachments);

-- received: bytes that are here and checked; sha256: what the content is, empty until all of it came.
CREATE TABLE upload (
    id TEXT PRIMARY KEY,
    officer_id INTEGER NOT NULL REFERENCES officer,
    length INTEGER NOT NULL CHECK (length >= 0),
    received INTEGER NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND length),
    expected TEXT NOT NULL,
    sha256 TEXT NOT NULL DEFAULT '',
    expires_at TEXT NOT NULL,
    CHECK (sha256 = '' OR received = length)
) STRICT, WITHOUT ROWID;
CREATE INDEX upload_officer ON upload (officer_id, sha256);
CREATE INDEX upload_content ON upload (sha256);
"""


@migrations()
def files(db: Database) -> None:
    """Files: what officers upload, and what complaints and timelines have."""
    _lay(db, _FILES)


_SIGN_IN = """
ALTER TABLE officer ADD COLUMN disabled_at TEXT;

CREATE TABLE login (
    officer_id INTEGER PRIMARY KEY REFERENCES officer,
    user_name TEXT NOT NULL UNIQUE CHECK (user_name <> ''),
    password TEXT NOT NULL
) STRICT;

-- Wrong passwords for a user name, whether or not there is such an officer; nothing is tried for it before free_at.
CREATE TABLE attempt (
    user_hash BLOB PRIMARY KEY CHECK (length(user_hash) = 32),
    failures INTEGER NOT NULL,
    free_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One sign-in of one desk: the code that began it and all tokens that came of that. It ends as a whole.
CREATE TABLE sign_in (
    id INTEGER PRIMARY KEY,
    officer_id INTEGER NOT NULL REFERENCES officer,
    began_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;
CREATE INDEX sign_in_officer ON sign_in (officer_id);
CREATE TABLE auth_code (
    hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
    sign_in_id INTEGER NOT NULL REFERENCES sign_in,
    redirect_uri TEXT NOT NULL,
    challenge TEXT NOT NULL CHECK (challenge <> ''),
    expires_at TEXT NOT NULL,
    is_used INTEGER NOT NULL DEFAULT 0 CHECK (is_used IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE TABLE refresh_token (
    hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
    sign_in_id INTEGER NOT NULL REFERENCES sign_in,
    expires_at TEXT NOT NULL,
    is_used INTEGER NOT NULL DEFAULT 0 CHECK (is_used IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX refresh_token_sign_in ON refresh_token (sign_in_id);
ALTER TABLE token ADD COLUMN sign_in_id INTEGER REFERENCES sign_in;
CREATE INDEX token_sign_in ON token (sign_in_id);
"""


@migrations()
def sign_in(db: Database) -> None:
    """Officers who sign in by themselves, and the tokens that they get by that."""
    _lay(db, _SIGN_IN)


_UPSTREAM = """
-- Complaints that are looked at upstream; problem: the code of what stood against it the last time.
CREATE TABLE watched (
    tracking_id TEXT PRIMARY KEY CHECK (tracking_id NOT IN ('', '0') AND tracking_id NOT GLOB '*[^0-9]*'),
    next_at TEXT NOT NULL,
    seen_at TEXT NOT NULL DEFAULT '',
    failures INTEGER NOT NULL DEFAULT 0,
    problem TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX watched_next ON watched (next_at, tracking_id);

-- Entries upstream, by what they are known by there, that the timeline has already.
CREATE TABLE upstream_entry (
    complaint_id INTEGER NOT NULL REFERENCES complaint,
    entry_id TEXT NOT NULL,
    PRIMARY KEY (complaint_id, entry_id)
) STRICT, WITHOUT ROWID;

-- Ops on their way there: see sync.central.upstream.carried.
CREATE TABLE carried (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    op_id TEXT NOT NULL UNIQUE,
    chain TEXT NOT NULL,
    officer_id INTEGER NOT NULL REFERENCES officer,
    complaint_id INTEGER NOT NULL REFERENCES complaint,
    payload_hash TEXT NOT NULL,
    op TEXT NOT NULL CHECK (json_valid(op)),
    stage TEXT NOT NULL CHECK (stage IN ('waiting', 'sending', 'confirmed', 'unclear')),
    next_at TEXT NOT NULL,
    began_at TEXT NOT NULL DEFAULT '',
    seen TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(seen)),
    looks INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    event_id INTEGER REFERENCES event,
    CHECK (stage = 'waiting' OR began_at <> ''),
    CHECK ((stage = 'unclear') = (event_id IS NOT NULL))
) STRICT;
CREATE INDEX carried_complaint ON carried (complaint_id, seq);
CREATE INDEX carried_chain ON carried (officer_id, chain);
CREATE TRIGGER carried_goes_once BEFORE UPDATE OF op, op_id, payload_hash ON carried
BEGIN SELECT raise(ABORT, 'an op never changes'); END;
"""


@migrations()
def upstream(db: Database) -> None:
    """What a gateway needs to know of its upstream."""
    _lay(db, _UPSTREAM)


_DEVICES = """
-- A desk on one PC, as its officer's exchanges name it. reached_seq: the officer's newest change at its last exchange,
-- so the most that it can have been told; told_at: when an order was given to it.
CREATE TABLE device (
    officer_id INTEGER NOT NULL REFERENCES officer,
    id TEXT NOT NULL CHECK (id <> ''),
    first_seen_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL,
    reached_seq INTEGER NOT NULL DEFAULT 0,
    command TEXT NOT NULL DEFAULT '' CHECK (command IN ('', 'wipe', 'sign-out')),
    ordered_at TEXT,
    told_at TEXT,
    PRIMARY KEY (officer_id, id)
) STRICT, WITHOUT ROWID;
"""


@migrations()
def devices(db: Database) -> None:
    """The PCs that officers use, and what is ordered of them."""
    _lay(db, _DEVICES)


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open the database for whatever thread holds the connection; transactions are begun by hand."""
    uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys=ON")
    if not read_only:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
    return connection


def prepare(connection: sqlite3.Connection) -> None:
    """Bring the tables to the newest shape."""
    migrations.apply(Database(connection))
