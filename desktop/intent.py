"""What the officer did: drafts, their revisions, and the ops that wait in the outbox.

An op is what leaves the machine. Its id is made once, its payload never changes after that, and its fingerprint lets
the central API tell a repetition from a different thing under the same name.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NewType, cast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.complaint import Event, TrackingId

OpId = NewType("OpId", str)
"""UUIDv7 (RFC 9562) in its hyphenated form: the idempotency key of an op."""


ACCEPTED, PASSED_ON = "accepted_at", "passed_on"
"""Of `OutboxItem.error_detail`: when the central API said that it has the op and carries it on (RFC 3339), and whether
it has left there too."""


class OpKind(StrEnum):
    """What an op asks of the central API."""

    FOLLOW_UP = "followup.add"
    VERIFY = "complaint.verify"
    HOLD = "complaint.hold"
    REJECT = "complaint.reject"
    ARCHIVE = "complaint.archive"
    CLOSE = "complaint.close"
    REGISTER = "complaint.register"


class DraftState(StrEnum):
    """Where an officer's text stands before it is queued."""

    DRAFT = "DRAFT"
    AWAITING_APPROVAL = "AWAITING_APPROVAL"
    RETURNED = "RETURNED"
    APPROVED = "APPROVED"
    QUEUED = "QUEUED"
    DISCARDED = "DISCARDED"


class OutboxState(StrEnum):
    """Where a queued op stands. Every row is in exactly one of these, and each has a place in the window."""

    HELD = "HELD"
    QUEUED = "QUEUED"
    SENDING = "SENDING"
    SENT = "SENT"
    CONFLICT = "CONFLICT"
    REFUSED = "REFUSED"
    ORPHANED = "ORPHANED"
    WITHDRAWN = "WITHDRAWN"
    ENTERED = "ENTERED"
    """Withdrawn because the officer entered it on LAPOR!'s web page by hand."""

    @property
    def is_waiting(self) -> bool:
        """Whether the op still waits to leave, without a decision of the officer."""
        return self in {OutboxState.HELD, OutboxState.QUEUED, OutboxState.SENDING}

    @property
    def needs_a_look(self) -> bool:
        """Whether only the officer can say how it goes on."""
        return self in {OutboxState.CONFLICT, OutboxState.REFUSED, OutboxState.ORPHANED}


class Outcome(StrEnum):
    """What the central API said of one op."""

    APPLIED = "applied"
    REPLAYED = "replayed"
    CONFLICT = "conflict"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text under work. `needs_review` when its complaint was closed, reassigned or gone meanwhile."""

    draft_id: int
    tracking_id: TrackingId
    text: str
    is_secret: bool
    state: DraftState
    base_rev: int
    supersedes: OpId | None
    needs_review: str
    """Why the officer should look again (`closed`, `reassigned`, …), or an empty text."""
    created_at: str
    updated_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A kept earlier text of a draft."""

    revision_id: int
    draft_id: int
    text: str
    saved_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRef:
    """A file that goes with an op, by the SHA-256 of its content; `size` in bytes."""

    name: str
    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxItem:
    """A queued op, with all that the officer may want to know of it."""

    op_id: OpId
    kind: OpKind
    tracking_id: TrackingId
    title: str
    state: OutboxState
    base_rev: int
    authored_at: str
    payload: Mapping[str, object]
    payload_hash: str
    supersedes: OpId | None
    size: int
    """Bytes of the op as JSON, before compression; its files come on top of that."""
    attempts: int
    held_until: str | None
    """RFC 3339; None in state HELD means until the officer says so."""
    last_error: str
    """Code of the known problem (see `desktop.problems`), or an empty text."""
    error_detail: Mapping[str, object]
    happened: tuple[Event, ...]
    """For a conflict: what happened after `base_rev`."""
    updated_at: str
    institution: str = ""
    """Name of the institution that a decision is about, where the desk knows it."""
    carried_at: str | None = None
    """RFC 3339: when it was last carried out on a USB stick, while that stick's answer is not here."""

    @property
    def text(self) -> str:
        """The officer's words, where the op carries any: an answer, a reason, a note, a complaint taken down."""
        told = (str(self.payload.get(name, "")) for name in ("text", "reason", "note", "body"))
        return next(filter(None, told), "")

    @property
    def files(self) -> tuple[FileRef, ...]:
        """The files that go with it."""
        named = cast("Sequence[Mapping[str, Any]]", self.payload.get("attachments", ()))
        return tuple(FileRef(**{name: file[name] for name in _REF_FIELDS}) for file in named)

    @property
    def is_accepted(self) -> bool:
        """Whether the central API has it, and what becomes of it further on is not known yet."""
        return ACCEPTED in self.error_detail and self.state in {OutboxState.QUEUED, OutboxState.SENDING}

    @property
    def is_passed_on(self) -> bool:
        """Whether such an op has left the central API as well, without a word so far whether it arrived."""
        return self.is_accepted and bool(self.error_detail.get(PASSED_ON))

    @property
    def file_bytes(self) -> int:
        """Bytes of those files, each content once."""
        return sum({file.sha256: file.size for file in self.files}.values())


_REF_FIELDS = tuple(field.name for field in fields(FileRef))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpResult:
    """The central API's answer to one op, in the desk's words."""

    op_id: OpId
    tracking_id: TrackingId
    outcome: Outcome
    rev: int | None = None
    happened: tuple[Event, ...] = ()
    problem_code: str = ""
    problem_detail: str = ""


def answer_payload(text: str, *, is_secret: bool, files: Sequence[FileRef] = ()) -> dict[str, object]:
    """What an answer says on the wire; without files nothing is said of files, and its fingerprint is what it was."""
    payload: dict[str, object] = {"text": text, "is_secret": is_secret}
    return payload | {"attachments": [asdict(file) for file in files]} if files else payload


def new_op_id() -> OpId:
    """A fresh idempotency key."""
    import uuid6  # it costs the start of the window 20 ms, and is needed at the first answer

    return OpId(str(uuid6.uuid7()))


def canonical(payload: Mapping[str, object]) -> bytes:
    """JSON with sorted keys, no white space and unescaped UTF-8, so that equal payloads are equal bytes."""
    return json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def fingerprint(kind: str, tracking_id: str, payload: Mapping[str, object]) -> str:
    """First 128 bits of SHA-256 over kind, tracking ID and canonical payload, in unpadded base64url: 22 characters."""
    digest = hashlib.sha256(b"\n".join((kind.encode(), tracking_id.encode(), canonical(payload)))).digest()
    return base64.urlsafe_b64encode(digest[:16]).rstrip(b"=").decode()
