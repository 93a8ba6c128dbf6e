"""How the last sync went and when the next one may be tried, kept so that a restart does not hammer a weak link."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.cache.days import seen_time
from desktop.changes import Topic
from desktop.clock import timestamp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction

MOST_SKEW = 300.0
"""Seconds by which this PC's clock may differ from the server's before it is worth a word."""
_COLUMNS = (
    "last_success_at, last_attempt_at, next_attempt_at, attempts, last_error_code, last_error_params, "
    "clock_skew_seconds, bytes_up_total, bytes_down_total"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncStatus:
    """Times are RFC 3339 in UTC; bytes are on the wire."""

    last_success_at: str | None
    last_attempt_at: str | None
    next_attempt_at: str | None
    attempts: int
    """Failed attempts since the last success."""
    last_error_code: str
    last_error_params: Mapping[str, Any]
    clock_skew_seconds: float
    """This PC's clock minus the server's."""
    bytes_up_total: int
    bytes_down_total: int


def get(db: Database) -> SyncStatus:
    """The state as it stands."""
    row = db.execute(f"SELECT {_COLUMNS} FROM sync_status").fetchone()  # noqa: S608
    values = dict(zip(_COLUMNS.split(", "), row, strict=True))
    return SyncStatus(**values | {"last_error_params": json.loads(values["last_error_params"])})


def succeeded(tx: Transaction, *, bytes_up: int, bytes_down: int, clock_skew_seconds: float | None) -> None:
    """A sync went through to its end; a skew of None leaves the one known."""
    (skew,) = tx.db.execute(
        "UPDATE sync_status SET last_success_at = ?1, last_attempt_at = ?1, next_attempt_at = NULL, attempts = 0, "
        "last_error_code = '', last_error_params = '{}', clock_skew_seconds = coalesce(?2, clock_skew_seconds), "
        "bytes_up_total = bytes_up_total + ?3, bytes_down_total = bytes_down_total + ?4 RETURNING clock_skew_seconds",
        [timestamp(tx.now), clock_skew_seconds, bytes_up, bytes_down],
    ).fetchone()
    if abs(skew) < MOST_SKEW:
        seen_time.begin_anew(tx)
    tx.changed(Topic.SYNC)


def begin_anew(tx: Transaction) -> None:
    """The desk has another way: how it went with the earlier one says nothing any more."""
    tx.db.execute(
        "UPDATE sync_status SET last_success_at = NULL, last_attempt_at = NULL, next_attempt_at = NULL, attempts = 0, "
        "last_error_code = '', last_error_params = '{}', clock_skew_seconds = 0"
    )
    tx.changed(Topic.SYNC)


def failed(
    tx: Transaction,
    code: str,
    params: Mapping[str, object],
    next_attempt_at: str | None,
    *,
    is_text_through: bool = False,
    bytes_up: int = 0,
    bytes_down: int = 0,
) -> None:
    """A sync ended with a known problem; `next_attempt_at` is None where trying again by itself makes no sense.

    `is_text_through`: all of it succeeded but for files.
    """
    if is_text_through:
        tx.db.execute("UPDATE sync_status SET last_success_at = ?", [timestamp(tx.now)])
    tx.db.execute(
        "UPDATE sync_status SET last_attempt_at = ?, next_attempt_at = ?, attempts = attempts + 1, "
        "last_error_code = ?, last_error_params = ?, bytes_up_total = bytes_up_total + ?, "
        "bytes_down_total = bytes_down_total + ?",
        [timestamp(tx.now), next_attempt_at, code, json.dumps(dict(params), default=str), bytes_up, bytes_down],
    )
    tx.changed(Topic.SYNC)
