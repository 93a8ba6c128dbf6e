"""What the frame of the window shows of the desk, read in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache import lists, outbox, reference, settings, syncstate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlite_utils import Database

    from desktop.cache.lists import ListName
    from desktop.cache.outbox import Waiting
    from desktop.cache.reference import Officer
    from desktop.cache.syncstate import SyncStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Counts of the lists, what waits to leave, how the last sync went, whose desk it is."""

    counts: Mapping[ListName, int]
    waiting: Waiting
    sync: SyncStatus
    officer: Officer | None
    has_server: bool


def read(db: Database, today: date) -> Situation:
    """The situation as it stands."""
    return Situation(
        counts=lists.counts(db, today),
        waiting=outbox.waiting_size(db),
        sync=syncstate.get(db),
        officer=reference.officer(db),
        has_server=bool(settings.get(db, settings.SERVER_URL)),
    )
