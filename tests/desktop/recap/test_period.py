"""Periods: what is written is what is meant, and no day falls between two of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.problems import KnownProblem
from desktop.recap.period import Period, PeriodKind

DAYS = st.dates(date(2005, 1, 1), date(2900, 12, 31))
KINDS = st.sampled_from([kind for kind in PeriodKind if kind.months])


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-10", date(2026, 10, 1), date(2026, 10, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-S1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-S2", date(2026, 7, 1), date(2026, 12, 31)),
        (" 2026 ", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-03-01..2026-04-15", date(2026, 3, 1), date(2026, 4, 15)),
        ("2026-03-01 .. 2026-03-01", date(2026, 3, 1), date(2026, 3, 1)),
    ],
)
def test_a_period_is_the_days_that_its_name_says(text: str, first: date, last: date) -> None:
    period = Period.parse(text)
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "2026-13", "2026-00", "2026-Q5", "2026-S3", "0000", "Oktober", "2026-04-15..2026-03-01", "a..b", "1..2..3"],
)
def test_what_is_no_period_is_told_so(text: str) -> None:
    with pytest.raises(KnownProblem) as caught:
        Period.parse(text)
    assert caught.value.code == "period-invalid"


@given(DAYS, KINDS)
def test_periods_of_the_calendar_follow_one_another_without_a_gap(day: date, kind: PeriodKind) -> None:
    period = Period.around(day, kind)
    assert period.first <= day <= period.last
    assert Period.parse(period.name) == period
    assert period.before.last + timedelta(days=1) == period.first
    assert period.after.before == period


@given(DAYS, st.integers(0, 800))
def test_days_of_ones_own_are_compared_with_as_many_before(first: date, more: int) -> None:
    period = Period.own(first, first + timedelta(days=more))
    before = period.before
    assert before.last - before.first == period.last - period.first
    assert before.last + timedelta(days=1) == period.first
    assert Period.parse(period.name) == period
    assert before.after == period
