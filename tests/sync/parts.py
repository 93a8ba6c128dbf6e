"""What the tests of the sync share: messages of a central API, and a desk that has something to say."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.cache.intents import drafts, outbox
from desktop.complaint import TrackingId
from desktop.digest import digest, share
from sync.connectors.batch import BatchConnector
from sync.contract.messages import ComplaintFields
from sync.engine import SyncEngine
from sync.transport import Transport
from tests.faults.server import head, stream

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.desk import Desk
    from desktop.intent import OpId
    from sync.central.server import CentralServer

TOKEN = "t"
AT = "2026-03-16T08:00:00+07:00"


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
