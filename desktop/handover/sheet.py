"""What a hand-over says of each answer: enough to enter it on LAPOR!'s web page, and no more of a citizen than that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.cache.intents import by_hand
from desktop.cache.mirror import complaints
from desktop.intent import OpKind
from desktop.plain_text import one_line
from desktop.recap.letterhead import read_letterhead
from desktop.sensitive import covered

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.cache.connection import Database
    from desktop.intent import FileRef, OpId, OutboxItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One op that waits. Times are RFC 3339; numbers of persons in the title are covered."""

    op_id: OpId
    kind: OpKind
    tracking_id: str
    title: str
    received_at: str
    authored_at: str
    text: str
    institution: str
    is_secret: bool
    files: tuple[FileRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """All sheets, and whose they are."""

    head: tuple[str, ...]
    officer: str
    sheets: tuple[Sheet, ...]


def read_handover(db: Database, only: Collection[OpId] = ()) -> Handover:
    """What waits to leave, oldest first: all of it, or `only` these ops."""
    letterhead = read_letterhead(db)
    items = [item for item in by_hand.waiting(db) if not only or item.op_id in only]
    return Handover(head=letterhead.lines, officer=letterhead.officer, sheets=tuple(_sheet(db, item) for item in items))


def _sheet(db: Database, item: OutboxItem) -> Sheet:
    complaint = None if item.kind is OpKind.REGISTER else complaints.get(db, item.tracking_id)
    return Sheet(
        op_id=item.op_id,
        kind=item.kind,
        tracking_id="" if item.kind is OpKind.REGISTER else item.tracking_id,
        title=covered(one_line(item.title)),
        received_at=complaint.received_at if complaint else "",
        authored_at=item.authored_at,
        text=item.text,
        institution=item.institution,
        is_secret=bool(item.payload.get("is_secret")),
        files=item.files,
    )
