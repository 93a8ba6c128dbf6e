"""How long this PC keeps its copy of a complaint that has ended.

UU 27/2022 (42, 43, 44) ends the processing of personal data with its retention period, and names no figure for a
working copy: the archive is at LAPOR! and with the institution, whose schedule (*jadwal retensi arsip*) the officer
enters. So the rules are data (`resources/retention/rules.json`), and the officer's go before ours.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import IntEnum, StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

import resources
from desktop.deadlines.rules import class_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_DAYS = 36_500


class Ending(StrEnum):
    """How a complaint came to an end for this desk."""

    CLOSED = "closed"
    ARCHIVED = "archived"
    GONE = "gone"
    """No longer this officer's; what they did with it is still here."""


Key = tuple[Ending, str]
"""What a rule is for: an ending, and a class as it is compared, empty for all that have no rule of their own."""


class Source(IntEnum):
    """Who set a rule. The higher goes first."""

    SHIPPED = 0
    OFFICER = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How long one kind of ended complaints is kept."""

    ending: Ending
    days: int
    """Calendar days after the day on which it ended."""
    classification: str = ""
    """The class of complaints (*klasifikasi*) that it is for; empty for all that have no rule of their own."""
    basis: str = ""
    """The regulation or schedule, as one writes it."""
    is_confirmed: bool = True
    """Whether the figure stands in what it is based on."""
    source: Source = Source.SHIPPED

    @property
    def key(self) -> Key:
        """What the rule is for."""
        return self.ending, class_key(self.classification)


class Rules:
    """All rules that hold for this desk."""

    __slots__ = ("_by_key", "all")

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_key = {rule.key: rule for rule in sorted(rules, key=lambda rule: rule.source)}
        self.all = tuple(self._by_key.values())
        """One for each kind, the officer's where there is one."""

    def rule(self, ending: Ending, classification: str) -> Rule | None:
        """The rule for a complaint; None where it is kept for ever."""
        of_class = self._by_key.get((ending, class_key(classification)))
        return of_class or self._by_key.get((ending, ""))


def rule_of(told: Mapping[str, Any], source: Source) -> Rule | None:
    """The rule that a file or the settings tell; None for one that makes no sense here."""
    try:
        rule = Rule(
            ending=Ending(told["ending"]),
            days=int(told["days"]),
            classification=str(told.get("classification", "")),
            basis=str(told.get("basis", "")),
            is_confirmed=bool(told.get("is_confirmed", True)),
            source=source,
        )
    except (KeyError, TypeError, ValueError):
        return None
    return rule if 1 <= rule.days <= MOST_DAYS else None


def told_of(rule: Rule) -> dict[str, object]:
    """What `rule_of` makes the rule of."""
    return {name: value for name, value in asdict(rule).items() if name != "source"}


@cache
def shipped() -> tuple[Rule, ...]:
    """The rules that come with the program."""
    told = json.loads(resources.path("retention/rules.json").read_text("utf-8"))
    return tuple(rule for entry in told["rules"] if (rule := rule_of(entry, Source.SHIPPED)))
