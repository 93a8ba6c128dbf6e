"""No test talks to anything beyond this machine.

An audit hook sees every connection of the process, whichever library opens it. It can't be taken back, so it is
installed once and for all. Its error is no `OSError` on purpose: code that handles a lost network must not swallow it.
Names under `.invalid` (RFC 6761) are not found, as they should be, without asking a name server; those under
`.silent.invalid` as if there were none to ask. Addresses of nobody (RFC 5737, RFC 3849) have no route, as on a PC
without a network: tests that want one say so.
"""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
import sys

_OF_NOBODY = [ipaddress.ip_network(net) for net in ("198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")]
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
    if name.endswith(".silent.invalid"):
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
    if name.endswith(".invalid"):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        address = None
    if address and any(address in net for net in _OF_NOBODY):
        raise OSError(errno.ENETUNREACH, os.strerror(errno.ENETUNREACH))
    if not (address and address.is_loopback):
        raise BeyondLoopbackError(f"a test tried to reach {name}; sockets beyond loopback are blocked")
