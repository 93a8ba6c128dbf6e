"""Whether this PC has a way to any network at all. Nothing is sent to find that out."""

from __future__ import annotations

import socket

_ANYWHERE = ((socket.AF_INET, "198.51.100.1"), (socket.AF_INET6, "2001:db8::1"))
"""Addresses of nobody (RFC 5737, RFC 3849)."""
_DISCARD = 9


def is_up() -> bool:
    """Whether the PC knows a route beyond itself: no cable and no Wi-Fi leave none.

    "Connecting" a datagram socket only looks the route up.
    """
    return any(_has_route(family, address) for family, address in _ANYWHERE)


def _has_route(family: socket.AddressFamily, address: str) -> bool:
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((address, _DISCARD))
    except OSError:
        return False
    return True
