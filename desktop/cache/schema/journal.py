"""The journal: who did what with which complaint, in a chain that shows a change. No citizen's word is in it."""

from __future__ import annotations

JOURNAL = """
-- at: RFC 3339 in WIB. detail: kinds, names of fields, numbers. hash: SHA-256 over this entry and the hash before it.
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    tracking_id TEXT NOT NULL,
    detail TEXT NOT NULL CHECK (json_valid(detail)),
    hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER the_journal_has_no_gap BEFORE INSERT ON journal
WHEN NEW.seq != (SELECT COALESCE(MAX(seq), 0) + 1 FROM journal)
BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
CREATE TRIGGER the_journal_never_changes BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal never changes'); END;
CREATE TRIGGER the_journal_is_kept BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is kept'); END;
"""
