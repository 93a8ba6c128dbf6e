"""What the central API last said: can be thrown away and pulled again."""

from __future__ import annotations

MIRROR = """
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
