"""The dictionary that both ends have beforehand, so that a small message need not explain the language it is in.

A content coding of its own, `lapor1`: zstd with the dictionary of version 1. It is asked for and refused as any other
content coding (RFC 9110, 8.4), so that an end without it falls back to plain zstd or gzip. RFC 9842 has a coding for
this too (`dcz`), but it names the dictionary by a hash in every request and every answer: 110 bytes for what takes 16
here, where a whole exchange with nothing to do has 430. Only for small messages: after a megabyte or so a stream has
its own past to refer to, and the dictionary costs more than it saves.
"""

from __future__ import annotations

from functools import cache

import zstandard

import resources

CODING = "lapor1"
FILE = "dictionary/lapor-1.zstd-dictionary"
ID = 40_001
"""Every frame names it. Between 32,768 and 2^31 numbers are free (RFC 8878, 6.2)."""
LEVEL = 19
_LIGHT = 1
_TINY = 512
"""Bytes up to which the lightest level is tried as well: what is random in a tiny message, it often says shorter."""
MOST_BYTES = 65_536
"""Of the dictionary."""
SMALL = 131_072
"""Bytes of JSON up to which a message is packed with it."""


def pack(body: bytes) -> bytes:
    """A whole small body as a frame."""
    levels = (LEVEL, _LIGHT) if len(body) <= _TINY else (LEVEL,)
    return min((_packed(body, level) for level in levels), key=len)


def unpacker(*, max_window: int) -> zstandard.ZstdDecompressionObj:
    """For a frame, piece by piece. It raises `zstandard.ZstdError` for one that is made with another dictionary."""
    return zstandard.ZstdDecompressor(dict_data=_loaded(), max_window_size=max_window).decompressobj()


def _packed(body: bytes, level: int) -> bytes:
    return zstandard.ZstdCompressor(level=level, dict_data=_prepared(level), write_content_size=False).compress(body)


@cache
def _loaded() -> zstandard.ZstdCompressionDict:
    return zstandard.ZstdCompressionDict(resources.path(FILE).read_bytes())


@cache
def _prepared(level: int) -> zstandard.ZstdCompressionDict:
    data = zstandard.ZstdCompressionDict(resources.path(FILE).read_bytes())
    data.precompute_compress(level=level)
    return data
