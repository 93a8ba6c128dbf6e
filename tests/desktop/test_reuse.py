"""Nothing that names a person goes from one citizen's answer into another's."""

from __future__ import annotations

import pytest

from desktop.placeholders import gaps
from desktop.reuse import reusable


@pytest.mark.parametrize(
    "text",
    [
        "NIK 7371011203040005",
        "NIM H071119045",
        "nim: 0812-3456-7890",
        "Yth. Sdr. Budi Santoso,",
        "Yth. Ibu Budi Santoso, S.T.",
        "atas nama Budi M. Santoso",
        "Kami sudah menemui Budi Santoso di loket.",
        "budi santoso".title(),
        "Pak Budi,",
    ],
)
def test_numbers_and_names_are_left_out(text: str) -> None:
    kept = reusable(text, names=("Budi Santoso",))
    assert "Budi" not in kept
    assert "Santoso" not in kept
    assert not any(digit in kept for digit in "0123456789")
    assert gaps(kept)


@pytest.mark.parametrize(
    "text",
    [
        "Yth. Bapak/Ibu Pelapor, terima kasih.",
        "Ibu Rektor dan Bapak Dekan Fakultas Teknik sudah menyetujuinya.",
        "Biaya Rp500.000 dibayar sampai 10 April 2026.",
    ],
)
def test_what_names_nobody_stays(text: str) -> None:
    assert reusable(text) == text


def test_the_number_of_the_old_complaint_becomes_that_of_the_new_one() -> None:
    text = "Laporan #8507246 selesai."
    assert reusable(text, tracking_id="8507246", new_tracking_id="8509999") == "Laporan #8509999 selesai."
    assert reusable(text, tracking_id="8507246") == "Laporan #‹nomor› selesai."
