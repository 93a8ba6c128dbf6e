"""The cache's schema, one migration after another. A cache that knows more than this program is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils.migrations import Migrations

from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from pathlib import Path

    from sqlite_utils import Database

migrations = Migrations("desk")

_MIRROR = """
CREATE TABLE complaint (
    id INTEGER PRIMARY KEY,
    tracking_id TEXT NOT NULL UNIQUE,
    rev INTEGER NOT NULL CHECK (rev >= 0),
    share INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    body_edited TEXT NOT NULL DEFAULT '',
    status_raw TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'UNKNOWN',
    classification TEXT NOT NULL DEFAULT '',
    category TEXT NOT NULL DEFAULT '',
    channel TEXT NOT NULL DEFAULT '',
    is_anonymous INTEGER NOT NULL DEFAULT 0 CHECK (is_anonymous IN (0, 1)),
    is_secret INTEGER NOT NULL DEFAULT 0 CHECK (is_secret IN (0, 1)),
    reporter_name TEXT NOT NULL DEFAULT '',
    parent_institution TEXT NOT NULL DEFAULT '',
    institution TEXT NOT NULL DEFAULT '',
    location TEXT NOT NULL DEFAULT '',
    received_at TEXT NOT NULL DEFAULT '',
    disposed_at TEXT NOT NULL DEFAULT '',
    hold_reason TEXT NOT NULL DEFAULT '',
    rating INTEGER,
    attachments TEXT NOT NULL DEFAULT '[]',
    attachment_count INTEGER NOT NULL DEFAULT 0,
    gone_reason TEXT NOT NULL DEFAULT '',
    -- derived, so that lists need no look at the timeline:
    bucket INTEGER NOT NULL,
    due TEXT,
    sort_key INTEGER NOT NULL DEFAULT 0,
    news_rev INTEGER NOT NULL DEFAULT 0
) STRICT;
-- covers the lists, their counts and the digest, so that none of them reads a text:
CREATE INDEX complaint_by_bucket ON complaint (bucket, sort_key, due, share);

CREATE TABLE event (
    complaint_id INTEGER NOT NULL REFERENCES complaint (id) ON DELETE CASCADE,
    event_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    text TEXT NOT NULL,
    is_secret INTEGER NOT NULL,
    op_id TEXT NOT NULL,
    rating INTEGER NOT NULL,
    PRIMARY KEY (complaint_id, event_id)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE complaint_words USING fts5 (words, content = '', contentless_delete = 1, detail = none);

CREATE TABLE reference (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE calendar_day (
    day TEXT NOT NULL, name TEXT NOT NULL, source TEXT NOT NULL, PRIMARY KEY (day, source)
) STRICT, WITHOUT ROWID;
CREATE TABLE mirror_state (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    cursor TEXT,
    generation INTEGER NOT NULL,
    resyncing INTEGER NOT NULL CHECK (resyncing IN (0, 1))
) STRICT;
INSERT INTO mirror_state VALUES (1, NULL, 1, 0);
"""

_INTENTS = """
CREATE TABLE draft (
    draft_id INTEGER PRIMARY KEY,
    tracking_id TEXT NOT NULL,
    text TEXT NOT NULL,
    is_secret INTEGER NOT NULL CHECK (is_secret IN (0, 1)),
    state TEXT NOT NULL
        CHECK (state IN ('DRAFT', 'AWAITING_APPROVAL', 'RETURNED', 'APPROVED', 'QUEUED', 'DISCARDED')),
    base_rev INTEGER NOT NULL,
    supersedes TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_open_draft_a_complaint ON draft (tracking_id)
    WHERE state IN ('DRAFT', 'AWAITING_APPROVAL', 'RETURNED', 'APPROVED');
CREATE TRIGGER drafts_are_kept BEFORE DELETE ON draft
BEGIN SELECT RAISE(ABORT, 'a draft is never deleted'); END;

CREATE TABLE draft_revision (
    revision_id INTEGER PRIMARY KEY,
    draft_id INTEGER NOT NULL REFERENCES draft (draft_id),
    text TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT;
CREATE INDEX draft_revision_by_draft ON draft_revision (draft_id, revision_id);

CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    op_id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    tracking_id TEXT NOT NULL,
    base_rev INTEGER NOT NULL,
    authored_at TEXT NOT NULL,
    payload TEXT NOT NULL CHECK (json_valid(payload)),
    payload_hash TEXT NOT NULL,
    supersedes TEXT,
    draft_id INTEGER REFERENCES draft (draft_id),
    state TEXT NOT NULL
        CHECK (state IN ('HELD', 'QUEUED', 'SENDING', 'SENT', 'CONFLICT', 'REFUSED', 'ORPHANED', 'WITHDRAWN')),
    has_left INTEGER NOT NULL DEFAULT 0 CHECK (has_left IN (0, 1)),
    attempts INTEGER NOT NULL DEFAULT 0,
    held_until TEXT,
    last_error TEXT NOT NULL DEFAULT '',
    error_detail TEXT NOT NULL DEFAULT '{}',
    happened TEXT NOT NULL DEFAULT '[]',
    updated_at TEXT NOT NULL,
    CHECK (state != 'SENDING' OR has_left = 1)
) STRICT;
CREATE INDEX outbox_unsettled ON outbox (tracking_id, seq) WHERE state NOT IN ('SENT', 'WITHDRAWN');
CREATE TRIGGER an_op_never_changes
BEFORE UPDATE OF op_id, kind, tracking_id, base_rev, authored_at, payload, payload_hash, supersedes ON outbox
BEGIN SELECT RAISE(ABORT, 'an op never changes: queue a new one'); END;
CREATE TRIGGER what_left_has_left BEFORE UPDATE OF has_left ON outbox WHEN OLD.has_left > NEW.has_left
BEGIN SELECT RAISE(ABORT, 'an op that left the machine has left'); END;
CREATE TRIGGER sent_is_final BEFORE UPDATE OF state ON outbox WHEN OLD.state = 'SENT' AND NEW.state != 'SENT'
BEGIN SELECT RAISE(ABORT, 'a sent op stays sent'); END;
CREATE TRIGGER withdrawn_stays_home BEFORE UPDATE OF state ON outbox
WHEN OLD.state = 'WITHDRAWN' AND NEW.state NOT IN ('WITHDRAWN', 'SENT')
BEGIN SELECT RAISE(ABORT, 'a withdrawn op is never sent'); END;
CREATE TRIGGER ops_are_kept BEFORE DELETE ON outbox
BEGIN SELECT RAISE(ABORT, 'an op is never deleted'); END;

CREATE TABLE read_mark (tracking_id TEXT PRIMARY KEY, rev INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value))) STRICT;
CREATE TABLE sync_status (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    last_success_at TEXT,
    last_attempt_at TEXT,
    next_attempt_at TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_error_code TEXT NOT NULL DEFAULT '',
    last_error_params TEXT NOT NULL DEFAULT '{}',
    clock_skew_seconds REAL NOT NULL DEFAULT 0,
    bytes_up_total INTEGER NOT NULL DEFAULT 0,
    bytes_down_total INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO sync_status (only_row) VALUES (1);
"""

_CAMPUS = """
-- for filters that combine and orders that are asked for, without reading a text:
CREATE INDEX complaint_facets ON complaint (
    bucket, sort_key, due, tracking_id, status, classification, channel, institution, received_at,
    is_anonymous, is_secret, attachment_count
);

-- how many complaints have a word: the rare ones tell which complaints are alike
CREATE VIRTUAL TABLE complaint_word_count USING fts5vocab (complaint_words, row);

CREATE TABLE unit (
    name TEXT PRIMARY KEY COLLATE NOCASE CHECK (name != ''),
    contact TEXT NOT NULL DEFAULT '',
    used_at TEXT NOT NULL
) STRICT;
CREATE TABLE forward (
    forward_id INTEGER PRIMARY KEY,
    tracking_id TEXT NOT NULL,
    unit TEXT NOT NULL CHECK (unit != ''),
    message TEXT NOT NULL,
    due TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('WAITING', 'ANSWERED', 'WITHDRAWN')),
    answer TEXT NOT NULL DEFAULT '',
    answered_by TEXT NOT NULL DEFAULT '',
    forwarded_at TEXT NOT NULL,
    answered_at TEXT,
    reminded_at TEXT,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX forward_by_complaint ON forward (tracking_id, forward_id);
CREATE INDEX forward_waiting ON forward (due, tracking_id) WHERE state = 'WAITING';
CREATE TRIGGER forwards_are_kept BEFORE DELETE ON forward
BEGIN SELECT RAISE(ABORT, 'a forward is never deleted'); END;

CREATE TABLE approval_step (
    step_id INTEGER PRIMARY KEY,
    draft_id INTEGER NOT NULL REFERENCES draft (draft_id),
    tracking_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('ASKED', 'APPROVED', 'RETURNED', 'TAKEN_BACK')),
    person TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX approval_step_by_complaint ON approval_step (tracking_id, step_id);
CREATE TRIGGER approval_steps_are_kept BEFORE DELETE ON approval_step
BEGIN SELECT RAISE(ABORT, 'an approval step is never deleted'); END;

CREATE TABLE note (
    note_id INTEGER PRIMARY KEY,
    tracking_id TEXT NOT NULL,
    text TEXT NOT NULL,
    is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1)),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX note_by_complaint ON note (tracking_id, note_id);
CREATE TRIGGER notes_are_kept BEFORE DELETE ON note
BEGIN SELECT RAISE(ABORT, 'a note is never deleted'); END;

CREATE TABLE twin (
    tracking_id TEXT PRIMARY KEY,
    group_id INTEGER NOT NULL,
    added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX twin_by_group ON twin (group_id, tracking_id);

CREATE TABLE form (
    tracking_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content)),
    updated_at TEXT NOT NULL,
    PRIMARY KEY (tracking_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE own_template (
    template_id INTEGER PRIMARY KEY,
    title TEXT NOT NULL CHECK (title != ''),
    content TEXT NOT NULL,
    is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1)),
    updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE draft_file (
    tracking_id TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    file_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    added_at TEXT NOT NULL,
    PRIMARY KEY (tracking_id, sha256)
) STRICT, WITHOUT ROWID;

-- of what the officer was told outside of the window, so that nothing is told twice:
CREATE TABLE told (
    kind TEXT NOT NULL,
    tracking_id TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (kind, tracking_id, day)
) STRICT, WITHOUT ROWID;
"""

SCHEMA_VERSION = 2
"""Kept in the file as `user_version`: how many of the migrations below it has seen."""


@migrations()
def m001_mirror_and_intents(db: Database) -> None:
    """The first schema."""
    db.executescript(_MIRROR + _INTENTS)


@migrations()
def m002_campus(db: Database) -> None:
    """What happens inside the campus, filters, templates and files of the officer's own."""
    db.executescript(_CAMPUS)


def migrate(db: Database, path: Path) -> None:
    """Bring the cache to this program's schema. Raises KnownProblem `cache-newer` for one that is past it."""
    (found,) = db.execute("PRAGMA user_version").fetchone()
    if found > SCHEMA_VERSION:
        raise KnownProblem("cache-newer", path=str(path))
    if found < SCHEMA_VERSION:
        migrations.apply(db)
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
