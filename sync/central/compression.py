"""Content codings both ways: zstd, gzip as the fallback, or none.

A stream is one frame that is flushed at every checkpoint, so that the client can read up to there at once. What comes
in is unpacked within bounds: a small body that claims to be a large one is stopped before it fills the memory.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Protocol

import zstandard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ENCODINGS = ("zstd", "gzip")
"""Best first."""

_STREAM_LEVELS = {"zstd": 9, "gzip": 6}
_WHOLE_LEVELS = {"zstd": 19, "gzip": 9}
"""For answers that are small enough to be packed at once."""
_LARGEST_WINDOW = 8 * 1024 * 1024
"""RFC 9659: what a decoder of the `zstd` content coding must take, and no more."""
_STEP = 256
"""Bytes of a zstd body that are unpacked at a time: 256 of them can claim 8 MB at most."""
_GZIP_WINDOW = 16 + zlib.MAX_WBITS


class UnsupportedEncodingError(Exception):
    """A content coding that is not known here."""


class BrokenBodyError(Exception):
    """The body is not what its content coding says."""


class TooLargeError(Exception):
    """Unpacked, the body would be larger than allowed."""


class _Packer(Protocol):
    def pack(self, data: bytes) -> bytes:
        """Data, readable up to its end at once."""

    def finish(self) -> bytes:
        """What ends the frame."""


class _Zstd:
    def __init__(self, level: int) -> None:
        self._object = zstandard.ZstdCompressor(level=level).compressobj()

    def pack(self, data: bytes) -> bytes:
        return self._object.compress(data) + self._object.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)

    def finish(self) -> bytes:
        return self._object.flush()


class _Gzip:
    def __init__(self, level: int) -> None:
        self._object = zlib.compressobj(level, zlib.DEFLATED, _GZIP_WINDOW)

    def pack(self, data: bytes) -> bytes:
        return self._object.compress(data) + self._object.flush(zlib.Z_SYNC_FLUSH)

    def finish(self) -> bytes:
        return self._object.flush()


def accepted(header: str) -> str:
    """The coding to answer in, from an Accept-Encoding header, or an empty text for none."""
    wanted = set()
    for entry in header.lower().split(","):
        name, _, parameters = entry.partition(";")
        quality = parameters.replace(" ", "").removeprefix("q=")
        if parameters and not quality.strip("0."):
            continue
        wanted.add(name.strip())
    if "*" in wanted:
        return ENCODINGS[0]
    return next((encoding for encoding in ENCODINGS if encoding in wanted), "")


def pack_stream(parts: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The parts as one frame, each readable as soon as it is there."""
    if not encoding:
        yield from parts
        return
    level = _STREAM_LEVELS[encoding]
    packer: _Packer = _Zstd(level) if encoding == "zstd" else _Gzip(level)
    for part in parts:
        yield packer.pack(part)
    yield packer.finish()


def pack(body: bytes, encoding: str) -> tuple[bytes, str]:
    """A whole body and the coding it is in: none where packing, with the header that tells so, would make it larger."""
    if not encoding:
        return body, ""
    level = _WHOLE_LEVELS[encoding]
    packed = (
        zstandard.ZstdCompressor(level=level, write_content_size=False).compress(body)
        if encoding == "zstd"
        else zlib.compress(body, level, _GZIP_WINDOW)
    )
    header = len(f"content-encoding: {encoding}\r\n")
    return (packed, encoding) if len(packed) + header < len(body) else (body, "")


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
            return _unpack_zstd(body, limit)
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


def _unpack_zstd(body: bytes, limit: int) -> bytes:
    unpacker = zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW).decompressobj()
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
