"""What a clock is, and what of a complaint its clocks follow from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from desktop.clock import day_in_wib, moment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.complaint import EventKind, Status
    from desktop.deadlines.rules import ClockKind, Rule


class Happening(Protocol):
    """As much of an event as a clock looks at."""

    @property
    def kind(self) -> EventKind:
        """What happened."""

    @property
    def at(self) -> str:
        """When, RFC 3339."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the clocks of a complaint follow from. `events` may be in any order."""

    status: Status
    classification: str
    received_at: str
    disposed_at: str
    events: Sequence[Happening]

    @property
    def begun(self) -> date | None:
        """When it came to us: the day of disposition, else of receipt."""
        return day_of(self.disposed_at) or day_of(self.received_at)

    def first(self, kind: EventKind) -> date | None:
        """The day of the first event of this kind."""
        return day_of(min((event.at for event in self.events if event.kind is kind), key=instant, default=""))

    def last(self, kind: EventKind) -> date | None:
        """The day of the last event of this kind."""
        return day_of(max((event.at for event in self.events if event.kind is kind), key=instant, default=""))


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which a clock stood: after `start` up to and with `end`."""

    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One clock of a complaint."""

    kind: ClockKind
    rule: Rule
    start: date
    """Day 0."""
    due: date | None
    """The last day; None while the clock stands."""
    pauses: tuple[Pause, ...] = ()
    stopped: date | None = None
    """The day on which that came about what it waits for; None while it runs or stands."""
    answered: date | None = None
    """While it is the reporter's turn: the day of our last answer, which may be all that is needed."""

    @property
    def is_running(self) -> bool:
        """Whether somebody is still expected to act."""
        return self.stopped is None and self.due is not None

    @property
    def is_paused(self) -> bool:
        """Whether it stands until the reporter has completed the complaint."""
        return self.stopped is None and self.due is None

    def is_late(self, today: date) -> bool:
        """Whether its day has passed with nothing done, or had when it was."""
        return self.due is not None and (self.stopped or self.answered or today) > self.due


def day_of(at: str) -> date | None:
    """The day in WIB of an RFC 3339 text; None where no time was told."""
    try:
        return day_in_wib(moment(at))
    except ValueError:
        return None


def instant(at: str) -> float:
    """Seconds, to put events in order by; what has no time comes first."""
    try:
        return moment(at).timestamp()
    except ValueError:
        return 0.0
