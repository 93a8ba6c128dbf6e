"""What may use the network by itself at the moment, and why not: the officer's rules against what is known.

What the officer asks for by hand needs no leave from here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.cache.ways import data_use
from desktop.problems import KnownProblem
from sync.scheduling import rules
from sync.scheduling.network import UNKNOWN
from sync.scheduling.rules import DataRules, LargeFiles, Saving

if TYPE_CHECKING:
    from datetime import datetime, time

    from desktop.cache.connection import Database
    from desktop.cache.ways.data_use import DataUse
    from desktop.desk import Desk
    from sync.scheduling.network import Network

LARGE_FILE = 1_000_000
"""Bytes from which a file is a large one: half a minute on a link of 256 kbit/s."""
WARN_AT = 0.8
"""Share of the month's limit from which the officer is warned."""


class Hindrance(StrEnum):
    """Why the desk does not sync by itself."""

    OFF = "off"
    """The officer has chosen so."""
    METERED = "metered"
    SAVING = "saving"
    LIMIT = "limit"
    """This month's data is used up."""


def saving_hindrance(rules: DataRules, network: Network) -> Hindrance | None:
    """Whether data is to be saved now, and for which of two reasons."""
    if rules.saving is Saving.ALWAYS:
        return Hindrance.SAVING
    return Hindrance.METERED if rules.saving is Saving.METERED and network.is_metered else None


def is_spent(rules: DataRules, used: int) -> bool:
    """Whether the month's limit is reached; `used` in bytes."""
    return rules.limit is not None and used >= rules.limit


def is_nearly_spent(rules: DataRules, used: int) -> bool:
    """Whether it is time to warn of the month's limit."""
    return rules.limit is not None and used >= WARN_AT * rules.limit


def sync_hindrance(rules: DataRules, network: Network, used: int) -> Hindrance | None:
    """What keeps the desk from syncing texts by itself."""
    if is_spent(rules, used):
        return Hindrance.LIMIT
    saving = saving_hindrance(rules, network)
    if saving is not None and not rules.syncs_while_saving:
        return saving
    return Hindrance.OFF if rules.rhythm.is_off else None


def file_hindrance(size: int, *, rules: DataRules, network: Network, used: int, now: datetime) -> KnownProblem | None:
    """What keeps a file of `size` bytes from moving by itself at `now`, which is in this PC's zone."""
    if rules.limit is not None and used + size > rules.limit:
        return KnownProblem("data-limit-reached")
    saving = saving_hindrance(rules, network)
    if saving is not None:
        return KnownProblem("network-metered" if saving is Hindrance.METERED else "data-saving")
    if size < LARGE_FILE or rules.large_files is LargeFiles.ANY:
        return None
    if rules.large_files is LargeFiles.WISH:
        return KnownProblem("file-large")
    if _is_between(now.time(), rules.large_from, rules.large_until):
        return None
    return KnownProblem("file-large-later", time=f"{rules.large_from:%H.%M}")


def _is_between(now: time, start: time, end: time) -> bool:
    """Over midnight where `end` is the earlier one; the same time twice is the whole day."""
    return start <= now < end if start < end else now >= start or now < end


class Allowance:
    """Answers for one desk, from any thread. Whoever knows of the network sets `network`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.network: Network = UNKNOWN

    def of_file(self, size: int) -> KnownProblem | None:
        """Whether a file of `size` bytes may move now, by itself: None, or the reason why not."""
        now = self._desk.clock.now()
        standing, used = self._desk.ask(_standing, now)
        return file_hindrance(size, rules=standing, network=self.network, used=used.total, now=now.astimezone())


def _standing(db: Database, now: datetime) -> tuple[DataRules, DataUse]:
    return rules.read(db), data_use.in_month(db, data_use.month_of(now))
