"""The sockets under the transport: every byte counted, every wait bounded, all of them closed at a word.

Bytes are counted where they enter and leave the socket, with HTTP headers and framing. On TLS they are the encrypted
bytes with handshake and record framing, because TLS runs over the counted socket here (`urllib3`'s `SSLTransport`) and
not inside it. Not counted: what the system adds below the socket (TCP and IP headers, repetitions) and DNS.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, cast

import requests.adapters
import truststore
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util.ssltransport import SSLTransport

from desktop.problems import KnownProblem

if TYPE_CHECKING:
    import io

    from _typeshed import ReadableBuffer, WriteableBuffer

_SEND_PIECE = 16_384
_SEND_BUFFER = 65_536
"""Bytes that the system may take ahead of the link: few, so that a stalled upload shows as one."""


@dataclass(slots=True)
class Counter:
    """What went over the wire so far. Written by the thread that syncs; others may read."""

    requests: int = 0
    departed: int = 0
    """Requests of which something may have left this PC: those that found no connection are not among them."""
    connections: int = 0
    bytes_up: int = 0
    bytes_down: int = 0
    head_seconds: float = 0.0
    """Waited for the heads of answers, connecting and sending included."""
    body_seconds: float = 0.0
    """From the head of each answer to its end."""


class WireError(OSError):
    """The wire was cut by this side."""


class Wire:
    """The open sockets of one transport, and their counter."""

    def __init__(self, stall_timeout: float, counter: Counter | None = None) -> None:
        """`stall_timeout`: seconds that a send may take without a byte getting away. `counter`: one that is shared."""
        self.counter = counter or Counter()
        self.stall_timeout = stall_timeout
        self._lock = threading.RLock()  # a signal handler may cut while this thread adds
        self._sockets: set[WireSocket] = set()
        self._is_cut = False

    @property
    def is_cut(self) -> bool:
        """Whether `cut` was called since the last `mend`."""
        return self._is_cut

    def cut(self) -> None:
        """Wake whoever waits on a socket, from any thread; nothing goes over this wire until `mend`."""
        with self._lock:
            self._is_cut = True
            for sock in self._sockets:
                with contextlib.suppress(OSError):
                    sock.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Let it be used again, with new connections."""
        with self._lock:
            self._is_cut = False

    def hurry(self, stall_timeout: float) -> None:
        """Wait no longer than so many seconds for more of an answer that began; the next request waits as before."""
        with self._lock:
            for sock in self._sockets:
                sock.settimeout(min(stall_timeout, self.stall_timeout))

    def add(self, sock: WireSocket) -> None:
        """Register a socket before it connects."""
        with self._lock:
            if self._is_cut:
                raise WireError("cut")
            self._sockets.add(sock)

    def remove(self, sock: WireSocket) -> None:
        """Forget a closed socket."""
        with self._lock:
            self._sockets.discard(sock)


class WireSocket(socket.socket):
    """A socket that counts, and whose time-out is one of stall in both directions."""

    wire: Wire

    def sendall(self, data: ReadableBuffer, flags: int = 0, /) -> None:
        """Send all of it. The time-out holds for each piece: Python's own holds for the whole, however long it is."""
        with memoryview(data) as view, view.cast("B") as rest:
            sent = 0
            while sent < len(rest):
                sent += self.send(rest[sent : sent + _SEND_PIECE], flags)

    def send(self, data: ReadableBuffer, flags: int = 0, /) -> int:
        """Send some of it."""
        sent = super().send(data, flags)
        self.wire.counter.bytes_up += sent
        return sent

    def recv(self, bufsize: int, flags: int = 0, /) -> bytes:
        """Receive what is there."""
        data = super().recv(bufsize, flags)
        self.wire.counter.bytes_down += len(data)
        return data

    def recv_into(self, buffer: WriteableBuffer, nbytes: int = 0, flags: int = 0, /) -> int:
        """Receive what is there."""
        received = super().recv_into(buffer, nbytes, flags)
        self.wire.counter.bytes_down += received
        return received

    def close(self) -> None:
        """Close it for good."""
        self.wire.remove(self)
        super().close()


def connect(wire: Wire, address: tuple[str, int], timeout: float | None) -> WireSocket:
    """A connection to the first of the host's addresses that takes one. Raises OSError. `timeout`: seconds for each."""
    last: OSError | None = None
    for family, kind, protocol, _, target in socket.getaddrinfo(*address, type=socket.SOCK_STREAM):
        sock = WireSocket(family, kind, protocol)
        sock.wire = wire
        try:
            wire.add(sock)
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
            sock.settimeout(timeout)
            sock.connect(target)
        except OSError as error:
            last = error
            sock.close()
            if isinstance(error, WireError):
                break
        else:
            wire.counter.connections += 1
            return sock
    raise last or OSError("no address")


class _Head:
    """Stands for the file of a response while its head is read, to see whether that ends as it should."""

    def __init__(self, file: io.BufferedReader) -> None:
        self._file = file
        self.is_cut_off = False

    def readline(self, limit: int = -1) -> bytes:
        line = self._file.readline(limit)
        self.is_cut_off = not line.endswith(b"\n")
        return line

    def close(self) -> None:
        self._file.close()


class _Response(http.client.HTTPResponse):
    """Takes half a head for what it is, where http.client believes the half: it could lack what tells a portal."""

    def begin(self) -> None:
        file = self.fp
        head = _Head(file)
        self.fp = cast("io.BufferedReader", head)
        try:
            super().begin()
        finally:
            if self.fp is not None:  # closed by now where the status line was no such thing
                self.fp = file
        if head.is_cut_off:
            raise http.client.RemoteDisconnected("cut off in the head")


class _Wired(HTTPConnection):
    """A connection on a counted socket that sends head and body as one piece: one packet, one TLS record."""

    wire: ClassVar[Wire]
    response_class = _Response

    def _new_conn(self) -> socket.socket:
        timeout = self.timeout if isinstance(self.timeout, (int, float)) else None
        try:
            return connect(self.wire, (self._dns_host, self.port or 0), timeout)
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error
        except TimeoutError as error:
            raise ConnectTimeoutError(self, "connecting timed out") from error
        except OSError as error:
            raise NewConnectionError(self, "connecting failed") from error

    def request(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - urllib3's own signature
        self.wire.counter.requests += 1
        self._held_back: bytearray | None = bytearray()
        try:
            super().request(*args, **kwargs)
            whole = bytes(self._held_back)
        finally:
            self._held_back = None
        if self.sock is None:
            self.connect()
        self.sock.settimeout(self.wire.stall_timeout)  # until here it was the one for connecting
        self.wire.counter.departed += 1
        super().send(whole)

    def send(self, data: Any) -> None:  # noqa: ANN401 - http.client's own signature
        held_back = getattr(self, "_held_back", None)
        if held_back is None:
            super().send(data)
        else:
            held_back += data


class _WiredTls(_Wired, HTTPSConnection):
    pass


class _CountedTls(truststore.SSLContext):
    """Runs TLS over the counted socket, so that the bytes counted are those on the wire."""

    def wrap_socket(  # type: ignore[override]  # urllib3 takes either kind
        self,
        sock: socket.socket,
        *_: object,
        server_hostname: str | None = None,
        **__: object,
    ) -> SSLTransport:
        return SSLTransport(sock, self, server_hostname)


def tls_context(authorities: str = "") -> ssl.SSLContext:
    """TLS 1.2 or newer that trusts what this PC trusts, by its own store, and these `authorities` (PEM) besides.

    On a campus that is often an own authority. Raises `authority-unreadable` where `authorities` are no certificates.
    """
    context = _CountedTls(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if authorities:
        try:
            context.load_verify_locations(cadata=authorities)
        except (ssl.SSLError, ValueError) as error:
            raise KnownProblem("authority-unreadable") from error
    return context


class WireAdapter(requests.adapters.HTTPAdapter):
    """Lets requests use the wire, directly and through a proxy."""

    def __init__(self, wire: Wire, authorities: str = "") -> None:
        """`authorities`: certificates in PEM to trust besides what this PC trusts."""
        plain = type("Plain", (HTTPConnectionPool,), {"ConnectionCls": type("Plain", (_Wired,), {"wire": wire})})
        tls = type("Tls", (HTTPSConnectionPool,), {"ConnectionCls": type("Tls", (_WiredTls,), {"wire": wire})})
        self._pools = {"http": plain, "https": tls}
        self._authorities = authorities
        super().__init__(pool_connections=1, pool_maxsize=1)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - requests' own signature
        """Make the pools of direct connections."""
        super().init_poolmanager(*args, ssl_context=tls_context(self._authorities), **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:  # noqa: ANN401 - requests' own signature
        """Make the pools of connections through a proxy."""
        manager = super().proxy_manager_for(proxy, ssl_context=tls_context(self._authorities), **kwargs)
        manager.pool_classes_by_scheme = self._pools
        return manager
