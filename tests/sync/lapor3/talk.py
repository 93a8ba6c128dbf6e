"""What an API of this kind answers, as raw bytes, and a client whose seconds pass by themselves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sync.connectors.lapor3.client import Lapor3Client
from sync.connectors.lapor3.settings import Lapor3Settings
from sync.scheduling.backoff import Backoff
from tests.faults.server import answer
from tests.support.clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import Sequence

OWN = "Universitas Contoh"
JSON = {"Content-Type": "application/json"}


def told(results: Any, **more: Any) -> bytes:  # noqa: ANN401 - any JSON value
    body = {"results": results, "message": "OK", "status": True, **more}
    return answer(json.dumps(body).encode(), JSON)


def refused(status: str, body: object = None, headers: dict[str, str] | None = None) -> bytes:
    return answer(json.dumps(body or {}).encode(), JSON | (headers or {}), status=status)


def complaint(status: str = "Terverifikasi", **more: Any) -> bytes:  # noqa: ANN401 - any JSON value
    data = {"status_code": 2, "status_name": status, "disposition_id": 151345, "disposition_name": OWN, "title": "UKT"}
    return told({"data": data | more.pop("data", {}), "data_logs": more.pop("data_logs", [])})


def entry(text: str, at: str = "17-03-2026 09:30:00", sender: str | None = OWN, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "institution_from_name": sender,
        "institution_to_name": OWN,
        "template_code": "",
        "template_content": "",
        "content": text,
        "created_at": at,
        "attachments": [],
        **more,
    }


def page(entries: Sequence[dict[str, Any]], following: str | None = None) -> bytes:
    return told({"data": list(entries), "next_page_url": following})


def client(url: str, clock: FakeClock | None = None, **settings: Any) -> Lapor3Client:  # noqa: ANN401
    clock = clock or FakeClock()
    made = Lapor3Settings(base_url=url, key="kunci", token="{AAAA-BBBB}", user_id="77", institution_id="151345")
    for name, value in settings.items():
        object.__setattr__(made, name, value)
    return Lapor3Client(
        made, clock=clock, sleep=clock.advance, backoff=Backoff(draw=lambda _, high: high), stall_timeout=0.3
    )
