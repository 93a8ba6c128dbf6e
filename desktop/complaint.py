"""The nouns of the desk: what LAPOR! calls a complaint (*laporan*), its timeline, its statuses.

Plain frozen values that may cross threads. Raw server texts are kept beside what they mean to us, because the server's
statuses are finer than ours and may change without notice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

TrackingId = NewType("TrackingId", str)
"""The number a reporter knows the complaint by: digits, unique in the nation, kept as text."""
CLASSES = (
    "Pengaduan Berkadar Pengawasan",
    "Pengaduan Tidak Berkadar Pengawasan",
    "Permintaan Informasi",
    "Aspirasi",
)
"""The classes (*klasifikasi*) of LAPOR! as its export names them; others may come."""


class Status(StrEnum):
    """What a raw status text means; `UNKNOWN` for a text not seen before, which must never break a sync."""

    UNVERIFIED = "UNVERIFIED"
    DISPOSED = "DISPOSED"
    IN_PROGRESS = "IN_PROGRESS"
    REPORTER_REPLIED = "REPORTER_REPLIED"
    WAITING_INFO = "WAITING_INFO"
    CLOSED_SYSTEM = "CLOSED_SYSTEM"
    CLOSED_ADMIN = "CLOSED_ADMIN"
    CLOSED_REPORTER = "CLOSED_REPORTER"
    ARCHIVED_ADMIN = "ARCHIVED_ADMIN"
    ARCHIVED_SYSTEM = "ARCHIVED_SYSTEM"
    ARCHIVED_REPORTER = "ARCHIVED_REPORTER"
    BLOCKED = "BLOCKED"
    UNKNOWN = "UNKNOWN"

    @property
    def is_closed(self) -> bool:
        """Whether the complaint ended with a closing (by system, admin or reporter)."""
        return self.name.startswith("CLOSED_")

    @property
    def is_archived(self) -> bool:
        """Whether the complaint was archived or blocked: nothing more is expected of the officer."""
        return self.name.startswith("ARCHIVED_") or self is Status.BLOCKED

    @property
    def is_open(self) -> bool:
        """Whether somebody still expects something."""
        return not (self.is_closed or self.is_archived)


_RAW_STATUS = {
    "belum terverifikasi": Status.UNVERIFIED,
    "terverifikasi": Status.DISPOSED,
    "dalam proses": Status.IN_PROGRESS,
    "diproses": Status.IN_PROGRESS,
    "ditanggapi oleh pelapor": Status.REPORTER_REPLIED,
    "menunggu kelengkapan informasi": Status.WAITING_INFO,
    "ditutup oleh sistem": Status.CLOSED_SYSTEM,
    "ditutup oleh admin": Status.CLOSED_ADMIN,
    "ditutup oleh pelapor": Status.CLOSED_REPORTER,
    "selesai": Status.CLOSED_ADMIN,
    "diarsipkan oleh admin": Status.ARCHIVED_ADMIN,
    "diarsipkan oleh sistem": Status.ARCHIVED_SYSTEM,
    "diarsipkan oleh pelapor": Status.ARCHIVED_REPORTER,
    "diarsipkan": Status.ARCHIVED_ADMIN,
    "ditolak": Status.ARCHIVED_ADMIN,
    "konten terblokir": Status.BLOCKED,
}


@lru_cache(maxsize=64)
def status_of(raw: str) -> Status:
    """Meaning of a raw status text; capitalisation varies in LAPOR!'s own data, so it is not compared."""
    return _RAW_STATUS.get(" ".join(raw.lower().split()), Status.UNKNOWN)


class EventKind(StrEnum):
    """What happened in a complaint's timeline (*riwayat*); texts not known here are shown as `OTHER`."""

    RECEIVED = "received"
    VERIFIED = "verified"
    DISPOSED = "disposed"
    FOLLOW_UP = "followup"
    REPLY = "reply"
    HELD = "held"
    REJECTED = "rejected"
    ARCHIVED = "archived"
    CLOSED = "closed"
    REOPENED = "reopened"
    RATED = "rated"
    EDITED = "edited"
    OTHER = "other"


class Actor(StrEnum):
    """Who did it. `ME` is decided by the server: an event of this officer's own account."""

    ME = "me"
    COLLEAGUE = "colleague"
    REPORTER = "reporter"
    ADMIN = "admin"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that the reporter or an institution attached; `size` in bytes."""

    attachment_id: str
    file_name: str
    size: int
    media_type: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One entry of the timeline. `at`: the server's clock, RFC 3339 with zone; `op_id` names our op, if it was one."""

    event_id: str
    kind: EventKind
    at: str
    actor: Actor
    actor_name: str = ""
    text: str = ""
    is_secret: bool = False
    op_id: str | None = None
    rating: int | None = None
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """A complaint as the central API last told it. Times are RFC 3339 with zone, as the server wrote them."""

    id: int
    """Local row number in this cache: short, for lists; never leaves the PC."""
    tracking_id: TrackingId
    rev: int
    title: str
    body: str
    body_edited: str
    status_raw: str
    status: Status
    classification: str
    category: str
    channel: str
    is_anonymous: bool
    is_secret: bool
    reporter_name: str
    parent_institution: str
    institution: str
    location: str
    received_at: str
    disposed_at: str
    hold_reason: str
    rating: int | None
    attachments: tuple[Attachment, ...]
    due: date | None
    """Day by which the officer must act next, at its end in WIB; None where no clock runs."""
    is_gone: bool
    gone_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintPatch:
    """What a sync or an import says of one complaint: only the fields that changed, and the events appended."""

    tracking_id: TrackingId
    rev: int
    fields: Mapping[str, object]
    """Values by column name of the mirror; `attachments` as a tuple of `Attachment`."""
    events: tuple[Event, ...] = ()
    is_whole: bool = False
    """Whether every field is told (the complaint is new to us), so that a missing one has its default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """A complaint that is no longer this officer's, with the server's reason (`reassigned`, `withdrawn`, `merged`)."""

    tracking_id: TrackingId
    rev: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorBatch:
    """What came between two checkpoints: committed whole, with the cursor that it leads to."""

    patches: tuple[ComplaintPatch, ...] = ()
    departures: tuple[Departure, ...] = ()
    cursor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintRow:
    """What a line of a list shows."""

    id: int
    tracking_id: TrackingId
    title: str
    status: Status
    status_raw: str
    classification: str
    channel: str
    institution: str
    is_anonymous: bool
    is_secret: bool
    is_unread: bool
    is_gone: bool
    due: date | None
    working_days_left: int | None
    """Working days until `due` (0: today, negative: late); None where no clock runs."""
    attachment_count: int
    has_draft: bool
    outbox_state: str | None = field(default=None)
    """State of the newest outbox item that is not yet done, or None."""
    draft_state: str | None = None
    """State of the open draft (see `DraftState`), or None."""
    unit: str = ""
    """The faculty or unit whose answer is waited for, of several the one that is due first."""
    unit_days_left: int | None = None
    """Working days until that answer is due (0: today, negative: late)."""
