"""Complaints that this PC has purged and the central API still counts: they stay away, until they are open again.

What a pull tells of one only moves its revision, so that the digest goes on agreeing. One that is open again (the
reporter asked anew) is let in: as a whole it is taken at once; of a change alone this desk knows too little, so it
forgets that it purged it, the digest no longer agrees, and everything is pulled anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.complaint import status_of
from desktop.digest import share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction
    from desktop.complaint import ComplaintPatch


def let_through(tx: Transaction, patches: Sequence[ComplaintPatch], generation: int) -> Sequence[ComplaintPatch]:
    """Those of the patches that are to be written; what is absent stays so."""
    if not tx.db.execute("SELECT 1 FROM absent LIMIT 1").fetchone():
        return patches
    marks = ", ".join("?" * len(patches))
    ids = [patch.tracking_id for patch in patches]
    absent = {row[0] for row in tx.db.execute(f"SELECT tracking_id FROM absent WHERE tracking_id IN ({marks})", ids)}  # noqa: S608
    let = []
    for patch in patches:
        if patch.tracking_id not in absent:
            let.append(patch)
        elif _is_open_again(patch):
            absent.discard(patch.tracking_id)
            forget(tx, patch.tracking_id)
            let.append(patch)
        else:
            tx.db.execute(
                "UPDATE absent SET rev = ?, share = ?, generation = ? WHERE tracking_id = ?",
                [patch.rev, share(patch.tracking_id, patch.rev), generation, patch.tracking_id],
            )
    return let


def forget(tx: Transaction, tracking_id: str) -> None:
    """The central API counts it no longer, or it is here again."""
    tx.db.execute("DELETE FROM absent WHERE tracking_id = ?", [tracking_id])


def drop_stale(tx: Transaction, generation: int) -> None:
    """After a resync: what it did not tell of is not counted any more."""
    tx.db.execute("DELETE FROM absent WHERE generation < ?", [generation])


def counted(db: Database) -> tuple[int, int]:
    """How many there are, and the sum of their shares in the digest."""
    count, total = db.execute("SELECT count(*), coalesce(sum(share), 0) FROM absent").fetchone()
    return int(count), int(total)


def _is_open_again(patch: ComplaintPatch) -> bool:
    status = patch.fields.get("status_raw")
    return isinstance(status, str) and status_of(status).is_open
