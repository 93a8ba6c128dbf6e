"""A link that goes dark for eight seconds in the middle of a pull, for whoever is connected; then new connections work.

That is what a radio link in a tunnel looks like from above: TCP itself would try again only some twenty seconds later.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from desktop.cache.mirror import mirror
from sync.central.server import CentralServer
from sync.connectors.batch import BatchConnector
from sync.engine import SyncEngine
from sync.transport import Transport
from tests.faults.loopback import Loopback, read_message

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.desk import Desk

BLACKOUT = 8.0
LET_THROUGH = 40_000
"""Bytes of the first answer, before it gets dark."""


class DarkLink:
    """Stands before the central API. The first answer stops in its middle and never goes on."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self._target = (parts.hostname or "", parts.port or 0)
        self._is_over = threading.Event()
        self._has_begun = False
        self.loopback = Loopback(self._handle)

    def _handle(self, request: bytes, client: socket.socket) -> bool:
        if self._has_begun:
            self._is_over.wait(BLACKOUT)  # whoever comes while it is dark
        with socket.create_connection(self._target, timeout=30) as upstream:
            upstream.sendall(request)
            answer = read_message(upstream)
        if self._has_begun:
            client.sendall(answer)
            return True
        self._has_begun = True
        client.sendall(answer[:LET_THROUGH])
        threading.Timer(BLACKOUT, self._is_over.set).start()
        with contextlib.suppress(OSError):
            client.recv(1)
        return False


@pytest.mark.slow
def test_a_blackout_of_eight_seconds_costs_at_most_ten_more(desk: Desk, tmp_path: Path) -> None:
    with CentralServer.start(tmp_path / "central", complaints=600, officers=1) as central:
        officer = central.officers[0]
        link = DarkLink(central.url)
        with link.loopback:
            remote = BatchConnector(Transport(link.loopback.url, officer.token))
            began = time.monotonic()
            report = SyncEngine(desk, remote).run()
            taken = time.monotonic() - began
            remote.close()
        assert report.problem is None
        assert report.requests >= 2
        assert desk.ask(mirror.digest) == central.store.digest(officer.id)
    assert BLACKOUT <= taken <= BLACKOUT + 10.0
