"""What went over the network, by month and direction: an officer's data plan is counted by month."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.changes import Topic
from desktop.clock import day_in_wib

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction


class DataKind(StrEnum):
    """What the bytes were for."""

    SYNC = "sync"
    FILES = "files"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataUse:
    """Bytes on the wire in one month, headers included."""

    month: str
    """As `2026-03`."""
    bytes_up: int = 0
    bytes_down: int = 0

    @property
    def total(self) -> int:
        """Both directions: a data plan counts both."""
        return self.bytes_up + self.bytes_down


def month_of(now: datetime) -> str:
    """The month it is in WIB, as `2026-03`."""
    return day_in_wib(now).isoformat()[:7]


def in_month(db: Database, month: str) -> DataUse:
    """What a month has cost."""
    up, down = db.execute(
        "SELECT coalesce(sum(bytes_up), 0), coalesce(sum(bytes_down), 0) FROM data_use WHERE month = ?", [month]
    ).fetchone()
    return DataUse(month=month, bytes_up=up, bytes_down=down)


def months(db: Database, limit: int = 12) -> list[DataUse]:
    """What each month has cost, the latest first."""
    rows = db.execute(
        "SELECT month, sum(bytes_up), sum(bytes_down) FROM data_use GROUP BY month ORDER BY month DESC LIMIT ?", [limit]
    ).fetchall()
    return [DataUse(month=month, bytes_up=up, bytes_down=down) for month, up, down in rows]


def add(tx: Transaction, kind: DataKind, *, bytes_up: int, bytes_down: int) -> None:
    """Count what has just gone over the wire."""
    if not bytes_up and not bytes_down:
        return
    tx.db.execute(
        "INSERT INTO data_use (month, kind, bytes_up, bytes_down) VALUES (?, ?, ?, ?) ON CONFLICT (month, kind) "
        "DO UPDATE SET bytes_up = bytes_up + excluded.bytes_up, bytes_down = bytes_down + excluded.bytes_down",
        [month_of(tx.now), kind.value, bytes_up, bytes_down],
    )
    tx.changed(Topic.SYNC)


def reset(tx: Transaction) -> None:
    """Count this month anew, as after a new data plan."""
    tx.db.execute("DELETE FROM data_use WHERE month = ?", [month_of(tx.now)])
    tx.changed(Topic.SYNC)
