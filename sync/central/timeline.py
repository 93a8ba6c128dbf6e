"""The events of complaints as an officer sees them: what is `me` to one is a `colleague` to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from sync.contract.messages import AttachmentInfo, TimelineEvent

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_attachments = msgspec.json.Decoder(list[AttachmentInfo])
_COLUMNS = "complaint_id, id, kind, at, actor, officer_id, name, text, is_secret, op_id, rating, attachments"


def select(
    db: sqlite3.Connection, where: str, parameters: Sequence[object], *, seen_by: int | None
) -> list[tuple[int, TimelineEvent]]:
    """Events with the row of their complaint, oldest first. `where` is ours, values come as parameters."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM event WHERE {where} ORDER BY complaint_id, seq, id", parameters)  # noqa: S608
    return [
        (
            complaint_id,
            TimelineEvent(
                id=str(number),
                kind=kind,
                at=at,
                actor=_actor(actor, officer_id, seen_by),
                name=name,
                text=text,
                is_secret=bool(is_secret),
                op_id=op_id if seen_by in {None, officer_id} else None,
                rating=rating,
                attachments=_attachments.decode(attachments) if attachments else [],
            ),
        )
        for complaint_id, number, kind, at, actor, officer_id, name, text, is_secret, op_id, rating, attachments in rows
    ]


def by_complaint(
    db: sqlite3.Connection, complaint_ids: Sequence[int], *, after: int, seen_by: int
) -> dict[int, list[TimelineEvent]]:
    """The events of some complaints that were appended after change `after`."""
    marks = ", ".join("?" * len(complaint_ids))
    found: dict[int, list[TimelineEvent]] = {}
    for complaint_id, event in select(
        db, f"complaint_id IN ({marks}) AND seq > ?", [*complaint_ids, after], seen_by=seen_by
    ):
        found.setdefault(complaint_id, []).append(event)
    return found


def _actor(
    actor: str, officer_id: int | None, seen_by: int | None
) -> Literal["me", "colleague", "reporter", "admin", "system"]:
    match actor:
        case "officer":
            return "me" if officer_id is not None and officer_id == seen_by else "colleague"
        case "reporter":
            return "reporter"
        case "admin":
            return "admin"
    return "system"
