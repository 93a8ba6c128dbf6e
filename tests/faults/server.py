"""A server that misbehaves as told: it answers with the raw bytes that a test gives it."""

from __future__ import annotations

import gzip
import threading
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

import zstandard

from sync.net import dictionary
from tests.faults.loopback import Loopback

if TYPE_CHECKING:
    import socket
    import ssl
    from collections.abc import Callable, Sequence

CONTRACT = {"Lapor-Contract": "1"}
STREAM = {**CONTRACT, "Content-Type": "application/x-ndjson"}
PROBLEM = {**CONTRACT, "Content-Type": "application/problem+json"}
SERVER_TIME = "2026-03-17T02:30:00Z"
CHECKPOINT = '{"t":"checkpoint","cursor":"c1"}'
EMPTY_DIGEST = "0:0"


def head(remaining: int = 0) -> str:
    return f'{{"t":"head","contract":1,"remaining":{remaining}}}'


def end(*, digest: str = EMPTY_DIGEST, more: bool = False, etag: str = "") -> str:
    flag = "true" if more else "false"
    return f'{{"t":"end","more":{flag},"digest":"{digest}","server_time":"{SERVER_TIME}","reference_etag":"{etag}"}}'


def stream(*messages: str) -> bytes:
    return "".join(message + "\n" for message in messages).encode()


def _opening(status: str, fields: dict[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in fields.items()), "", ""]
    return "\r\n".join(lines).encode()


def answer(body: bytes = b"", headers: dict[str, str] | None = None, *, status: str = "200 OK") -> bytes:
    fields = {"Content-Length": str(len(body)), **(headers or {})}
    return _opening(status, fields) + body


def chunked(pieces: Sequence[bytes], headers: dict[str, str], *, is_whole: bool = True) -> bytes:
    fields = {"Transfer-Encoding": "chunked", **headers}
    opening = _opening("200 OK", fields)
    body = b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)
    return opening + body + (b"0\r\n\r\n" if is_whole else b"")


def nothing_new(digest: str = EMPTY_DIGEST, etag: str = "") -> bytes:
    """What a central API answers that has nothing to tell."""
    return answer(stream(head(), end(digest=digest, etag=etag)), STREAM)


def unpacked_body(request: bytes) -> bytes:
    opening, _, body = request.partition(b"\r\n\r\n")
    if b"content-encoding: lapor1" in opening.lower():
        return dictionary.unpacker(max_window=1 << 23).decompress(body)
    if b"content-encoding: zstd" in opening.lower():
        return zstandard.ZstdDecompressor().decompressobj().decompress(body)
    return gzip.decompress(body) if b"content-encoding: gzip" in opening.lower() else body


@dataclass
class Hold:
    """Send these bytes, then keep the connection open and silent: a stall."""

    sent: bytes = b""


@dataclass
class HangUp:
    """Send these bytes, then close the connection."""

    sent: bytes = b""


@dataclass
class MisbehavingServer:
    """Gives the answers of a test one after the other, the last one again and again."""

    answers: deque[bytes | Hold | HangUp]
    requests: list[bytes] = field(default_factory=list)
    is_holding: threading.Event = field(default_factory=threading.Event)
    on_request: Callable[[], None] | None = None
    loopback: Loopback = field(init=False)
    bytes_in: int = 0
    bytes_out: int = 0

    @classmethod
    def giving(cls, *answers: bytes | Hold | HangUp, tls: ssl.SSLContext | None = None) -> Self:
        server = cls(deque(answers))
        server.loopback = Loopback(server._handle, tls=tls)
        return server

    @property
    def url(self) -> str:
        return self.loopback.url

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        self.loopback.__exit__(*args)

    def _handle(self, request: bytes, client: socket.socket) -> bool:
        self.requests.append(request)
        self.bytes_in += len(request)
        if self.on_request:
            self.on_request()
        reply = self.answers.popleft() if len(self.answers) > 1 else self.answers[0]
        sent = reply if isinstance(reply, bytes) else reply.sent
        self.bytes_out += len(sent)
        client.sendall(sent)
        if isinstance(reply, Hold):
            self.is_holding.set()
            client.settimeout(None)
            client.recv(1)  # until the other side, or the end of the test, closes it
        return isinstance(reply, bytes)
