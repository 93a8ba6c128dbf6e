"""What an exchange costs on the wire, headers and all."""

from __future__ import annotations

import json
import random
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from sync.central.server import CentralServer
from sync.connectors.batch import BatchConnector
from sync.contract.messages import ComplaintFields
from sync.engine import SyncEngine
from sync.net import unpack
from sync.transport import Transport
from tests.sync.central.talk import Caller, answer, complaint, fill

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.desk import Desk

_SYLLABLES = ("ka", "ma", "ter", "ba", "men", "si", "lu", "per", "ang", "di", "ru", "ko", "pen", "gu", "wi", "na")


def prose(length: int, seed: int) -> str:
    """Text that compresses about as badly as real text does."""
    rng = random.Random(seed)
    words = ("".join(rng.choices(_SYLLABLES, k=rng.randrange(1, 5))) for _ in range(length))
    return " ".join(words)[:length]


def on_the_wire(central: CentralServer, body: bytes) -> tuple[bytes, bytes]:
    """A request as a terse client sends it, and every byte of its answer."""
    address = urlsplit(central.url)
    request = (
        f"POST /v1/sync HTTP/1.1\r\nHost: {address.netloc}\r\nAuthorization: Bearer {central.officers[0].token}\r\n"
        f"Accept-Encoding: {unpack.ACCEPTED}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        "Connection: close\r\n\r\n"
    ).encode() + body
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=10) as link:
        link.sendall(request)
        answer = b""
        while part := link.recv(65536):
            answer += part
    head, _, body = answer.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if line.lower() != b"connection: close"]  # asked for by this test
    return request, b"\r\n".join(lines) + b"\r\n\r\n" + body


@pytest.mark.parametrize("count", [100, pytest.param(10_000, marks=pytest.mark.slow)])
def test_nothing_to_do_costs_little_whatever_the_number_of_complaints(tmp_path: Path, count: int) -> None:
    with CentralServer.start(tmp_path, complaints=count, officers=1) as central:
        caller = Caller(central)
        cursor = caller.sync().cursors[-1]
        caller.close()
        sent, received = on_the_wire(central, json.dumps({"cursor": cursor}).encode())
    assert received.startswith(b"HTTP/1.1 200 OK\r\n")
    assert len(sent) < 260
    assert len(received) < 190


def test_a_desk_that_has_nothing_to_do_sends_350_bytes_and_gets_200(desk: Desk, central: CentralServer) -> None:
    remote = BatchConnector(Transport(central.url, central.officers[0].token))
    SyncEngine(desk, remote).run()
    report = SyncEngine(desk, remote).run()
    remote.close()
    assert (report.problem, report.requests, report.changes) == (None, 1, 0)
    assert report.bytes_up <= 350
    assert report.bytes_down <= 200


def test_a_status_change_of_a_long_complaint_costs_less_than_300_bytes(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    empty_central.store.add_complaint("1", complaint(body=prose(3000, 1)), officers=[1])
    me = caller()
    cursor = me.sync().cursors[-1]
    empty_central.store.close_complaint("1")
    reply = me.sync(cursor)
    nothing = me.sync(reply.cursors[-1])
    assert [change.set.status for change in reply.changes] == ["Ditutup oleh Sistem"]
    assert len(reply.packed) < 300
    assert len(reply.packed) - len(nothing.packed) < 200


def test_twenty_changes_and_fifty_answers_are_one_small_exchange(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    numbers = fill(empty_central, 70)
    me = caller()
    cursor = me.sync().cursors[-1]
    for number in numbers[:20]:
        empty_central.store.reporter_replies(number, prose(100, int(number)))
    reply = me.sync(cursor, *(answer(number, prose(800, int(number))) for number in numbers[20:]))
    assert [result.outcome for result in reply.results] == ["applied"] * 50
    assert len(reply.changes) == 70
    assert "content-length" in reply.headers


def test_a_small_answer_is_one_piece_and_a_large_one_a_stream(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    for number in range(1, 101):
        empty_central.store.add_complaint(str(number), complaint(body=prose(2000, number)), officers=[1])
    me = caller()
    large = me.sync()
    small = me.sync(large.cursors[-1])
    assert large.headers["transfer-encoding"] == "chunked"
    assert small.headers["content-length"] == str(len(small.packed))


def test_an_answer_carries_no_header_that_nobody_needs(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    fill(empty_central, 1)
    me = caller()
    reply = me.sync(me.sync().cursors[-1])
    assert set(reply.headers) == {"lapor-contract", "content-type", "content-length"}


def test_changed_fields_alone_are_told_in_bytes_too(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    empty_central.store.add_complaint("1", complaint(body=prose(3000, 1)), officers=[1])
    me = caller()
    cursor = me.sync().cursors[-1]
    empty_central.store.change("1", ComplaintFields(category="UKT"))
    assert b'"set":{"category":"UKT"}' in me.sync(cursor).body
