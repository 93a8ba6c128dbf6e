"""A link between the desk and a central API that fails as told, at the byte told, for one request.

It takes each request whole and fetches the whole answer before it lets anything through, so that what each fault means
does not depend on timing.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from tests.faults.loopback import Loopback, read_message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Kind(Enum):
    """What happens to a request and its answer."""

    NONE = auto()
    LOSE_REQUEST = auto()
    """The connection breaks before the central API sees anything."""
    CUT_REQUEST = auto()
    """The central API gets the first bytes only."""
    HOLD_REQUEST = auto()
    """The request stays on the way, now; it arrives when `deliver_late` is called."""
    LOSE_ANSWER = auto()
    """The central API does its work; nobody hears of it."""
    CUT_ANSWER = auto()
    """The first bytes of the answer come, then the connection breaks."""
    RESET_ANSWER = auto()
    """As CUT_ANSWER, with a reset."""
    STALL_ANSWER = auto()
    """The first bytes of the answer come, then nothing, on an open connection."""
    REPEAT_REQUEST = auto()
    """The central API gets the request twice; the second answer comes through."""


@dataclass(frozen=True)
class Fault:
    kind: Kind = Kind.NONE
    at: int = 0
    """Where it breaks, in thousandths of the message."""

    @property
    def stalls(self) -> bool:
        return self.kind is Kind.STALL_ANSWER

    def first(self, message: bytes) -> bytes:
        return message[: len(message) * self.at // 1000]


class FaultyLink:
    """Use `url` in the place of the central API's; `fault` befalls the next request, those after it go through."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self._target = (parts.hostname or "", parts.port or 0)
        self._lock = threading.Lock()
        self._late: list[bytes] = []
        self.fault = Fault()
        self.plan: Callable[[bytes], Fault] = lambda _: Fault()
        """What befalls a request where `fault` says nothing."""
        self.seen: list[bytes] = []
        """The requests, each whole, as they left the desk."""
        self.requests = 0
        self._loopback = Loopback(self._handle)

    @property
    def url(self) -> str:
        return self._loopback.url

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        self._loopback.__exit__(*args)

    def deliver_late(self) -> int:
        """Let the requests arrive that were held on the way; nobody waits for their answers any more."""
        with self._lock:
            late, self._late = self._late, []
        for request in late:
            self._fetch(request)
        return len(late)

    @property
    def has_late(self) -> bool:
        return bool(self._late)

    def _handle(self, request: bytes, client: socket.socket) -> bool:
        with self._lock:
            self.requests += 1
            self.seen.append(request)
            fault, self.fault = self.fault, Fault()
            if fault.kind is Kind.NONE:
                fault = self.plan(request)
        answer = self._forward(request, fault)
        return answer is not None and self._give(answer, client, fault)

    def _forward(self, request: bytes, fault: Fault) -> bytes | None:
        """What the central API answers, or None where that is not for this connection."""
        match fault.kind:
            case Kind.LOSE_REQUEST:
                return None
            case Kind.CUT_REQUEST:
                with self._upstream() as upstream:
                    upstream.sendall(fault.first(request))
                return None
            case Kind.HOLD_REQUEST:
                with self._lock:
                    self._late.append(request)
                return None
            case Kind.REPEAT_REQUEST:
                self._fetch(request)
        answer = self._fetch(request)
        return None if fault.kind is Kind.LOSE_ANSWER else answer

    def _give(self, answer: bytes, client: socket.socket, fault: Fault) -> bool:
        """Let the answer through, or a part of it; whether the connection goes on."""
        is_broken = fault.kind in {Kind.CUT_ANSWER, Kind.RESET_ANSWER, Kind.STALL_ANSWER}
        client.sendall(fault.first(answer) if is_broken else answer)
        if fault.kind is Kind.RESET_ANSWER:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        if fault.kind is Kind.STALL_ANSWER:
            with contextlib.suppress(OSError):
                client.recv(1)  # until the desk gives up
        return not is_broken

    def _fetch(self, request: bytes) -> bytes:
        with self._upstream() as upstream:
            upstream.sendall(request)
            return read_message(upstream)

    @contextlib.contextmanager
    def _upstream(self) -> Iterator[socket.socket]:
        with socket.create_connection(self._target, timeout=30) as upstream:
            yield upstream
