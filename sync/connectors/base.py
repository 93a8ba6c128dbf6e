"""What the sync asks of a central API, whichever it is: take what waits, give what changed, in the desk's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from desktop.complaint import ComplaintPatch, Departure
from desktop.intent import OpResult

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime

    from desktop.intent import OutboxItem
    from sync.wire import Counter


@dataclass(frozen=True, slots=True)
class Expected:
    """How many records the whole pull has still to bring."""

    records: int


@dataclass(frozen=True, slots=True)
class Milestone:
    """All that came before may be kept: the next exchange goes on from `cursor`."""

    cursor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A record that is not what the contract says; it is left out, the others are kept. See `sync.unreadable`."""

    fault: str
    kind: str
    place: str
    size: int
    sha256: str
    shape: str


@dataclass(frozen=True, slots=True)
class StartOver:
    """The cursor can't be served any more: the mirror is to be pulled anew."""

    reason: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The answer is whole. `has_more`: there is another exchange to make, and `digest` is empty."""

    has_more: bool
    digest: str
    server_time: datetime | None
    reference_etag: str


Arrival = Expected | OpResult | ComplaintPatch | Departure | Milestone | Unreadable | StartOver | Finished


@dataclass(frozen=True, slots=True)
class ReferenceData:
    """Reference data with its ETag, ready for `desktop.cache.reference`."""

    etag: str
    content: Mapping[str, object]


class Connector(Protocol):
    """One kind of central API. For the thread that syncs, but for `abort`; all methods may raise `KnownProblem`."""

    @property
    def counter(self) -> Counter:
        """What went over the wire so far."""

    @property
    def batch_limit(self) -> int:
        """How many ops one exchange takes."""

    def exchange(self, cursor: str | None, items: Sequence[OutboxItem]) -> AbstractContextManager[Iterator[Arrival]]:
        """Send the items and ask for what changed. An answer that ends without `Finished` or `StartOver` raises."""

    def reference(self, etag: str) -> ReferenceData | None:
        """The reference data, or None where they are still those with this ETag."""

    def abort(self) -> None:
        """Let whatever waits on the network fail with `cancelled`, at once and until `resume`. From any thread."""

    def resume(self) -> None:
        """Allow exchanges again."""

    def close(self) -> None:
        """Let go of the connection."""
