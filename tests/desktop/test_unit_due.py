"""A unit is given as long as we can spare, on days when it works."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.deadlines import WorkingCalendar
from desktop.unit_due import DueConcern, concern, usual_due

NYEPI = date(2026, 3, 19)
WORKING = WorkingCalendar.of({NYEPI})
TUESDAY = date(2026, 3, 17)


@pytest.mark.parametrize(
    ("ours", "due"),
    [
        (date(2026, 3, 25), date(2026, 3, 24)),
        (date(2026, 3, 20), date(2026, 3, 18)),
        (date(2026, 3, 18), date(2026, 3, 18)),
        (TUESDAY, date(2026, 3, 18)),
        (date(2026, 3, 2), date(2026, 3, 18)),
        (None, date(2026, 3, 23)),
    ],
)
def test_a_unit_gets_until_the_working_day_before_ours_and_at_least_one(ours: date | None, due: date) -> None:
    assert usual_due(WORKING, TUESDAY, ours) == due


@pytest.mark.parametrize(
    ("due", "ours", "told"),
    [
        (date(2026, 3, 16), date(2026, 3, 25), DueConcern.PAST),
        (date(2026, 3, 26), date(2026, 3, 25), DueConcern.AFTER_OURS),
        (NYEPI, date(2026, 3, 25), DueConcern.NOT_WORKING),
        (date(2026, 3, 21), None, DueConcern.NOT_WORKING),
        (date(2026, 3, 25), date(2026, 3, 25), DueConcern.NO_SPARE),
        (date(2026, 3, 24), date(2026, 3, 25), None),
        (TUESDAY, None, None),
    ],
)
def test_what_is_wrong_with_a_due_date_is_told(due: date, ours: date | None, told: DueConcern | None) -> None:
    assert concern(WORKING, due, TUESDAY, ours) is told
