"""Files of the officer's own that go with answers."""

from __future__ import annotations

OWN_FILES = """
-- Laid by an earlier migration, and never written to.
DROP TABLE draft_file;

-- A file as it was attached, and the smaller one that may go in its place; contents are in the file store.
CREATE TABLE draft_file (
    file_id INTEGER PRIMARY KEY,
    tracking_id TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name != ''),
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    size INTEGER NOT NULL CHECK (size >= 0),
    small_sha256 TEXT NOT NULL DEFAULT '' CHECK (length(small_sha256) IN (0, 64)),
    small_size INTEGER NOT NULL DEFAULT 0 CHECK (small_size >= 0),
    is_shrunk INTEGER NOT NULL DEFAULT 0 CHECK (is_shrunk IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('ATTACHED', 'QUEUED', 'REMOVED')),
    added_at TEXT NOT NULL,
    CHECK (NOT is_shrunk OR small_sha256 != '')
) STRICT;
CREATE INDEX draft_file_by_complaint ON draft_file (tracking_id, file_id);
CREATE INDEX draft_file_attached ON draft_file (tracking_id) WHERE state = 'ATTACHED';
CREATE TRIGGER draft_files_are_kept BEFORE DELETE ON draft_file
BEGIN SELECT RAISE(ABORT, 'a file of a draft is never deleted'); END;
"""
