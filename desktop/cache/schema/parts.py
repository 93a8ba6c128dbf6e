"""What is done in parts remembers how far it has come, so that the next start goes on where a kill fell between two."""

from __future__ import annotations

PARTS = """
-- '': done, or taken back. IN: being taken in. BACK: being taken back.
ALTER TABLE import_done ADD COLUMN step TEXT NOT NULL DEFAULT '' CHECK (step IN ('', 'IN', 'BACK'));

-- rows of another import than the last one are of no use any more, and on their way out
ALTER TABLE import_before ADD COLUMN import_id INTEGER NOT NULL DEFAULT 0;
UPDATE import_before SET import_id = (SELECT coalesce(max(import_id), 0) FROM import_done);

-- counting: by which digest complaints are being counted; reached: the last of them, by its row number
ALTER TABLE deadline_basis ADD COLUMN counting TEXT NOT NULL DEFAULT '';
ALTER TABLE deadline_basis ADD COLUMN reached INTEGER NOT NULL DEFAULT 0;

-- else a segment of the index of which a tenth has gone is merged at once, whole, and few segments in large steps: both
-- take seconds where very many complaints change
INSERT INTO complaint_words (complaint_words, rank) VALUES ('deletemerge', 0), ('automerge', 8);
"""
