"""Bytes over TLS on a link that is cut, reset, silent and lossy wherever chance has it: nothing lost, nothing twice.

`FAULTS_SEED=N` repeats a run; the seed of each is printed.
"""

from __future__ import annotations

import os
import random
import secrets
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import outbox
from desktop.cache.mirror import mirror
from desktop.intent import OutboxState
from sync.central.server import CentralServer
from sync.connectors.batch import BatchConnector
from sync.engine import SyncEngine
from sync.net.route import Route
from sync.transport import Transport
from tests.faults.shaped import Shape, ShapedLink
from tests.faults.tls_front import CERTIFICATE, TlsFront
from tests.sync.files.parts import without_previews
from tests.sync.parts import add_open, queued

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.desk import Desk
    from sync.report import SyncProgress

ROUNDS = 100
WEATHER = {"connection-lost", "stalled", "answer-truncated", "tls-failed"}
"""What such a link may bring; anything else that a sync ends with is our fault."""
MOST_CUTS = 8
ROUGH = Shape(rate=8_000_000, round_trip=0.004, loss=0.002)


@pytest.fixture
def chance() -> random.Random:
    seed = int(os.environ.get("FAULTS_SEED") or secrets.randbelow(2**32))
    print("FAULTS_SEED", seed)  # noqa: T201 - pytest shows it with what failed
    return random.Random(seed)


def _connector(link: ShapedLink, token: str) -> BatchConnector:
    route, patience = Route(authorities=CERTIFICATE.read_text("ascii")), 0.4
    return BatchConnector(Transport(link.url, token, route=route, connect_timeout=patience, stall_timeout=patience))


def _worsen(link: ShapedLink, chance: random.Random) -> None:
    """One of the things that happen to a link, from now on."""
    deeds: list[Callable[[], None]] = [
        lambda: None,
        lambda: link.cut_after(up=chance.randrange(1_500)),
        lambda: link.cut_after(down=chance.randrange(400)),
        link.go_silent,
        link.reset,
    ]
    chance.choices(deeds, [2, 4, 4, 1, 1])[0]()


@pytest.mark.slow
def test_every_answer_arrives_once_and_both_sides_agree_in_the_end(
    desk: Desk, central: CentralServer, chance: random.Random
) -> None:
    officer, store = central.officers[0], central.store
    targets = add_open(central, ROUNDS)
    sent = []
    problems: Counter[str] = Counter()
    with TlsFront(central.url) as front, ShapedLink(front.url, ROUGH, seed=chance.randrange(2**32)) as link:
        remote = _connector(link, officer.token)
        sync = SyncEngine(desk, remote)
        assert sync.run().problem is None
        for target in targets:
            sent.append(queued(desk, target, chance.randbytes(chance.randrange(20, 4_000)).hex()))
            store.reporter_rates(chance.choice(targets), 5)
            _worsen(link, chance)
            report = sync.run()
            if report.problem is not None:
                problems[report.problem.code] += 1
            link.come_back()
            link.cut_after()
        assert sync.run().problem is None
        assert sync.run().problem is None
        remote.close()
    assert problems.keys() <= WEATHER
    assert problems.total() > ROUNDS / 5, "the link was too fine to show anything"
    arrived = Counter(event.op_id for target in targets for event in store.follow_ups(target))
    assert arrived == Counter(sent)
    assert {item.state for item in desk.ask(outbox.items)} == {OutboxState.SENT}
    assert desk.ask(mirror.digest) == store.digest(officer.id)


@pytest.mark.slow
def test_a_cut_costs_at_most_one_checkpoint(desk: Desk, chance: random.Random, tmp_path: Path) -> None:
    with (
        CentralServer.start(tmp_path / "central", complaints=600, officers=1) as central,
        TlsFront(central.url) as front,
        ShapedLink(front.url, ROUGH, seed=chance.randrange(2**32)) as link,
    ):
        officer = central.officers[0]
        whole = len(central.store.tracking_ids(officer.id))
        without_previews(desk)
        kept = received = cuts = 0
        told: list[int] = []

        def on_progress(progress: SyncProgress) -> None:
            nonlocal cuts
            told.append(progress.done)
            if not link.is_to_be_cut and cuts < MOST_CUTS:
                cuts += 1
                link.cut_after(down=chance.randrange(8_000, 40_000))

        report = None
        while report is None or report.problem is not None:
            assert cuts <= MOST_CUTS, "no progress"
            told.clear()
            remote = _connector(link, officer.token)
            report = SyncEngine(desk, remote).run(progress=on_progress)
            remote.close()
            received += max(told, default=0)
            kept += report.changes
        assert kept == whole, "nothing that was kept came again"
        assert received - kept <= 25 * cuts
        assert cuts >= 3, "the link was too fine to show anything"
        assert desk.ask(mirror.digest) == central.store.digest(officer.id)
