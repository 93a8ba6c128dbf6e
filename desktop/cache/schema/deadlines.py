"""Days of the officer's own calendar, and from what the derived columns were counted."""

from __future__ import annotations

DEADLINES = """
-- what the officer says of a day goes before what the library and the central API say:
CREATE TABLE own_day (
    day TEXT PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    is_working INTEGER NOT NULL CHECK (is_working IN (0, 1))
) STRICT, WITHOUT ROWID;

-- a digest of the calendar and the rules by which `due` and `sort_key` stand:
CREATE TABLE deadline_basis (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    digest TEXT NOT NULL
) STRICT;
INSERT INTO deadline_basis VALUES (1, '');

-- asked of the library anew, now by kind:
DELETE FROM calendar_day WHERE source = 'holidays';
"""
