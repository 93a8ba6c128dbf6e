"""The PCs on which officers have a desk: when they were here, what is ordered of them, and what they hold at most.

A device is named by the exchange itself, so an order reaches it with its next one, before an op of it is looked at: the
one who holds a lost PC is not its officer. What was told is not noted record by record, which would cost a write for
each page of a pull. What a device can hold follows from what its officer had up to its last exchange.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.clock import moment, timestamp
from desktop.problems import KnownProblem
from sync.central.answers import RequestRefusedError
from sync.central.changes import FIELDS
from sync.contract.problems import ProblemCode

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from sync.central.auth import Account
    from sync.central.store import Store

_QUIET_SECONDS = 600
"""How exact the time of the last exchange is, so that one with nothing to do is no write."""


class Command(StrEnum):
    """What may be ordered of a device."""

    WIPE = "wipe"
    """Erase the desk with all that is in it. It holds until the device is heard of no more."""
    SIGN_OUT = "sign-out"
    """Forget the token. It is told once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A desk on one PC."""

    id: str
    officer: str
    first_seen_at: str
    last_seen_at: str
    command: str
    ordered_at: str | None
    told_at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A complaint that a device can hold, with the fields that were not empty, and how much else was told."""

    tracking_id: str
    fields: tuple[str, ...]
    events: int
    attachments: int


def meet(store: Store, account: Account, device: str) -> None:
    """Note that a device is here. Raises `RequestRefusedError` with the order that is given to it."""
    if not device:
        return
    key, now = [account.id, device], store.clock.now()
    with store.read() as db:
        (newest,) = db.execute("SELECT last_seq FROM officer WHERE id = ?", [account.id]).fetchone()
        row = db.execute(
            "SELECT command, last_seen_at, reached_seq FROM device WHERE officer_id = ? AND id = ?", key
        ).fetchone()
    if row is not None and not row[0] and row[2] == newest and _is_recent(row[1], now):
        return
    with store.write() as db:
        db.execute(
            "INSERT INTO device (officer_id, id, first_seen_at, last_seen_at, reached_seq) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET last_seen_at = excluded.last_seen_at, "
            "reached_seq = iif(command = '', excluded.reached_seq, reached_seq)",
            [*key, timestamp(now), timestamp(now), newest],
        )
        (command,) = db.execute("SELECT command FROM device WHERE officer_id = ? AND id = ?", key).fetchone()
        if command:
            left = command if command == Command.WIPE else ""
            db.execute(
                "UPDATE device SET told_at = coalesce(told_at, ?), command = ? WHERE officer_id = ? AND id = ?",
                [timestamp(now), left, *key],
            )
    if command:
        raise RequestRefusedError(
            ProblemCode.DEVICE_WIPED if command == Command.WIPE else ProblemCode.DEVICE_SIGNED_OUT
        )


def listed(db: sqlite3.Connection) -> list[Device]:
    """All devices, the one that was here last first."""
    rows = db.execute(
        "SELECT device.id, officer.name, first_seen_at, last_seen_at, command, ordered_at, told_at "
        "FROM device JOIN officer ON officer.id = officer_id ORDER BY last_seen_at DESC, device.id"
    )
    names = ("id", "officer", "first_seen_at", "last_seen_at", "command", "ordered_at", "told_at")
    return [Device(**dict(zip(names, row, strict=True))) for row in rows]


def order(db: sqlite3.Connection, device: str, command: Command, now: datetime) -> None:
    """Order something of a device, told at its next exchange. Raises KnownProblem `device-not-found`."""
    found = db.execute(
        "UPDATE device SET command = ?, ordered_at = ?, told_at = NULL WHERE id = ? RETURNING id",
        [command, timestamp(now), device],
    ).fetchall()
    if not found:
        raise KnownProblem("device-not-found", id=device)


def held(db: sqlite3.Connection, device: str) -> list[Held]:
    """What a device can hold, by what its officer had up to its last exchange. Raises `device-not-found`.

    More than it does hold where a pull was cut, where its officer had some purged, or where the officer lost one before
    the device was first here.
    """
    rows = db.execute("SELECT officer_id, reached_seq FROM device WHERE id = ?", [device]).fetchall()
    if not rows:
        raise KnownProblem("device-not-found", id=device)
    columns = ", ".join(FIELDS)
    found = {}
    for officer_id, reached in rows:
        for tracking_id, events, *values in db.execute(
            f"SELECT tracking_id, (SELECT count(*) FROM event WHERE complaint_id = complaint.id AND seq <= :reached), "  # noqa: S608
            f"{columns} FROM complaint WHERE id IN ("
            "SELECT complaint_id FROM assignment WHERE officer_id = :officer AND since_seq <= :reached "
            "UNION SELECT complaint_id FROM departure WHERE officer_id = :officer) ORDER BY tracking_id",
            {"officer": officer_id, "reached": reached},
        ):
            told = dict(zip(FIELDS, values, strict=True))
            found[tracking_id] = Held(
                tracking_id=tracking_id,
                fields=tuple(name for name, value in told.items() if value not in {None, "", 0, "[]"}),
                events=events,
                attachments=db.execute("SELECT json_array_length(?)", [told["attachments"]]).fetchone()[0],
            )
    return list(found.values())


def _is_recent(last_seen_at: str, now: datetime) -> bool:
    return abs((now - moment(last_seen_at)).total_seconds()) < _QUIET_SECONDS
