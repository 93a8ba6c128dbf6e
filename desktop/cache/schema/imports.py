"""Complaints from the official export: what is being looked at before it is taken in, and what stood there before."""

from __future__ import annotations

IMPORTS = """
-- 'sync': the central API told it; 'import': it is known from an export only, and no digest counts it
ALTER TABLE complaint ADD COLUMN source TEXT NOT NULL DEFAULT 'sync' CHECK (source IN ('sync', 'import'));

CREATE TABLE import_row (
    tracking_id TEXT PRIMARY KEY,
    content TEXT NOT NULL CHECK (json_valid(content))
) STRICT, WITHOUT ROWID;

CREATE TABLE import_done (
    import_id INTEGER PRIMARY KEY,
    file_name TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    counts TEXT NOT NULL CHECK (json_valid(counts)),
    undone_at TEXT
) STRICT;

-- what the last import wrote over; NULL: the complaint was not known
CREATE TABLE import_before (
    tracking_id TEXT PRIMARY KEY,
    content TEXT CHECK (content IS NULL OR json_valid(content))
) STRICT, WITHOUT ROWID;
"""
