"""A desk, a gateway as a process of its own, and LAPOR! as a replica, with everything between them real.

The gateway is killed at random moments, and answers of the replica are lost. The seed is printed;
`GATEWAY_SEED` runs one again (names that begin with `LAPOR_` are kept from tests).
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
from collections import Counter
from typing import TYPE_CHECKING, Self

import pytest

from desktop.cache import settings
from desktop.cache.intents import outgoing, read_marks
from desktop.cache.intents.outbox_rows import fetch_all
from desktop.cache.mirror import complaints
from desktop.desk import Desk
from desktop.intent import OutboxItem, OutboxState
from sync.central.store import Store
from sync.engine import SyncEngine
from sync.replica.faults import Call, Fault
from sync.replica.server import ReplicaServer
from sync.serving import listen
from tests.sync.parts import connector, queued

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.cache.connection import Database
    from desktop.complaint import TrackingId
    from sync.report import SyncReport

_LOSSES = (Fault.STORED_FAILED, Fault.STORED_LOST, Fault.TRUNCATED, Fault.NO_RESULTS, Fault.FAILED, Fault.TOO_MANY)


class Host:
    """Where the gateway runs: it can be killed, and started again at the same address."""

    def __init__(self, folder: Path, replica: ReplicaServer) -> None:
        self._data = folder / "gateway"
        self._config = folder / "upstream.json"
        manners = replica.manners
        self._config.touch(mode=0o600)
        told = {
            "base_url": replica.url,
            "key": manners.key,
            "token": manners.token,
            "user_id": str(replica.register.user_id),
            "institution_id": str(replica.register.own.id),
            "pace": 0,
            "gateway": {"every_minutes": 0.05, "look_gap_seconds": 0.2, "patience_seconds": 2, "retry_seconds": 0.3},
        }
        self._config.write_text(json.dumps(told), encoding="utf-8")
        with listen("127.0.0.1", 0) as free:
            self._port = free.getsockname()[1]
        watched = [str(case.id) for case in replica.register.assigned() if case.status == "Terverifikasi"]
        self._command("watch", *watched)
        with Store(self._data) as store:
            officer = store.add_officer("Ratna Wulandari", institution=replica.register.own.name)
            self.token = store.token_of(officer.id)
        self.url = f"http://127.0.0.1:{self._port}"
        self.log = ""
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def start(self) -> None:
        """Run until killed."""
        options = ["--port", str(self._port), "--upstream", "lapor3", "--upstream-config", str(self._config)]
        command = [*_PROGRAM, "central", "--data", str(self._data), *options]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        assert json.loads(self._process.stdout.readline())["url"] == self.url

    def kill(self) -> None:
        """As a power cut does it."""
        if self._process is not None:
            self._process.kill()
            self.log += self._process.communicate()[1]
            self._process = None

    def status(self) -> dict[str, int]:
        told: dict[str, int] = json.loads(self._command("gateway", "--json"))
        return told

    def _command(self, verb: str, *arguments: str) -> str:
        command = [*_PROGRAM, "central", verb, *arguments, "--data", str(self._data)]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


_PROGRAM = [sys.executable, "-m", "desktop"]


@pytest.fixture
def chance() -> random.Random:
    """The dice of a run."""
    seed = int(os.environ.get("GATEWAY_SEED", random.randrange(1_000_000)))
    print(f"GATEWAY_SEED={seed}")  # noqa: T201 - shown when the test fails
    return random.Random(seed)


@pytest.fixture
def replica() -> Iterator[ReplicaServer]:
    """LAPOR!, by the real clock, with two dozen complaints that wait for an answer."""
    with ReplicaServer.start(complaints=150, auth_header="Authorization", retry_after=0) as replica:
        yield replica


@pytest.fixture
def host(tmp_path: Path, replica: ReplicaServer) -> Iterator[Host]:
    """A gateway that runs."""
    with Host(tmp_path, replica) as host:
        yield host


@pytest.fixture
def desk(tmp_path: Path, host: Host) -> Iterator[Desk]:
    """An officer's desk that has what the gateway has."""
    with Desk.open(tmp_path / "desk") as desk:
        desk.do(settings.put, settings.SERVER_URL, host.url)
        desk.do(settings.put, settings.TOKEN, host.token)
        wanted = host.status()["watched"]
        for _ in range(200):
            assert _sync(desk, host).problem is None
            if host.status()["seen"] == wanted:
                break
        assert _sync(desk, host).problem is None
        yield desk


def test_an_answer_goes_from_the_desk_to_lapor_in_one_exchange(desk: Desk, host: Host, replica: ReplicaServer) -> None:
    number = _open_ones(desk)[0]
    _queue(desk, number, "Sudah kami perbaiki.")

    report = _sync(desk, host)

    assert [result.outcome for result in report.results] == ["applied"]
    assert _upstream(replica) == Counter(["Sudah kami perbaiki."])
    replica.register.reporter_replies(int(number), "Terima kasih, sudah beres.")
    for _ in range(100):
        assert _sync(desk, host).problem is None
        timeline = desk.ask(complaints.timeline, number)
        if any(event.text == "Terima kasih, sudah beres." for event in timeline):
            break
    assert [event.text for event in timeline if event.op_id] == ["Sudah kami perbaiki."]
    assert not any(event.actor == "colleague" and event.text == "Sudah kami perbaiki." for event in timeline)


@pytest.mark.slow
@pytest.mark.parametrize("rounds", [12])
def test_whatever_is_lost_or_killed_an_answer_is_at_lapor_once_or_before_the_officer(
    desk: Desk, host: Host, replica: ReplicaServer, chance: random.Random, rounds: int
) -> None:
    numbers = _open_ones(desk)
    chance.shuffle(numbers)
    for number in range(rounds):
        _queue(desk, numbers[number % len(numbers)], f"Jawaban nomor {number}.")
        replica.faults.plan(Call.ADD_FOLLOW_UP, chance.choice((None, *_LOSSES)))
        killer = threading.Timer(chance.uniform(0, 1.5), host.kill) if chance.random() < 0.5 else None
        if killer:
            killer.start()
        _sync(desk, host)
        if killer:
            killer.join()
            host.start()
    for _ in range(60):
        _sync(desk, host)
        if not desk.ask(outgoing.waiting_size).ops:
            break

    items = desk.ask(_all_ops)
    arrived = _upstream(replica)
    assert max(arrived.values()) == 1, "an answer is at LAPOR! twice"
    unsure = {item.tracking_id for item in items if item.state is OutboxState.REFUSED}
    for item in items:
        if item.state is OutboxState.SENT:
            assert arrived[item.text] == 1
        elif item.state is OutboxState.QUEUED:
            assert item.tracking_id in unsure, "it waits, and not behind one that needs a look"
            assert arrived[item.text] == 0
        else:
            assert item.state is OutboxState.REFUSED
            assert item.last_error == "followup-unsure"
            assert "lapor.go.id" in str(item.error_detail["detail"]), "the officer is told where to look"
    assert sum(item.state is OutboxState.SENT for item in items) > rounds // 4
    host.kill()
    assert "Traceback" not in host.log, host.log
    assert replica.manners.key not in host.log
    assert replica.manners.token not in host.log


def _sync(desk: Desk, host: Host) -> SyncReport:
    return SyncEngine(desk, connector(host.url, host.token, stall_timeout=20)).run()


def _queue(desk: Desk, number: TrackingId, text: str) -> None:
    desk.do(read_marks.mark_read, number)
    queued(desk, number, text)


def _open_ones(desk: Desk) -> list[TrackingId]:
    return desk.ask(_numbers)


def _numbers(db: Database) -> list[TrackingId]:
    return [number for (number,) in db.execute("SELECT tracking_id FROM complaint ORDER BY id").fetchall()]


def _all_ops(db: Database) -> list[OutboxItem]:
    return fetch_all(db, "1 ORDER BY o.seq")


def _upstream(replica: ReplicaServer) -> Counter[str]:
    """What was answered from the desk, by its words."""
    texts = (one.content for case in replica.register.cases() for one in replica.register.answers(case.id))
    return Counter(text for text in texts if text.startswith(("Sudah kami perbaiki.", "Jawaban nomor")))
