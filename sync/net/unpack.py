"""A compressed stream into lines, as they come and within bounds: an answer is never trusted to be what it says."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Protocol

import zstandard

from desktop.problems import KnownProblem
from sync.net import dictionary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ACCEPTED = f"{dictionary.CODING}, zstd, gzip"
MAX_LINE = 4 * 1024 * 1024
"""Bytes of one message: far above a complaint with a long timeline."""
MAX_TOTAL = 1024 * 1024 * 1024
"""Bytes of one unpacked answer: some ten times 100,000 complaints."""
_MAX_WINDOW = 8 * 1024 * 1024
"""RFC 9659: what a zstd content coding may ask of the receiver."""
_PIECE = 512
"""Bytes unpacked at a time: a hostile frame makes at most some 16 MB of them before the bounds are looked at."""


class _Unpacker(Protocol):
    def decompress(self, data: bytes, /) -> bytes: ...


class _Identity:
    def decompress(self, data: bytes, /) -> bytes:
        return data


def _unpacker(encoding: str) -> _Unpacker:
    match encoding.strip().lower():
        case "" | "identity":
            return _Identity()
        case "zstd":
            return zstandard.ZstdDecompressor(max_window_size=_MAX_WINDOW).decompressobj(read_across_frames=True)
        case dictionary.CODING:
            return dictionary.unpacker(max_window=_MAX_WINDOW)
        case "gzip" | "x-gzip":
            return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        case other:
            raise KnownProblem("answer-garbled", reason=f"encoding {other[:40]}")


def unpacked(chunks: Iterable[bytes], encoding: str, *, max_total: int = MAX_TOTAL) -> Iterator[bytes]:
    """What the chunks hold, each given on as soon as it came. Raises `answer-garbled` where it isn't what it says."""
    unpacker = _unpacker(encoding)
    total = 0
    for chunk in chunks:
        for start in range(0, len(chunk), _PIECE):
            try:
                data = unpacker.decompress(chunk[start : start + _PIECE])
            except (zlib.error, zstandard.ZstdError) as error:
                raise KnownProblem("answer-garbled", reason=encoding) from error
            total += len(data)
            if total > max_total:
                raise KnownProblem("answer-garbled", reason="too long")
            if data:
                yield data


def lines(pieces: Iterable[bytes], *, max_line: int = MAX_LINE) -> Iterator[bytes]:
    """Lines without their ends; an unfinished last one is left out, because nobody knows how it would have ended."""
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n") if rest else piece.split(b"\n")
        yield from whole
        if len(rest) > max_line:
            raise KnownProblem("answer-garbled", reason="line too long")
