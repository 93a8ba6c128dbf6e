"""What may not stay for ever: complaints that are frozen, what a purge is at, what it took, and its report."""

from __future__ import annotations

RETENTION = """
-- person: who asked for it; a freeze that has ended is kept
CREATE TABLE freeze (
    freeze_id INTEGER PRIMARY KEY,
    tracking_id TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason != ''),
    person TEXT NOT NULL DEFAULT '',
    frozen_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;
CREATE UNIQUE INDEX one_freeze_a_complaint ON freeze (tracking_id) WHERE ended_at IS NULL;
CREATE TRIGGER freezes_are_kept BEFORE DELETE ON freeze
BEGIN SELECT RAISE(ABORT, 'a freeze is never deleted'); END;

-- since when this desk knows that a complaint ended, where its timeline does not say
CREATE TABLE ended_seen (tracking_id TEXT PRIMARY KEY, day TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- what the purge that runs is at; empty but within its transaction
CREATE TABLE purging (tracking_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TRIGGER what_waits_or_is_frozen_is_not_purged BEFORE INSERT ON purging WHEN
    EXISTS (SELECT 1 FROM outbox WHERE tracking_id = NEW.tracking_id AND state NOT IN ('SENT', 'WITHDRAWN'))
    OR EXISTS (SELECT 1 FROM freeze WHERE tracking_id = NEW.tracking_id AND ended_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'what waits or is frozen is not purged'); END;

-- the central API goes on counting these as held, so the digest does too; until one is open again it stays away
CREATE TABLE absent (
    tracking_id TEXT PRIMARY KEY,
    rev INTEGER NOT NULL,
    share INTEGER NOT NULL,
    generation INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- the deletion report: numbers and days, no citizen's word. proof: what was looked at afterwards.
CREATE TABLE deletion (
    deletion_id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    proof TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(proof))
) STRICT;
CREATE TABLE deleted (
    deletion_id INTEGER NOT NULL REFERENCES deletion (deletion_id),
    tracking_id TEXT NOT NULL,
    ending TEXT NOT NULL,
    classification TEXT NOT NULL,
    received TEXT NOT NULL,
    ended TEXT NOT NULL,
    days INTEGER NOT NULL,
    basis TEXT NOT NULL,
    PRIMARY KEY (deletion_id, tracking_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER deletions_are_kept BEFORE DELETE ON deletion
BEGIN SELECT RAISE(ABORT, 'a deletion report is never deleted'); END;
CREATE TRIGGER deleted_are_kept BEFORE DELETE ON deleted
BEGIN SELECT RAISE(ABORT, 'a deletion report is never deleted'); END;

-- what the officer did is deleted by a purge of its complaint only:
DROP TRIGGER drafts_are_kept;
CREATE TRIGGER drafts_are_kept BEFORE DELETE ON draft
WHEN OLD.tracking_id NOT IN (SELECT tracking_id FROM purging)
BEGIN SELECT RAISE(ABORT, 'a draft is never deleted'); END;
DROP TRIGGER ops_are_kept;
CREATE TRIGGER ops_are_kept BEFORE DELETE ON outbox
WHEN OLD.tracking_id NOT IN (SELECT tracking_id FROM purging)
BEGIN SELECT RAISE(ABORT, 'an op is never deleted'); END;
DROP TRIGGER forwards_are_kept;
CREATE TRIGGER forwards_are_kept BEFORE DELETE ON forward
WHEN OLD.tracking_id NOT IN (SELECT tracking_id FROM purging)
BEGIN SELECT RAISE(ABORT, 'a forward is never deleted'); END;
DROP TRIGGER approval_steps_are_kept;
CREATE TRIGGER approval_steps_are_kept BEFORE DELETE ON approval_step
WHEN OLD.tracking_id NOT IN (SELECT tracking_id FROM purging)
BEGIN SELECT RAISE(ABORT, 'an approval step is never deleted'); END;
DROP TRIGGER notes_are_kept;
CREATE TRIGGER notes_are_kept BEFORE DELETE ON note
WHEN OLD.tracking_id NOT IN (SELECT tracking_id FROM purging)
BEGIN SELECT RAISE(ABORT, 'a note is never deleted'); END;
DROP TRIGGER draft_files_are_kept;
CREATE TRIGGER draft_files_are_kept BEFORE DELETE ON draft_file
WHEN OLD.tracking_id NOT IN (SELECT tracking_id FROM purging)
BEGIN SELECT RAISE(ABORT, 'a file of a draft is never deleted'); END;
DROP TRIGGER attempts_are_kept;
CREATE TRIGGER attempts_are_kept BEFORE DELETE ON attempt
WHEN OLD.op_id NOT IN (SELECT op_id FROM outbox WHERE tracking_id IN (SELECT tracking_id FROM purging))
BEGIN SELECT RAISE(ABORT, 'what was sent is never forgotten'); END;
"""
