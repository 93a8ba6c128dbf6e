"""An answer with a file of 5 MB over a campus's link that breaks three times, beside one upload that isn't cut."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from desktop.cache.intents import outbox
from desktop.desk import Desk
from desktop.intent import OutboxState
from sync.connectors.batch import BatchConnector
from sync.engine import SyncEngine
from tests.bench.bare_exchange import BareExchange, Exchange
from tests.bench.campus_link import Campus
from tests.bench.figures import Figure
from tests.faults.shaped import CAMPUS
from tests.sync.files.parts import CHUNK, add_with_files, answer_with, content, without_previews

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


CUTS = 3
_FRAMING = 1.03
"""What TLS, HTTP and the chunks' headers add to the bytes of the file."""


def run(folder: Path, size: int) -> Iterator[Figure]:
    """Queue it, send it, and count what went over the link."""
    data = content(size)
    campus = Campus(folder, 0)
    try:
        add_with_files(campus.central)
        with Desk.open(folder / "desk") as desk:
            without_previews(desk)
            transport = campus.transport()
            sync = SyncEngine(desk, BatchConnector(transport))
            assert sync.run().problem is None
            op_id = answer_with(desk, data)
            campus.link.become(CAMPUS)
            campus.link.cut_after(up=size // (CUTS + 1), times=CUTS)
            before = transport.counter.bytes_up, transport.counter.requests
            began = time.perf_counter()
            report = sync.run()
            seconds = time.perf_counter() - began
            item = desk.ask(outbox.get, op_id)
            assert report.problem is None, report.problem
            assert item is not None
            assert item.state is OutboxState.SENT
            up, requests = transport.counter.bytes_up - before[0], transport.counter.requests - before[1]
            transport.close()
            cuts = campus.link.cuts
    finally:
        campus.close()
    with BareExchange(Exchange(data, b""), CAMPUS) as bare:
        least = bare.seconds()
    name = f"upload of {size / 1e6:.1f} MB, cut {cuts} times"
    yield Figure(name, seconds, None, "s", f"bare and uncut {least:.1f} s, {seconds / least:.2f} times that")
    bar = (size + CUTS * CHUNK) * _FRAMING / 1_000
    yield Figure(
        f"{name}, up", up / 1_000, bar, "kB", f"{requests} requests; the file, a chunk a cut, and 3 % of framing"
    )
