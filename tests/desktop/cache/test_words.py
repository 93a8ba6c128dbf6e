"""The search finds Indonesian words by their stems, and takes no character of a query for syntax."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.cache.views import lists
from desktop.cache.views.lists import ListName
from desktop.cache.words import hits, index_words, match_expression
from desktop.clock import day_in_wib
from desktop.complaint import EventKind
from tests.desktop.complaints import arrive, event, patch, whole

if TYPE_CHECKING:
    from desktop.desk import Desk


def search(desk: Desk, query: str) -> int:
    """How many complaints are found."""
    return len(desk.ask(lists.ids, ListName.ALL, day_in_wib(desk.clock.now()), query))


@pytest.mark.parametrize(
    ("written", "looked_for"),
    [
        ("Saya tidak DILAYANI, padahal", "pelayanan"),
        ("pelayanan buruk", "dilayani"),
        ("Pembayaran UKT", "dibayarkan"),
        ("legalisir ijazah", "legal"),
        ("nomor surat 123/UN4/2026", "un4"),
        ("biaya kuliah/UKT naik", "ukt naik"),
    ],
)
def test_a_word_is_found_by_its_stem_its_beginning_and_in_any_case(desk: Desk, written: str, looked_for: str) -> None:
    arrive(desk, whole(8507246, body=written), whole(8507247, title="", body="Lampu jalan padam"))

    assert search(desk, looked_for) == 1


def test_a_complaint_is_found_by_its_number_and_by_what_came_later(desk: Desk) -> None:
    arrive(desk, whole(8507246), whole(8507247))
    arrive(desk, patch(8507246, 2, event("e1", EventKind.REPLY, text="Sudah saya lampirkan kuitansi")))

    assert search(desk, "8507246") == 1
    assert search(desk, "kuitansi") == 1


def test_all_words_must_be_there(desk: Desk) -> None:
    arrive(desk, whole(1, body="wisuda ditunda"), whole(2, body="wisuda lancar"))

    assert search(desk, "wisuda ditunda") == 1
    assert search(desk, "wisuda") == 2


def test_a_text_that_changed_is_no_longer_found_by_its_old_words(desk: Desk) -> None:
    arrive(desk, whole(1, body="kuitansi"))

    arrive(desk, patch(1, 2, body="beasiswa"))

    assert (search(desk, "kuitansi"), search(desk, "beasiswa")) == (0, 1)


@pytest.mark.parametrize("query", ["", "   "])
def test_nothing_typed_filters_nothing(desk: Desk, query: str) -> None:
    arrive(desk, whole(1), whole(2))

    assert search(desk, query) == 2


@pytest.mark.parametrize(
    "query", ['"', "NEAR(", "a* OR", "words:x", "-", "^ukt", "';--", "日本 naïve", "\x00", "kop_surat", "_", "𞤀x"]
)
def test_no_character_of_a_query_is_syntax(desk: Desk, query: str) -> None:
    arrive(desk, whole(1))

    assert search(desk, query) in {0, 1}


@given(st.text(max_size=80))
def test_a_text_is_found_by_itself(text: str) -> None:
    if match_expression(text):
        assert index_words([text])


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Saya tidak DILAYANI, padahal", "pelayanan", ["DILAYANI"]),
        ("UKT naik, golongan UKT", "ukt ", ["UKT", "UKT"]),
        ("Legalisir ijazah", "legal", ["Legalisir"]),
        ("Legalisir ijazah", "legal ", []),
        ("nomor surat 123/UN4/2026", "un4", ["UN4"]),
        ("kop_surat naïve", "surat naive", ["surat", "naïve"]),
        ("İstanbul dan wisuda", "wisuda", ["wisuda"]),
        ("apa saja", "", []),
    ],
)
def test_hits_are_the_words_that_the_index_finds(text: str, query: str, found: list[str]) -> None:
    assert [text[start : start + length] for start, length in hits(text, query)] == found


@given(st.text(max_size=200), st.text(max_size=20))
def test_hits_lie_in_the_text_one_after_another(text: str, query: str) -> None:
    end = 0
    for start, length in hits(text, query):
        assert start >= end
        end = start + length
    assert end <= len(text)
