"""HTTP/1.1 on the wire, as uvicorn speaks it, with two habits changed.

What is written in one turn of the loop leaves in one segment: headers and a small body in two would cost a packet more,
and on some links the wait for a delayed acknowledgement. And what can't be read as HTTP is answered with a problem that
carries the contract's header, like everything else.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from sync.central.answers import problem_body
from sync.contract.problems import ProblemCode
from sync.contract.terms import CONTRACT_HEADER, CONTRACT_VERSION, PROBLEM_MEDIA_TYPE


class GatheringTransport:
    """A transport whose writes are collected until the loop's next turn. Everything else is the transport's own."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._loop = asyncio.get_running_loop()
        self._waiting: list[bytes] = []

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever a transport has
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Send the data soon."""
        if not self._waiting:
            self._loop.call_soon(self.flush)
        self._waiting.append(data)

    def flush(self) -> None:
        """Send what waits now."""
        if self._waiting:
            data = b"".join(self._waiting)
            self._waiting.clear()
            self._transport.write(data)

    def close(self) -> None:
        """Close behind what waits."""
        self.flush()
        self._transport.close()


class CentralProtocol(H11Protocol):
    """A connection to a client."""

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401  uvicorn's own type differs from asyncio's
        """Wrap the transport before uvicorn sees it."""
        super().connection_made(GatheringTransport(transport))  # type: ignore[arg-type]

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP."""
        body = problem_body(ProblemCode.REQUEST_MALFORMED, msg)
        head = (
            "HTTP/1.1 422 Unprocessable Entity\r\n"
            f"{CONTRACT_HEADER}: {CONTRACT_VERSION}\r\n"
            f"Content-Type: {PROBLEM_MEDIA_TYPE}\r\n"
            f"Content-Length: {len(body)}\r\n"
            "Connection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + body)
        self.transport.close()
