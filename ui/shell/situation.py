"""What the frame of the window shows of the desk, read in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache import settings
from desktop.cache.days import seen_time
from desktop.cache.intents import outgoing
from desktop.cache.mirror import quarantine, reference
from desktop.cache.views import lists
from desktop.cache.views.lists import ListName
from desktop.cache.ways import bundles, data_use, link_speed, sign_in, syncstate, way
from sync.scheduling import rules

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime, timedelta

    from desktop.cache.connection import Database
    from desktop.cache.intents.outgoing import Waiting
    from desktop.cache.mirror.reference import Officer
    from desktop.cache.ways.data_use import DataUse
    from desktop.cache.ways.link_speed import LinkSpeed
    from desktop.cache.ways.sign_in import Owner
    from desktop.cache.ways.syncstate import SyncStatus
    from desktop.cache.ways.way import DeskWay
    from sync.scheduling.rules import DataRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Counts of the lists, what waits to leave, how the last sync went and what the next may cost, whose desk it is."""

    counts: Mapping[ListName, int]
    waiting: Waiting
    sync: SyncStatus
    officer: Officer | None
    owner: Owner | None
    """The account that the desk belongs to, where somebody has signed in."""
    is_signed_in: bool
    has_server: bool
    by_stick_at: str | None
    """RFC 3339: when an answer was last taken in from a USB stick."""
    clock_behind: timedelta
    """By how much the clock stands before a moment that this PC has seen."""
    speed: LinkSpeed
    used: DataUse
    """Of this month."""
    rules: DataRules
    way: DeskWay | None = None
    """How the desk gets its complaints; None where nobody has chosen."""

    @property
    def is_set_up(self) -> bool:
        """Whether there is a way for complaints to come."""
        return self.has_server or self.way is not None


def read(db: Database, today: date, now: datetime) -> Situation:
    """The situation as it stands."""
    return Situation(
        counts=_counts(db, today),
        waiting=outgoing.waiting_size(db),
        sync=syncstate.get(db),
        officer=reference.officer(db),
        owner=sign_in.owner(db),
        is_signed_in=sign_in.get(db) is not None,
        has_server=bool(settings.get(db, settings.SERVER_URL)),
        by_stick_at=bundles.last_import(db),
        clock_behind=seen_time.behind(db, now),
        speed=link_speed.get(db),
        used=data_use.in_month(db, data_use.month_of(now)),
        rules=rules.read(db),
        way=way.chosen(db),
    )


def _counts(db: Database, today: date) -> Mapping[ListName, int]:
    """Records that could not be read are one more thing to review, in the list of which they are told."""
    counts = dict(lists.counts(db, today))
    if quarantine.count(db):
        counts[ListName.REVIEW] = counts.get(ListName.REVIEW, 0) + 1
    return counts
