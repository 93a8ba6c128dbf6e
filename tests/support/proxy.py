"""A real HTTP proxy for CONNECT on loopback, which may want a name and a password. Names lead where the test says."""

from __future__ import annotations

import base64
import contextlib
import socket
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from tests.faults.loopback import Loopback

if TYPE_CHECKING:
    from collections.abc import Mapping

OPENED = b"HTTP/1.1 200 Connection established\r\n\r\n"


@dataclass
class ConnectProxy:
    """Tunnels to ports of loopback by the host's name; `account` is `name:password`."""

    ports: Mapping[str, int]
    account: str = ""
    challenge: str = 'Basic realm="Proksi kampus"'
    refusal: str = ""
    """A status line to refuse with, in place of a tunnel."""
    asked: list[str] = field(default_factory=list)
    tunnels: int = 0
    passwords: int = 0
    """How often one was shown, right or wrong."""
    loopback: Loopback = field(init=False)

    def __post_init__(self) -> None:
        self.loopback = Loopback(self._handle)

    @property
    def port(self) -> int:
        return self.loopback.port

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        self.loopback.__exit__(*args)

    def _handle(self, request: bytes, client: socket.socket) -> bool:
        first, *lines = request.decode().split("\r\n")
        method, target, _ = first.split(" ")
        self.asked.append(f"{method} {target}")
        self.passwords += any(line.startswith("Proxy-Authorization:") for line in lines)
        if self.refusal:
            client.sendall(f"HTTP/1.1 {self.refusal}\r\nContent-Length: 0\r\n\r\n".encode())
            return False
        if self.account and f"Proxy-Authorization: Basic {_packed(self.account)}" not in lines:
            head = f"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: {self.challenge}\r\n"
            client.sendall(f"{head}Content-Length: 0\r\n\r\n".encode())
            return False
        with socket.create_connection(("127.0.0.1", self.ports[target.rpartition(":")[0]])) as server:
            self.tunnels += 1
            client.sendall(OPENED)
            back = threading.Thread(target=_pump, args=(server, client))
            back.start()
            _pump(client, server)
            back.join()
        return False


def _packed(account: str) -> str:
    return base64.b64encode(account.encode()).decode()


def _pump(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65_536):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)
