"""How this desk gets its complaints: a setting, by which the sync puts its connector together (`sync.connecting`)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.cache import settings
from desktop.intent import OpKind

if TYPE_CHECKING:
    from desktop.cache.connection import Database


class DeskWay(StrEnum):
    """Where complaints come from, and where answers go."""

    HOSTED = "hosted"
    """A server that speaks contract v1, with a token for the officer."""
    LAPOR3 = "lapor3"
    """The central API itself, with the keys of the institution."""
    EXCEL = "excel"
    """The official export comes by hand, and answers are entered on the web: no server at all."""
    PRACTICE = "practice"
    """Made-up complaints, on a desk of their own."""


CARRIED = {
    DeskWay.HOSTED: frozenset(OpKind),
    DeskWay.LAPOR3: frozenset({OpKind.FOLLOW_UP, OpKind.REJECT}),
    DeskWay.EXCEL: frozenset[OpKind](),
    DeskWay.PRACTICE: frozenset(OpKind),
}
"""What each way can carry; the rest is done on LAPOR!'s web page."""


def chosen(db: Database) -> DeskWay | None:
    """The way of this desk, or None where nobody has chosen one. A server from before there was a choice is one."""
    kept = settings.get(db, settings.WAY)
    if kept in set(DeskWay):
        return DeskWay(kept)
    return DeskWay.HOSTED if settings.get(db, settings.SERVER_URL) else None
