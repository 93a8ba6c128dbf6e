"""What the officer did: drafts, outbox, settings. No sync deletes from these tables."""

from __future__ import annotations

INTENTS = """
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
