"""What each kind of op does to a complaint."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktop.complaint import EventKind, Status, status_of
from sync.central import changes
from sync.central.changes import NewEvent
from sync.contract.messages import AttachmentInfo
from sync.contract.request import AnyOp, ArchiveOp, CloseOp, FollowUpOp, HoldOp, RegisterOp, RejectOp, VerifyOp

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from sync.central.auth import Account
    from sync.contract.request import FileRef

UNVERIFIED = "Belum Terverifikasi"
DISPOSED = "Terverifikasi"
IN_PROGRESS = "Dalam Proses"
REPORTER_REPLIED = "Ditanggapi oleh Pelapor"
WAITING_INFO = "Menunggu Kelengkapan Informasi"
CLOSED_BY_ADMIN = "Ditutup oleh Admin"
CLOSED_BY_SYSTEM = "Ditutup oleh Sistem"
CLOSED_BY_REPORTER = "Ditutup oleh Pelapor"
ARCHIVED_BY_ADMIN = "Diarsipkan oleh Admin"

_FIRST_TRACKING_ID = 9_000_001


class NotAllowedError(Exception):
    """The complaint is in no state for that, or a name in the payload is not known."""


def apply(db: sqlite3.Connection, account: Account, op: AnyOp, row: int, now: str) -> int:
    """Do what the op asks. Returns the revision that it led to. Raises before anything was changed."""
    fields, events = _effect(db, account, op, row, now)
    return changes.change(db, row, fields, events=events, at=now)


def register(db: sqlite3.Connection, account: Account, op: RegisterOp, now: str) -> tuple[int, str]:
    """A complaint that came in person or by letter: the officer's own, still to be verified. Returns row and number."""
    payload = op.payload
    tracking_id = str(
        db.execute(
            "SELECT max(coalesce(max(CAST(tracking_id AS INTEGER)) + 1, 0), ?) FROM complaint", [_FIRST_TRACKING_ID]
        ).fetchone()[0]
    )
    fields = {
        "title": payload.title,
        "body": payload.body,
        "status": UNVERIFIED,
        "channel": payload.channel,
        "classification": payload.classification,
        "received_at": payload.received_at,
        "reporter_name": "" if payload.is_anonymous else payload.reporter_name,
        "is_anonymous": payload.is_anonymous,
        "is_secret": payload.is_secret,
        "institution": account.institution,
        "attachments": _attachments(op),
    }
    event = _own(account, op, EventKind.RECEIVED)
    return changes.add(db, tracking_id, fields, officers=[account.id], events=[event], at=now), tracking_id


def _effect(
    db: sqlite3.Connection, account: Account, op: AnyOp, row: int, now: str
) -> tuple[dict[str, Any], list[NewEvent]]:
    match op:
        case FollowUpOp(payload=payload):
            follow_up = _own(account, op, EventKind.FOLLOW_UP, payload.text, is_secret=payload.is_secret)
            return {"status": IN_PROGRESS}, [replace(follow_up, attachments=_attachments(op))]
        case VerifyOp(payload=payload):
            (status,) = db.execute("SELECT status FROM complaint WHERE id = ?", [row]).fetchone()
            if status_of(status) is not Status.UNVERIFIED:
                raise NotAllowedError("the complaint is verified already")
            institution = institution_of(db, payload.institution_id)
            fields = {"status": DISPOSED, "institution": institution, "disposed_at": now}
            if payload.classification:
                fields["classification"] = payload.classification
            verified = _own(account, op, EventKind.VERIFIED, payload.note)
            return fields, [verified, _own(account, op, EventKind.DISPOSED, institution)]
        case HoldOp(payload=payload):
            held = _own(account, op, EventKind.HELD, payload.reason)
            return {"status": WAITING_INFO, "hold_reason": payload.reason}, [held]
        case RejectOp(payload=payload):
            # A request: the complaint stays where it is until somebody above accepts it.
            institution = institution_of(db, payload.institution_id)
            return {}, [_own(account, op, EventKind.REJECTED, f"{institution}: {payload.reason}")]
        case ArchiveOp(payload=payload):
            archived = _own(account, op, EventKind.ARCHIVED, payload.reason)
            return {"status": ARCHIVED_BY_ADMIN, "hold_reason": payload.reason}, [archived]
        case CloseOp(payload=payload):
            return {"status": CLOSED_BY_ADMIN}, [_own(account, op, EventKind.CLOSED, payload.reason)]
    raise NotAllowedError("a registration names no complaint")


def files_of(op: AnyOp) -> Sequence[FileRef]:
    """The files that an op names."""
    return op.payload.attachments if isinstance(op, FollowUpOp | RegisterOp) else ()


def _attachments(op: AnyOp) -> list[AttachmentInfo]:
    """The op's files as those of a complaint or of an entry of its timeline."""
    return [
        AttachmentInfo(
            id=f"{op.op_id}.{number}", name=file.name, size=file.size, media_type=file.media_type, sha256=file.sha256
        )
        for number, file in enumerate(files_of(op), start=1)
    ]


def _own(account: Account, op: AnyOp, kind: EventKind, text: str = "", *, is_secret: bool = False) -> NewEvent:
    return NewEvent(
        kind=kind,
        actor="officer",
        officer_id=account.id,
        name=account.name,
        text=text,
        is_secret=is_secret,
        op_id=op.op_id,
    )


def institution_of(db: sqlite3.Connection, institution_id: str) -> str:
    """The name of an institution. Raises `NotAllowedError` where none has that id."""
    row = db.execute("SELECT name FROM institution WHERE id = ?", [institution_id]).fetchone()
    if row is None:
        raise NotAllowedError("no institution has that id")
    return str(row[0])
