"""What a client sends by contract v1: the ops of its officer, and the request that carries them."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta, Raw, Struct

from sync.contract.terms import (
    MAX_FILE_SIZE,
    MAX_FILES,
    MAX_OPS,
    MAX_TEXT,
    FileType,
    OpIdText,
    Revision,
    Sha256,
    Text,
    Timestamp,
    TrackingIdText,
)


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

    `keeps_accepted` tells that the client knows the message `Accepted`, and keeps such an op in its queue; to one that
    doesn't, nothing is said of it.

    `device` names the desk, not the officer: a random name that it keeps for as long as it is there. A central API may
    order a device to erase itself or to sign out; one that names none gets no such order.
    """

    cursor: Annotated[str, Meta(max_length=200)] | None = None
    ops: Annotated[list[AnyOp], Meta(max_length=MAX_OPS)] = []
    keeps_texts: bool = False
    keeps_accepted: bool = False
    device: Device = ""
    max_bytes: Annotated[int, Meta(ge=1_000, description="Stop at a checkpoint after so many bytes of JSON")] | None = (
        None
    )


class RawSyncRequest(Struct, frozen=True, kw_only=True):
    """The same request with each op still unread, so that one bad op is refused alone."""

    cursor: Annotated[str, Meta(max_length=200)] | None = None
    ops: Annotated[list[Raw], Meta(max_length=MAX_OPS)] = []
    keeps_texts: bool = False
    keeps_accepted: bool = False
    device: Device = ""
    max_bytes: Annotated[int, Meta(ge=1_000)] | None = None


op_decoder = msgspec.json.Decoder(AnyOp)
request_decoder = msgspec.json.Decoder(RawSyncRequest)
