"""The PIN wraps the key: without it nothing opens, wrong ones wait, and no change of it touches a row."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import drafts
from desktop.complaint import TrackingId
from desktop.desk import Desk, set_aside
from desktop.lock import attempts, pin
from desktop.lock.kept import Kept
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.clock import FakeClock

UKT = TrackingId("8507246")
WORDS = "Yth. Pelapor, berkas sedang diperiksa."
PIN, OTHER = "270394", "ganti-781"


@pytest.fixture
def folder(tmp_path: Path, clock: FakeClock) -> Path:
    """A desk with a draft, without a PIN."""
    with Desk.open(tmp_path / "kantor", clock=clock) as desk:
        desk.do(drafts.save, UKT, WORDS)
    return tmp_path / "kantor"


def text_in(folder: Path, clock: FakeClock, secret: str | None) -> str:
    with Desk.open(folder, clock=clock, secret=secret) as desk:
        draft = desk.ask(drafts.current, UKT)
    assert draft is not None
    return draft.text


def problem_of(folder: Path, clock: FakeClock, secret: str | None) -> KnownProblem:
    with pytest.raises(KnownProblem) as caught:
        Desk.open(folder, clock=clock, secret=secret)
    return caught.value


def test_with_a_pin_the_desk_opens_by_it_alone_and_without_a_network(folder: Path, clock: FakeClock) -> None:
    pin.set_pin(folder, PIN, clock=clock)

    assert problem_of(folder, clock, None).code == "desk-locked"
    assert problem_of(folder, clock, OTHER).code == "pin-wrong"
    assert text_in(folder, clock, PIN) == WORDS


def test_what_is_kept_holds_neither_key_nor_pin_and_fits_into_the_credential_locker(
    folder: Path, clock: FakeClock
) -> None:
    key = (folder / "desk.key").read_text(encoding="ascii")
    code = pin.set_pin(folder, PIN, clock=clock)
    kept = (folder / "desk.key").read_text(encoding="ascii")

    assert key not in kept
    assert PIN not in kept
    assert code not in kept
    assert len(kept) < 1_280
    for file in folder.iterdir():
        assert bytes.fromhex(key) not in file.read_bytes()
        assert key.encode() not in file.read_bytes()


def test_the_recovery_code_opens_and_lets_a_new_pin_be_set(folder: Path, clock: FakeClock) -> None:
    code = pin.set_pin(folder, PIN, clock=clock)

    assert text_in(folder, clock, code.upper().replace("-", " ")) == WORDS
    second = pin.set_pin(folder, OTHER, old=code, clock=clock)
    assert text_in(folder, clock, OTHER) == WORDS
    assert text_in(folder, clock, second) == WORDS
    assert problem_of(folder, clock, PIN).code == "pin-wrong"
    assert problem_of(folder, clock, code).code == "pin-wrong"


def test_a_pin_changes_and_goes_by_the_old_one_only(folder: Path, clock: FakeClock) -> None:
    pin.set_pin(folder, PIN, clock=clock, with_code=False)
    with pytest.raises(KnownProblem, match="pin-wrong"):
        pin.set_pin(folder, OTHER, old="salah-salah", clock=clock)
    with pytest.raises(KnownProblem, match="pin-wrong"):
        pin.remove_pin(folder, "salah-salah", clock=clock)

    pin.set_pin(folder, OTHER, old=PIN, clock=clock, with_code=False)
    assert text_in(folder, clock, OTHER) == WORDS
    pin.remove_pin(folder, OTHER, clock=clock)
    assert text_in(folder, clock, None) == WORDS


@pytest.mark.parametrize("poor", ["", "12345", "111111", "123456", "987654", "lusab babad gutih tugad kanor"])
def test_a_pin_that_anybody_would_try_first_is_refused(folder: Path, clock: FakeClock, poor: str) -> None:
    with pytest.raises(KnownProblem, match="pin-unfit"):
        pin.set_pin(folder, poor, clock=clock)
    assert text_in(folder, clock, None) == WORDS


def test_wrong_pins_wait_longer_and_longer_and_the_right_one_waits_with_them(folder: Path, clock: FakeClock) -> None:
    pin.set_pin(folder, PIN, clock=clock)
    waits = []
    for _ in range(attempts.FREE + len(attempts.WAITS) + 1):
        wrong = problem_of(folder, clock, OTHER)
        assert wrong.code == "pin-wrong"
        waits.append(wrong.params["seconds"])
        clock.advance(float(str(wrong.params["seconds"])))

    assert waits == [0] * attempts.FREE + [*attempts.WAITS, attempts.WAITS[-1]]
    problem_of(folder, clock, OTHER)
    early = problem_of(folder, clock, PIN)
    assert (early.code, early.params) == ("pin-wait", {"seconds": attempts.WAITS[-1]})
    clock.advance(attempts.WAITS[-1])
    assert text_in(folder, clock, PIN) == WORDS
    assert attempts.wait(folder, clock) == 0


def waiting(folder: Path, clock: FakeClock) -> int:
    pin.set_pin(folder, PIN, clock=clock)
    for _ in range(attempts.FREE + 1):
        problem_of(folder, clock, OTHER)
    return attempts.WAITS[0]


@pytest.mark.parametrize("turn", [timedelta(days=-400), timedelta(days=400)])
def test_turning_the_clock_does_not_shorten_the_wait(folder: Path, clock: FakeClock, turn: timedelta) -> None:
    due = waiting(folder, clock)
    clock.set(clock.now() + turn)

    assert problem_of(folder, clock, PIN).params["seconds"] == due


def test_taking_the_list_of_tries_away_does_not_shorten_the_wait(folder: Path, clock: FakeClock) -> None:
    waiting(folder, clock)
    (folder / attempts.FILE_NAME).unlink()

    assert problem_of(folder, clock, PIN).params["seconds"] == attempts.WAITS[-1]


def test_a_try_counts_before_it_is_made(folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    pin.set_pin(folder, PIN, clock=clock)

    def killed(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("desktop.lock.wrap._stretched", killed)
    with pytest.raises(KeyboardInterrupt):
        Desk.open(folder, clock=clock, secret=OTHER)
    assert json.loads((folder / attempts.FILE_NAME).read_text(encoding="utf-8"))["failures"] == 1


def test_a_wrapped_key_of_another_desk_does_not_open_here(folder: Path, clock: FakeClock) -> None:
    pin.set_pin(folder, PIN, clock=clock)
    kept = Kept.from_text((folder / "desk.key").read_text(encoding="ascii"))

    assert kept.now.opened(PIN, "meja lain") is None


def test_a_forgotten_pin_costs_no_draft_the_old_desk_stays_aside_and_opens_later(
    folder: Path, clock: FakeClock
) -> None:
    pin.set_pin(folder, PIN, clock=clock)

    aside = set_aside(folder, clock=clock)

    with Desk.open(folder, clock=clock) as desk:
        assert desk.ask(drafts.current, UKT) is None
    assert text_in(aside, clock, PIN) == WORDS
