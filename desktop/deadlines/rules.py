"""The limits: how long each clock runs, from which day on that holds, and on what legal basis.

They are data (`resources/deadlines/rules.json`), because regulations change and because PermenPANRB 5/2025, which
replaced 62/2018, has not been read for its time limits: until somebody has, its rows carry the limits that were known
before, marked as unconfirmed. A central API may tell rules of its own, and the officer may set a limit: the officer's
goes before the server's, the server's before ours.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import IntEnum, StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

import resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_DAYS = 366
"""A limit beyond a year is a slip of the key, or of a server."""


class ClockKind(StrEnum):
    """What a clock waits for."""

    VERIFICATION = "verification"
    FOLLOW_UP = "follow-up"
    ANSWER_AGAIN = "answer-again"
    """An answer to what the reporter replied."""
    REPORTER = "reporter"
    """The reporter's turn: without a reply the system closes the complaint."""
    SETTLEMENT = "settlement"
    """The end of the matter, by its class."""

    @property
    def is_ours(self) -> bool:
        """Whether the officer is the one who is to act in time."""
        return self is not ClockKind.REPORTER


class Counts(StrEnum):
    """Which days a limit counts."""

    WORKING_DAYS = "working-days"
    CALENDAR_DAYS = "calendar-days"


class Source(IntEnum):
    """Who set a rule. The higher goes first."""

    SHIPPED = 0
    SERVER = 1
    OFFICER = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One limit, from one day on."""

    clock: ClockKind
    limit: int
    """Days."""
    classification: str = ""
    """For a settlement: the class of complaints (*klasifikasi*) that it is for."""
    counts: Counts = Counts.WORKING_DAYS
    since: str = ""
    """From when it holds: an ISO date, or a month or a year where no more is known. Empty: always."""
    basis: str = ""
    """The regulation, as one writes it."""
    is_confirmed: bool = True
    """Whether somebody has read the limit in the regulation that is in force."""
    is_settled_by_answer: bool = False
    """For a settlement: whether the answer itself settles it, as with a request for information."""
    source: Source = Source.SHIPPED

    @property
    def begins(self) -> date:
        """The first day on which it holds."""
        return date.fromisoformat(self.since + "0001-01-01"[len(self.since) :])

    @property
    def key(self) -> tuple[ClockKind, str]:
        """What the rule is for. Capitals and spaces vary in LAPOR!'s own data."""
        return self.clock, class_key(self.classification)


class Policy:
    """All rules that hold for this desk."""

    __slots__ = ("_by_key", "digest", "rules")

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(sorted(rules, key=lambda rule: (rule.source, rule.begins), reverse=True))
        self._by_key: dict[tuple[ClockKind, str], list[Rule]] = {}
        for rule in self.rules:
            self._by_key.setdefault(rule.key, []).append(rule)
        told = json.dumps([told_of(rule) | {"source": rule.source} for rule in self.rules])
        self.digest = hashlib.blake2b(told.encode(), digest_size=16).hexdigest()
        """Another one where any rule is another."""

    def rule(self, clock: ClockKind, day: date, classification: str = "") -> Rule | None:
        """The rule for a clock that begins on `day`; None where there is no limit (as for an *aspirasi*).

        A clock that began before any rule goes by the oldest one.
        """
        found = self._by_key.get((clock, class_key(classification)), ())
        return next((rule for rule in found if rule.begins <= day), found[-1] if found else None)


def class_key(classification: str) -> str:
    """A class as it is compared."""
    return " ".join(classification.lower().split())


def rule_of(told: Mapping[str, Any], source: Source) -> Rule | None:
    """The rule that a server, a file or the settings tell; None for one that makes no sense here."""
    try:
        rule = Rule(
            clock=ClockKind(told["clock"]),
            limit=int(told["limit"]),
            classification=str(told.get("classification", "")),
            counts=Counts(told.get("counts", Counts.WORKING_DAYS)),
            since=str(told.get("since", "")),
            basis=str(told.get("basis", "")),
            is_confirmed=bool(told.get("is_confirmed", True)),
            is_settled_by_answer=bool(told.get("is_settled_by_answer", False)),
            source=source,
        )
        is_sound = 1 <= rule.limit <= MOST_DAYS and rule.begins <= date.max
    except (KeyError, TypeError, ValueError):
        return None
    return rule if is_sound else None


def told_of(rule: Rule) -> dict[str, object]:
    """What `rule_of` makes the rule of."""
    return {name: value for name, value in asdict(rule).items() if name != "source"}


@cache
def shipped() -> tuple[Rule, ...]:
    """The rules that come with the program."""
    told = json.loads(resources.path("deadlines/rules.json").read_text("utf-8"))
    return tuple(rule for entry in told["rules"] if (rule := rule_of(entry, Source.SHIPPED)))
