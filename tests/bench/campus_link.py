"""Syncs over a link of 256 kbit/s and 300 ms with TLS, cold and warm, beside the least that their content can cost."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

from desktop.cache import settings
from desktop.cache.mirror import mirror
from desktop.complaint import EventKind
from desktop.desk import Desk
from sync.central.generate import complaints
from sync.central.server import CentralServer
from sync.connectors.batch import BatchConnector
from sync.engine import SyncEngine
from sync.net.route import Route
from sync.transport import Transport
from tests.bench.bare_exchange import BareExchange, Exchange
from tests.bench.figures import Figure
from tests.faults.shaped import CAMPUS, Shape, ShapedLink
from tests.faults.tls_front import CERTIFICATE, TlsFront
from tests.sync.files.parts import without_previews
from tests.sync.parts import add_open, queued

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sync.report import SyncReport

ANY = Shape()
ANSWERS = 50
CHANGES = 20
FIRST_RECORDS = 25
KB = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """The most that a sync may take: seconds on a new connection and on one that stands, kilobytes of it each way."""

    cold: float | None = None
    warm: float | None = None
    up: float | None = None
    down: float | None = None


NOTHING = Bars(cold=1.1, warm=0.33, up=0.35, down=0.2)
CHANGED = Bars(cold=1.5, warm=0.7, down=3.5)
ANSWERED = Bars(cold=1.6, warm=0.75, up=12.0)
BOTH = Bars(cold=1.9, warm=1.1)
PULL = Bars(cold=13.2, warm=12.4, down=360.0)
FIRST_ON_SCREEN = Bars(cold=2.0, warm=1.2)


class _Telling(Transport):
    """Remembers what the last exchange said each way, before it was packed."""

    last = Exchange(b"", b"")

    @contextmanager
    def post_stream(self, path: str, body: bytes) -> Iterator[Iterator[bytes]]:
        lines: list[bytes] = []

        def told(given: Iterator[bytes]) -> Iterator[bytes]:
            for line in given:
                lines.append(line)
                yield line

        with super().post_stream(path, body) as given:
            yield told(given)
        self.last = Exchange(body, b"\n".join(lines))


class Campus:
    """An officer's desk and a central API, with the link between them."""

    def __init__(self, folder: Path, count: int) -> None:
        self.central = CentralServer.start(folder / "central", complaints=count, officers=1)
        self.front = TlsFront(self.central.url)
        self.link = ShapedLink(self.front.url, ANY)
        self.folder = folder
        self.token = self.central.officers[0].token

    def close(self) -> None:
        for part in (self.link, self.front):
            part.__exit__()
        self.central.stop()

    def transport(self) -> _Telling:
        return _Telling(self.link.url, self.token, route=Route(authorities=CERTIFICATE.read_text("ascii")))

    @contextmanager
    def warm(self, desk: Desk) -> Iterator[_Telling]:
        """A transport whose connection stands, for a desk that is up to date."""
        transport = self.transport()
        _sync(desk, transport)
        yield transport
        transport.close()


@dataclass(frozen=True, slots=True)
class _Sync:
    report: SyncReport
    exchange: Exchange
    seconds: float
    first_on_screen: float


def _opened(folder: Path) -> Desk:
    """A desk that fetches text alone: previews come after it, and are no part of these figures."""
    desk = Desk.open(folder)
    without_previews(desk)
    return desk


def _sync(desk: Desk, transport: _Telling, *, watches: bool = False) -> _Sync:
    """`watches`: look after each commit whether the first complaints are on screen, which takes its time as well."""
    first: list[float] = []
    desk.do(settings.put, settings.PREVIEWS, False)  # text is what is measured
    began = time.perf_counter()

    def on_change(_: object) -> None:
        if not first and int(desk.ask(mirror.digest).partition(":")[0]) >= FIRST_RECORDS:
            first.append(time.perf_counter() - began)

    stop = desk.subscribe(on_change) if watches else lambda: None
    report = SyncEngine(desk, BatchConnector(transport)).run()
    seconds = time.perf_counter() - began
    stop()
    assert report.problem is None, report.problem
    return _Sync(report, transport.last, seconds, first[0] if first else seconds)


# ---- what is measured ------------------------------------------------------------------------------------------------


def run(folder: Path, count: int) -> Iterator[Figure]:
    """All of it for an officer with `count` complaints."""
    campus = Campus(folder, count)
    try:
        with _opened(folder / "desk") as desk:
            _sync(desk, campus.transport())
            campus.link.become(CAMPUS)
            prepared = _answerable(campus, desk)
            yield from _measured(campus, desk, f"{count}: nothing to do", NOTHING, lambda: None, rounds=5)
            yield from _measured(campus, desk, f"{count}: {CHANGES} changed", CHANGED, lambda: _change(campus))
            yield from _measured(campus, desk, f"{count}: {ANSWERS} answers", ANSWERED, lambda: _answer(desk, prepared))

            def both() -> None:
                _change(campus)
                _answer(desk, prepared)

            yield from _measured(campus, desk, f"{count}: both in one", BOTH, both)
        yield from _pulled(campus, count)
    finally:
        campus.close()


def _measured(
    campus: Campus, desk: Desk, name: str, bars: Bars, prepare: Callable[[], None], *, rounds: int = 1
) -> Iterator[Figure]:
    """Once over a new connection, `rounds` times over one that stands (the median tells), and the same content bare."""
    prepare()
    transport = campus.transport()
    cold = _sync(desk, transport)
    transport.close()
    campus.link.become(ANY)
    with campus.warm(desk) as transport:
        prepare()
        campus.link.become(CAMPUS)
        runs = sorted((_sync(desk, transport) for _ in range(rounds)), key=lambda run: run.seconds)
    warm = runs[rounds // 2]
    assert cold.report.requests == warm.report.requests == 1
    with BareExchange(warm.exchange, CAMPUS) as bare:
        bare_cold, bare_warm = bare.seconds(), bare.seconds()
        least = bare.size
    yield _time(f"{name}, cold", cold.seconds, bars.cold, bare_cold)
    yield _time(f"{name}, warm", warm.seconds, bars.warm, bare_warm)
    yield from _bytes(f"{name}, warm", warm.report, bars, least)


def _pulled(campus: Campus, count: int) -> Iterator[Figure]:
    """The first pull of an empty desk; with the bars of 1,000 only where it is 1,000."""
    is_usual = count == 1_000
    bars = PULL if is_usual else Bars()
    transport = campus.transport()
    with _opened(campus.folder / "cold") as desk:
        cold = _sync(desk, transport, watches=True)
    transport.close()
    with BareExchange(cold.exchange, CAMPUS) as bare:
        bare_cold = bare.seconds()
        least = bare.size
    name = f"{count}: first pull"
    yield _time(f"{name}, cold", cold.seconds, bars.cold, bare_cold)
    yield _time(f"{name}, {FIRST_RECORDS} on screen, cold", cold.first_on_screen, FIRST_ON_SCREEN.cold, None)
    yield from _bytes(f"{name}, cold", cold.report, bars, least)
    if is_usual:
        campus.link.become(ANY)
        with _opened(campus.folder / "warm") as desk, _standing(campus) as transport:
            campus.link.become(CAMPUS)
            warm = _sync(desk, transport, watches=True)
        yield _time(f"{name}, warm", warm.seconds, bars.warm, None)
        yield _time(f"{name}, {FIRST_RECORDS} on screen, warm", warm.first_on_screen, FIRST_ON_SCREEN.warm, None)


@contextmanager
def _standing(campus: Campus) -> Iterator[_Telling]:
    transport = campus.transport()
    transport.get("/v1/about")
    yield transport
    transport.close()


def _time(name: str, seconds: float, bar: float | None, bare: float | None) -> Figure:
    note = f"bare {bare:.2f} s, {seconds / bare:.2f} times that" if bare else ""
    return Figure(name, seconds, bar, "s", note)


def _bytes(name: str, report: SyncReport, bars: Bars, least: int) -> Iterator[Figure]:
    ratio = (report.bytes_up + report.bytes_down) / least
    note = f"{report.requests} requests; content in zstd -19: {least} bytes, {ratio:.2f} times that"
    yield Figure(f"{name}, up", report.bytes_up / KB, bars.up, "kB")
    yield Figure(f"{name}, down", report.bytes_down / KB, bars.down, "kB", note)


# ---- what happens meanwhile ------------------------------------------------------------------------------------------


def _answerable(campus: Campus, desk: Desk) -> Iterator[str]:
    """Complaints that wait for an answer, enough of them for all rounds."""
    ids = add_open(campus.central, 4 * ANSWERS)
    transport = campus.transport()
    _sync(desk, transport)
    transport.close()
    return iter(ids)


def _answer(desk: Desk, answerable: Iterator[str]) -> None:
    for tracking_id, text in zip(islice(answerable, ANSWERS), _answers(), strict=False):
        queued(desk, tracking_id, text)


def _answers() -> Iterator[str]:
    """Texts of answers as offices write them, none twice."""
    for complaint in complaints(10_000, seed=7, now=datetime.now(UTC)):
        for event in complaint.events:
            if event.kind == EventKind.FOLLOW_UP and event.text:
                yield event.text


def _change(campus: Campus) -> None:
    """What a day brings: complaints are closed, rated, and replied to by their reporters."""
    store, officer = campus.central.store, campus.central.officers[0]
    for number, tracking_id in enumerate(store.tracking_ids(officer.id)[:CHANGES]):
        match number % 5:
            case 0:
                store.reporter_replies(tracking_id, f"Terima kasih. Kapan berkas nomor {number} dapat saya ambil?")
            case 1:
                store.reporter_rates(tracking_id, 4)
            case _:
                store.close_complaint(tracking_id)
