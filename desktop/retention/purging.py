"""A purge from its preview to its proof: the cache first, then the files, then nothing of either on the disk."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from desktop.cache.keeping import purge, retention
from desktop.clock import day_in_wib
from desktop.files.store import FILE_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cache.connection import Database
    from desktop.cache.keeping.purge import Purged
    from desktop.cache.keeping.retention import Outlived, Outlook
    from desktop.cache.writer import Transaction
    from desktop.desk import Desk

ORIGIN = "retention"
_TOGETHER = 200
"""Complaints that go in one transaction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was looked at after a deletion."""

    rows_left: int
    """Rows that still tell something of what was deleted."""
    contents_dropped: int
    """Files that went."""
    is_overwritten: bool
    """Whether SQLite overwrites what it deletes."""
    log_emptied: bool
    """Whether no older page is left in the write-ahead logs; not while another program has the desk open."""

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left."""
        return not self.rows_left and self.is_overwritten and self.log_emptied


def look(desk: Desk) -> Outlook:
    """What a purge would do now. Not for the GUI thread."""
    desk.write_as(ORIGIN, retention.note_ended).result()
    return desk.ask(retention.outlook, day_in_wib(desk.clock.now()))


def carry_out(desk: Desk, going: Sequence[Outlived]) -> tuple[Purged, Proof]:
    """Delete what was shown, and prove it. Not for the GUI thread.

    What has changed since it was shown (a draft was begun, say) stays.
    """
    desk.write_as(ORIGIN, retention.note_ended).result()
    purged = desk.write_as(ORIGIN, _purge, going).result()
    dropped, files_emptied = _files(desk, purged)
    desk.write_as(ORIGIN, purge.merge_words).result()
    log_emptied = desk.compact().result() and files_emptied
    proof = desk.ask(_seen, purged.tracking_ids, dropped, log_emptied)
    desk.write_as(ORIGIN, purge.prove, purged.deletion_id, asdict(proof)).result()
    return purged, proof


def sweep(desk: Desk) -> int:
    """Let go of contents in the file store that nothing has needed since yesterday. Returns how many went."""
    if not (desk.data_dir / FILE_NAME).exists():
        return 0
    today = day_in_wib(desk.clock.now()).isoformat()
    return desk.files.sweep(desk.ask(purge.files_named), today).result()


def _purge(tx: Transaction, going: Sequence[Outlived], before: Purged | None = None) -> Purged:
    """Some hundred at a time, for an officer may be typing; each goes with its line of the report, or stays whole."""
    some, later = going[:_TOGETHER], going[_TOGETHER:]
    outlook = retention.outlook(tx.db, day_in_wib(tx.now), [one.tracking_id for one in some])
    still = {one.tracking_id for one in outlook.going}
    goes = [one for one in some if one.tracking_id in still]
    purged = purge.purge(tx, goes, before.deletion_id if before else None)
    so_far = before.with_more(purged) if before else purged
    if later:
        tx.then(_purge, later, so_far)
    return so_far


def _files(desk: Desk, purged: Purged) -> tuple[int, bool]:
    if not (desk.data_dir / FILE_NAME).exists():
        return 0, True
    named = desk.ask(purge.files_named)
    dropped = desk.files.drop(purged.attachment_ids, purged.own_files, named).result()
    sweep(desk)
    return dropped, desk.files.compact().result()


def _seen(db: Database, tracking_ids: Sequence[str], dropped: int, log_emptied: bool) -> Proof:
    (overwrites,) = db.execute("PRAGMA secure_delete").fetchone()
    return Proof(
        rows_left=purge.left_of(db, tracking_ids),
        contents_dropped=dropped,
        is_overwritten=bool(overwrites),
        log_emptied=log_emptied,
    )
