"""What an examination carries from step to step: the connection as far as it has come, and what the server said.

HTTP is spoken by hand here, on the sync's own sockets: the steps of a connection are to be seen one by one, and no
token is to leave before the one step that is about it.
"""

from __future__ import annotations

import contextlib
import http.client
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

import requests.utils
from urllib3.util.ssltransport import SSLTransport

from sync.net import tunnel
from sync.net.wire import Wire, tls_context
from sync.transport import USER_AGENT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.clock import Clock
    from sync.connectors.lapor3.settings import Lapor3Settings
    from sync.net.route import Route
    from sync.net.wire import WireSocket

ABOUT = "/v1/about"
PATIENCE = 10.0
"""Seconds for each wait: as for a connection of the sync."""
MOST_READ = 65_536
"""Bytes of an answer, so that an examination stays cheap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patient:
    """Whose way to the server is examined."""

    url: str
    token: str = field(repr=False)
    find_route: Callable[[str], Route] = field(repr=False)
    """The way to an address; may wait, and may raise KnownProblem."""
    is_renewed: bool = False
    """Whether the token is one that the sync renews by itself: that it has run out is no fault then."""
    lapor3: Lapor3Settings | None = None
    """Where LAPOR!'s own API is at the far end, in the place of the token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was answered to a GET."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes
    is_whole: bool
    """Whether the body ended where it was read to."""
    seconds: float
    """From the request to the end of the body, or to as much of it as was read."""


@dataclass(slots=True, kw_only=True)
class Course:
    """Filled by the steps, in their order."""

    patient: Patient
    clock: Clock
    has_link: Callable[[], bool]
    patience: float = PATIENCE
    wire: Wire = field(init=False)
    url: str = ""
    host: str = ""
    port: int = 0
    path: str = ""
    is_tls: bool = True
    route: Route | None = None
    sock: WireSocket | None = None
    line: WireSocket | SSLTransport | None = None
    """The socket, or TLS upon it."""
    about: Answer | None = None
    reference: Answer | None = None

    def __post_init__(self) -> None:
        self.wire = Wire(self.patience)

    @property
    def first_stop(self) -> tuple[str, int]:
        """Host and port that this PC itself connects to."""
        proxy = self.route.proxy if self.route else None
        return (proxy.host, proxy.port) if proxy else (self.host, self.port)

    def secure(self) -> SSLTransport:
        """TLS on the socket as it stands. Raises OSError and `authority-unreadable`."""
        context = tls_context(self.route.authorities if self.route else "")
        context.load_verify_locations(requests.utils.DEFAULT_CA_BUNDLE_PATH)  # as requests does for the sync
        transport = SSLTransport(cast("Any", self.sock), context, self.host)
        self.line = transport
        return transport

    def ask(self, path: str, fields: Mapping[str, str] = MappingProxyType({})) -> Answer:
        """GET something, with these fields in the head, a token among them. Raises OSError and the proxy's problems."""
        if self.line is None:
            self._reopen()
        lines = [
            f"GET {self.path}{path} HTTP/1.1",
            f"Host: {self.host}",
            f"User-Agent: {USER_AGENT}",
            "Accept-Encoding: identity",
        ]
        lines += [f"{name}: {value}" for name, value in fields.items()]
        began = self.clock.monotonic()
        cast("Any", self.line).sendall("\r\n".join([*lines, "", ""]).encode())
        with contextlib.closing(http.client.HTTPResponse(cast("Any", self.line))) as response:
            try:
                response.begin()
                body = response.read(MOST_READ)
                is_whole = response.isclosed() or not response.read(1)
            except http.client.HTTPException as error:
                raise ConnectionError("no answer of HTTP") from error
            answer = Answer(
                status=response.status,
                headers=response.headers,
                body=body,
                is_whole=is_whole,
                seconds=self.clock.monotonic() - began,
            )
            if response.will_close or not is_whole:
                self.close()
        return answer

    def close(self) -> None:
        """Let go of the connection."""
        for each in (self.line, self.sock):
            if each is not None:
                with contextlib.suppress(OSError):
                    each.close()
        self.line = self.sock = None

    def _reopen(self) -> None:
        proxy = self.route.proxy if self.route else None
        self.sock = self.line = tunnel.reach(self.wire, self.host, self.port, proxy=proxy, timeout=self.patience)
        if self.is_tls:
            self.secure()
