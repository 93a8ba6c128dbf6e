"""A new key for the old one: every row is there after it, wherever it was killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import drafts
from desktop.complaint import TrackingId
from desktop.desk import Desk
from desktop.lock import pin
from desktop.lock.rotation import Stage
from desktop.problems import KnownProblem
from tests.support.command_line import ROOT, TIMEOUT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.clock import FakeClock

IDS = [TrackingId(str(8_507_000 + number)) for number in range(40)]
FILE = b"isi lampiran " * 20_000
PIN = "270394"
_KILLED_AT = """
import os, signal, sys
from pathlib import Path
from desktop.clock import system_clock
from desktop.lock.pin import change_key
def reached(stage):
    if stage == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)
change_key(Path(sys.argv[1]), sys.argv[2] or None, clock=system_clock, reached=reached)
"""


@pytest.fixture
def folder(tmp_path: Path, clock: FakeClock) -> Path:
    """A desk with drafts and a file."""
    with Desk.open(tmp_path / "kantor", clock=clock) as desk:
        for tracking_id in IDS:
            desk.do(drafts.save, tracking_id, f"Jawaban untuk {tracking_id}")
        desk.files.put(FILE).result()
    return tmp_path / "kantor"


def assert_whole(folder: Path, clock: FakeClock, secret: str | None) -> None:
    with Desk.open(folder, clock=clock, secret=secret) as desk:
        for tracking_id in IDS:
            draft = desk.ask(drafts.current, tracking_id)
            assert draft is not None
            assert draft.text == f"Jawaban untuk {tracking_id}"
        assert desk.files.read(desk.files.put(FILE).result()).result() == FILE
        desk.do(drafts.save, IDS[0], "sesudahnya")
        desk.do(drafts.save, IDS[0], f"Jawaban untuk {IDS[0]}")
    assert not list(folder.glob("*.next"))


def test_a_new_key_opens_all_and_the_old_one_nothing(folder: Path, clock: FakeClock) -> None:
    old = (folder / "desk.key").read_text(encoding="ascii")

    assert pin.change_key(folder, None, clock=clock) == ""

    assert_whole(folder, clock, None)
    assert (folder / "desk.key").read_text(encoding="ascii") != old
    (folder / "desk.key").write_text(old, encoding="ascii")
    with pytest.raises(KnownProblem, match="cache-wrong-key"):
        Desk.open(folder, clock=clock)


def test_under_a_pin_the_new_key_has_the_same_pin_and_a_new_code(folder: Path, clock: FakeClock) -> None:
    code = pin.set_pin(folder, PIN, clock=clock)

    second = pin.change_key(folder, PIN, clock=clock)

    assert_whole(folder, clock, PIN)
    assert_whole(folder, clock, second)
    with pytest.raises(KnownProblem, match="pin-wrong"):
        Desk.open(folder, clock=clock, secret=code)


def test_a_desk_that_somebody_has_open_keeps_its_key(folder: Path, clock: FakeClock) -> None:
    with Desk.open(folder, clock=clock), pytest.raises(KnownProblem, match="cache-busy"):
        pin.change_key(folder, None, clock=clock)
    assert_whole(folder, clock, None)


def test_while_the_key_changes_nobody_comes_in(folder: Path, clock: FakeClock) -> None:
    refused = []

    def knock(_: Stage) -> None:
        with pytest.raises(KnownProblem) as caught:
            Desk.open(folder, clock=clock)
        refused.append(caught.value.code)

    pin.change_key(folder, None, clock=clock, reached=knock)
    assert refused == ["cache-busy"] * len(Stage)
    assert_whole(folder, clock, None)


def test_a_disk_that_fills_up_leaves_the_desk_as_it_was(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.cache.connection.shutil.copyfile", full)
    before = (folder / "desk.key").read_text(encoding="ascii")
    with pytest.raises(KnownProblem, match="disk-full"):
        pin.change_key(folder, None, clock=clock)
    assert (folder / "desk.key").read_text(encoding="ascii") == before
    assert_whole(folder, clock, None)


@pytest.mark.slow
@pytest.mark.parametrize("secret", ["", PIN])
@pytest.mark.parametrize("stage", list(Stage))
def test_killed_anywhere_no_row_is_lost(folder: Path, clock: FakeClock, stage: Stage, secret: str) -> None:
    if secret:
        pin.set_pin(folder, secret, clock=clock)
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED_AT, str(folder), secret, stage],
        cwd=ROOT,
        capture_output=True,
        timeout=TIMEOUT,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()

    assert_whole(folder, clock, secret or None)
    pin.change_key(folder, secret or None, clock=clock)
    assert_whole(folder, clock, secret or None)
