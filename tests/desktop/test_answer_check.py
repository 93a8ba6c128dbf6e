"""The quiet check sees what an answer lacks, and is silent where an answer is good."""

from __future__ import annotations

import time

import pytest

from desktop.answer_check import Point, check, quoted_numbers

GOOD = (
    "Yth. Bapak/Ibu Pelapor, terima kasih atas laporan yang disampaikan melalui SP4N-LAPOR!. Penetapan golongan UKT "
    "semester ini didasarkan pada verifikasi ulang data ekonomi. Banding dapat diajukan sampai 10 April melalui loket "
    "Biro Akademik, telepon 0411-586200."
)


def test_a_good_answer_lacks_nothing() -> None:
    assert check(GOOD).missing == frozenset()


@pytest.mark.parametrize(
    ("text", "point"),
    [
        (GOOD.removeprefix("Yth. Bapak/Ibu Pelapor, terima kasih atas laporan yang "), Point.GREETING),
        ("Yth. Pelapor, terima kasih atas laporannya. Hormat kami.", Point.SUBSTANCE),
        ("Yth. Pelapor, laporan Anda sudah kami baca.", Point.NEXT_STEP),
        ("Yth. Pelapor, akan kami periksa paling lambat Jumat.", Point.CONTACT),
        (GOOD + " Paling lambat ‹batas waktu›.", Point.GAPS),
        (GOOD.upper(), Point.TONE),
        (GOOD + " SUDAH KAMI JELASKAN BERKALI KALI.", Point.TONE),
        (GOOD + " Baca dulu!!", Point.TONE),
        (GOOD + " NIK 7371011203040005", Point.NUMBERS),
    ],
)
def test_what_an_answer_lacks_is_seen(text: str, point: Point) -> None:
    assert point in check(text).missing


@pytest.mark.parametrize(
    "text", ["Banding dapat diajukan di loket.", "Akan kami periksa.", "Selesai 10 April 2026.", "Silakan datang."]
)
def test_what_comes_next_is_recognised(text: str) -> None:
    assert Point.NEXT_STEP not in check(text).missing


def test_abbreviations_are_not_shouting() -> None:
    assert Point.TONE not in check("Yth. Pelapor, UKT, KRS dan KIP-K diurus di SIAKAD oleh BAAK.").missing


def test_sentences_of_a_template_are_no_substance() -> None:
    template = GOOD
    assert Point.SUBSTANCE in check(GOOD, templates=[template]).missing
    more = (
        GOOD
        + " Berkas Saudara kami temukan di loket dua dan sudah dicap serta ditandatangani oleh wakil dekan hari ini."
    )
    assert Point.SUBSTANCE not in check(more, templates=[template]).missing


def test_a_unit_named_is_a_contact() -> None:
    text = "Yth. Pelapor, silakan datang ke PTIPD pada hari kerja."
    assert Point.CONTACT in check(text).missing
    assert Point.CONTACT not in check(text, units=["PTIPD"]).missing


def test_the_same_answer_again_is_seen_whatever_its_white_space() -> None:
    assert Point.REPEATED in check(GOOD, earlier_answers=[GOOD.replace(" ", "  \n")]).missing
    assert Point.REPEATED not in check(GOOD, earlier_answers=["Lain."]).missing


@pytest.mark.parametrize(
    ("told", "answer", "quoted"),
    [
        ("HP saya +62 812-3456-7890", "Kami telepon 081234567890.", ["081234567890"]),
        ("NIM 1901234567", "NIM 1901.234.567 terdaftar", ["1901.234.567"]),
        ("tidak ada nomor", "Hubungi 0411-586200", []),
        ("tidak ada nomor", "NIK 7371011203040005", ["7371011203040005"]),
        ("tidak ada nomor", "Rekening 1234567890", []),
    ],
)
def test_only_numbers_of_the_reporter_count_as_quoted(told: str, answer: str, quoted: list[str]) -> None:
    assert [answer[start:end] for start, end in quoted_numbers(answer, [told])] == quoted


@pytest.mark.parametrize("unit", ["a", "0", ".", "! ", "a1 ", "1. \n", "‹", "{{", "a.a@", "Ibu A ", "\n"])
def test_no_text_takes_long(unit: str) -> None:
    began = time.thread_time()
    check((unit * 10_000)[:10_000], units=["x"])
    assert time.thread_time() - began < 0.3
