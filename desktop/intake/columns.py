"""The columns of "Laporan Ringkas". They are found by name: each year's export has others, in another order."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Column(StrEnum):
    """A column that the desk reads, by the name that the export gives it. Others are passed over."""

    TRACKING_ID = "Tracking ID"
    DAY = "Tanggal Laporan Masuk"
    TIME = "Waktu Laporan Masuk"
    REPORTER = "Nama Pelapor"
    CLASSIFICATION = "Klasifikasi Laporan"
    CATEGORY = "Kategori"
    TITLE = "Judul Laporan"
    BODY = "Isi Laporan Awal"
    BODY_EDITED = "Isi Laporan Akhir"
    FLAGS = "Tipe Laporan (Anonim/Rahasia)"
    CHANNEL = "Sumber Laporan"
    PARENT_INSTITUTION = "Instansi Induk"
    INSTITUTION = "Instansi Terdisposisi"
    STATUS = "Status Laporan"
    REASON = "Alasan Tunda/Arsip"
    PROVINCE = "Provinsi"
    CITY = "Kota/Kabupaten"
    DISTRICT = "Kecamatan"
    VILLAGE = "Kelurahan"
    RATING = "Rating"


NEEDED = frozenset({Column.TRACKING_ID, Column.TITLE, Column.BODY, Column.STATUS})
"""Without these it is another file."""

_BY_NAME = {" ".join(column.lower().split()): column for column in Column}


def found_in(row: Sequence[object]) -> Mapping[Column, int]:
    """Where the columns are if this row is the header, or an empty mapping if it is none."""
    places: dict[Column, int] = {}
    for place, cell in enumerate(row):
        column = _BY_NAME.get(" ".join(cell.lower().split())) if isinstance(cell, str) else None
        if column is not None:
            places.setdefault(column, place)
    return places if Column.TRACKING_ID in places else {}
