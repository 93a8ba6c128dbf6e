from __future__ import annotations

from datetime import datetime, time

import pytest

from desktop.intake import cells


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (8507246.0, "8507246"),
        (8507246, "8507246"),
        ("8507246.0", "8507246"),
        (" 8507246 ", "8507246"),
        ("#8507246", ""),
        ("Jumlah", ""),
        (8507246.5, ""),
        (None, ""),
    ],
)
def test_a_tracking_id_is_read_however_it_was_saved(cell: object, told: str) -> None:
    assert cells.tracking_id_of(cell) == told


@pytest.mark.parametrize(
    ("day", "at", "told"),
    [
        ("29 May 2023", "04:05:34", "2023-05-29T04:05:34+07:00"),
        ("8 Agu 2025", "08:45", "2025-08-08T08:45:00+07:00"),
        ("1 Desember 2025", "", "2025-12-01T00:00:00+07:00"),
        ("2025-11-14", None, "2025-11-14T00:00:00+07:00"),
        (datetime(2025, 11, 14, 7, 30), None, "2025-11-14T07:30:00+07:00"),  # noqa: DTZ001 - as a workbook tells it
        (45_975, 0.5, "2025-11-14T12:00:00+07:00"),
        (datetime(2025, 11, 14), time(4, 5, 6), "2025-11-14T04:05:06+07:00"),  # noqa: DTZ001
        ("31 Feb 2025", "10:00:00", ""),
        ("kemarin", "10:00:00", ""),
        ("29 May 2023", "jam 9", "2023-05-29T00:00:00+07:00"),
    ],
)
def test_day_and_time_are_read_in_wib_in_either_language_and_as_spreadsheets_count(
    day: object, at: object, told: str
) -> None:
    assert cells.received_at(day, at) == told


def test_two_flags_come_in_one_word() -> None:
    assert cells.flags_of("Anonim|Rahasia") == (True, True)
    assert cells.flags_of("rahasia") == (False, True)
    assert cells.flags_of(None) == (False, False)


def test_a_text_is_kept_as_it_was_typed_and_nothing_is_no_text() -> None:
    assert cells.text_of("baris satu_x000D_\nbaris dua\r\n\r\ntiga ") == "baris satu\nbaris dua\n\ntiga"
    assert cells.text_of("=cmd|' /C calc'!A0") == "=cmd|' /C calc'!A0"
    assert [cells.text_of(cell) for cell in ("-", "NULL", " ", None)] == [""] * 4


def test_only_one_to_five_are_stars() -> None:
    assert [cells.rating_of(cell) for cell in (5.0, "3", 0, 6, "", "baik")] == [5, 3, None, None, None, None]
