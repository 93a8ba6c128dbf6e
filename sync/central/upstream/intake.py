"""Takes in what was read upstream: changes for the officers, and among them the arrival of what they sent.

All functions run inside a transaction of the store. An entry counts once, under what it is known by there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from desktop.clock import timestamp
from desktop.complaint import ComplaintPatch
from desktop.intake import export
from sync.central import changes, ops
from sync.central.auth import Role
from sync.central.upstream import carried, told, watch
from sync.central.upstream.carried import Stage
from sync.connectors.lapor3 import history, own
from sync.connectors.lapor3.own import Attempt
from sync.contract.request import FollowUpOp

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sync.central.changes import NewEvent
    from sync.central.store import Store
    from sync.central.upstream.carried import Carried
    from sync.central.upstream.told import Reading
    from sync.connectors.lapor3.records import FollowUp

_STATUS_OF_AN_UNTOLD = "Terverifikasi"
_POLLED = {"status", "institution"}
"""What a look upstream knows better than an older export."""
_TOGETHER = 250


def known_entries(db: sqlite3.Connection, tracking_id: str) -> frozenset[str]:
    """What was taken in already of what is said of a complaint upstream."""
    rows = db.execute(
        "SELECT entry_id FROM upstream_entry JOIN complaint ON id = complaint_id WHERE tracking_id = ?", [tracking_id]
    )
    return frozenset(entry_id for (entry_id,) in rows)


def take_in(db: sqlite3.Connection, tracking_id: str, reading: Reading, *, own_name: str, now: str) -> int:
    """Take in a complaint as it was read. Returns its row."""
    fields = told.fields_of(reading)
    row = _row_of(db, tracking_id)
    if row is None:
        row = _create(db, tracking_id, {"received_at": history.received_at(reading.detail), **fields}, now)
    known = known_entries(db, tracking_id)
    new = [entry for entry in reading.follow_ups if entry.entry_id not in known]
    arrived = {entry.entry_id for entry in new if _arrived(db, row, entry, own_name, now)}
    events = [event for entry_id, event in told.events_of(reading) if entry_id not in known | arrived]
    _change(db, row, fields, events, now)
    met = [entry.entry_id for entry in reading.follow_ups] + [entry.entry_id for entry in reading.detail.log]
    db.executemany("INSERT OR IGNORE INTO upstream_entry VALUES (?, ?)", [(row, entry_id) for entry_id in met])
    _assign(db, row, now)
    return row


def import_export(store: Store, path: Path) -> tuple[int, int]:
    """Take the complaints of an official export in, and watch them. Returns how many it has and how many are new here.

    Raises what `desktop.intake.export.opened` raises; what came before stays.
    """
    all_of_them = new = 0
    with export.opened(path) as records:
        patches = [record for record in records if isinstance(record, ComplaintPatch)]
    for first in range(0, len(patches), _TOGETHER):
        some = patches[first : first + _TOGETHER]
        with store.write() as db:
            now = timestamp(store.clock.now())
            for patch in some:
                _import(db, patch, now)
            new += watch.add(db, [patch.tracking_id for patch in some], now)
        all_of_them += len(some)
    return all_of_them, new


def _import(db: sqlite3.Connection, patch: ComplaintPatch, now: str) -> None:
    fields = {("status" if name == "status_raw" else name): value for name, value in patch.fields.items()}
    row = _row_of(db, patch.tracking_id)
    if row is None:
        row = _create(db, patch.tracking_id, fields, now)
    else:
        known = {name: value for name, value in fields.items() if value not in ("", None) and name not in _POLLED}
        _change(db, row, known, [], now)
    _assign(db, row, now)


def _arrived(db: sqlite3.Connection, row: int, entry: FollowUp, own_name: str, now: str) -> bool:
    """Whether an entry is an answer that was sent from here; it is confirmed by that.

    One of which nobody knows comes last: the officer may have sent the same words again.
    """
    for one in sorted(carried.of_complaint(db, row), key=lambda one: one.stage is Stage.UNCLEAR):
        if not _is(one, entry, own_name):
            continue
        if one.stage is Stage.SENDING:
            ops.applied(db, one.account, one.op, row, now)
        elif one.stage is Stage.UNCLEAR:
            ops.arrived_late(db, one.account, one.op, row, now)
        carried.drop(db, one.op.op_id)
        return True
    return False


def _is(one: Carried, entry: FollowUp, own_name: str) -> bool:
    if not isinstance(one.op, FollowUpOp) or one.began_at is None:
        return False
    attempt = Attempt(text=one.op.payload.text, began_at=one.began_at, seen=one.seen)
    return own.find(attempt, [entry], institution=own_name, taken=frozenset()) is not None


def _row_of(db: sqlite3.Connection, tracking_id: str) -> int | None:
    found = db.execute("SELECT id FROM complaint WHERE tracking_id = ?", [tracking_id]).fetchone()
    return int(found[0]) if found else None


def _create(db: sqlite3.Connection, tracking_id: str, fields: Mapping[str, Any], now: str) -> int:
    whole = {**fields, "status": fields.get("status") or _STATUS_OF_AN_UNTOLD}
    if whole.get("is_anonymous"):
        whole["reporter_name"] = ""
    return changes.add(db, tracking_id, whole, officers=[], events=[], at=now)


def _change(db: sqlite3.Connection, row: int, fields: Mapping[str, Any], events: Sequence[NewEvent], now: str) -> None:
    """One change, or none where nothing differs: a revision is news for every officer."""
    names = [name for name in fields if name in changes.FIELDS]
    present = db.execute(f"SELECT {', '.join(names) or 1} FROM complaint WHERE id = ?", [row]).fetchone()  # noqa: S608
    differs = {
        name: fields[name] for name, value in zip(names, present, strict=False) if value != _stored(fields[name])
    }
    if differs or events:
        changes.change(db, row, differs, events=events, at=now)


def _stored(value: object) -> object:
    return msgspec.json.encode(value).decode() if isinstance(value, list) else value


def _assign(db: sqlite3.Connection, row: int, now: str) -> None:
    """Give it to the officers of its institution, and to admins; take it from those of any other.

    An officer without an institution has all there is.
    """
    (institution,) = db.execute("SELECT institution FROM complaint WHERE id = ?", [row]).fetchone()
    have = {number for (number,) in db.execute("SELECT officer_id FROM assignment WHERE complaint_id = ?", [row])}
    for officer_id, role, home in db.execute("SELECT id, role, institution FROM officer ORDER BY id").fetchall():
        is_theirs = role == Role.ADMIN or not home or not institution or _plain(home) == _plain(institution)
        if is_theirs and officer_id not in have:
            changes.assign(db, row, officer_id, at=now)
        elif not is_theirs and officer_id in have:
            changes.withdraw(db, row, officer_id, reason="reassigned", at=now)


def _plain(name: str) -> str:
    return " ".join(name.lower().split())
