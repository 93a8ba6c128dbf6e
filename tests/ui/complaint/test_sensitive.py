"""What is covered in a citizen's text, and what must stay legible."""

from __future__ import annotations

import itertools

import pytest

from desktop.sensitive import covered, sensitive_spans
from ui.complaint.links import find_links, is_web_address


@pytest.mark.parametrize(
    "number",
    [
        "7371011203040005",
        "7371 0112 0304 0005",
        "7371-0112-0304-0005",
        "081234567890",
        "0812-3456-7890",
        "+62 812 3456 7890",
        "6281234567890",
        "(0411) 586200",
        "0411-586200",
        "198503172010121003",
        "D1211910 12345678",
    ],
)
def test_identity_numbers_and_phones_are_covered(number: str) -> None:
    text = f"NIK saya {number}, mohon dibantu"
    spans = sensitive_spans(text)
    assert spans, number
    hidden = covered(text)
    assert len(hidden) == len(text)
    assert number not in hidden
    assert hidden.endswith(", mohon dibantu")


@pytest.mark.parametrize(
    "text",
    [
        "UKT naik dari Rp 12.500.000 menjadi Rp15000000 tanpa pemberitahuan",
        "tahun 2023-2024 dan 2024/2025",
        "tanggal 17-03-2026, juga 2026-03-17",
        "laporan #8507246 dan pukul 09.30",
        "ruang PB 204 lantai 3, 120 orang",
        "",
    ],
)
def test_sums_dates_and_tracking_ids_stay_legible(text: str) -> None:
    assert covered(text) == text


def test_spans_are_in_order_and_do_not_overlap() -> None:
    spans = sensitive_spans("a 081234567890 b 7371011203040005 c 0812 3456 7890 d")
    assert len(spans) == 3
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))


def test_links_are_found_whole_without_the_sentence_around_them() -> None:
    text = "Lihat https://kampus.ac.id/a?b=1&c=2, (http://x.id/y_(z)). Akhir https://x.id/…"
    assert [link.address for link in find_links(text)] == [
        "https://kampus.ac.id/a?b=1&c=2",
        "http://x.id/y_(z)",
        "https://x.id/",
    ]
    assert all(text[link.start : link.end] == link.address for link in find_links(text))


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "ftp://x.id", "https://", "https://bank.id@jahat.id/", "http://[bad"],
)
def test_only_plain_web_addresses_can_be_opened(address: str) -> None:
    assert not is_web_address(address)
