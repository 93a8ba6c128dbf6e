"""What the replica holds: complaints with their follow-ups and logs, institutions, files. Plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.complaint import EventKind


@dataclass(frozen=True, slots=True)
class Institution:
    """A ministry, a campus, a unit: six digits and a name."""

    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file that somebody attached."""

    id: int
    name: str
    data: bytes

    @property
    def extension(self) -> str:
        """How the name ends, without the dot."""
        return self.name.rpartition(".")[2].lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """An entry of the conversation: by an institution, or, without a `sender`, by the reporter."""

    at: datetime
    sender: Institution | None
    receiver: Institution | None = None
    content: str = ""
    template_code: str = ""
    template_content: str = ""
    is_secret: bool = False
    rating: int = 0
    user_id: int = 0
    files: tuple[StoredFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """An entry of the history; `note` is the text that somebody wrote to it."""

    at: datetime
    kind: EventKind
    actor: Institution | None
    receiver: Institution | None
    status_before: str
    status_after: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A request that another institution takes over."""

    at: datetime
    institution_id: int
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A complaint. `attachments` are the reporter's; `follow_ups` and `log` are oldest first."""

    id: int
    title: str
    content: str
    status: str
    disposition: Institution | None
    received_at: datetime
    content_final: str = ""
    classification: str = ""
    category: str = ""
    channel: str = ""
    location: str = ""
    reporter: str = ""
    is_anonymous: bool = False
    is_secret: bool = False
    attachments: tuple[StoredFile, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    log: tuple[LogEntry, ...] = ()
    rejections: tuple[Rejection, ...] = field(default=())
