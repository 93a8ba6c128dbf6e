"""A follow-up whose answer was lost never leads to a second one, over an API that knows no ids of ops.

Each run is one answer to one complaint, with faults drawn from a seed: the server keeps it and fails, keeps it late,
or not at all; looks go wrong as well; the program dies. The same few texts are used again and again on the same
complaints, so that none is known by its words alone.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import outbox, outgoing, review
from desktop.clock import system_clock
from desktop.desk import Desk
from desktop.intent import OutboxState
from sync.connectors.lapor3 import settings
from sync.connectors.lapor3.client import Lapor3Client
from sync.connectors.lapor3.connector import Lapor3Connector
from sync.engine import SyncEngine
from sync.replica.faults import Call, Fault
from sync.replica.server import ReplicaServer
from tests.support.clock import FakeClock
from tests.sync.lapor3.office import Office

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop.complaint import TrackingId
    from desktop.intent import OpId
    from sync.connectors.lapor3.client import OutgoingFile

TEXTS = (
    "Yth. Pelapor, laporan Saudara sedang kami proses.",
    "Yth. Pelapor,\n\nUKT Saudara sudah disesuaikan.\n\nTerima kasih.",
    "Sudah selesai.",
)
OF_SENDING = (
    Fault.STORED_FAILED,
    Fault.STORED_LOST,
    Fault.STORED_SILENT,
    Fault.TRUNCATED,
    Fault.NO_RESULTS,
    Fault.FAILED,
    Fault.HTML,
    Fault.TOO_MANY,
    Fault.INVALID,
    Fault.UNAUTHORIZED,
    None,
)
OF_LOOKING = (Fault.FAILED, Fault.HTML, Fault.STORED_LOST, Fault.TRUNCATED, Fault.NO_RESULTS, None, None, None, None)
OF_PAGES = (*OF_LOOKING, Fault.DUPLICATE_PAGE, Fault.UNORDERED, Fault.ZERO_FILES)
COMPLAINTS = 8


_AT_REST = {OutboxState.SENT, OutboxState.REFUSED}


class KilledError(BaseException):
    """The program ends here."""


class Mortal(Lapor3Client):
    """Lets the program die around a request, where a test says so."""

    dies = ""

    def add_follow_up(
        self, complaint_id: str, text: str, *, is_secret: bool, files: Sequence[OutgoingFile] = ()
    ) -> None:
        dies, Mortal.dies = Mortal.dies, ""
        if dies == "before":
            raise KilledError
        super().add_follow_up(complaint_id, text, is_secret=is_secret, files=files)
        if dies == "after":
            raise KilledError


class Runs:
    """Many answers on one desk."""

    def __init__(self, desk: Desk, clock: FakeClock, replica: ReplicaServer, seed: int) -> None:
        self.office = Office(desk, replica, clock)
        self.chance = random.Random(seed)
        self.complaints = [self.office.take() for _ in range(COMPLAINTS)]
        self.ends: dict[str, int] = {}

    def run(self) -> None:
        """One answer: bad weather, then good, until there is nothing more to happen by itself."""
        office, chance = self.office, self.chance
        tracking_id, text = chance.choice(self.complaints), chance.choice(TEXTS)
        before = self._stored(tracking_id, text)
        op_id = office.answer(tracking_id, text)
        is_late = False
        for _ in range(chance.randint(1, 4)):
            is_late = self._sync_in_bad_weather() or is_late
            office.wait(seconds=chance.choice([1, 30, 90, 200]))
        self._clear_up()
        Mortal.dies = ""
        for _ in range(5):
            self._sync()
            if office.item(op_id).state in _AT_REST:
                break
            office.wait(minutes=1)
        self._sync()
        assert self._stored(tracking_id, text) - before <= 1
        if is_late and self._stored(tracking_id, text) == before:
            office.replica.register.colleague_answers(int(tracking_id), text)  # now it keeps what it got long ago
            office.wait(hours=4)
            self._sync()
        self._judge(op_id, self._stored(tracking_id, text) - before)

    def _judge(self, op_id: OpId, stored: int) -> None:
        item = self.office.item(op_id)
        end = item.last_error or item.state.value
        self.ends[end] = self.ends.get(end, 0) + 1
        if item.state is OutboxState.SENT:
            assert stored == 1, "called sent, and there is nothing or more than one"
            return
        assert item.state is OutboxState.REFUSED, item.state
        assert stored == 0, "it is there, and the officer is told that it may not be"
        self.office.desk.do(review.put_away, op_id)

    def _sync_in_bad_weather(self) -> bool:
        """Whether the request may be with a server that keeps it late."""
        chance, faults = self.chance, self.office.replica.faults
        sending = chance.choice(OF_SENDING)
        Mortal.dies = chance.choice(["before", "after", "", "", "", ""])
        self._clear_up()
        faults.plan(Call.ADD_FOLLOW_UP, sending)
        faults.plan(Call.COMPLAINT, chance.choice(OF_LOOKING))
        faults.plan(Call.FOLLOW_UPS, chance.choice(OF_PAGES), chance.choice(OF_PAGES))
        came = self.office.sent
        self._sync()
        return sending in {Fault.FAILED, Fault.HTML} and self.office.sent > came and chance.random() < 0.5

    def _clear_up(self) -> None:
        faults = self.office.replica.faults
        for call in Call:
            while faults.waiting(call):
                faults.draw(call)

    def _sync(self) -> None:
        office = self.office
        remote = Lapor3Connector(office.desk, office.client(Mortal), route_to=lambda _: None)
        try:
            SyncEngine(office.desk, remote).run()
        except KilledError:
            office.desk.do(outgoing.return_unsent)  # as the next start does
        finally:
            remote.close()

    def _stored(self, tracking_id: TrackingId, text: str) -> int:
        return [told.replace("\r\n", "\n") for told in self.office.there(tracking_id)].count(text)


@pytest.mark.parametrize(("moment", "kept"), [("before", 0), ("after", 1)])
def test_a_process_that_is_killed_around_the_request_never_sends_twice(tmp_path: Path, moment: str, kept: int) -> None:
    clock = FakeClock(system_clock.now())  # that of the process to be killed is real
    with ReplicaServer.start(complaints=40) as replica:
        with Desk.open(tmp_path / "desk", clock=clock) as desk:
            office = Office(desk, replica, clock)
            tracking_id = office.take()
            op_id = office.answer(tracking_id)
            settings_told = json.dumps(settings.told(replace(office.settings, pace=0)))
        child = [sys.executable, "-m", "tests.faults.lapor3_dying", str(tmp_path / "desk"), settings_told, moment]
        killed = subprocess.run(child, check=False, timeout=60)
        assert killed.returncode == -signal.SIGKILL
        assert len(office.there(tracking_id)) == kept
        with Desk.open(tmp_path / "desk", clock=clock) as desk:
            office.desk = desk
            desk.do(outgoing.return_unsent)  # as every start does
            office.wait(minutes=10)
            office.synced()
            state = office.item(op_id).state
        assert state is (OutboxState.SENT if kept else OutboxState.REFUSED)
        assert (len(office.there(tracking_id)), office.sent) == (kept, kept)


def runs(desk: Desk, clock: FakeClock, *, seed: int, count: int) -> dict[str, int]:
    """The ends of so many answers, by state or problem."""
    print(f"seed {seed}")  # noqa: T201 - shown where it fails
    with ReplicaServer.start(complaints=90, seed=3, clock=clock, page_size=20) as replica:
        many = Runs(desk, clock, replica, seed)
        for number in range(count):
            try:
                many.run()
            except AssertionError as error:
                raise AssertionError(f"seed {seed}, run {number}: {error}") from error
    return many.ends


def test_a_lost_answer_never_leads_to_a_second_follow_up(desk: Desk, clock: FakeClock) -> None:
    ends = runs(desk, clock, seed=1, count=25)
    assert ends["SENT"] > 5


@pytest.mark.slow
def test_a_lost_answer_never_leads_to_a_second_follow_up_in_a_thousand_runs(desk: Desk, clock: FakeClock) -> None:
    ends = runs(desk, clock, seed=random.SystemRandom().randrange(2**32), count=1000)
    assert sum(ends.values()) == 1000
    assert min(ends["SENT"], ends[outbox.UNSURE]) > 50, ends
