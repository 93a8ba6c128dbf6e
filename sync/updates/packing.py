"""Contents as they are fetched, packed with zstd, whose word on their size is not taken."""

from __future__ import annotations

import zstandard

from desktop.problems import KnownProblem


def unpacked(data: bytes, longest: int) -> bytes:
    """Of `longest` bytes at most. Raises KnownProblem `update-forged`."""
    try:
        with zstandard.ZstdDecompressor().stream_reader(data) as reader:
            raw = reader.read(longest + 1)
    except zstandard.ZstdError as error:
        raise KnownProblem("update-forged") from error
    if len(raw) > longest:
        raise KnownProblem("update-forged")
    return raw
