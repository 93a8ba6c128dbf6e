"""Changing complaints: every change bumps the revision, enters the change log and keeps each officer's digest.

All functions run inside a transaction of `Store.write`. Whatever they do reaches the officers by the next pull.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from sync.central.urgency import urgency
from sync.contract.digest import share
from sync.contract.messages import AttachmentInfo, ComplaintFields

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.complaint import EventKind

FIELDS = ComplaintFields.__struct_fields__
"""The columns of a complaint that officers are told of; the position of each is its bit in the change log."""
_BIT = {name: 1 << position for position, name in enumerate(FIELDS)}
ALL_FIELDS = (1 << len(FIELDS)) - 1
DEFAULTS: Mapping[str, Any] = {
    name: {"is_anonymous": False, "is_secret": False, "rating": None, "attachments": []}.get(name, "")
    for name in FIELDS
}
"""What a field is where nobody said anything, and what the contract takes it for where a whole record leaves it out."""

_COLUMNS = ", ".join(FIELDS)

EventActor = Literal["officer", "reporter", "admin", "system"]


class UnknownComplaintError(LookupError):
    """No complaint has that tracking ID."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """An entry for the timeline. An `officer` without `officer_id` is a colleague who has no account here."""

    kind: EventKind
    actor: EventActor
    officer_id: int | None = None
    name: str = ""
    text: str = ""
    is_secret: bool = False
    op_id: str | None = None
    rating: int | None = None
    attachments: Sequence[AttachmentInfo] = ()
    at: str | None = None
    """When it happened, where that is not now."""


def complaint_id(db: sqlite3.Connection, tracking_id: str) -> int:
    """The row of a tracking ID."""
    row = db.execute("SELECT id FROM complaint WHERE tracking_id = ?", [tracking_id]).fetchone()
    if row is None:
        raise UnknownComplaintError(tracking_id)
    return int(row[0])


def add(
    db: sqlite3.Connection,
    tracking_id: str,
    fields: Mapping[str, Any],
    *,
    officers: Iterable[int],
    events: Sequence[NewEvent],
    at: str,
) -> int:
    """A new complaint, in revision 1, given to `officers`. Returns its row."""
    values = {**DEFAULTS, **fields}
    row = db.execute(
        f"INSERT INTO complaint (tracking_id, rev, {_COLUMNS}) VALUES (?, 1, {', '.join('?' * len(FIELDS))})",  # noqa: S608
        [tracking_id, *(_stored(name, values[name]) for name in FIELDS)],
    ).lastrowid
    if row is None:
        raise AssertionError
    seq = _log(db, row, 1, ALL_FIELDS, at)
    _hold_files(db, row, values["attachments"])
    _append(db, row, events, seq=seq, rev=1, at=at)
    order = urgency(values["status"], values["received_at"], values["disposed_at"])
    for officer_id in officers:
        _give(db, officer_id, row, order=order, seq=seq, part=share(tracking_id, 1))
    return row


def change(
    db: sqlite3.Connection, row: int, fields: Mapping[str, Any], *, events: Sequence[NewEvent] = (), at: str
) -> int:
    """Set fields and append events as one change. Returns the new revision. Fields that stay the same cost nothing."""
    tracking_id, rev, *present = db.execute(
        f"SELECT tracking_id, rev, {_COLUMNS} FROM complaint WHERE id = ?",  # noqa: S608
        [row],
    ).fetchone()
    before = dict(zip(FIELDS, present, strict=True))
    after = {name: stored for name, value in fields.items() if (stored := _stored(name, value)) != before[name]}
    db.execute(
        f"UPDATE complaint SET {''.join(f'{name} = ?, ' for name in after)} rev = rev + 1 WHERE id = ?",  # noqa: S608
        [*after.values(), row],
    )
    seq = _log(db, row, rev + 1, sum(_BIT[name] for name in after), at)
    _hold_files(db, row, fields.get("attachments", ()))
    _append(db, row, events, seq=seq, rev=rev + 1, at=at)
    db.execute(
        "UPDATE officer SET share_sum = share_sum + ?, last_seq = ?"
        " WHERE id IN (SELECT officer_id FROM assignment WHERE complaint_id = ?)",
        [share(tracking_id, rev + 1) - share(tracking_id, rev), seq, row],
    )
    db.execute("UPDATE assignment SET last_seq = ? WHERE complaint_id = ?", [seq, row])
    if after.keys() & {"status", "received_at", "disposed_at"}:
        now = before | after
        place = urgency(now["status"], now["received_at"], now["disposed_at"])
        db.execute(
            "UPDATE assignment SET urgency = ?, moved_seq = ? WHERE complaint_id = ? AND urgency <> ?",
            [place, seq, row, place],
        )
    return int(rev) + 1


def assign(db: sqlite3.Connection, row: int, officer_id: int, *, at: str) -> None:
    """Give the complaint to one more officer, who will be told all of it. Nothing happens to one who has it already."""
    if db.execute("SELECT 1 FROM assignment WHERE officer_id = ? AND complaint_id = ?", [officer_id, row]).fetchone():
        return
    tracking_id, rev, *clock = db.execute(
        "SELECT tracking_id, rev, status, received_at, disposed_at FROM complaint WHERE id = ?", [row]
    ).fetchone()
    db.execute("DELETE FROM departure WHERE officer_id = ? AND complaint_id = ?", [officer_id, row])
    seq = _log(db, row, rev, 0, at)
    _give(db, officer_id, row, order=urgency(*clock), seq=seq, part=share(tracking_id, rev))


def withdraw(db: sqlite3.Connection, row: int, officer_id: int, *, reason: str, at: str) -> None:
    """Take the complaint from an officer, who will be told that it is gone and why."""
    taken = db.execute("DELETE FROM assignment WHERE officer_id = ? AND complaint_id = ?", [officer_id, row])
    if not taken.rowcount:
        return
    tracking_id, rev = db.execute("SELECT tracking_id, rev FROM complaint WHERE id = ?", [row]).fetchone()
    seq = _log(db, row, rev, 0, at)
    db.execute("INSERT INTO departure VALUES (?, ?, ?, ?, ?)", [officer_id, row, seq, rev, reason])
    db.execute(
        "UPDATE officer SET held = held - 1, share_sum = share_sum - ?, last_seq = ? WHERE id = ?",
        [share(tracking_id, rev), seq, officer_id],
    )


def _give(db: sqlite3.Connection, officer_id: int, row: int, *, order: int, seq: int, part: int) -> None:
    db.execute("INSERT INTO assignment VALUES (?, ?, ?, ?, ?, ?)", [officer_id, row, order, seq, seq, seq])
    db.execute(
        "UPDATE officer SET held = held + 1, share_sum = share_sum + ?, last_seq = ? WHERE id = ?",
        [part, seq, officer_id],
    )


def _log(db: sqlite3.Connection, row: int, rev: int, fields: int, at: str) -> int:
    entry = db.execute(
        "INSERT INTO change_log (complaint_id, rev, fields, at) VALUES (?, ?, ?, ?)", [row, rev, fields, at]
    )
    if entry.lastrowid is None:
        raise AssertionError
    return entry.lastrowid


def _append(db: sqlite3.Connection, row: int, events: Sequence[NewEvent], *, seq: int, rev: int, at: str) -> None:
    db.executemany(
        "INSERT INTO event (complaint_id, seq, rev, kind, at, actor, officer_id, name, text, is_secret, op_id, rating,"
        " attachments) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(row, seq, rev, event.kind, event.at or at, event.actor, event.officer_id),
                *(event.name, event.text, event.is_secret, event.op_id, event.rating),
                msgspec.json.encode(event.attachments).decode() if event.attachments else "",
            )
            for event in events
        ],
    )
    for event in events:
        _hold_files(db, row, event.attachments)


def _hold_files(db: sqlite3.Connection, row: int, attachments: Iterable[AttachmentInfo]) -> None:
    """Whoever has the complaint may fetch these."""
    db.executemany(
        "INSERT OR REPLACE INTO attachment VALUES (?, ?, ?, ?, ?, ?)",
        [(row, file.id, file.name, file.media_type, file.size, file.sha256) for file in attachments],
    )


def _stored(name: str, value: Any) -> Any:  # noqa: ANN401  a column's value
    if name == "attachments":
        return msgspec.json.encode(value).decode()
    return int(value) if isinstance(value, bool) else value


def given(fields: ComplaintFields) -> dict[str, Any]:
    """The fields that are set."""
    return {name: value for name in FIELDS if (value := getattr(fields, name)) is not msgspec.UNSET}


def fields_of(values: Iterable[Any], mask: int, *, is_whole: bool) -> ComplaintFields:
    """The message's fields from a row of `FIELDS`: those in `mask`, of a whole record but defaults."""
    chosen: dict[str, Any] = {}
    for name, value in zip(FIELDS, values, strict=True):
        if not mask & _BIT[name]:
            continue
        if name == "attachments":
            if is_whole and value == "[]":
                continue
            chosen[name] = msgspec.json.decode(value, type=list[AttachmentInfo])
        elif is_whole and not value:
            continue
        else:
            chosen[name] = bool(value) if name.startswith("is_") else value
    return ComplaintFields(**chosen)
