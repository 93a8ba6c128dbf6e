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

    from desktop.intent import OpId, OutboxItem
    from sync.net.wire import Counter


@dataclass(frozen=True, slots=True)
class Expected:
    """How many records the whole pull has still to bring."""

    records: int


@dataclass(frozen=True, slots=True)
class Accepted:
    """The central API has taken an op in charge and carries it on; what becomes of it shows when it is sent again.

    `passed_on`: it has left for there, and whether it arrived is not known yet.
    """

    op_id: OpId
    passed_on: bool


@dataclass(frozen=True, slots=True)
class Milestone:
    """All that came before may be kept: the next exchange goes on from `cursor`."""

    cursor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A record that is not what the contract says; it is left out, the others are kept. See `unreadable` beside."""

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
    """The answer is whole. `has_more`: there is another exchange to make, and `digest` is empty.

    A `digest` of None: this central API does not tell what the client should hold.
    """

    has_more: bool
    digest: str | None
    server_time: datetime | None
    reference_etag: str


Arrival = Expected | OpResult | Accepted | ComplaintPatch | Departure | Milestone | Unreadable | StartOver | Finished


@dataclass(frozen=True, slots=True)
class ReferenceData:
    """Reference data with its ETag, ready for `desktop.cache.mirror.reference`."""

    etag: str
    content: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Incoming:
    """The content of a file as it comes, from byte `start` on; `total` bytes are all of it."""

    etag: str
    start: int
    total: int
    chunks: Iterator[bytes]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an upload goes on: at this address, from this byte on."""

    url: str
    offset: int


class FileChannel(Protocol):
    """How a central API takes and gives files. For the thread that syncs; all methods may raise `KnownProblem`."""

    def download(self, attachment_id: str, *, start: int, etag: str) -> AbstractContextManager[Incoming]:
        """Ask for an attachment from `start` on.

        One that is not the version `etag` any more comes from its first byte. Raises `attachment-gone` where there is
        none for this officer.
        """

    def preview(self, attachment_id: str) -> bytes | None:
        """A small picture of an attachment, or None where there is none."""

    def create_upload(self, *, sha256: str, size: int) -> Place:
        """Announce a content. Raises `upload-refused` where it will not be taken."""

    def upload_offset(self, url: str) -> int | None:
        """How much of an upload has arrived, or None where it is not known any more."""

    def upload_part(self, place: Place, data: bytes) -> int | None:
        """Send the next bytes. Gives how much has arrived then; None where only `upload_offset` can tell."""

    def end_upload(self, url: str) -> None:
        """Let the central API forget an upload, if it can."""


class Connector(Protocol):
    """One kind of central API. For the thread that syncs, but for `abort`; all methods may raise `KnownProblem`."""

    @property
    def counter(self) -> Counter:
        """What went over the wire so far."""

    @property
    def batch_limit(self) -> int:
        """How many ops one exchange takes."""

    @property
    def files(self) -> FileChannel:
        """The way that files go."""

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
