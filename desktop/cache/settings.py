"""Settings of this desk, as JSON values by name. They lie in the encrypted cache, the token among them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from desktop.changes import Topic

if TYPE_CHECKING:
    from sqlite_utils import Database

    from desktop.cache.writer import Transaction

LANGUAGE = "language"
"""`id` or `en`."""
THEME = "theme"
"""`system`, `light` or `dark`."""
SERVER_URL = "server-url"
TOKEN = "token"  # noqa: S105 - the name of the setting
WINDOW = "window"
"""State of the window: geometry and the like, as the window wrote it."""


def get(db: Database, name: str, default: Any = None) -> Any:  # noqa: ANN401 - any JSON value
    """The value of a setting, or `default` where it was never set."""
    row = db.execute("SELECT value FROM setting WHERE name = ?", [name]).fetchone()
    return json.loads(row[0]) if row else default


def put(tx: Transaction, name: str, value: object) -> None:
    """Set a setting; None removes it."""
    if value is None:
        tx.db.execute("DELETE FROM setting WHERE name = ?", [name])
    else:
        tx.db.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", [name, json.dumps(value)])
    tx.changed(Topic.SETTINGS)
