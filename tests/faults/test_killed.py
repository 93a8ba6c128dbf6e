"""The process is killed at random moments of typing, queueing and syncing: what was accepted stays, nothing goes twice.

The window that is killed is the real one, over the real central API, on a link slow enough for kills to meet exchanges
on their way. The seed is printed; `KILL_SEED` runs one again.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
from collections import Counter, defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.cache import settings
from desktop.cache.intents import outbox
from desktop.cache.intents.outbox_rows import fetch_all
from desktop.desk import Desk
from desktop.intent import OutboxItem, OutboxState
from sync.central.server import CentralServer
from sync.engine import SyncEngine
from tests.faults.link import FaultyLink
from tests.sync.parts import connector

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.cache.connection import Database
    from sync.central.server import Login
    from sync.contract.messages import TimelineEvent
    from sync.report import SyncReport

LONGEST_LIFE = 1.2
"""Seconds that an officer lives at most after the window is up."""
LONGEST_WAY = 0.05
"""Seconds that a message is on its way at most."""


class SlowLink(FaultyLink):
    """Lets everything through, after a while."""

    def __init__(self, target: str, chance: random.Random) -> None:
        self._chance = chance
        self._end = threading.Event()
        super().__init__(target)

    def __exit__(self, *args: object) -> None:
        self._end.set()
        super().__exit__(*args)

    def _handle(self, request: bytes, client: socket.socket) -> bool:
        self._end.wait(self._chance.uniform(0, LONGEST_WAY))
        answer = self._fetch(request)
        self._end.wait(self._chance.uniform(0, LONGEST_WAY))
        client.sendall(answer)
        return True


class Office:
    """A desk whose officer is killed again and again, and what was promised to them before."""

    def __init__(self, folder: Path, central: CentralServer, link: SlowLink) -> None:
        self._folder = folder
        self._central = central
        self._me: Login = central.officers[0]
        self._link = link
        self._saved: dict[str, str] = {}
        self._queued: set[str] = set()
        with Desk.open(folder) as desk:
            desk.do(settings.put, settings.SERVER_URL, link.url)
            desk.do(settings.put, settings.TOKEN, self._me.token)
            assert self._sync(desk).problem is None

    @property
    def promised(self) -> int:
        """How many answers the window said were queued."""
        return len(self._queued)

    def work_and_die(self, life: float, seed: int) -> None:
        """Let an officer work for `life` seconds, then kill the process and check every promise that it made."""
        command = [sys.executable, "-m", "tests.faults.officer", str(self._folder), str(seed)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            first = process.stdout.readline()
            assert first, process.stderr.read()
            threading.Timer(life, process.kill).start()
            for line in process.stdout:  # to the end that the kill makes
                if line.endswith("\n"):
                    self._hear(json.loads(line))
            errors = process.stderr.read()
        assert "Traceback" not in errors, errors
        with Desk.open(self._folder) as desk:
            self._check(desk)

    def settle(self) -> tuple[int, int]:
        """Send all that waits over a good link and compare with the server. Returns how many were sent and promised."""
        with Desk.open(self._folder) as desk:
            for item in desk.ask(outbox.items, waiting_only=True):
                if item.state is OutboxState.HELD:
                    desk.do(outbox.release, item.op_id)
            self._exchange(desk)
            # An answer that was edited while its fate was unknown meets itself on the server: the officer decides, and
            # until then what was queued behind it on the same complaint waits.
            while conflicts := [item for item in desk.ask(_all_ops) if item.state is OutboxState.CONFLICT]:
                for item in conflicts:
                    desk.do(outbox.send_as_addition, item.op_id, hold=timedelta(0))
                self._exchange(desk)
            items = desk.ask(_all_ops)
        arrived = Counter(
            event.op_id for tracking_id in {item.tracking_id for item in items} for event in self._answers(tracking_id)
        )
        sent = {item.op_id for item in items if item.state is OutboxState.SENT}
        assert set(arrived.values()) <= {1}, "an answer is on the server twice"
        assert set(arrived) == sent, "the desk and the server disagree on what was sent"
        assert {item.state for item in items} <= {OutboxState.SENT, OutboxState.WITHDRAWN}
        return len(sent), len(self._queued)

    def _hear(self, told: dict[str, str]) -> None:
        if "saved" in told:
            self._saved[told["saved"]] = told["text"]
        elif "queued" in told:
            self._queued.add(told["queued"])

    def _check(self, desk: Desk) -> None:
        texts = desk.ask(_all_texts)
        for tracking_id, text in self._saved.items():
            assert any(text.strip() in kept for kept in texts[tracking_id]), f"lost on #{tracking_id}: {text!r}"
        kept_ops = {item.op_id for item in desk.ask(_all_ops)}
        assert self._queued <= kept_ops, "a queued answer is lost"

    def _answers(self, tracking_id: str) -> list[TimelineEvent]:
        return [event for event in self._central.store.follow_ups(tracking_id) if event.op_id]

    def _exchange(self, desk: Desk) -> None:
        report = self._sync(desk)
        assert report.problem is None, report.problem
        assert report.note is None, report.note  # the digests agree

    def _sync(self, desk: Desk) -> SyncReport:
        return SyncEngine(desk, connector(self._central.url, self._me.token)).run()


def _all_ops(db: Database) -> list[OutboxItem]:
    return fetch_all(db, "1 ORDER BY o.seq")


def _all_texts(db: Database) -> dict[str, list[str]]:
    """Every text that the desk holds of the officer's, by complaint."""
    texts: dict[str, list[str]] = defaultdict(list)
    for tracking_id, text in db.execute("SELECT tracking_id, text FROM draft").fetchall():
        texts[tracking_id].append(text)
    revisions = db.execute("SELECT d.tracking_id, r.text FROM draft_revision r JOIN draft d USING (draft_id)")
    for tracking_id, text in revisions.fetchall():
        texts[tracking_id].append(text)
    for item in _all_ops(db):
        texts[item.tracking_id].append(item.text)
    return texts


@pytest.fixture
def chance() -> random.Random:
    """The dice of a run."""
    seed = int(os.environ.get("KILL_SEED", random.randrange(1_000_000)))
    print(f"KILL_SEED={seed}")  # noqa: T201 - shown when the test fails
    return random.Random(seed)


@pytest.fixture
def office(tmp_path: Path, chance: random.Random) -> Iterator[Office]:
    """A desk with thirty complaints, one link away from its central API."""
    with (
        CentralServer.start(tmp_path / "central", complaints=30, officers=1, seed=1) as central,
        SlowLink(central.url, random.Random(chance.random())) as link,
    ):
        yield Office(tmp_path / "desk", central, link)


@pytest.mark.parametrize("kills", [pytest.param(6), pytest.param(250, marks=pytest.mark.slow)])
def test_what_was_accepted_survives_every_kill_and_goes_once(office: Office, chance: random.Random, kills: int) -> None:
    number = 0
    while number < kills or office.promised <= kills // 2:  # chance may give short lives to all of a few
        assert number < 4 * kills, "the officers hardly worked"
        longest = LONGEST_LIFE * (1 + number // kills)  # and a busy machine: those who come after them live longer
        office.work_and_die(chance.uniform(0, longest), chance.randrange(1_000_000))
        if number % 25 == 24:
            office.settle()
        number += 1

    sent, promised = office.settle()

    assert sent > kills // 4, "the officers hardly worked"
    assert promised > kills // 4
