"""One caller who asks without end is told to wait; the others are not kept waiting by it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import requests

from desktop.clock import system_clock
from sync.central.pace import BURST, PER_SECOND, Pace
from tests.support.clock import FakeClock

if TYPE_CHECKING:
    import pytest
    from starlette.types import Message, Receive, Scope, Send

    from sync.central.server import CentralServer


async def fine(_: Scope, __: Receive, send: Send) -> None:
    """An application that lets everybody in."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def status(pace: Pace, token: bytes) -> int:
    told: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        told.append(message)

    asyncio.run(pace({"type": "http", "headers": [(b"authorization", token)]}, receive, send))
    return int(told[0]["status"])


def test_who_asks_without_end_waits_and_nobody_else_does() -> None:
    clock = FakeClock()
    pace = Pace(fine, clock=clock, burst=20)
    assert [status(pace, b"Bearer a") for _ in range(21)] == [200] * 20 + [429]
    assert status(pace, b"Bearer b") == 200
    clock.advance(2.5 / PER_SECOND)
    assert [status(pace, b"Bearer a") for _ in range(3)] == [200, 200, 429]


def test_a_central_api_tells_when_to_come_back_and_lets_the_others_in(
    central: CentralServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_clock, "monotonic", FakeClock().monotonic)  # nothing is filled again meanwhile
    with requests.Session() as wild:
        answers = [wild.get(central.url + "/v1/about", timeout=20) for _ in range(BURST + 1)]
    assert [answer.status_code for answer in answers] == [200] * BURST + [429]
    assert answers[-1].headers["Retry-After"] == "1"
    assert answers[-1].headers["Lapor-Contract"] == "1"
    token = {"Authorization": f"Bearer {central.officers[0].token}"}
    assert requests.get(central.url + "/v1/reference", headers=token, timeout=20).status_code == 200
