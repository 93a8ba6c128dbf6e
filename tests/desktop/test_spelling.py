"""Mistakes are seen, right forms and names are left alone, and what was meant is suggested first."""

from __future__ import annotations

import time

import pytest

from desktop.spelling import Speller, words

RIGHT = (
    "menindaklanjuti ditindaklanjuti laporannya perkuliahan ketidaknyamanan dikaji terekam hubungi jadwalkan diunggah",
    "statusnya mahasiswa-mahasiswa legalisir SIAKAD siakad dekanat narahubung email website terverifikasi pemutakhiran",
    "selambat-lambatnya dipersulit prosesnya rincian dicek",
)


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller()


@pytest.mark.parametrize("word", [word for line in RIGHT for word in line.split()])
def test_right_forms_are_right(speller: Speller, word: str) -> None:
    assert speller.knows(word)
    assert speller.knows(word.capitalize())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("beasiwa", "beasiswa"),
        ("Mahasiwa", "Mahasiswa"),
        ("dilaksankan", "dilaksanakan"),
        ("dikampus", "di kampus"),
        ("terimakasih", "terima kasih"),
        ("ijin", "izin"),
        ("yg", "yang"),
        ("perubahaan", "perubahan"),
        ("siakd", "siak"),
    ],
)
def test_mistakes_are_seen_and_what_was_meant_comes_first(speller: Speller, written: str, meant: str) -> None:
    assert not speller.knows(written)
    assert speller.suggestions(written)[0] == meant


@pytest.mark.parametrize("word", ["日本", "→", "“", "naïve→", "a’b", "ا", "a" * 60])
def test_letters_of_other_scripts_harm_nothing(speller: Speller, word: str) -> None:
    speller.knows(word)
    assert isinstance(speller.suggestions(word), list)


def test_the_officers_own_words_are_right_and_suggested() -> None:
    speller = Speller(["Unhas", "yg", "→"])
    assert speller.knows("unhas")
    assert speller.knows("Unhas")
    assert speller.knows("yg")


@pytest.mark.parametrize(
    ("text", "looked_at"),
    [
        ("Yth. Bapak Hasanuddin di Universitas Hasanuddin", ["Yth", "di"]),
        ("Sdr. Budi datang. Kemudian pulang", ["Sdr", "datang", "Kemudian", "pulang"]),
        ("buka https://kampus.ac.id/ukt?x=salh atau surel humas@kampus.ac.id", ["buka", "atau", "surel"]),
        ("laporan #8507246 UKT KIP-K WhatsApp ruang H071 2.04", ["laporan", "ruang"]),
        ("isi ‹batas waktu› dan {{unit}}", ["isi", "dan"]),
        ("kampus.ac.id dan jalan-jalan", ["dan", "jalan-jalan"]),
        ("1. Berkas diterima", ["Berkas", "diterima"]),
    ],
)
def test_names_numbers_and_addresses_are_not_looked_at(text: str, looked_at: list[str]) -> None:
    found = list(words(text))
    assert [word.text for word in found] == looked_at
    assert all(text[word.start : word.end] == word.text for word in found)


@pytest.mark.parametrize("unit", ["a", "a.", "a-", "0", "a@", ". ", "A. ", "‹", "{{", "x1"])
def test_no_text_takes_long(unit: str) -> None:
    began = time.thread_time()
    list(words((unit * 10_000)[:10_000]))
    assert time.thread_time() - began < 0.2
