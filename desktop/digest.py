"""The digest by which a desk and a central API find out, at the end of an exchange, that they hold the same complaints.

It does not depend on order, so that both ends can keep it with a sum in their databases: each complaint counts for a
40-bit number made from its tracking ID and revision; the digest is how many there are and what the numbers add up to.
Forty bits let SQLite's signed 64-bit sum hold 8 million complaints.
"""

from __future__ import annotations

import hashlib

_BITS = (1 << 40) - 1


def share(tracking_id: str, rev: int) -> int:
    """A complaint's part in the digest: the first 40 bits of BLAKE2b over `tracking_id:rev`."""
    return int.from_bytes(hashlib.blake2b(f"{tracking_id}:{rev}".encode(), digest_size=5).digest(), "big")


def digest(count: int, total: int) -> str:
    """The digest of `count` complaints whose shares sum up to `total`: `count:total`, the last 40 bits in hexadecimal.

    More bits would tell no more, and grow with the number of complaints.
    """
    return f"{count}:{total & _BITS:x}"
