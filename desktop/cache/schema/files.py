"""Files on their way: what is to be fetched, what was uploaded, and the files of the timeline's entries."""

from __future__ import annotations

FILES = """
ALTER TABLE event ADD COLUMN attachments TEXT NOT NULL DEFAULT '';

-- what the officer wants to have here; a wish stands until it is fulfilled or taken back
CREATE TABLE file_wish (
    attachment_id TEXT PRIMARY KEY,
    tracking_id TEXT NOT NULL,
    wished_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- previews that were asked for, whether there was one or not, so that none is asked for twice
CREATE TABLE preview (attachment_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- where the upload of a content goes on; times_missing: how often the central API said that it has it not
CREATE TABLE upload (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    url TEXT NOT NULL,
    is_finished INTEGER NOT NULL DEFAULT 0 CHECK (is_finished IN (0, 1)),
    times_missing INTEGER NOT NULL DEFAULT 0,
    updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""
