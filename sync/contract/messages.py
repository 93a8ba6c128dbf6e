"""The messages of contract v1: what a central API answers to a `SyncRequest`.

It is a stream of JSON messages, one a line: `Head`, then a `Result` (or `Accepted`) for each op, then `Change` and
`Gone` messages with a `Checkpoint` every 25 records or so, at last an `End`. A stream that stops before its `End` is
good up to its last checkpoint. Fields not known to a reader are to be ignored.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from sync.contract.terms import Revision, Timestamp, TrackingIdText  # noqa: TC001 - msgspec reads the annotations

UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What reading JSON of somebody else may raise: it is none, its texts are no UTF-8, or it is nested too deep."""


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


class Accepted(Struct, frozen=True, kw_only=True, tag_field="t", tag="accepted", omit_defaults=True):
    """An op that was taken in charge and is carried on to another server: its result comes with a later exchange.

    Only for a client that says `keeps_accepted`. `passed_on`: it has left for there, and whether it
    arrived is not known yet.
    """

    op_id: str
    passed_on: bool = False


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


Message = Head | Result | Accepted | Change | Gone | Checkpoint | ResyncRequired | End


encoder = msgspec.json.Encoder()
message_decoder = msgspec.json.Decoder(Message)
problem_decoder = msgspec.json.Decoder(Problem)
