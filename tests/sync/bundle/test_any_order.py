"""Sticks and links in any order: the walk of `tests/faults/test_nothing_twice.py`, with files carried out besides.

Files are made, exchanged and brought home whenever, several times, late, after a newer one, while the link comes and
goes; what held without them has to hold all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from desktop.cache import settings
from desktop.problems import KnownProblem
from sync.bundle.homeward import bring_home
from sync.bundle.outward import carry_out
from sync.bundle.relay import relay
from tests.faults.link import Fault
from tests.faults.test_nothing_twice import EVERYDAY, LONG, WEATHER, OfficersDays, faults, picks

if TYPE_CHECKING:
    from pathlib import Path


class DaysWithAStick(OfficersDays):
    """The officer also has a stick, and another PC to go to."""

    def __init__(self) -> None:
        self.requests: list[tuple[Path, str]] = []
        self.answers: list[Path] = []
        self.may_start_over = True
        super().__init__()
        self.desk.do(settings.put, settings.SERVER_URL, self.link.url)
        self.desk.do(settings.put, settings.TOKEN, self.me.token)
        self.may_start_over = False

    @rule()
    def carries_out(self) -> None:
        path = self.folder / f"{len(self.requests)}.lapor"
        self.requests.append((path, carry_out(self.desk, path).code))

    @precondition(lambda self: self.requests)
    @rule(pick=picks, fault=st.one_of(st.just(Fault()), faults))
    def exchanges(self, pick: int, fault: Fault) -> None:
        path, code = self.requests[-1 - pick % len(self.requests)]
        answer = self.folder / f"{len(self.answers)}-jawaban.lapor"
        self.link.fault = fault
        try:
            told = relay(path, answer, code, stall_timeout=0.3 if fault.stalls else 20.0)
        except KnownProblem as problem:
            if problem.code not in WEATHER or answer.exists():
                raise
            return
        finally:
            self.link.fault = Fault()
        assert told.problem is None or told.problem.code in WEATHER
        self.answers.append(answer)

    @precondition(lambda self: self.answers)
    @rule(pick=picks)
    def brings_home(self, pick: int) -> None:
        home = bring_home(self.desk, self.answers[-1 - pick % len(self.answers)])
        assert home.note is None, home
        assert home.problem is None or home.problem.code == "answer-truncated"

    @rule()
    def the_log_is_pruned(self) -> None:
        super().the_log_is_pruned()
        self.may_start_over = True

    def _clean_sync(self) -> None:
        before = self._generation()
        super()._clean_sync()
        assert self.may_start_over or self._generation() == before, "a stick has spoilt the mirror"
        self.may_start_over = False

    def _generation(self) -> int:
        return int(self.desk.ask(lambda db: db.execute("SELECT generation FROM mirror_state").fetchone())[0])


def test_a_stick_in_between_loses_nothing_and_sends_nothing_twice() -> None:
    run_state_machine_as_test(DaysWithAStick, settings=EVERYDAY)


@pytest.mark.slow
def test_a_stick_in_between_loses_nothing_and_sends_nothing_twice_in_long_walks() -> None:
    run_state_machine_as_test(DaysWithAStick, settings=LONG)
