"""The steps on the way to a server, and what is found at each."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.problems import KnownProblem


class Step(StrEnum):
    """In the order in which they are taken: each needs those before it."""

    ADDRESS = "address"
    """Whether it can be one at all."""
    LINK = "link"
    """Whether this PC has a way to any network."""
    NAME = "name"
    """Where the server is, or the proxy before it (DNS)."""
    PORT = "port"
    """Whether somebody listens there (TCP)."""
    PROXY = "proxy"
    """Whether the proxy opens the way."""
    TLS = "tls"
    """Whether the server is who it says."""
    ANSWER = "answer"
    """Whether a central API answers, and no portal."""
    CONTRACT = "contract"
    """Whether it speaks our version."""
    CLOCK = "clock"
    """Whether this PC's clock agrees with the server's."""
    ACCOUNT = "account"
    """Whether the token is good."""
    SPEED = "speed"
    """How long a round trip takes, and how much gets through."""


class Verdict(StrEnum):
    """What is thought of a step."""

    FINE = "fine"
    NOTE = "note"
    """It works, but somebody should have a look."""
    FAILED = "failed"
    UNNEEDED = "unneeded"
    """There is nothing to test: no proxy, no name."""
    SKIPPED = "skipped"
    """It could not be tested for an earlier failure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found at a step."""

    step: Step
    verdict: Verdict
    seconds: float = 0.0
    facts: Mapping[str, str | int | float] = field(default_factory=dict)
    """By stable names, for the words and for scripts. None of them is a secret or says who the officer is."""
    problem: KnownProblem | None = None


def worst(findings: Sequence[Finding]) -> Finding | None:
    """The first failure, otherwise the first step that deserves a look, or None where all is well."""
    for verdict in (Verdict.FAILED, Verdict.NOTE):
        found = next((finding for finding in findings if finding.verdict is verdict), None)
        if found is not None:
            return found
    return None
