"""Going on after a cut: what a weak link interrupts is taken up at once, as long as it gets further."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, TypeVar

from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
log = logging.getLogger(__name__)

PASSING = frozenset({"connection-lost", "stalled", "answer-truncated"})
"""What a cut looks like."""
MOST_IN_VAIN = 3
"""Attempts that bring nothing, after which the link is left alone for a while."""


def steadily(attempt: Callable[[], T], reached: Callable[[], int]) -> T:
    """Do it, again after each cut. `reached` tells how far it is, to see whether that makes sense."""
    in_vain, before = 0, reached()
    while True:
        try:
            return attempt()
        except KnownProblem as problem:
            if problem.code not in PASSING:
                raise
            now = reached()
            in_vain = 0 if now > before else in_vain + 1
            before = now
            if in_vain >= MOST_IN_VAIN:
                raise
            log.info("a transfer goes on from byte %d after: %s", now, problem.code)
