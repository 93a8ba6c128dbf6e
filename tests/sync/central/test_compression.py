"""Content codings both ways, and bodies that are not what they say."""

from __future__ import annotations

import gzip
import json
import zlib
from typing import TYPE_CHECKING

import pytest
import zstandard

from sync.central import compression
from sync.central.packed import PackedParts
from sync.net import dictionary
from tests.sync.central.talk import complaint, fill

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.central.server import CentralServer
    from tests.sync.central.talk import Caller

REQUEST = json.dumps({"cursor": None}).encode()
PACKED = {
    "zstd": zstandard.ZstdCompressor().compress(REQUEST),
    "lapor1": dictionary.pack(REQUEST),
    "gzip": gzip.compress(REQUEST, mtime=0),
    "identity": REQUEST,
    "": REQUEST,
}


def post(caller: Caller, body: bytes, encoding: str, **headers: str) -> tuple[int, str]:
    told = {"Content-Type": "application/json", "Content-Encoding": encoding, **headers}
    reply = caller.call("POST", "/v1/sync", body, told)
    assert reply.headers["lapor-contract"] == "1"
    return reply.status, reply.problem if reply.status != 200 else reply.end.digest


@pytest.mark.parametrize("encoding", PACKED)
def test_a_request_comes_in_any_coding(
    empty_central: CentralServer, caller: Callable[..., Caller], encoding: str
) -> None:
    fill(empty_central, 1)
    assert post(caller(), PACKED[encoding], encoding) == (200, empty_central.store.digest(1))


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        ("zstd, gzip", "zstd"),
        ("gzip, zstd", "zstd"),
        ("gzip", "gzip"),
        ("gzip;q=1.0, zstd;q=0", "gzip"),
        ("zstd;q=0.5", "zstd"),
        ("lapor1, zstd, gzip", "lapor1"),
        ("zstd, lapor1;q=0", "zstd"),
        ("*", "zstd"),
        ("br", ""),
        ("identity", ""),
        ("", ""),
    ],
)
@pytest.mark.parametrize("is_long", [False, True])
def test_the_answer_comes_in_the_coding_that_was_asked_for(
    empty_central: CentralServer, caller: Callable[..., Caller], accept: str, coding: str, *, is_long: bool
) -> None:
    for number in range(1, 80):
        body = "Mohon penjelasan. " * (100 if is_long else 1)
        empty_central.store.add_complaint(str(number), complaint(body=body), officers=[1])
    reply = caller().sync(accept=accept)
    if is_long and coding == dictionary.CODING:
        coding = "zstd"  # never a stream
    assert reply.headers.get("content-encoding", "") == coding
    assert ("content-length" in reply.headers) is not is_long
    assert len(reply.changes) == 79
    assert reply.end.digest == empty_central.store.digest(1)


@pytest.mark.parametrize("encoding", compression.STREAM_ENCODINGS)
def test_a_stream_can_be_read_up_to_every_checkpoint(encoding: str) -> None:
    parts = [f"part {number}\n".encode() * 50 for number in range(20)]
    unpacker = zstandard.ZstdDecompressor().decompressobj() if encoding == "zstd" else zlib.decompressobj(31)
    packed = list(compression.pack_stream(iter(parts), encoding, PackedParts()))
    assert [unpacker.decompress(piece) for piece in packed[:-1]] == parts


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", b"this is no gzip"),
        ("gzip", PACKED["gzip"][:-3]),
        ("gzip", PACKED["gzip"] + b"x"),
        ("gzip", REQUEST),
        ("gzip", b""),
        ("zstd", b"this is no zstd"),
        ("zstd", PACKED["zstd"][:-1]),
        ("zstd", PACKED["zstd"] + b"x"),
        ("zstd", PACKED["gzip"]),
        ("zstd", PACKED["lapor1"]),
        ("lapor1", PACKED["lapor1"][:-1]),
        ("lapor1", b"this is no zstd"),
        ("zstd", b""),
        ("", PACKED["gzip"]),
        ("", b""),
        ("", b"{"),
        ("", b'{"cursor": 7}'),
        ("", b"[" * 100_000),
        ("", b'{"cursor": null, "max_bytes": 1}'),
        ("", b'\xff\xfe{"cursor": null}'),
    ],
)
def test_a_body_that_lies_is_refused(caller: Callable[..., Caller], encoding: str, body: bytes) -> None:
    assert post(caller(), body, encoding) == (422, "request-malformed")


@pytest.mark.parametrize("encoding", ["br", "deflate", "gzip, gzip", "nonsense"])
def test_a_coding_that_is_not_known_is_named_with_those_that_are(caller: Callable[..., Caller], encoding: str) -> None:
    headers = {"Content-Type": "application/json", "Content-Encoding": encoding}
    reply = caller().call("POST", "/v1/sync", REQUEST, headers)
    assert (reply.status, reply.problem) == (415, "encoding-unsupported")
    assert reply.headers["accept-encoding"] == "lapor1, zstd, gzip"


@pytest.mark.parametrize("encoding", compression.ENCODINGS)
def test_a_small_body_that_claims_to_be_a_huge_one_is_stopped(caller: Callable[..., Caller], encoding: str) -> None:
    huge = b" " * (64 * 1024 * 1024)
    bomb = compression.pack(huge, encoding)[0]
    assert len(bomb) < 100_000
    assert post(caller(), bomb, encoding) == (413, "request-too-large")


def test_a_body_that_is_too_large_on_the_wire_is_stopped(caller: Callable[..., Caller]) -> None:
    assert post(caller(), b" " * (8 * 1024 * 1024 + 1), "") == (413, "request-too-large")


def test_a_tiny_answer_that_packing_would_make_larger_is_sent_plain() -> None:
    assert compression.pack(b"tiny", "zstd") == (b"tiny", "")
    packed, encoding = compression.pack(b"long " * 100, "gzip")
    assert encoding == "gzip"
    assert zlib.decompress(packed, 31) == b"long " * 100
