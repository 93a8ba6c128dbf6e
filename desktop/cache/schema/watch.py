"""For a central API that tells nobody what changed, and knows no ids of ops: what is asked when, and what was sent."""

from __future__ import annotations

WATCH = """
-- complaints that are asked for one by one. An empty next_check_at is overdue.
CREATE TABLE watch (
    tracking_id TEXT PRIMARY KEY,
    next_check_at TEXT NOT NULL DEFAULT '',
    checked_at TEXT NOT NULL DEFAULT '',
    is_wanted INTEGER NOT NULL DEFAULT 0 CHECK (is_wanted IN (0, 1)),
    rev INTEGER NOT NULL DEFAULT 0,
    hash TEXT NOT NULL DEFAULT '',
    failures INTEGER NOT NULL DEFAULT 0,
    last_error TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- since which revision, of our own counting, an entry of a timeline is known
CREATE TABLE watch_event (
    tracking_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    rev INTEGER NOT NULL,
    PRIMARY KEY (tracking_id, event_id)
) STRICT, WITHOUT ROWID;

-- an op on its way, noted before a byte of it left; `seen`: the entries that were there before, as a JSON list
CREATE TABLE attempt (
    op_id TEXT PRIMARY KEY REFERENCES outbox (op_id),
    began_at TEXT NOT NULL,
    seen TEXT NOT NULL CHECK (json_valid(seen)),
    fate TEXT NOT NULL CHECK (fate IN ('UNKNOWN', 'NOT_DONE', 'DONE')),
    event_id TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE TRIGGER attempts_are_kept BEFORE DELETE ON attempt
BEGIN SELECT RAISE(ABORT, 'what was sent is never forgotten'); END;
CREATE TRIGGER what_may_have_arrived_is_not_sent_again BEFORE UPDATE OF began_at ON attempt WHEN OLD.fate != 'NOT_DONE'
BEGIN SELECT RAISE(ABORT, 'an op that may have arrived is never sent again'); END;
CREATE TRIGGER done_is_done BEFORE UPDATE OF fate ON attempt WHEN OLD.fate = 'DONE' AND NEW.fate != 'DONE'
BEGIN SELECT RAISE(ABORT, 'what was done is never sent again'); END;
"""
