"""Records of an answer that could not be read: what is needed to find the fault, and no citizen's word."""

from __future__ import annotations

QUARANTINE = """
CREATE TABLE quarantine (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    kind TEXT NOT NULL,
    place TEXT NOT NULL,
    fault TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    shape TEXT NOT NULL,
    times INTEGER NOT NULL DEFAULT 1,
    first_seen_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""
