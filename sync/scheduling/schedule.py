"""When the desk syncs by itself, decided from facts alone: no clock, no network, no desk in here.

In this order: what keeps it from syncing at all; a wait after a failure, which a network that comes back or a near
deadline shortens, but never below what the server asked for; and only then the rhythm that the officer chose. What
is sent is another question, and never asked here: only what the officer queued.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.clock import WIB
from sync.scheduling.allowance import Hindrance, sync_hindrance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync.scheduling.network import Network
    from sync.scheduling.rules import DataRules, Rhythm

URGENT_WAIT = timedelta(minutes=5)
"""The longest wait after a failure while something queued is due within a working day."""
SETTLING = timedelta(seconds=5)
"""From the network's return until it is used: addresses and names take a moment, and a campus has many desks."""
LONGEST_WAIT = timedelta(hours=8)
"""A next attempt further away than any back-off was written by a wrong clock."""


class Why(StrEnum):
    """What the next sync is for."""

    START = "start"
    """The program has just started."""
    NEW_WORK = "new-work"
    """Something was queued."""
    RELEASE = "release"
    """The time to take an answer back is over."""
    RETRY = "retry"
    RETURNED = "returned"
    """The network is back."""
    DEADLINE = "deadline"
    """Something queued is due soon."""
    RHYTHM = "rhythm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that the decision depends on. Moments are aware; `now` is in the zone of this PC, for times of day."""

    now: datetime
    rules: DataRules
    network: Network
    used: int = 0
    """Bytes of this month."""
    is_blocked: bool = False
    """There is no address or token, or this program fell: somebody has to act first."""
    is_first: bool = False
    """No sync was made since the program started."""
    has_new_work: bool = False
    """Something may leave that was queued since the last attempt."""
    is_urgent: bool = False
    """Something that waits to leave is due within a working day."""
    next_release: datetime | None = None
    last_success: datetime | None = None
    last_attempt: datetime | None = None
    next_attempt: datetime | None = None
    """Only after a failure that time may mend."""
    needs_a_hand: bool = False
    """The last failure was of the other kind."""
    was_the_link: bool = False
    """The last failure was the network's, not the server's."""
    retry_after: float = 0.0
    """Seconds that the server asked for."""
    settling: timedelta = SETTLING
    """What this desk leaves a network that came back; the worker draws it, so that desks don't come in step."""
    not_before: datetime | None = None
    """Another process syncs, or the officer has just said stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """When the next sync begins by itself (None: it does not), what for, and what stands against it."""

    due: datetime | None = None
    why: Why | None = None
    hindrance: Hindrance | None = None


def plan(facts: Facts) -> Plan:
    """Decide."""
    if facts.is_blocked:
        return Plan()
    hindrance = sync_hindrance(facts.rules, facts.network, facts.used)
    if hindrance not in {None, Hindrance.OFF}:
        return Plan(hindrance=hindrance)
    if facts.next_attempt is not None:
        due, why = _after_failure(facts, facts.next_attempt)
    elif hindrance is Hindrance.OFF:
        return Plan(hindrance=hindrance)
    elif facts.needs_a_hand and not facts.is_first:
        return Plan()
    else:
        due, why = min(_reasons(facts), key=lambda reason: reason[0])
    if facts.not_before is not None and facts.not_before - facts.now < LONGEST_WAIT:
        due = max(due, facts.not_before)
    return Plan(due=due, why=why)


def day_turns(now: datetime) -> datetime:
    """When to decide anew although nothing happened: with the day come nearer deadlines, and the next month's data."""
    return datetime.combine(now.astimezone(WIB).date() + timedelta(days=1), time(), WIB)


def _after_failure(facts: Facts, next_attempt: datetime) -> tuple[datetime, Why]:
    if next_attempt - facts.now >= LONGEST_WAIT:
        return facts.now, Why.RETRY
    found = [(next_attempt, Why.RETRY)]
    last = facts.last_attempt
    if facts.is_urgent and last is not None:
        found.append((last + URGENT_WAIT, Why.DEADLINE))
    returned = facts.network.returned_at
    if facts.was_the_link and returned is not None and (last is None or returned > last):
        found.append((returned + facts.settling, Why.RETURNED))
    due, why = min(found, key=lambda reason: reason[0])
    asked_for = last + timedelta(seconds=facts.retry_after) if last is not None else due
    return max(due, min(asked_for, next_attempt)), why


def _reasons(facts: Facts) -> Iterator[tuple[datetime, Why]]:
    """Of a desk whose last sync went well, or that never synced: reasons to sync, at least one."""
    rhythm = facts.rules.rhythm
    is_prompt = rhythm.every is not None
    if facts.is_first and is_prompt:
        yield facts.now, Why.START
    if facts.has_new_work and (is_prompt or facts.is_urgent):
        yield facts.now, Why.NEW_WORK if is_prompt else Why.DEADLINE
    if facts.next_release is not None and (is_prompt or facts.is_urgent):
        yield facts.next_release, Why.RELEASE if is_prompt else Why.DEADLINE
    yield _turn(rhythm, facts), Why.RHYTHM


def _turn(rhythm: Rhythm, facts: Facts) -> datetime:
    """When it is time again by the rhythm. A success in the future was noted by a wrong clock."""
    last = facts.last_success
    if last is None or last > facts.now:
        return facts.now
    if rhythm.every is not None:
        return last + rhythm.every
    return next_hour(rhythm, last.astimezone(facts.now.tzinfo))


def next_hour(rhythm: Rhythm, after: datetime) -> datetime:
    """The first of the rhythm's times of day that comes after a moment, in its zone."""
    days = (after.date(), after.date() + timedelta(days=1))
    turns = (datetime.combine(day, hour, after.tzinfo) for day in days for hour in rhythm.hours)
    return min(turn for turn in turns if turn > after)
