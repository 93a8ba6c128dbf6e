"""Files that were carried out on a USB stick, and what was in them."""

from __future__ import annotations

BUNDLES = """
CREATE TABLE bundle (
    bundle_id TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    cursor TEXT,
    size INTEGER NOT NULL DEFAULT 0,
    exported_at TEXT NOT NULL,
    imported_at TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE bundle_op (
    op_id TEXT NOT NULL,
    bundle_id TEXT NOT NULL REFERENCES bundle (bundle_id),
    PRIMARY KEY (op_id, bundle_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER bundles_are_kept BEFORE DELETE ON bundle
BEGIN SELECT RAISE(ABORT, 'a bundle is never forgotten: its answer may still come'); END;
"""
