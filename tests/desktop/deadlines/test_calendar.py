"""Working days: the vectors that two independent sources agree on, and what must hold for any calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.cache.days import calendar
from desktop.deadlines import WorkingCalendar

if TYPE_CHECKING:
    from desktop.desk import Desk

TUESDAY = date(2026, 3, 17)
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
calendars = st.sets(days, max_size=60).map(WorkingCalendar.of)


@pytest.mark.parametrize(("working_days", "due"), [(3, date(2026, 3, 27)), (5, date(2026, 3, 31))])
def test_nyepi_and_lebaran_with_cuti_bersama_are_skipped(desk: Desk, working_days: int, due: date) -> None:
    work_days = desk.do(calendar.ensure_years, 2026)

    assert work_days.after(TUESDAY, working_days) == due


def test_days_that_the_server_adds_are_skipped_too(desk: Desk) -> None:
    desk.do(calendar.ensure_years, 2026)

    desk.do(calendar.put_server_days, [("2026-03-27", "Dies Natalis")])

    assert desk.ask(calendar.load).after(TUESDAY, 3) == date(2026, 3, 30)


@given(calendars, days, st.integers(1, 80))
def test_the_day_after_n_working_days_is_n_working_days_away(
    work_days: WorkingCalendar, start: date, count: int
) -> None:
    due = work_days.after(start, count)

    assert work_days.is_working(due)
    assert work_days.between(start, due) == count


@given(calendars, days, st.integers(1, 40))
def test_a_longer_limit_is_never_due_earlier(work_days: WorkingCalendar, start: date, count: int) -> None:
    assert work_days.after(start, count) < work_days.after(start, count + 1)
    assert work_days.after(start, count) <= work_days.after(start + timedelta(days=1), count)


@given(calendars, days, days)
def test_counting_backwards_is_the_negative(work_days: WorkingCalendar, start: date, end: date) -> None:
    assert work_days.between(start, end) == -work_days.between(end, start)


@given(calendars, days, st.integers(0, 400))
def test_between_counts_the_working_days_one_by_one(work_days: WorkingCalendar, start: date, length: int) -> None:
    end = start + timedelta(days=length)

    counted = sum(work_days.is_working(start + timedelta(days=n)) for n in range(1, length + 1))

    assert work_days.between(start, end) == counted
