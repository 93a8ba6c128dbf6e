"""Rows of the outbox as items."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from desktop.complaint import Actor, Attachment, Event, EventKind
from desktop.intent import OpId, OpKind, OutboxItem, OutboxState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.cache.connection import Database

UNSETTLED = "state NOT IN ('SENT', 'WITHDRAWN')"
"""Said as the index of what is not settled says it: else years of sent answers are read to find none that waits."""
_SELECT = """
SELECT o.op_id, o.kind, o.tracking_id, coalesce(c.title, ''),
       iif(e.op_id IS NOT NULL AND o.state = 'WITHDRAWN', 'ENTERED', o.state), o.base_rev, o.authored_at, o.payload,
       o.payload_hash, o.supersedes, o.attempts, o.held_until, o.last_error, o.error_detail, o.happened, o.updated_at,
       (SELECT max(b.exported_at) FROM bundle b JOIN bundle_op l USING (bundle_id)
        WHERE l.op_id = o.op_id AND b.imported_at IS NULL)
FROM outbox o LEFT JOIN complaint c ON c.tracking_id = o.tracking_id
LEFT JOIN entered_by_hand e ON e.op_id = o.op_id
WHERE """

_ABOUT_INSTITUTIONS = frozenset({OpKind.VERIFY, OpKind.REJECT})


def fetch(db: Database, op_id: OpId) -> OutboxItem | None:
    """One item by its op."""
    found = fetch_all(db, "o.op_id = ?", op_id)
    return found[0] if found else None


def known(db: Database, op_id: OpId) -> OutboxItem:
    """One item by its op, which is there."""
    item = fetch(db, op_id)
    if item is None:
        raise AssertionError(op_id)
    return item


def fetch_all(db: Database, condition: str, *params: object) -> list[OutboxItem]:
    """The items for which a condition on the outbox `o` holds; it may end with an order and a limit."""
    rows = db.execute(_SELECT + condition, list(params)).fetchall()
    names: dict[str, str] = {}
    if any(row[1] in _ABOUT_INSTITUTIONS for row in rows):
        from desktop.cache.mirror import reference

        names = {institution.id: institution.name for institution in reference.institutions(db)}
    return [_item(row, names) for row in rows]


def _item(row: tuple[Any, ...], institutions: Mapping[str, str]) -> OutboxItem:
    op_id, kind, tracking_id, title, state, base_rev, authored_at, payload, payload_hash, supersedes, *rest = row
    attempts, held_until, last_error, error_detail, happened, updated_at, carried_at = rest
    content = json.loads(payload)
    return OutboxItem(
        op_id=op_id,
        kind=OpKind(kind),
        tracking_id=tracking_id,
        title=title or str(content.get("title", "")),
        state=OutboxState(state),
        base_rev=base_rev,
        authored_at=authored_at,
        payload=content,
        payload_hash=payload_hash,
        supersedes=OpId(supersedes) if supersedes else None,
        size=len(payload.encode()),
        attempts=attempts,
        held_until=held_until,
        last_error=last_error,
        error_detail=json.loads(error_detail),
        happened=tuple(_event(entry) for entry in json.loads(happened)),
        updated_at=updated_at,
        carried_at=carried_at,
        institution=institutions.get(str(content.get("institution_id", "")), ""),
    )


def _event(entry: dict[str, Any]) -> Event:
    attachments = tuple(Attachment(**file) for file in entry.get("attachments", ()))
    return Event(
        **entry | {"kind": EventKind(entry["kind"]), "actor": Actor(entry["actor"]), "attachments": attachments}
    )
