"""A hundred officers with desks of their own sync at once with one central API on this machine."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from threading import Barrier
from typing import TYPE_CHECKING

from desktop.cache import settings
from desktop.cache.views import lists
from desktop.cache.views.lists import ListName
from desktop.desk import Desk
from sync.central.server import CentralServer
from sync.engine import SyncEngine
from tests.bench.figures import Figure, percentile
from tests.sync.parts import connector, queued

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sync.central.server import Login
    from sync.report import SyncReport

STALL = 60.0
"""Seconds: two cores have a hundred desks and the central API to carry."""


def run(folder: Path, officers: int) -> Iterator[Figure]:
    """First pulls, then exchanges with an answer each; all of them begin at the same moment."""
    with ExitStack() as stack:
        central = stack.enter_context(
            CentralServer.start(folder / "central", complaints=30 * officers, officers=officers)
        )
        desks = [stack.enter_context(Desk.open(folder / f"desk-{n}")) for n in range(officers)]
        for desk in desks:
            desk.do(settings.put, settings.PREVIEWS, False)  # text is what is measured
        logins = central.officers[:officers]
        yield from _figures(f"first pulls of {officers} officers at once", _all_at_once(central.url, logins, desks))
        for desk in desks:
            first, *_ = desk.ask(lists.ids, ListName.ALL, datetime.now(UTC).date())
            (row,) = desk.ask(lists.rows, [first], datetime.now(UTC).date())
            queued(desk, row.tracking_id, "Yth. Pelapor, laporan Anda sudah kami teruskan kepada fakultas.")
        yield from _figures(f"exchanges of {officers} officers at once", _all_at_once(central.url, logins, desks))


def _all_at_once(url: str, logins: list[Login], desks: list[Desk]) -> list[SyncReport]:
    start = Barrier(len(desks))

    def sync(login: Login, desk: Desk) -> SyncReport:
        remote = connector(url, login.token, stall_timeout=STALL)
        start.wait()
        report = SyncEngine(desk, remote).run()
        remote.close()
        return report

    with ThreadPoolExecutor(len(desks)) as pool:
        return list(pool.map(sync, logins, desks))


def _figures(name: str, reports: list[SyncReport]) -> Iterator[Figure]:
    problems = Counter(report.problem.code for report in reports if report.problem)
    yield Figure(f"{name}: failed", problems.total(), 0, "", ", ".join(sorted(problems)))
    seconds = [report.seconds for report in reports]
    note = f"95th percentile; median {percentile(seconds, 50):.2f} s; {sum(r.changes for r in reports)} changes"
    yield Figure(name, percentile(seconds, 95), None, "s", note)
