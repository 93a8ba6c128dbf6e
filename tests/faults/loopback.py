"""A small HTTP/1.1 listener on loopback that hands over raw requests: the ground of the servers and links that fail.

It reads and writes bytes itself, because what is to be tested is what no HTTP library would ever send.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable


class Loopback:
    """Accepts connections and calls `handle(request, client)` for each request; False closes the connection."""

    def __init__(self, handle: Callable[[bytes, socket.socket], bool], *, tls: ssl.SSLContext | None = None) -> None:
        self._handle = handle
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._clients: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self.connections = 0
        self.closing = threading.Event()
        self.failures: list[BaseException] = []
        self._start(self._accept)

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://{'localhost' if self._tls else '127.0.0.1'}:{self.port}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
        if self.failures:
            raise self.failures[0]

    def hang_up(self) -> None:
        """Close the connections that stand, as a server does with idle ones; new ones are welcome."""
        with self._lock:
            for client in self._clients:
                with contextlib.suppress(OSError):
                    client.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self.closing.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.hang_up()
        for thread in self._threads:
            thread.join(10)

    def _start(self, target: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=target, args=args, name="loopback", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self.closing.is_set():
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                self.connections += 1
                self._clients.add(client)
            self._start(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        plain = client
        try:
            with contextlib.suppress(OSError):
                if self._tls:
                    client = self._tls.wrap_socket(client, server_side=True)
                    with self._lock:
                        self._clients.add(client)
                while (request := read_message(client)) and self._handle(request, client):
                    pass
        except BaseException as error:  # noqa: BLE001 - the thread's border; the test raises it
            self.failures.append(error)
        finally:
            with self._lock:
                self._clients -= {plain, client}
            client.close()


def read_message(sock: socket.socket) -> bytes:
    """One whole HTTP message as raw bytes; empty when the other side is done. Raises OSError when it breaks off."""
    data = b""
    while b"\r\n\r\n" not in data:
        piece = sock.recv(65_536)
        if not piece:
            if data:
                raise ConnectionError("broke off in a head")
            return b""
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    fields = dict(line.lower().split(b":", 1) for line in head.split(b"\r\n")[1:])
    if fields.get(b"transfer-encoding", b"").strip() == b"chunked":
        while not body.endswith(b"\r\n0\r\n\r\n") and body != b"0\r\n\r\n":
            body += _some(sock)
    else:
        while len(body) < int(fields.get(b"content-length", b"0")):
            body += _some(sock)
    return head + b"\r\n\r\n" + body


def _some(sock: socket.socket) -> bytes:
    piece = sock.recv(65_536)
    if not piece:
        raise ConnectionError("broke off in a body")
    return piece
