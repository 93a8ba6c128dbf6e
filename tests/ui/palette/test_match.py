from __future__ import annotations

import pytest

from ui.palette.match import score


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("jawab", "Jawab"),
        ("tanggapi", "Menanggapi laporan"),
        ("antre", "Antrean"),
        ("stelan", "Setelan"),
        ("petnujuk", "Petunjuk"),
        ("laporan berikut", "Laporan berikutnya"),
        ("berikut laporan", "Laporan berikutnya"),
        ("keluar", "Kotak keluar"),
        ("terus", "Teruskan ke unit"),
        ("teruskn", "Teruskan ke unit"),
    ],
)
def test_what_was_meant_is_found(query: str, name: str) -> None:
    assert score(query, name) > 0


@pytest.mark.parametrize(("query", "name"), [("xylofon", "Jawab"), ("jawab arsip", "Jawab"), ("ab", "Jalan")])
def test_what_was_not_meant_is_not_found(query: str, name: str) -> None:
    assert score(query, name) == 0


def test_beginnings_come_before_what_is_inside() -> None:
    assert score("arsip", "Arsipkan") > score("arsip", "Daftar arsip-arsip") > 0
