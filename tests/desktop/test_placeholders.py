"""A template is filled with what is known, and what isn't stays in sight."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.placeholders import NAMES, day_words, fill, gaps, turn_back, unknown

VALUES = {"nomor": "8507246", "instansi": "Universitas Hasanuddin", "unit": "Fakultas Teknik"}


def test_indonesian_names_and_those_of_the_central_api_mean_the_same() -> None:
    content = "{{unit}} = {{institution_to}}, {{ instansi }} = {{institution_from}} = {{Institution}}"
    assert fill(content, VALUES) == (
        "Fakultas Teknik = Fakultas Teknik, Universitas Hasanuddin = Universitas Hasanuddin = Universitas Hasanuddin"
    )


def test_what_is_not_known_becomes_a_gap_that_can_be_read() -> None:
    text = fill("Paling lambat {{batas_waktu}} oleh {{institution_to}}.", {})
    assert text == "Paling lambat ‹batas waktu› oleh ‹unit›."
    assert [text[start:end] for start, end in gaps(text)] == ["‹batas waktu›", "‹unit›"]


def test_a_value_is_never_read_as_a_placeholder() -> None:
    assert fill("{{unit}}", {"unit": "{{nomor}}", "nomor": "1"}) == "{{nomor}}"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("paling lambat tanggal .", [(22, 22)]),
        ("1. \n2. sudah\n3.", [(3, 3), (15, 15)]),
        ("nama ____ dan .....", [(5, 9), (14, 19)]),
        ("{{unit}}", [(0, 8)]),
        ("Selesai. Terima kasih … 1. Sudah", []),
        ("pukul 09.00 .", [(12, 12)]),
    ],
)
def test_blanks_that_a_template_leaves_are_gaps_too(text: str, found: list[tuple[int, int]]) -> None:
    assert gaps(text) == found


def test_an_answer_turns_back_into_a_template() -> None:
    answer = "Laporan 8507246 kami teruskan ke Fakultas Teknik Universitas Hasanuddin."
    assert turn_back(answer, VALUES) == "Laporan {{nomor}} kami teruskan ke {{unit}} {{instansi}}."
    assert fill(turn_back(answer, VALUES), VALUES) == answer


def test_names_that_nothing_fills_are_told() -> None:
    assert unknown("{{unit}} {{institution_to}} {{status_old}} {{status_old}}") == ["status_old"]
    assert unknown(" ".join(f"{{{{{name}}}}}" for name in NAMES)) == []


def test_days_are_in_indonesian() -> None:
    assert day_words(date(2026, 3, 31)) == "31 Maret 2026"
