from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.worddiff import Change, Piece, compare

_TEXTS = st.lists(st.sampled_from(["ukt", "naik", "tanpa", "pemberitahuan", ".", "\n"]), max_size=30).map(" ".join)


def test_words_that_changed_are_told_and_the_others_left() -> None:
    assert compare("UKT saya naik dua kali", "UKT saya naik tiga kali") == [
        Piece(Change.SAME, "UKT saya naik "),
        Piece(Change.REMOVED, "dua "),
        Piece(Change.ADDED, "tiga "),
        Piece(Change.SAME, "kali"),
    ]


@given(_TEXTS, _TEXTS)
def test_both_texts_can_be_read_from_the_pieces(before: str, after: str) -> None:
    pieces = compare(before, after)
    assert "".join(piece.text for piece in pieces if piece.change is not Change.ADDED).split() == before.split()
    assert "".join(piece.text for piece in pieces if piece.change is not Change.REMOVED) == after


@pytest.mark.parametrize("after", ["b a " * 2_500, "a " * 4_990 + "b", "x " * 5_000])
def test_a_word_over_and_over_is_compared_in_time(after: str) -> None:
    began = time.thread_time()
    pieces = compare("a " * 5_000, after)
    assert time.thread_time() - began < 1
    assert "".join(piece.text for piece in pieces if piece.change is not Change.REMOVED) == after
    if after.startswith("a"):
        assert pieces[0] == Piece(Change.SAME, "a " * 4_990)
