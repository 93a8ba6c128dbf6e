"""How fast one caller may ask: a bucket of requests for each token, filled again as time goes by.

Wide enough for an officer's desk at its busiest (chunks of uploads go one after the other), and narrow enough that a
program gone wild, or one that tries tokens, doesn't keep the others waiting. Who has no token shares a bucket with all
who have none. Nothing is kept but hashes, and of those no more than there is room for.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from typing import TYPE_CHECKING

from desktop.clock import system_clock
from sync.central.answers import problem
from sync.contract.problems import ProblemCode

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from desktop.clock import Clock

BURST = 600
"""Requests at once."""
PER_SECOND = 50.0
_MOST_CALLERS = 10_000


class Pace:
    """Answers 429 with `Retry-After` where a caller's bucket is empty, and passes on everything else."""

    def __init__(self, app: ASGIApp, *, clock: Clock = system_clock, burst: int = BURST) -> None:
        self._app = app
        self._clock = clock
        self._burst = burst
        self._left: OrderedDict[bytes, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count the request, and let it through or not."""
        if scope["type"] == "http" and not self._may(dict(scope["headers"]).get(b"authorization", b"")):
            refusal = problem(ProblemCode.RATE_LIMITED, headers={"retry-after": "1", "connection": "close"})
            await refusal(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _may(self, authorization: bytes) -> bool:
        caller, now = hashlib.blake2b(authorization, digest_size=16).digest(), self._clock.monotonic()
        left, at = self._left.pop(caller, (float(self._burst), now))
        left = min(self._burst, left + (now - at) * PER_SECOND)
        is_let = left >= 1
        self._left[caller] = (left - is_let, now)
        if len(self._left) > _MOST_CALLERS:
            self._left.popitem(last=False)
        return is_let
