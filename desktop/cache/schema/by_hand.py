"""Answers that the officer entered on LAPOR!'s web page: they have left the line for good, unless the officer errs."""

from __future__ import annotations

BY_HAND = """
CREATE TABLE entered_by_hand (
    op_id TEXT PRIMARY KEY REFERENCES outbox (op_id),
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER entered_is_withdrawn BEFORE INSERT ON entered_by_hand
WHEN (SELECT state FROM outbox WHERE op_id = NEW.op_id) != 'WITHDRAWN'
BEGIN SELECT RAISE(ABORT, 'what was entered by hand must not be sent'); END;

-- a mark by mistake is undone: back to where it waits for the officer's word, never by itself into the queue
DROP TRIGGER withdrawn_stays_home;
CREATE TRIGGER withdrawn_stays_home BEFORE UPDATE OF state ON outbox
WHEN OLD.state = 'WITHDRAWN' AND NEW.state NOT IN ('WITHDRAWN', 'SENT', 'CONFLICT', 'REFUSED', 'ORPHANED')
    AND NOT (NEW.state = 'HELD' AND NEW.held_until IS NULL
        AND EXISTS (SELECT 1 FROM entered_by_hand WHERE op_id = OLD.op_id))
BEGIN SELECT RAISE(ABORT, 'a withdrawn op is never sent'); END;
"""
