"""Streams packed once, and told again for nothing."""

from __future__ import annotations

import time
from itertools import count
from typing import TYPE_CHECKING

import pytest
import zstandard

from sync.central.exchange import exchange
from sync.central.packed import WINDOW, PackedParts, pack_stream
from sync.central.server import CentralServer
from sync.contract.request import RawSyncRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


def unpacked(pieces: Iterable[bytes]) -> bytes:
    with zstandard.ZstdDecompressor().stream_reader(b"".join(pieces), read_across_frames=True) as reader:
        return reader.read()


def some_parts(number: int, start: int = 0) -> list[bytes]:
    return [f"part {place} of a stream, {place * 7919 % 1000}\n".encode() * 9 for place in range(start, start + number)]


def never_waiting() -> Callable[[], float]:
    """A clock by which packing a part takes a second and the client no time."""
    ticks = count()
    return lambda: float((next(ticks) + 3) // 4)


def evenly() -> Callable[[], float]:
    """A clock by which packing and the client take the same time."""
    ticks = count()
    return lambda: float(next(ticks))


def frames(data: bytes) -> int:
    found = 0
    while data:
        unpacker = zstandard.ZstdDecompressor().decompressobj()
        unpacker.decompress(data)
        assert unpacker.eof
        data = unpacker.unused_data
        found += 1
    return found


def test_a_stream_that_was_packed_is_told_again_byte_for_byte() -> None:
    kept, parts = PackedParts(), some_parts(20)
    first = list(pack_stream(parts, kept))
    size = kept.size
    assert list(pack_stream(parts, kept)) == first
    assert kept.size == size
    assert unpacked(first) == b"".join(parts)


@pytest.mark.parametrize("same", [1, 7, 19])
def test_a_stream_that_says_something_else_from_some_point_on_is_whole(same: int) -> None:
    kept, parts = PackedParts(), some_parts(20)
    list(pack_stream(parts, kept))
    other = parts[:same] + some_parts(10, start=500)
    assert unpacked(pack_stream(other, kept)) == b"".join(other)
    assert unpacked(pack_stream(other, kept)) == b"".join(other)
    assert unpacked(pack_stream(parts[:same], kept)) == b"".join(parts[:same])


def test_every_part_can_be_read_at_once_also_behind_one_that_was_kept() -> None:
    kept, parts = PackedParts(), some_parts(6)
    list(pack_stream(parts[:3], kept))
    other = parts[:3] + some_parts(3, start=500)
    unpacker = zstandard.ZstdDecompressor().decompressobj(read_across_frames=True)
    pieces = list(pack_stream(other, kept))
    assert [unpacker.decompress(piece) for piece in pieces[:-1]] == other


def test_what_was_not_used_for_longest_makes_room() -> None:
    kept = PackedParts(most_bytes=3_000)
    for start in range(0, 400, 20):
        parts = some_parts(20, start)
        assert unpacked(pack_stream(parts, kept)) == b"".join(parts)
        assert kept.size <= 3_000
    forgotten = some_parts(20)
    assert unpacked(pack_stream(forgotten, kept)) == b"".join(forgotten)


def test_a_client_that_is_never_waited_for_gets_what_packs_faster() -> None:
    kept, parts = PackedParts(), some_parts(2 * WINDOW + 5)
    pieces = list(pack_stream(parts, kept, clock=never_waiting()))
    assert unpacked(pieces) == b"".join(parts)
    assert frames(b"".join(pieces)) == 2
    assert kept.size == sum(map(len, pieces[:WINDOW]))


def test_a_client_as_slow_as_the_packing_gets_one_dense_frame() -> None:
    kept, parts = PackedParts(), some_parts(2 * WINDOW + 5)
    pieces = list(pack_stream(parts, kept, clock=evenly()))
    assert frames(b"".join(pieces)) == 1
    assert kept.size == sum(map(len, pieces[:-1]))


@pytest.mark.parametrize("complaints", [400, pytest.param(10_000, marks=pytest.mark.slow)])
def test_a_first_pull_at_the_densest_level_costs_its_cpu_once(tmp_path: Path, complaints: int) -> None:
    with CentralServer.start(tmp_path, complaints=complaints, officers=1) as central:
        parts = list(exchange(central.store, central.store.officers()[0], RawSyncRequest()))
    kept = PackedParts()
    costs = []
    for _ in range(2):
        began = time.process_time()
        size = sum(map(len, pack_stream(parts, kept, clock=evenly())))
        costs.append(time.process_time() - began)
    assert costs[1] < costs[0] / 20
    light = zstandard.ZstdCompressor(level=9).compressobj()
    flushed = [light.compress(part) + light.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK) for part in parts]
    assert size < 0.9 * sum(map(len, flushed))
