"""A forward stands until the unit has answered, and what was done with it can be undone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.cache.intents import forwards, units
from desktop.cache.mirror import reference as reference_data
from desktop.campus import Forward, ForwardState, Unit
from desktop.clock import day_in_wib, moment
from desktop.complaint import TrackingId
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from desktop.desk import Desk
    from tests.support.clock import FakeClock

A, B = TrackingId("8507001"), TrackingId("8507002")
MONDAY, FRIDAY = date(2026, 3, 16), date(2026, 3, 20)
TODAY = date(2026, 3, 17)


def _forward(desk: Desk, tracking_id: TrackingId = A, unit: str = "Fakultas Teknik", due: date = FRIDAY) -> Forward:
    return desk.do(forwards.forward, tracking_id, unit, "Mohon penjelasan.", due)


def test_a_complaint_can_be_with_several_units_at_once(desk: Desk) -> None:
    teknik, hukum = _forward(desk), _forward(desk, unit="  Fakultas   Hukum ")
    assert desk.ask(forwards.of_complaint, A) == [teknik, hukum]
    assert hukum.unit == "Fakultas Hukum"
    assert hukum.state is ForwardState.WAITING
    assert desk.ask(forwards.of_complaint, B) == []


def test_a_forward_needs_a_unit(desk: Desk) -> None:
    with pytest.raises(KnownProblem, match="unit-missing"):
        _forward(desk, unit="  ")


def test_what_waits_is_told_by_its_due_date_and_what_is_late_apart(desk: Desk) -> None:
    later, late, answered = _forward(desk), _forward(desk, B, due=MONDAY), _forward(desk, B, "Biro Umum", MONDAY)
    desk.do(forwards.record_answer, answered.forward_id, "Sudah selesai.")
    assert desk.ask(forwards.waiting) == [late, later]
    assert desk.ask(forwards.late, TODAY) == [late]
    assert desk.ask(forwards.late, MONDAY) == []


def test_the_units_answer_is_kept_with_who_gave_it_and_when(desk: Desk, clock: FakeClock) -> None:
    forward = _forward(desk)
    clock.advance(timedelta(days=2))
    kept = desk.do(
        forwards.record_answer, forward.forward_id, "\nSudah dibayar. ", by=" Ibu Sari ", on=date(2026, 3, 18)
    )
    assert (kept.state, kept.answer, kept.answered_by) == (ForwardState.ANSWERED, "Sudah dibayar.", "Ibu Sari")
    assert day_in_wib(moment(kept.answered_at)) == date(2026, 3, 18)
    corrected = desk.do(forwards.record_answer, forward.forward_id, "Belum dibayar.")
    assert corrected.answer == "Belum dibayar."


def test_an_answer_is_never_before_its_forward(desk: Desk) -> None:
    forward = _forward(desk)
    kept = desk.do(forwards.record_answer, forward.forward_id, "Sudah.", on=date(2026, 1, 2))
    assert kept.answered_at >= kept.forwarded_at


def test_an_empty_answer_is_none(desk: Desk) -> None:
    with pytest.raises(KnownProblem, match="unit-answer-empty"):
        desk.do(forwards.record_answer, _forward(desk).forward_id, " \n")


def test_only_a_unit_that_owes_an_answer_is_reminded_given_more_time_or_let_off(desk: Desk, clock: FakeClock) -> None:
    forward = _forward(desk)
    clock.advance(timedelta(days=1))
    assert desk.do(forwards.remind, forward.forward_id).reminded_at.startswith("2026-03-18")
    assert desk.do(forwards.extend, forward.forward_id, date(2026, 3, 25)).due == date(2026, 3, 25)
    assert desk.do(forwards.withdraw, forward.forward_id).state is ForwardState.WITHDRAWN
    for verb, more in ((forwards.remind, ()), (forwards.extend, (FRIDAY,)), (forwards.withdraw, ())):
        with pytest.raises(KnownProblem, match="forward-settled"):
            desk.do(verb, forward.forward_id, *more)


def test_each_verb_can_be_undone(desk: Desk) -> None:
    before = _forward(desk)
    desk.do(forwards.remind, before.forward_id)
    desk.do(forwards.extend, before.forward_id, date(2026, 3, 30))
    desk.do(forwards.record_answer, before.forward_id, "Sudah.", by="Sari")
    assert desk.do(forwards.put_back, before) == before
    desk.do(forwards.withdraw, before.forward_id)
    assert desk.do(forwards.put_back, before) == before


def test_a_unit_is_known_once_it_was_used_and_keeps_its_contact(desk: Desk, clock: FakeClock) -> None:
    _forward(desk, unit="Biro Umum")
    desk.do(forwards.forward, A, "Fakultas Teknik", "", FRIDAY, contact="0812 3456 789")
    clock.advance(timedelta(minutes=1))
    _forward(desk, unit="fakultas teknik")
    told = {"institutions": [{"id": "2", "name": "Wakil Rektor I"}, {"id": "1", "name": "FAKULTAS TEKNIK"}]}
    desk.do(reference_data.put, "e1", told)
    assert desk.ask(units.known) == [
        Unit(name="Fakultas Teknik", contact="0812 3456 789"),
        Unit(name="Biro Umum"),
        Unit(name="Wakil Rektor I"),
    ]
    assert desk.ask(units.contact, "FAKULTAS TEKNIK") == "0812 3456 789"
    assert desk.ask(units.contact, "Biro Baru") == ""
