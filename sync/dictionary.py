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
MOST_BYTES = 65_536
"""Of the dictionary."""
SMALL = 131_072
"""Bytes of JSON up to which a message is packed with it."""


def pack(body: bytes) -> bytes:
    """A whole small body as a frame."""
    return zstandard.ZstdCompressor(level=LEVEL, dict_data=_prepared(), write_content_size=False).compress(body)


def unpacker(*, max_window: int) -> zstandard.ZstdDecompressionObj:
    """For a frame, piece by piece. It raises `zstandard.ZstdError` for one that is made with another dictionary."""
    return zstandard.ZstdDecompressor(dict_data=_loaded(), max_window_size=max_window).decompressobj()


@cache
def _loaded() -> zstandard.ZstdCompressionDict:
    return zstandard.ZstdCompressionDict(resources.path(FILE).read_bytes())


@cache
def _prepared() -> zstandard.ZstdCompressionDict:
    data = zstandard.ZstdCompressionDict(resources.path(FILE).read_bytes())
    data.precompute_compress(level=LEVEL)
    return data
