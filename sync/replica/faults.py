"""How answers go wrong: as a test planned it, or by chance at given rates from a seed that is told.

What matters most is whether the call had taken effect when its answer went wrong: the ambiguous ones are those after
which a client that simply repeats says the same thing to a citizen twice.
"""

from __future__ import annotations

import random
import threading
from collections import defaultdict, deque
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Call(StrEnum):
    """The calls that have been observed, a list that has not, and the download of a file."""

    COMPLAINT = "complaint"
    FOLLOW_UPS = "followups"
    ADD_FOLLOW_UP = "followup-add"
    UPLOAD = "file"
    CREATE = "create"
    REJECT = "reject"
    INSTITUTIONS = "institutions"
    TEMPLATES = "templates"
    LIST = "list"
    DOWNLOAD = "download"


class Fault(StrEnum):
    """What goes wrong."""

    UNAUTHORIZED = "401"
    TOO_LARGE = "413"
    INVALID = "422"
    TOO_MANY = "429"
    """With a Retry-After."""
    FAILED = "500"
    HTML = "html"
    """A page of a gateway or a captive portal, with status 200, instead of JSON."""
    STORED_FAILED = "stored-500"
    """The call takes effect, then 500 is answered."""
    STORED_LOST = "stored-lost"
    """The call takes effect, then the connection ends without a byte."""
    STORED_SILENT = "stored-silent"
    """The call takes effect, then nothing comes until the client has had enough."""
    TRUNCATED = "truncated"
    """The call takes effect; half of its answer comes, then the connection ends."""
    NO_RESULTS = "no-results"
    """The call takes effect; its answer lacks `results`."""
    DUPLICATE_PAGE = "duplicate-page"
    """The page before comes once more."""
    UNORDERED = "unordered"
    """Logs and follow-ups come in a new order."""
    ZERO_FILES = "zero-files"
    """All lists of files come as the text "0"."""
    SLOW = "slow"
    """All is well, but it takes its time."""

    @property
    def is_before(self) -> bool:
        """Whether the call has no effect."""
        return self in _BEFORE

    def concerns(self, call: Call) -> bool:
        """Whether that call can go wrong so."""
        if self is Fault.DUPLICATE_PAGE:
            return call in {Call.FOLLOW_UPS, Call.LIST}
        if self is Fault.ZERO_FILES:
            return call is Call.FOLLOW_UPS
        if self is Fault.UNORDERED:
            return call in {Call.COMPLAINT, Call.FOLLOW_UPS}
        if call is Call.DOWNLOAD:
            return self in {Fault.FAILED, Fault.HTML, Fault.TRUNCATED, Fault.SLOW, Fault.STORED_LOST}
        return True


_BEFORE = {Fault.UNAUTHORIZED, Fault.TOO_LARGE, Fault.INVALID, Fault.TOO_MANY, Fault.FAILED, Fault.HTML}


class Faults:
    """Which call goes wrong, and how. Safe to use from any thread."""

    def __init__(self, rates: Mapping[Fault, float] | None = None, *, seed: int = 1) -> None:
        """`rates`: of each fault its share of the calls that it concerns, 0 to 1."""
        self.rates = dict(rates or {})
        self._chance = random.Random(seed)  # noqa: S311 - nothing secret is drawn
        self._planned: defaultdict[Call, deque[Fault | None]] = defaultdict(deque)
        self._lock = threading.Lock()

    def plan(self, call: Call, *faults: Fault | None) -> None:
        """Let the next calls of that kind go so, one after the other; None lets one through."""
        for fault in faults:
            if fault is not None and not fault.concerns(call):
                raise ValueError(f"{call} can't go wrong by {fault}")
        with self._lock:
            self._planned[call].extend(faults)

    def waiting(self, call: Call) -> int:
        """How many planned ones have not come yet."""
        with self._lock:
            return len(self._planned[call])

    def draw(self, call: Call) -> Fault | None:
        """How a call goes wrong that comes now."""
        with self._lock:
            if self._planned[call]:
                return self._planned[call].popleft()
            for fault, rate in self.rates.items():
                if fault.concerns(call) and self._chance.random() < rate:
                    return fault
        return None
