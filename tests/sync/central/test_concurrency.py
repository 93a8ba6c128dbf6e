"""Many clients at once, and clients that go away in the middle."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.sync.central.talk import Caller, answer, complaint, fill

if TYPE_CHECKING:
    from collections.abc import Callable

    from sync.central.server import CentralServer


def test_the_same_op_from_many_connections_at_once_is_applied_once(empty_central: CentralServer) -> None:
    numbers = fill(empty_central, 5)
    ops = [answer(number) for number in numbers]

    def push(_: int) -> list[str]:
        caller = Caller(empty_central)
        try:
            return [str(result.outcome) for result in caller.push(*ops)]
        finally:
            caller.close()

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(push, range(16)))
    for told in zip(*outcomes, strict=True):
        assert sorted(told) == ["applied"] + ["replayed"] * 15
    assert [len(empty_central.store.follow_ups(number)) for number in numbers] == [1] * 5


def test_pulls_and_life_do_not_disturb_each_other(empty_central: CentralServer) -> None:
    numbers = fill(empty_central, 200)

    def pull(_: int) -> bool:
        caller = Caller(empty_central)
        try:
            reply = caller.sync()
            return len({change.id for change in reply.changes}) == 200 and bool(reply.end.digest)
        finally:
            caller.close()

    with ThreadPoolExecutor(4) as pool:
        pulls = pool.map(pull, range(12))
        for number in numbers:
            empty_central.store.reporter_replies(number, "Bagaimana?")
        assert all(pulls)


def test_a_client_that_goes_away_in_the_middle_harms_nobody(
    empty_central: CentralServer, caller: Callable[..., Caller]
) -> None:
    for number in range(1, 1001):
        empty_central.store.add_complaint(str(number), complaint(body="Mohon penjelasan. " * 150), officers=[1])
    address = urlsplit(empty_central.url)
    request = (
        f"POST /v1/sync HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {empty_central.officers[0].token}\r\n"
        "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
    ).encode()
    for received in range(1, 20):
        with socket.create_connection((address.hostname or "", address.port or 0), timeout=10) as link:
            link.sendall(request)
            assert link.recv(received * 100)
    assert len(caller().sync().changes) == 1000
