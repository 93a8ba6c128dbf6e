"""No test talks to anything beyond this machine.

An audit hook sees every connection of the process, whichever library opens it. It can't be taken back, so it is
installed once and for all. Its error is no `OSError` on purpose: code that handles a lost network must not swallow it.
Names under `.invalid` (RFC 6761) are not found, as they should be, without asking a name server.
"""

from __future__ import annotations

import ipaddress
import socket
import sys

_CONNECTING = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind"}


class BeyondLoopbackError(AssertionError):
    """A test tried to reach another machine."""


def block_beyond_loopback() -> None:
    """From now on only loopback addresses and Unix sockets can be used by this process."""
    sys.addaudithook(_audit)


def _audit(event: str, args: tuple[object, ...]) -> None:
    if event == "socket.getaddrinfo":
        _check(args[0])
    elif event in _CONNECTING and isinstance(args[1], tuple):
        _check(args[1][0])


def _check(host: object) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name in {None, "", "localhost"} or not isinstance(name, str):
        return
    if name.endswith(".invalid"):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    try:
        is_loopback = ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        is_loopback = False
    if not is_loopback:
        raise BeyondLoopbackError(f"a test tried to reach {name}; sockets beyond loopback are blocked")
