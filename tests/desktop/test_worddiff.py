from __future__ import annotations

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
