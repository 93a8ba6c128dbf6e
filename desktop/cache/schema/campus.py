"""What happens inside the campus, filters, templates and files of the officer's own."""

from __future__ import annotations

CAMPUS = """
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
