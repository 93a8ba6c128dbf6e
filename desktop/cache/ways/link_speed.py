"""How fast the network has been lately, and how much comes in an hour: moving estimates, kept over restarts."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.cache.connection import Database
    from desktop.cache.writer import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkSpeed:
    """None where nothing was measured yet."""

    round_trip: float | None = None
    """Seconds from a small request to the head of its answer."""
    up: float | None = None
    """Bytes a second."""
    down: float | None = None
    news_bytes: float = 0.0
    """What came in by syncs lately, in `news_hours` of time; older news weighs less."""
    news_hours: float = 0.0


_COLUMNS = tuple(field.name for field in fields(LinkSpeed))


def get(db: Database) -> LinkSpeed:
    """The estimates as they stand."""
    row = db.execute(f"SELECT {', '.join(_COLUMNS)} FROM link_speed").fetchone()  # noqa: S608
    return LinkSpeed(**dict(zip(_COLUMNS, row, strict=True)))


def put(tx: Transaction, speed: LinkSpeed) -> None:
    """Keep new estimates. Whoever shows them hears of the sync that they come from anyway."""
    marks = ", ".join(f"{name} = ?" for name in _COLUMNS)
    tx.db.execute(f"UPDATE link_speed SET {marks}", [getattr(speed, name) for name in _COLUMNS])  # noqa: S608
