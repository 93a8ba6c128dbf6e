"""What the two files of a carried exchange hold, part by part.

A request: `request`, exactly the body of `POST /v1/sync`; `account`, where it goes and whose it is; `files`, which
files are to be there before it, and each as `file-` with its SHA-256, in pieces. An answer: `leg-0`, the lines as the
central API streamed them, in packed pieces; `leg-1`, where the cursor could not be served and everything was asked for
anew; `reference`, where that had changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import zstandard

from desktop.cache.ways.sign_in import Owner  # noqa: TC001 - msgspec looks at it
from sync.net import unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.sealed_file import Sealed

REQUEST = "request"
ACCOUNT = "account"
REFERENCE = "reference"
FILES = "files"
FILE = "file-"
LEGS = ("leg-0", "leg-1")
_LEVEL = 12
_PIECE = 262_144
"""Bytes of lines that are packed together: enough to pack well, few enough to hold."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """Where a request goes, whose it is, and which reference data the desk has.

    `token`: one that lasts, as the desk has it. An officer who signs in by the browser has none: then `owner` tells who
    is to sign in where the request is exchanged. Nothing of the desk's own sign-in is ever in here.

    `authorities` are those that the desk trusts besides its PC's own, in PEM: the server's certificate may need them.
    """

    url: str
    token: str
    reference_etag: str
    authorities: str = ""
    owner: Owner | None = None


class CarriedFile(msgspec.Struct, frozen=True):
    """A file of an answer: SHA-256 and bytes."""

    sha256: str
    size: int


class CarriedReference(msgspec.Struct, frozen=True, kw_only=True):
    """Reference data as they came, with their ETag."""

    etag: str
    body: msgspec.Raw


account_decoder = msgspec.json.Decoder(Account)
files_decoder = msgspec.json.Decoder(tuple[CarriedFile, ...])
reference_decoder = msgspec.json.Decoder(CarriedReference)


def needed_version(account: Account, files: Sequence[CarriedFile]) -> int:
    """Which version of these files it takes to exchange this request; what is added to them raises it.

    The first one knows a token only. It would pass over what it doesn't know, and say of an officer who signs in by the
    browser that their token is missing.
    """
    return 2 if account.owner is not None or account.authorities or files else 1


def packed(lines: Iterable[Sequence[bytes]]) -> Iterator[bytes]:
    """Lines in packed pieces; each group that comes stays together."""
    held: list[bytes] = []
    size = 0
    for group in lines:
        held += group
        size += sum(map(len, group))
        if size >= _PIECE:
            yield _pack(held)
            held, size = [], 0
    if held:
        yield _pack(held)


def lines(sealed: Sealed, name: str) -> Iterator[bytes]:
    """The lines of a leg."""
    return unpack.lines(unpack.unpacked(sealed.parts(name), "zstd"))


def _pack(lines: Sequence[bytes]) -> bytes:
    return zstandard.ZstdCompressor(level=_LEVEL).compress(b"".join(line + b"\n" for line in lines))
