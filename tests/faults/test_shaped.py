"""The link that the figures are measured over is what it says it is."""

from __future__ import annotations

import socket
import threading
import time
from typing import TYPE_CHECKING

import pytest

from tests.faults.loopback import Loopback
from tests.faults.server import answer
from tests.faults.shaped import CAMPUS, Shape, ShapedLink

if TYPE_CHECKING:
    from collections.abc import Iterator

BODY = bytes(16_000)


@pytest.fixture
def target() -> Iterator[Loopback]:
    """Answers each request with 16 kB."""

    def handle(_: bytes, client: socket.socket) -> bool:
        client.sendall(answer(BODY))
        return True

    with Loopback(handle) as loopback:
        yield loopback


def _fetched(link: ShapedLink, times: int = 1) -> list[float]:
    """Seconds of each of these requests on one connection."""
    took = []
    with socket.create_connection(("127.0.0.1", int(link.url.rpartition(":")[2])), timeout=30) as sock:
        for _ in range(times):
            began = time.monotonic()
            sock.sendall(b"GET / HTTP/1.1\r\n\r\n")
            size = len(answer(BODY))
            while size > 0:
                piece = sock.recv(65_536)
                if not piece:
                    raise ConnectionError
                size -= len(piece)
            took.append(time.monotonic() - began)
    return took


def _read_on(sock: socket.socket) -> None:
    while sock.recv(65_536):
        pass


def test_rate_and_round_trip_cost_what_they_say(target: Loopback) -> None:
    with ShapedLink(target.url, CAMPUS) as link:
        cold, warm = _fetched(link, 2)
    packets = 12
    least = (len(BODY) + packets * 40) * 8 / 256_000 + 0.3
    assert least <= warm < least + 0.25
    assert least + 0.3 <= cold < least + 0.55


def test_a_lost_packet_holds_back_what_follows(target: Loopback) -> None:
    with ShapedLink(target.url, Shape(round_trip=0.05, loss=0.999), seed=1) as link:
        (took,) = _fetched(link)
    assert took > 0.5  # two ways, each with a packet that was sent again


@pytest.mark.parametrize("count", [1, 5_000, 15_000])
def test_it_is_cut_at_the_byte_told_and_only_once(target: Loopback, count: int) -> None:
    with ShapedLink(target.url) as link:
        link.cut_after(down=count)
        with pytest.raises(ConnectionError):
            _fetched(link)
        assert link.bytes_down == count
        _fetched(link)
        assert link.connections == 2


def test_it_is_cut_as_often_as_told(target: Loopback) -> None:
    with ShapedLink(target.url) as link:
        link.cut_after(down=5_000, times=2)
        for _ in range(2):
            with pytest.raises(ConnectionError):
                _fetched(link)
        _fetched(link)
        assert link.cuts == 2


def test_while_it_is_silent_nothing_comes_and_then_all_of_it(target: Loopback) -> None:
    took: list[float] = []
    with ShapedLink(target.url) as link:
        link.go_silent()
        fetching = threading.Thread(target=lambda: took.extend(_fetched(link)))
        fetching.start()
        fetching.join(0.2)
        assert not took
        assert (link.bytes_up, link.bytes_down) == (0, 0)
        link.come_back()
        fetching.join(10)
    assert len(took) == 1


def test_a_reset_breaks_connections_that_stand(target: Loopback) -> None:
    slow = Shape(rate=64_000)
    with ShapedLink(target.url, slow) as link, socket.create_connection(("127.0.0.1", int(link.url[-5:]))) as sock:
        sock.sendall(b"GET / HTTP/1.1\r\n\r\n")
        assert sock.recv(10)
        link.reset()
        with pytest.raises(ConnectionError):
            _read_on(sock)
