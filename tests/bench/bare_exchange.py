"""The least that an exchange can cost: the same JSON, packed once by zstd at its best, over one bare connection."""

from __future__ import annotations

import http.client
import ssl
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

import zstandard

from tests.faults.loopback import Loopback
from tests.faults.server import STREAM, answer
from tests.faults.shaped import ShapedLink
from tests.faults.tls_front import CERTIFICATE, TlsFront

if TYPE_CHECKING:
    import socket

    from tests.faults.shaped import Shape

_BEST = 19
_PATIENCE = 600
"""Seconds: a file of 5 MB takes almost three minutes over a campus's link."""
_ENCODED = {"Content-Encoding": "zstd", "Content-Type": "application/json"}


@dataclass(frozen=True, slots=True)
class Exchange:
    """What goes each way, as JSON."""

    request: bytes
    answer: bytes


class BareExchange:
    """A server that gives the answer at once, and a client that does nothing but unpack it, on a link as ours."""

    def __init__(self, exchange: Exchange, shape: Shape) -> None:
        self._exchange = exchange
        self._packed = zstandard.compress(exchange.answer, _BEST)
        self._request = zstandard.compress(exchange.request, _BEST)
        self._server = Loopback(self._handle)
        self._front = TlsFront(self._server.url)
        self._link = ShapedLink(self._front.url, shape)
        context = ssl.create_default_context(cafile=str(CERTIFICATE))
        port = urlsplit(self._link.url).port
        self._client = http.client.HTTPSConnection("localhost", port, context=context, timeout=_PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()
        for part in (self._link, self._front, self._server):
            part.__exit__()

    def seconds(self) -> float:
        """One round of it; the first one opens the connection."""
        began = time.perf_counter()
        self._client.request("POST", "/", self._request, _ENCODED)
        received = zstandard.decompress(self._client.getresponse().read(), len(self._exchange.answer) or 1)
        assert received == self._exchange.answer
        return time.perf_counter() - began

    @property
    def size(self) -> int:
        """Bytes of what goes both ways, packed, without any header."""
        return len(self._packed) + len(self._request)

    def _handle(self, _: bytes, client: socket.socket) -> bool:
        client.sendall(answer(self._packed, {**STREAM, "Content-Encoding": "zstd"}))
        return True
