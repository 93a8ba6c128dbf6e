"""Forms half filled in: kept as they are typed, so that leaving one, or a power cut, loses nothing.

A form belongs to a complaint and a kind (`forward`, `hold`, …); one that belongs to none is kept under an empty
tracking ID. Its commit and its `clear` belong into one transaction.

Nothing is written over that its writer has not seen: what another window typed meanwhile, or what was taken back from
the outbox, waits behind, and stands in the form when the one before it is done.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.clock import timestamp

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction

_BEHIND = "/"
"""Between the kind of a form and the place of one that waits behind it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A form as it lies on the disk."""

    content: dict[str, object]
    behind: int
    """How many wait to stand there."""


def save(
    tx: Transaction,
    tracking_id: str,
    kind: str,
    content: Mapping[str, object],
    *,
    seen: Collection[Mapping[str, object]] | None = None,
) -> None:
    """Keep what stands in a form. `seen`: what it held before; None for one who has looked what stands there."""
    before = get(tx.db, tracking_id, kind)
    if seen is not None and before and before not in seen and before != content:
        _put(tx, tracking_id, _last_place(tx.db, tracking_id, kind), before)
    _put(tx, tracking_id, kind, content)


def give_back(
    tx: Transaction, tracking_id: str, kind: str, content: Mapping[str, object], words: Collection[str]
) -> None:
    """Fill a form in again with what was taken back; where something is typed in one of its `words`, behind that."""
    before = get(tx.db, tracking_id, kind)
    is_free = not any(str(before.get(key) or "").strip() for key in words)
    _put(tx, tracking_id, kind if is_free else _last_place(tx.db, tracking_id, kind), content)


def get(db: Database, tracking_id: str, kind: str) -> dict[str, object]:
    """What was kept of a form; empty where nothing was."""
    row = db.execute("SELECT content FROM form WHERE tracking_id = ? AND kind = ?", [tracking_id, kind]).fetchone()
    return dict(json.loads(row[0])) if row else {}


def look(db: Database, tracking_id: str, kind: str) -> Kept:
    """What was kept of a form, and how many wait behind it."""
    return Kept(get(db, tracking_id, kind), len(_places(db, tracking_id, kind)))


def clear(
    tx: Transaction, tracking_id: str, kind: str, *, seen: Collection[Mapping[str, object]] | None = None
) -> None:
    """The form has done its work, or was put away on purpose: what waits behind it stands there now.

    What is none of `seen` is another window's, and stays.
    """
    there = get(tx.db, tracking_id, kind)
    if seen is not None and there and there not in seen:
        return
    tx.db.execute("DELETE FROM form WHERE tracking_id = ? AND kind = ?", [tracking_id, kind])
    if places := _places(tx.db, tracking_id, kind):
        tx.db.execute("UPDATE form SET kind = ? WHERE tracking_id = ? AND kind = ?", [kind, tracking_id, places[0]])


def _put(tx: Transaction, tracking_id: str, kind: str, content: Mapping[str, object]) -> None:
    tx.db.execute(
        "INSERT OR REPLACE INTO form (tracking_id, kind, content, updated_at) VALUES (?, ?, ?, ?)",
        [tracking_id, kind, json.dumps(dict(content)), timestamp(tx.now)],
    )


def _places(db: Database, tracking_id: str, kind: str) -> list[str]:
    """Under which kinds others wait behind a form, the first to come first."""
    found = db.execute("SELECT kind FROM form WHERE tracking_id = ?", [tracking_id]).fetchall()
    return sorted(place for (place,) in found if place.startswith(f"{kind}{_BEHIND}"))


def _last_place(db: Database, tracking_id: str, kind: str) -> str:
    places = _places(db, tracking_id, kind)
    last = int(places[-1].removeprefix(f"{kind}{_BEHIND}")) if places else 0
    return f"{kind}{_BEHIND}{last + 1:06}"
