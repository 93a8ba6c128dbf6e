"""Forms half filled in: kept as they are typed, so that leaving one, or a power cut, loses nothing.

A form belongs to a complaint and a kind (`forward`, `hold`, …); one that belongs to none is kept under an empty
tracking ID. Its commit and its `clear` belong into one transaction.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from desktop.clock import timestamp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction


def save(tx: Transaction, tracking_id: str, kind: str, content: Mapping[str, object]) -> None:
    """Keep what stands in a form."""
    tx.db.execute(
        "INSERT OR REPLACE INTO form (tracking_id, kind, content, updated_at) VALUES (?, ?, ?, ?)",
        [tracking_id, kind, json.dumps(dict(content)), timestamp(tx.now)],
    )


def get(db: Database, tracking_id: str, kind: str) -> dict[str, object]:
    """What was kept of a form; empty where nothing was."""
    row = db.execute("SELECT content FROM form WHERE tracking_id = ? AND kind = ?", [tracking_id, kind]).fetchone()
    return dict(json.loads(row[0])) if row else {}


def clear(tx: Transaction, tracking_id: str, kind: str) -> None:
    """The form has done its work, or was put away on purpose."""
    tx.db.execute("DELETE FROM form WHERE tracking_id = ? AND kind = ?", [tracking_id, kind])
