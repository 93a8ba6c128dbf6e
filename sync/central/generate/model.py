"""What the generator gives: a complaint as a central API would hold it, with its whole timeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from desktop.complaint import EventKind

GeneratedActor = Literal["reporter", "admin", "system", "institution"]
"""Who did it; which officer of the institution it was is for the store to say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedAttachment:
    """A file of the complaint: `size` in bytes; its content is one of `sync.central.generate.files`."""

    attachment_id: str
    name: str
    size: int
    media_type: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedEvent:
    """One entry of the timeline. `at` is RFC 3339 in WIB (+07:00); `name` is how the actor is called there."""

    kind: EventKind
    at: str
    actor: GeneratedActor
    name: str = ""
    text: str = ""
    is_secret: bool = False
    rating: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedComplaint:
    """A synthetic complaint. Times are RFC 3339 in WIB (+07:00); nothing in it names a real person or campus."""

    tracking_id: str
    title: str
    body: str
    body_edited: str
    """The admin's tidier version, or an empty text where the admin left the body as it came."""
    status: str
    """As the central API writes it (`Dalam Proses`); see `desktop.complaint.status_of`."""
    classification: str
    category: str
    channel: str
    is_anonymous: bool
    is_secret: bool
    reporter_name: str
    """Empty for an anonymous reporter."""
    parent_institution: str
    institution: str
    location: str
    received_at: str
    disposed_at: str
    """Empty while not yet disposed."""
    hold_reason: str
    """Why it was put on hold or archived (*alasan tunda/arsip*), or an empty text."""
    rating: int | None
    attachments: tuple[GeneratedAttachment, ...]
    events: tuple[GeneratedEvent, ...]
    """Oldest first."""
