"""The wire messages of contract v1.

A client sends one `SyncRequest`. The answer is a stream of JSON messages, one a line: `Head`, then a `Result` for each
op, then `Change` and `Gone` messages with a `Checkpoint` every 25 records or so, at last an `End`. A stream that stops
before its `End` is good up to its last checkpoint. Fields not known to a reader are to be ignored.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, Raw, Struct, UnsetType

CONTRACT_VERSION = 1
CONTRACT_HEADER = "Lapor-Contract"
"""Every answer carries it. An answer without it comes from something else than a central API: nothing is parsed."""
REQUEST_MEDIA_TYPE = "application/json"
STREAM_MEDIA_TYPE = "application/x-ndjson"
PROBLEM_MEDIA_TYPE = "application/problem+json"
UPLOAD_MEDIA_TYPE = "application/offset+octet-stream"
TUS_VERSION = "1.0.0"
"""Of the protocol for uploads, https://tus.io/protocols/resumable-upload."""
RECORDS_PER_CHECKPOINT = 25
MAX_TEXT = 10_000
"""Characters that a follow-up or a reason may have."""
MAX_OPS = 500
"""Ops that one request may carry; a client with more sends them in several exchanges."""
MAX_FILES = 5
"""Files that one op may name. This and the next two are the limits of LAPOR!'s own form."""
MAX_FILE_SIZE = 5 * 1024 * 1024
"""Bytes of one such file."""
FILE_TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "pdf": "application/pdf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""How the name of such a file may end, and which media type that is."""
MAX_PREVIEW = 8_000
"""Bytes of an attachment's preview."""

OpIdText = Annotated[str, Meta(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
TrackingIdText = Annotated[str, Meta(pattern=r"^[0-9]{1,20}$")]
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What reading JSON of somebody else may raise: it is none, its texts are no UTF-8, or it is nested too deep."""

Timestamp = Annotated[
    str,
    Meta(
        pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})$",
        description="RFC 3339 with zone",
    ),
]
Text = Annotated[str, Meta(min_length=1, max_length=MAX_TEXT)]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
FileType = Literal[
    "image/jpeg",
    "image/png",
    "application/pdf",
    "application/msword",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
]
Revision = Annotated[
    int,
    Meta(ge=0, le=2**53 - 1, description="Grows by one with each change of the complaint on the server"),
]


# ---- ops: what the officer did -------------------------------------------------------------------------------------


class FileRef(Struct, frozen=True, kw_only=True):
    """A file that goes with an op, by the SHA-256 of its content: uploaded before, under `/v1/uploads`.

    `size` in bytes. An op whose files are not all there is refused as `op-files-missing`, and may come again under the
    same id once they are.
    """

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    sha256: Sha256
    size: Annotated[int, Meta(ge=0, le=MAX_FILE_SIZE)]
    media_type: FileType


Files = Annotated[list[FileRef], Meta(max_length=MAX_FILES)]
"""Left out of a payload where there are none, so that the hash of an op without files is what it always was."""


class FollowUpPayload(Struct, frozen=True, kw_only=True):
    """An answer to the reporter (*tindak lanjut*); a secret one is not shown in public."""

    text: Text
    is_secret: bool = False
    attachments: Files = []


class VerifyPayload(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Verification with disposition to a unit, by its id in the reference data."""

    institution_id: Annotated[str, Meta(min_length=1, max_length=40)]
    note: Annotated[str, Meta(max_length=MAX_TEXT)] = ""
    classification: Annotated[str, Meta(max_length=200)] = ""


class HoldPayload(Struct, frozen=True, kw_only=True):
    """*Tunda*: the reporter is asked to complete the complaint."""

    reason: Text


class RejectPayload(Struct, frozen=True, kw_only=True):
    """*Bukan wewenang*: a request that another institution takes over."""

    institution_id: Annotated[str, Meta(min_length=1, max_length=40)]
    reason: Text


class ArchivePayload(Struct, frozen=True, kw_only=True):
    """*Arsipkan*, with the reason that the reporter sees."""

    reason: Text


class ClosePayload(Struct, frozen=True, kw_only=True):
    """Closing by the admin."""

    reason: Annotated[str, Meta(max_length=MAX_TEXT)] = ""


class RegisterPayload(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A complaint that came in person or by letter."""

    title: Annotated[str, Meta(min_length=1, max_length=200)]
    body: Text
    channel: Annotated[str, Meta(min_length=1, max_length=80)]
    received_at: Timestamp
    reporter_name: Annotated[str, Meta(max_length=200)] = ""
    classification: Annotated[str, Meta(max_length=200)] = ""
    is_anonymous: bool = False
    is_secret: bool = False
    attachments: Files = []


class Op(Struct, frozen=True, kw_only=True, tag_field="kind", omit_defaults=True):
    """What every op carries; `kind` tells which payload.

    `op_id` is the idempotency key: a central API applies it at most once, ever. `base_rev` is the revision that the
    officer saw. `supersedes` names the first op of a chain: an answer that left the machine, whose fate is not known,
    was edited and is sent anew, maybe several times; every op of the chain names the first one. A central API applies
    at most one op of a chain: if another one was applied before (the first, or any that supersedes it), this one is a
    conflict that tells so; once this one is applied, the others are refused as `op-superseded` when they arrive late.
    """

    op_id: OpIdText
    tracking_id: TrackingIdText
    base_rev: Revision
    authored_at: Timestamp
    payload_hash: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{22}$")]
    supersedes: OpIdText | None = None


class FollowUpOp(Op, frozen=True, kw_only=True, tag="followup.add", omit_defaults=True):
    """Adds a follow-up."""

    payload: FollowUpPayload


class VerifyOp(Op, frozen=True, kw_only=True, tag="complaint.verify", omit_defaults=True):
    """Verifies and disposes."""

    payload: VerifyPayload


class HoldOp(Op, frozen=True, kw_only=True, tag="complaint.hold", omit_defaults=True):
    """Holds until the reporter completes."""

    payload: HoldPayload


class RejectOp(Op, frozen=True, kw_only=True, tag="complaint.reject", omit_defaults=True):
    """Asks that another institution takes over."""

    payload: RejectPayload


class ArchiveOp(Op, frozen=True, kw_only=True, tag="complaint.archive", omit_defaults=True):
    """Archives."""

    payload: ArchivePayload


class CloseOp(Op, frozen=True, kw_only=True, tag="complaint.close", omit_defaults=True):
    """Closes."""

    payload: ClosePayload


class RegisterOp(Op, frozen=True, kw_only=True, tag="complaint.register", omit_defaults=True):
    """Registers a new complaint; `tracking_id` is `"0"`, the result tells the one it was given."""

    payload: RegisterPayload


AnyOp = FollowUpOp | VerifyOp | HoldOp | RejectOp | ArchiveOp | CloseOp | RegisterOp


Device = Annotated[str, Meta(pattern="^([A-Za-z0-9_-]{8,64})?$")]


class SyncRequest(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One exchange: what to push, and from where to pull. A `cursor` of null asks for everything.

    `keeps_texts` tells that the client has the texts of these ops at hand while it reads the answer: the events of its
    follow-ups may then come without them, marked `is_text_of_op`, for they would go over the link a second time.

    `device` names the desk, not the officer: a random name that it keeps for as long as it is there. A central API may
    order a device to erase itself or to sign out; one that names none gets no such order.
    """

    cursor: Annotated[str, Meta(max_length=200)] | None = None
    ops: Annotated[list[AnyOp], Meta(max_length=MAX_OPS)] = []
    keeps_texts: bool = False
    device: Device = ""
    max_bytes: Annotated[int, Meta(ge=1_000, description="Stop at a checkpoint after so many bytes of JSON")] | None = (
        None
    )


class RawSyncRequest(Struct, frozen=True, kw_only=True):
    """The same request with each op still unread, so that one bad op is refused alone."""

    cursor: Annotated[str, Meta(max_length=200)] | None = None
    ops: Annotated[list[Raw], Meta(max_length=MAX_OPS)] = []
    keeps_texts: bool = False
    device: Device = ""
    max_bytes: Annotated[int, Meta(ge=1_000)] | None = None


# ---- the answer: a stream of messages ------------------------------------------------------------------------------


class Problem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """RFC 9457. `type` is `urn:lapor-desktop:problem:` and a code of `sync.contract.problems`."""

    type: str
    title: str
    status: Annotated[int, Meta(ge=400, le=599)]
    detail: str = ""


class AttachmentInfo(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A file of the complaint, or of an entry of its timeline: its content is at `/v1/attachments/{id}`.

    `size` in bytes; `sha256` of the content, in lower case, where the central API knows it.
    """

    id: str
    name: str
    size: Annotated[int, Meta(ge=0)]
    media_type: str = ""
    sha256: str = ""


class TimelineEvent(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """An entry of the timeline. `actor` is seen from the asking officer: `me` is this officer's own account.

    `is_text_of_op`: its text is the one of the op `op_id`, which came in this very request (see `SyncRequest`).
    """

    id: str
    kind: str
    at: Timestamp
    actor: Literal["me", "colleague", "reporter", "admin", "system"]
    name: str = ""
    text: str = ""
    is_secret: bool = False
    op_id: str | None = None
    rating: Annotated[int, Meta(ge=1, le=5)] | None = None
    is_text_of_op: bool = False
    attachments: list[AttachmentInfo] = []


class ComplaintFields(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The fields of a complaint; one that is absent did not change."""

    title: str | UnsetType = UNSET
    body: str | UnsetType = UNSET
    body_edited: str | UnsetType = UNSET
    status: str | UnsetType = UNSET
    classification: str | UnsetType = UNSET
    category: str | UnsetType = UNSET
    channel: str | UnsetType = UNSET
    is_anonymous: bool | UnsetType = UNSET
    is_secret: bool | UnsetType = UNSET
    reporter_name: str | UnsetType = UNSET
    parent_institution: str | UnsetType = UNSET
    institution: str | UnsetType = UNSET
    location: str | UnsetType = UNSET
    received_at: Timestamp | UnsetType = UNSET
    disposed_at: Timestamp | Literal[""] | UnsetType = UNSET
    hold_reason: str | UnsetType = UNSET
    rating: int | UnsetType | None = UNSET
    attachments: list[AttachmentInfo] | UnsetType = UNSET


class Head(Struct, frozen=True, kw_only=True, tag_field="t", tag="head"):
    """First message: how many `Change` and `Gone` records the whole pull has still to bring, for honest progress."""

    contract: int
    remaining: Annotated[int, Meta(ge=0)]


class Result(Struct, frozen=True, kw_only=True, tag_field="t", tag="result", omit_defaults=True):
    """What became of one op. A conflict comes with what happened; a refusal with its problem."""

    op_id: str
    tracking_id: str
    outcome: Literal["applied", "replayed", "conflict", "refused"]
    rev: int | None = None
    happened: list[TimelineEvent] = []
    problem: Problem | None = None


class Change(Struct, frozen=True, kw_only=True, tag_field="t", tag="change", omit_defaults=True):
    """What changed in one complaint since the cursor. `whole` tells that every field is there (or has its default).

    A default is an empty text, false, null, or no attachments. Events that are known already may come again after an
    interrupted exchange: they are told apart by their `id`.
    """

    id: TrackingIdText
    rev: Revision
    set: ComplaintFields = ComplaintFields()
    events: list[TimelineEvent] = []
    whole: bool = False


class Gone(Struct, frozen=True, kw_only=True, tag_field="t", tag="gone"):
    """A complaint that is no longer this officer's. Absence from a stream means nothing; this does."""

    id: TrackingIdText
    rev: Revision
    reason: str


class Checkpoint(Struct, frozen=True, kw_only=True, tag_field="t", tag="checkpoint"):
    """All that came before this may be kept: the next exchange goes on from `cursor`."""

    cursor: str


class ResyncRequired(Struct, frozen=True, kw_only=True, tag_field="t", tag="resync_required"):
    """The cursor can't be served. Results before it stand; the client pulls anew with a null cursor."""

    reason: str


class End(Struct, frozen=True, kw_only=True, tag_field="t", tag="end"):
    """Last message. `digest` covers all that the client should hold now (see `sync.contract.digest`).

    `more` tells that `max_bytes` ended the stream: the digest is then empty and the client asks again.
    """

    more: bool
    digest: str
    server_time: Timestamp
    reference_etag: str


Message = Head | Result | Change | Gone | Checkpoint | ResyncRequired | End


# ---- reference data ------------------------------------------------------------------------------------------------


class Officer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whose token it is. `may` names the kinds of ops that this account may send; empty: not told, any may be tried."""

    name: str
    role: str
    institution: str
    may: list[str] = []


class Session(Struct, frozen=True, kw_only=True):
    """Whose token it is, under names that never change: `server` of the API's data, `id` of the officer in them."""

    server: str
    id: str
    officer: Officer


class Institution(Struct, frozen=True, kw_only=True):
    """A unit or another institution that a complaint can be given to."""

    id: str
    name: str


class AnswerTemplate(Struct, frozen=True, kw_only=True):
    """A text to begin an answer with."""

    code: str
    title: str
    content: str


class CalendarDay(Struct, frozen=True, kw_only=True):
    """A day that is no working day although it is from Monday to Friday."""

    date: Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    name: str


class DeadlineRule(Struct, frozen=True, kw_only=True):
    """A limit that holds for this officer's institution instead of the client's own.

    `clock`: `verification`, `follow-up`, `answer-again`, `reporter` or `settlement`. `classification` names the class
    that a settlement is for. `limit`: 1 to 366 days; `counts`: `working-days` or `calendar-days`. `since`: an ISO date,
    `YYYY-MM` or `YYYY` from which it holds; empty: always. A rule with anything else is passed over, the others hold.
    """

    clock: str
    limit: int
    classification: str = ""
    counts: str = "working-days"
    since: str = ""
    basis: str = ""


class Reference(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`GET /v1/reference`: what changes rarely. Fetched when `End.reference_etag` differs from the ETag held."""

    officer: Officer
    institutions: list[Institution]
    templates: list[AnswerTemplate]
    holidays: list[CalendarDay]
    deadlines: list[DeadlineRule] = []
    """Empty, and missing with an older server: the client's own limits hold."""


class About(Struct, frozen=True, kw_only=True):
    """`GET /v1/about`, without a token: which central API this is and what it speaks."""

    name: str
    contracts: list[int]


encoder = msgspec.json.Encoder()
message_decoder = msgspec.json.Decoder(Message)
request_decoder = msgspec.json.Decoder(RawSyncRequest)
op_decoder = msgspec.json.Decoder(AnyOp)
reference_decoder = msgspec.json.Decoder(Reference)
session_decoder = msgspec.json.Decoder(Session)
about_decoder = msgspec.json.Decoder(About)
problem_decoder = msgspec.json.Decoder(Problem)
