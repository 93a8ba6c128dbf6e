"""What the tests of the transport share: requests to a server that misbehaves, and what comes of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.clock import system_clock
from desktop.problems import KnownProblem, texts
from sync.net.route import Route
from sync.transport import Transport

if TYPE_CHECKING:
    from desktop.clock import Clock
    from tests.faults.server import (
        MisbehavingServer,
    )

CERTIFICATE = Path(__file__).parent / "loopback.pem"
AUTHORITY = CERTIFICATE.read_text(encoding="ascii")
BODY = b'{"cursor":"' + b"x" * 40 + b'"}'


def transport(
    server: MisbehavingServer, *, stall_timeout: float = 0.3, authorities: str = "", clock: Clock = system_clock
) -> Transport:
    return Transport(
        server.url, "t" * 43, stall_timeout=stall_timeout, route=Route(authorities=authorities), clock=clock
    )


def posted(link: Transport, body: bytes = BODY) -> list[bytes]:
    with link.post_stream("/v1/sync", body) as lines:
        return list(lines)


def problem_of(server: MisbehavingServer, clock: Clock = system_clock) -> KnownProblem:
    link = transport(server, clock=clock)
    with pytest.raises(KnownProblem) as caught:
        posted(link)
    link.close()
    assert caught.value.code in texts("id"), "the officer would be told an unknown problem"
    assert caught.value.code in texts("en")
    return caught.value


def problem_json(code: str, status: int) -> bytes:
    return f'{{"type":"urn:lapor-desktop:problem:{code}","title":"T","status":{status},"detail":"D"}}'.encode()
