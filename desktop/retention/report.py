"""The deletion report: numbers, days and rules, for whoever asks what went and why. No citizen's word is in it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.recap.export.defused import defused

if TYPE_CHECKING:
    from desktop.cache.connection import Database

COLUMNS = ("tracking_id", "ending", "classification", "received", "ended", "days", "basis")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletion:
    """One purge, as it is remembered for ever."""

    deletion_id: int
    at: str
    proof: dict[str, Any]
    rows: tuple[tuple[object, ...], ...]
    """In the order of `COLUMNS`."""


def deletions(db: Database) -> list[Deletion]:
    """All purges of this desk, the latest first."""
    found = db.execute("SELECT deletion_id, at, proof FROM deletion ORDER BY deletion_id DESC").fetchall()
    rows = f"SELECT {', '.join(COLUMNS)} FROM deleted WHERE deletion_id = ? ORDER BY tracking_id"  # noqa: S608
    return [
        Deletion(deletion_id=number, at=at, proof=json.loads(proof), rows=tuple(db.execute(rows, [number]).fetchall()))
        for number, at, proof in found
    ]


def as_json(deletion: Deletion) -> dict[str, Any]:
    """As it is told to a script."""
    return {
        "deletion_id": deletion.deletion_id,
        "at": deletion.at,
        "proof": deletion.proof,
        "deleted": [dict(zip(COLUMNS, row, strict=True)) for row in deletion.rows],
    }


def as_csv(deletions_: list[Deletion]) -> bytes:
    """As a table: UTF-8 with a byte-order mark, for Excel."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(["deleted_at", *COLUMNS])
    for deletion in deletions_:
        for row in deletion.rows:
            writer.writerow([deletion.at, *(defused(cell) if isinstance(cell, str) else cell for cell in row)])
    return buffer.getvalue().encode("utf-8-sig")


def file_of(deletions_: list[Deletion], ending: str) -> bytes:
    """All of them as a file: JSON where the name ends in `.json`, else a table."""
    if ending.lower() == ".json":
        return json.dumps([as_json(one) for one in deletions_], indent=2, ensure_ascii=False).encode() + b"\n"
    return as_csv(deletions_)
