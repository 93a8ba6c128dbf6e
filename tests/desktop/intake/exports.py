"""Makes exports as LAPOR! writes them, of made-up complaints: "Laporan Ringkas" in the columns of three years."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

import xlsxwriter

from desktop.clock import moment
from sync.central.generate import complaints

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sync.central.generate.model import GeneratedComplaint

_COMMON = (
    "Klasifikasi Laporan|ID Kategori|Kategori|Judul Laporan|Isi Laporan Awal|Isi Laporan Akhir|"
    "Tipe Laporan (Anonim/Rahasia)|Sumber Laporan|Instansi Induk"
)
_BEGIN = "Tracking ID|Tanggal Laporan Masuk|Waktu Laporan Masuk"
_STATE = "Instansi Terdisposisi|Status Laporan|Alasan Tunda/Arsip|Provinsi|Kota/Kabupaten"
COLUMNS = {
    "2021-24": f"{_BEGIN}|{_COMMON}|{_STATE}".split("|"),
    "lama": f"{_BEGIN}|{_COMMON}|ID Instansi Terdisposisi|{_STATE}|Kecamatan|Kelurahan".split("|"),
    "2026": (
        f"{_BEGIN}|Nama Pelapor|{_COMMON}|ID Instansi Terdisposisi|{_STATE}|Kecamatan|Kelurahan|Nomor SK|Url SK|"
        "Url Dokumen Laporan Tahunan|Laporan yang Masuk melalui Kanal Aduan Setwapres|Rating"
    ).split("|"),
}
PREAMBLE = (
    ("Judul Laporan", "", "Laporan Ringkas"),
    (),
    ("Nama Instansi", "", "Universitas Nusantara Raya"),
    ("Tanggal Generate", "", "2026-11-14"),
    (),
    ("Periode Masuk", "", "(2021-01-01) - (2026-10-31)"),
    ("Pengelola", "", "Administrator"),
    (),
)


def generated(count: int, seed: int = 1) -> list[GeneratedComplaint]:
    """Made-up complaints; a later number of them begins with the same."""
    return list(islice(complaints(count, seed=seed, now=datetime(2026, 3, 17, tzinfo=UTC)), count))


def cells(complaint: GeneratedComplaint) -> dict[str, object]:
    """A complaint as the export's cells by column: the tracking ID as a fraction, English months."""
    at = moment(complaint.received_at)
    flags = [name for name, is_set in (("Anonim", complaint.is_anonymous), ("Rahasia", complaint.is_secret)) if is_set]
    return {
        "Tracking ID": float(complaint.tracking_id),
        "Tanggal Laporan Masuk": f"{at.day} {at:%b %Y}",
        "Waktu Laporan Masuk": f"{at:%H:%M:%S}",
        "Nama Pelapor": complaint.reporter_name,
        "Klasifikasi Laporan": complaint.classification,
        "ID Kategori": 12.0,
        "Kategori": complaint.category,
        "Judul Laporan": complaint.title,
        "Isi Laporan Awal": complaint.body,
        "Isi Laporan Akhir": complaint.body_edited or complaint.body,
        "Tipe Laporan (Anonim/Rahasia)": "|".join(flags),
        "Sumber Laporan": complaint.channel,
        "Instansi Induk": complaint.parent_institution,
        "Instansi Terdisposisi": complaint.institution,
        "Status Laporan": complaint.status,
        "Alasan Tunda/Arsip": complaint.hold_reason,
        "Provinsi": "Jawa Barat",
        "Kota/Kabupaten": "Kota Bandung",
        "Kecamatan": "Coblong",
        "Kelurahan": "Dago",
        "Rating": complaint.rating if complaint.rating is not None else "",
    }


def table(given: Sequence[GeneratedComplaint], year: str) -> Iterator[Sequence[object]]:
    """Header and rows."""
    yield COLUMNS[year]
    for complaint in given:
        told = cells(complaint)
        yield [told.get(name, "") for name in COLUMNS[year]]


def write(
    path: Path,
    rows: Iterator[Sequence[object]] | Sequence[Sequence[object]],
    *,
    sheet: str = "Laporan Ringkas",
    has_preamble: bool = True,
) -> Path:
    """Write a workbook, every cell as what it is; no text becomes a formula or a link."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, options) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate((*(PREAMBLE if has_preamble else ()), *rows)):
            page.write_row(number, 0, row)
    return path
