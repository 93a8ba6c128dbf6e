"""Content codings both ways: zstd (of small messages with the dictionary), gzip as the fallback, or none.

A stream is flushed at every checkpoint, so that the client can read up to there at once. What comes in is unpacked
within bounds: a small body that claims to be a large one is stopped before it fills the memory.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import zstandard

from sync.central import packed
from sync.net import dictionary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sync.central.packed import PackedParts

STREAM_ENCODINGS = ("zstd", "gzip")
ENCODINGS = (dictionary.CODING, *STREAM_ENCODINGS)
"""Best first, for what is small."""

_GZIP_STREAM_LEVEL = 6
_LARGEST_WINDOW = 8 * 1024 * 1024
"""RFC 9659: what a decoder of the `zstd` content coding must take, and no more."""
_STEP = 256
"""Bytes of a zstd body that are unpacked at a time: 256 of them can claim 8 MB at most."""
_GZIP_WINDOW = 16 + zlib.MAX_WBITS


_WHOLE: dict[str, Callable[[bytes], bytes]] = {
    dictionary.CODING: dictionary.pack,
    "zstd": lambda body: zstandard.ZstdCompressor(level=19, write_content_size=False).compress(body),
    "gzip": lambda body: zlib.compress(body, 9, _GZIP_WINDOW),
}
"""For answers that are small enough to be packed at once."""


class UnsupportedEncodingError(Exception):
    """A content coding that is not known here."""


class BrokenBodyError(Exception):
    """The body is not what its content coding says."""


class TooLargeError(Exception):
    """Unpacked, the body would be larger than allowed."""


def accepted(header: str, known: Sequence[str] = ENCODINGS) -> str:
    """The coding to answer in, of those `known`, from an Accept-Encoding header; an empty text for none."""
    wanted = set()
    for entry in header.lower().split(","):
        name, _, parameters = entry.partition(";")
        quality = parameters.replace(" ", "").removeprefix("q=")
        if parameters and not quality.strip("0."):
            continue
        wanted.add(name.strip())
    if "*" in wanted:  # "any" can't mean one that only this program knows
        wanted.add(STREAM_ENCODINGS[0])
    return next((encoding for encoding in known if encoding in wanted), "")


def pack_stream(parts: Iterable[bytes], encoding: str, kept: PackedParts) -> Iterator[bytes]:
    """The parts, each readable as soon as it is there; what zstd makes of them is kept in `kept`."""
    match encoding:
        case "zstd":
            return packed.pack_stream(parts, kept)
        case "gzip":
            return _gzip_stream(parts)
    return iter(parts)


def _gzip_stream(parts: Iterable[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(_GZIP_STREAM_LEVEL, zlib.DEFLATED, _GZIP_WINDOW)
    for part in parts:
        yield packer.compress(part) + packer.flush(zlib.Z_SYNC_FLUSH)
    yield packer.flush()


def pack(body: bytes, encoding: str) -> tuple[bytes, str]:
    """A whole body and the coding it is in: none where packing, with the header that tells so, would make it larger."""
    if not encoding:
        return body, ""
    smaller = _WHOLE[encoding](body)
    header = len(f"content-encoding: {encoding}\r\n")
    return (smaller, encoding) if len(smaller) + header < len(body) else (body, "")


def unpack(body: bytes, encoding: str, *, limit: int) -> bytes:
    """A request's body as it was before its content coding."""
    match encoding.strip().lower():
        case "" | "identity":
            if len(body) > limit:
                raise TooLargeError
            return body
        case "gzip" | "x-gzip":
            return _unpack_gzip(body, limit)
        case "zstd":
            return _unpack_zstd(
                body, limit, zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW).decompressobj()
            )
        case dictionary.CODING:
            return _unpack_zstd(body, limit, dictionary.unpacker(max_window=_LARGEST_WINDOW))
    raise UnsupportedEncodingError(encoding)


def _unpack_gzip(body: bytes, limit: int) -> bytes:
    unpacker = zlib.decompressobj(_GZIP_WINDOW)
    try:
        data = unpacker.decompress(body, limit + 1)
    except zlib.error as error:
        raise BrokenBodyError(str(error)) from error
    if len(data) > limit:
        raise TooLargeError
    if not unpacker.eof or unpacker.unused_data:
        raise BrokenBodyError("the gzip body ends too early or too late")
    return data


def _unpack_zstd(body: bytes, limit: int, unpacker: zstandard.ZstdDecompressionObj) -> bytes:
    parts, size = [], 0
    try:
        for start in range(0, len(body), _STEP):
            if unpacker.eof:
                break
            part = unpacker.decompress(body[start : start + _STEP])
            size += len(part)
            if size > limit:
                raise TooLargeError
            parts.append(part)
    except zstandard.ZstdError as error:
        raise BrokenBodyError(str(error)) from error
    if not unpacker.eof or unpacker.unused_data or start + _STEP < len(body):
        raise BrokenBodyError("the zstd body ends too early or too late")
    return b"".join(parts)
