"""The agenda holds what is due within two working days, each thing once, in its part."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.cache.days import calendar
from desktop.cache.intents import forwards
from desktop.cache.views import agenda
from desktop.cache.views.agenda import Part
from tests.ui.queued import queued
from tests.ui.seeds import FIRST, patch, seed, tracking_id

if TYPE_CHECKING:
    from desktop.desk import Desk

MONDAY = date(2026, 7, 6)  # no holiday for weeks
ORDINARY = "Pengaduan Tidak Berkadar Pengawasan"


def _agenda(desk: Desk, today: date = MONDAY) -> dict[Part, list[int]]:
    found: dict[Part, list[int]] = {}
    for line in desk.ask(agenda.agenda, today):
        found.setdefault(line.part, []).append(int(line.tracking_id) - FIRST)
    return found


def test_each_complaint_stands_in_the_part_of_its_day(desk: Desk) -> None:
    disposed = {1: 26, 2: 29, 3: 30}
    seed(desk, [patch(n, disposed_at=f"2026-06-{day}T02:00:00Z") for n, day in disposed.items()])
    seed(desk, [patch(4, disposed_at="2026-07-01T02:00:00Z"), patch(5, disposed_at="2026-07-02T02:00:00Z")])
    assert _agenda(desk) == {Part.LATE: [1], Part.TODAY: [2], Part.NEXT: [3], Part.AFTER: [4]}


def test_over_a_weekend_the_next_day_is_the_next_working_day(desk: Desk) -> None:
    seed(desk, [patch(1, disposed_at="2026-06-29T02:00:00Z")])
    assert _agenda(desk, date(2026, 7, 3)) == {Part.NEXT: [1]}
    assert _agenda(desk, date(2026, 7, 2)) == {Part.AFTER: [1]}
    assert _agenda(desk, date(2026, 7, 1)) == {}


def test_an_answer_that_waits_to_leave_is_done(desk: Desk) -> None:
    seed(desk, [patch(1, disposed_at="2026-06-29T02:00:00Z")])
    queued(desk, 1)
    assert _agenda(desk) == {}


def test_what_is_answered_comes_back_before_it_is_to_be_settled(desk: Desk) -> None:
    seed(desk, [patch(1, status_raw="Diproses", classification=ORDINARY, disposed_at="2026-06-17T02:00:00Z")])
    work_days = desk.ask(calendar.load)
    settlement = work_days.after(date(2026, 6, 17), 14)
    assert _agenda(desk, settlement) == {Part.SETTLE: [1]}
    assert _agenda(desk, work_days.after(settlement, 1)) == {}


def test_units_that_are_late_or_due_stand_with_their_names(desk: Desk) -> None:
    seed(desk, [patch(1, disposed_at="2026-07-03T02:00:00Z"), patch(2, disposed_at="2026-07-03T02:00:00Z")])
    desk.do(forwards.forward, tracking_id(1), "Fakultas Hukum", "Mohon jawaban", date(2026, 7, 3))
    desk.do(forwards.forward, tracking_id(2), "Biro Umum", "Mohon jawaban", date(2026, 7, 7))
    assert _agenda(desk) == {Part.UNIT_LATE: [1], Part.UNIT_DUE: [2]}
    assert [line.unit for line in desk.ask(agenda.agenda, MONDAY)] == ["Fakultas Hukum", "Biro Umum"]
