"""The record of processing (UU 27/2022, article 31): added to, never changed, each entry chained to the one before.

An operation notes what it does within its own transaction: there is no act without its entry, and no entry without its
act. It tells numbers of complaints, kinds and names of fields, never what a citizen wrote, nor a name of theirs.

The chain shows an entry that was changed, taken out or put in between. That the end was cut off shows by the anchor
beside the cache (`desktop.journal_anchor`), or by the last line of an export. Who can write this file and the anchor,
has the key and counts the whole chain anew is not shown by either: an export that lies elsewhere shows that too.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from desktop.cache.writer import Transaction, rebuildable
from desktop.clock import WIB
from desktop.journal_anchor import Anchor

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from desktop.cache.connection import Database

_COLUMNS = "seq, at, actor, act, tracking_id, detail, hash"
_BEGINNING = "0" * 64
_ACTOR = """SELECT coalesce(
    (SELECT value ->> 'name' FROM reference WHERE name = 'officer'),
    (SELECT value ->> 'name' FROM setting WHERE name = 'owner'), '')"""
"""Asked of the tables themselves: the settings note here what concerns security, so nothing here asks them."""


class Act(StrEnum):
    """What is recorded."""

    OPENED = "opened"
    REVEALED = "revealed"
    DRAFTED = "drafted"
    APPROVAL = "approval"
    QUEUED = "queued"
    TAKEN_BACK = "taken-back"
    SENT = "sent"
    FORWARDED = "forwarded"
    EXPORTED = "exported"
    PRINTED = "printed"
    COPIED = "copied"
    """Words of a complaint, to the clipboard, which every program reads."""
    OPENED_ELSEWHERE = "opened-elsewhere"
    """A copy was given to another program."""
    IMPORTED = "imported"
    IMPORT_UNDONE = "import-undone"
    BUNDLE_OUT = "bundle-out"
    BUNDLE_IN = "bundle-in"
    PURGED = "purged"
    SIGNED_IN = "signed-in"
    SIGNED_OUT = "signed-out"
    UNLOCKED = "unlocked"
    LOCKED = "locked"
    PIN_SET = "pin-set"
    PIN_REMOVED = "pin-removed"
    SECURITY = "security"
    """A setting of security was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the journal."""

    seq: int
    at: str
    """RFC 3339, in WIB."""
    actor: str
    """The officer, as the central API names them; empty on a desk that nobody has signed in to."""
    act: str
    tracking_id: str
    detail: dict[str, Any]
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a look through the whole chain found."""

    entries: int
    first_broken: int | None
    """The entry from which on the chain does not hold."""
    is_cut: bool
    """The end is missing: the anchor knows of more, or of another last one."""
    head: str
    """The hash of the last entry."""

    @property
    def is_fine(self) -> bool:
        """Whether nothing shows that anything was changed."""
        return self.first_broken is None and not self.is_cut


def note(tx: Transaction, act: Act, tracking_id: str = "", /, **detail: object) -> None:
    """Add an entry, in the transaction of what it tells."""
    last = tx.db.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    seq, before = (last[0] + 1, last[1]) if last else (1, _BEGINNING)
    at = tx.now.astimezone(WIB).isoformat(timespec="milliseconds")
    told = json.dumps(detail, sort_keys=True, ensure_ascii=False)
    values = (seq, at, _actor(tx.db), act.value, tracking_id, told)
    chained = _chained(before, values)
    tx.db.execute(f"INSERT INTO journal ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", [*values, chained])  # noqa: S608
    tx.journal_head = Anchor(seq, chained)


@rebuildable
def observe(tx: Transaction, act: Act, tracking_id: str = "", /, **detail: object) -> None:
    """Note what was looked at, without waiting for the disk: a power cut may take the last second of it."""
    note(tx, act, tracking_id, **detail)


def entries(db: Database, first: date | None = None, last: date | None = None) -> list[Entry]:
    """The entries of these days in WIB, both included, oldest first."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM journal WHERE substr(at, 1, 10) BETWEEN ? AND ? ORDER BY seq",  # noqa: S608
        [first.isoformat() if first else "", last.isoformat() if last else "9999"],
    )
    return [_entry(row) for row in rows]


def verify(db: Database, anchor: Anchor | None = None) -> Verdict:
    """Go through the chain from its beginning; `anchor`: what was known of its end."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM journal ORDER BY seq")  # noqa: S608 - our own names
    count, before, first_broken, anchored = 0, _BEGINNING, None, ""
    for *values, kept in rows:
        count += 1
        if first_broken is None and (values[0] != count or _chained(before, values) != kept):
            first_broken = count
        before = kept
        if anchor is not None and count == anchor.count:
            anchored = kept
    is_cut = anchor is not None and anchor.count > 0 and anchored != anchor.head
    return Verdict(entries=count, first_broken=first_broken, is_cut=is_cut, head=before if count else "")


def _actor(db: Database) -> str:
    return str(db.execute(_ACTOR).fetchone()[0])


def _chained(before: str, values: Iterable[object]) -> str:
    text = json.dumps([before, *values], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _entry(row: tuple[Any, ...]) -> Entry:
    seq, at, actor, act, tracking_id, detail, kept = row
    return Entry(
        seq=seq, at=at, actor=actor, act=act, tracking_id=tracking_id, detail=dict(json.loads(detail)), hash=kept
    )
