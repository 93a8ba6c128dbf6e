"""What the tests of the sync share: messages of a central API, and a desk that has something to say."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.cache.intents import drafts, outbox
from desktop.cache.mirror import complaints
from desktop.complaint import TrackingId
from desktop.digest import digest, share
from sync.connectors.batch import BatchConnector
from sync.contract.messages import ComplaintFields
from sync.engine import SyncEngine
from sync.transport import Transport
from tests.faults.server import STREAM, answer, end, head, stream

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.desk import Desk
    from desktop.intent import OpId, OutboxState
    from sync.central.server import CentralServer

TOKEN = "t"
AT = "2026-03-16T08:00:00+07:00"
ONE, TWO = "7000001", "7000002"


def change(tracking_id: str, *, rev: int = 1, whole: bool = True, **fields: object) -> str:
    told = fields if not whole else {"title": f"Laporan {tracking_id}", "status": "Terverifikasi", **fields}
    if whole:
        told |= {"received_at": AT, "disposed_at": AT}
    return json.dumps({"t": "change", "id": tracking_id, "rev": rev, "set": told, "whole": whole})


def gone(tracking_id: str, rev: int = 2) -> str:
    return json.dumps({"t": "gone", "id": tracking_id, "rev": rev, "reason": "reassigned"})


def checkpoint(cursor: str) -> str:
    return json.dumps({"t": "checkpoint", "cursor": cursor})


def result(op_id: str, tracking_id: str, outcome: str = "applied") -> str:
    return json.dumps({"t": "result", "op_id": op_id, "tracking_id": tracking_id, "outcome": outcome})


def digest_of(held: Iterable[tuple[str, int]]) -> str:
    shares = [share(tracking_id, rev) for tracking_id, rev in held]
    return digest(len(shares), sum(shares))


def add_open(central: CentralServer, count: int) -> list[str]:
    """New complaints for the first officer that wait for an answer: generated ones may all be closed."""
    ids = [str(9_900_001 + n) for n in range(count)]
    for tracking_id in ids:
        fields = ComplaintFields(
            title=f"Laporan {tracking_id}", body="UKT saya salah.", status="Terverifikasi", received_at=AT
        )
        central.store.add_complaint(tracking_id, fields, officers=[central.officers[0].id])
    return ids


def begun(*messages: str) -> bytes:
    return stream(head(len(messages)), *messages)


def queued(desk: Desk, tracking_id: str, text: str) -> OpId:
    """An answer typed and queued by hand, to leave at once."""
    desk.do(drafts.save, TrackingId(tracking_id), text)
    return desk.do(outbox.queue, TrackingId(tracking_id), hold=timedelta(0)).op_id


def connector(url: str, token: str = TOKEN, *, stall_timeout: float = 0.3) -> BatchConnector:
    return BatchConnector(Transport(url, token, stall_timeout=stall_timeout))


def engine(desk: Desk, url: str, token: str = TOKEN) -> SyncEngine:
    return SyncEngine(desk, connector(url, token))


def whole(*messages: str, digest: str = "0:0", more: bool = False, etag: str = "") -> bytes:
    return answer(stream(head(len(messages)), *messages, end(digest=digest, more=more, etag=etag)), STREAM)


FIRST_PULL = whole(change(ONE), change(TWO), checkpoint("c1"), digest=digest_of([(ONE, 1), (TWO, 1)]))


def held(desk: Desk) -> set[str]:
    rows = desk.ask(lambda db: db.execute("SELECT tracking_id FROM complaint").fetchall())
    found = [desk.ask(complaints.get, tracking_id) for (tracking_id,) in rows]
    return {complaint.tracking_id for complaint in found if complaint and not complaint.is_gone}


def state_of(desk: Desk, op_id: OpId) -> OutboxState:
    item = desk.ask(outbox.get, op_id)
    assert item is not None
    return item.state
