"""A connection to a server straight on or through a proxy, made step by step, for whoever wants to know each."""

from __future__ import annotations

import base64
import contextlib
import http.client
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from desktop.problems import KnownProblem
from sync.net.wire import connect

if TYPE_CHECKING:
    from sync.net.route import Proxy
    from sync.net.wire import Wire, WireSocket


@dataclass(frozen=True, slots=True)
class ProxyAnswer:
    """What a proxy said to the wish for a tunnel."""

    status: int
    reason: str
    schemes: str
    """How it wants to be shown who asks, where it asks for that: `Basic`, `NTLM`, …"""


def reach(wire: Wire, host: str, port: int, *, proxy: Proxy | None, timeout: float) -> WireSocket:
    """A connection to the host, through the proxy where there is one. Raises OSError and KnownProblems of the proxy."""
    sock = connect(wire, (proxy.host, proxy.port) if proxy else (host, port), timeout)
    try:
        if proxy:
            check(ask(sock, host, port, proxy), proxy)
    except BaseException:
        sock.close()
        raise
    return sock


def ask(sock: WireSocket, host: str, port: int, proxy: Proxy) -> ProxyAnswer:
    """Ask the proxy at the other end of the socket for a tunnel (RFC 9110, 9.3.6). Raises OSError."""
    target = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    lines = [f"CONNECT {target} HTTP/1.1", f"Host: {target}"]
    if proxy.user:
        account = base64.b64encode(f"{proxy.user}:{proxy.password}".encode()).decode()
        lines.append(f"Proxy-Authorization: Basic {account}")
    sock.sendall("\r\n".join([*lines, "", ""]).encode())
    with contextlib.closing(http.client.HTTPResponse(sock, method="CONNECT")) as response:
        try:
            response.begin()
        except http.client.HTTPException as error:
            raise ConnectionError("no answer of a proxy") from error
        schemes = [value.partition(" ")[0] for value in response.headers.get_all("Proxy-Authenticate", [])]
        return ProxyAnswer(response.status, response.reason, ", ".join(dict.fromkeys(schemes))[:100])


def check(answer: ProxyAnswer, proxy: Proxy) -> None:
    """Raise the KnownProblem that an answer other than a tunnel is."""
    if HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
        return
    raise refusal(answer.status, answer.reason, proxy, schemes=answer.schemes)


def refusal(status: int, reason: str, proxy: Proxy, *, schemes: str = "") -> KnownProblem:
    """What it means that the proxy refuses."""
    if status != HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        return KnownProblem("proxy-failed", proxy=proxy.shown, reason=f"HTTP {status} {reason}".strip()[:100])
    if schemes and "basic" not in schemes.lower():
        return KnownProblem("proxy-scheme", proxy=proxy.shown, schemes=schemes)
    return KnownProblem("proxy-password-wrong" if proxy.user else "proxy-password", proxy=proxy.shown)
