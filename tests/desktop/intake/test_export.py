"""Reading exports: all three sets of columns, odd rows, and files that would do harm."""

from __future__ import annotations

import csv
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from desktop.complaint import ComplaintPatch
from desktop.intake import export
from desktop.intake.export import Fault, Skipped
from desktop.problems import KnownProblem
from tests.desktop.intake.exports import COLUMNS, PREAMBLE, cells, generated, table, write

if TYPE_CHECKING:
    from pathlib import Path

GIVEN = generated(40)


def read(path: Path) -> list[ComplaintPatch | Skipped]:
    with export.opened(path) as records:
        return list(records)


def code(path: Path) -> str:
    with pytest.raises(KnownProblem) as raised:
        read(path)
    return raised.value.code


@pytest.mark.parametrize("year", COLUMNS)
@pytest.mark.parametrize("has_preamble", [True, False])
def test_every_complaint_of_an_export_comes_in_whatever_its_columns(
    tmp_path: Path, year: str, has_preamble: bool
) -> None:
    records = read(write(tmp_path / "a.xlsx", table(GIVEN, year), has_preamble=has_preamble))
    assert [record.tracking_id for record in records if isinstance(record, ComplaintPatch)] == [
        complaint.tracking_id for complaint in GIVEN
    ]
    for record, complaint in zip(records, GIVEN, strict=True):
        assert isinstance(record, ComplaintPatch)
        fields = record.fields
        assert (fields["title"], fields["status_raw"]) == (complaint.title.strip(), complaint.status)
        assert (fields["is_anonymous"], fields["is_secret"]) == (complaint.is_anonymous, complaint.is_secret)
        assert str(fields["received_at"])[:16] == complaint.received_at[:16]
        assert fields["reporter_name"] == (complaint.reporter_name if year == "2026" else "")
        assert fields["location"] == (
            "Kota Bandung, Jawa Barat" if year == "2021-24" else "Dago, Coblong, Kota Bandung, Jawa Barat"
        )


@pytest.mark.parametrize(("encoding", "separator"), [("utf-8-sig", ","), ("utf-16", "\t"), ("cp1252", ";")])
def test_the_same_comes_in_as_csv(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding=encoding, errors="replace", newline="") as file:
        csv.writer(file, delimiter=separator).writerows([*PREAMBLE, *table(GIVEN, "lama")])
    numbers = [record.tracking_id for record in read(path) if isinstance(record, ComplaintPatch)]
    assert numbers == [complaint.tracking_id for complaint in GIVEN]


def test_rows_that_are_no_complaints_are_passed_over_with_the_reason(tmp_path: Path) -> None:
    header, first, second, *_ = table(GIVEN, "2026")
    rows = [header, first, ["Jumlah", 1], [], first, second, ["", "", "x"]]
    records = read(write(tmp_path / "a.xlsx", rows, has_preamble=False))
    assert [record for record in records if isinstance(record, Skipped)] == [
        Skipped(3, Fault.NO_TRACKING_ID),
        Skipped(5, Fault.TWICE),
        Skipped(7, Fault.NO_TRACKING_ID),
    ]
    assert len(records) == 5


def test_an_edited_text_that_is_the_same_is_none(tmp_path: Path) -> None:
    told = cells(GIVEN[0]) | {"Isi Laporan Awal": "Sama", "Isi Laporan Akhir": "Sama"}
    (record,) = read(write(tmp_path / "a.xlsx", [list(told), list(told.values())]))
    assert isinstance(record, ComplaintPatch)
    assert record.fields["body_edited"] == ""


def test_a_text_that_looks_like_a_formula_is_a_text(tmp_path: Path) -> None:
    told = cells(GIVEN[0]) | {"Judul Laporan": '=HYPERLINK("http://jahat.invalid")'}
    (record,) = read(write(tmp_path / "a.xlsx", [list(told), list(told.values())]))
    assert isinstance(record, ComplaintPatch)
    assert str(record.fields["title"]).startswith("=HYPERLINK")


# ---- files that are refused ------------------------------------------------------------------------------------------


def _with_part(tmp_path: Path, name: str, content: bytes) -> Path:
    path = write(tmp_path / "a.xlsx", table(GIVEN[:1], "lama"))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return path


def test_macros_links_and_definitions_are_refused(tmp_path: Path) -> None:
    assert code(_with_part(tmp_path, "xl/vbaProject.bin", b"x")) == "import-macros"
    assert code(_with_part(tmp_path, "xl/externalLinks/externalLink1.xml", b"<x/>")) == "import-external-links"
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cccc">]><a>&b;</a>'
    assert code(_with_part(tmp_path, "xl/theme/other.xml", bomb)) == "import-hostile"
    (tmp_path / "a.xlsm").write_bytes(b"PK")
    assert code(tmp_path / "a.xlsm") == "import-macros"


def test_an_archive_that_unpacks_to_far_too_much_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.intake.workbook.LARGEST_PART", 1_000_000)
    assert code(_with_part(tmp_path, "xl/media/a.bin", bytes(2_000_000))) == "import-too-large"


def test_a_formula_is_told_with_its_place(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Laporan Ringkas"
    header, row, *_ = table(GIVEN, "lama")
    sheet.append(list(header))
    sheet.append(["=1+1", *row[1:]])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(KnownProblem) as raised:
        read(tmp_path / "a.xlsx")
    assert (raised.value.code, raised.value.params["place"]) == ("import-formula", "A2")


def test_a_password_an_old_kind_and_no_workbook_are_told_apart(tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    files = {
        "locked.xlsx": (ole + "EncryptedPackage".encode("utf-16-le"), "import-password"),
        "old.xlsx": (ole, "import-old-format"),
        "old.xls": (ole, "import-old-format"),
        "text.xlsx": (b"Tracking ID;Judul", "import-damaged"),
        "empty.xlsx": (b"", "import-damaged"),
        "letter.pdf": (b"%PDF", "import-other-kind"),
        "binary.csv": (b"\x00\x01\x02", "import-damaged"),
    }
    for name, (content, expected) in files.items():
        (tmp_path / name).write_bytes(content)
        assert code(tmp_path / name) == expected, name
    assert code(tmp_path / "gone.xlsx") == "file-unreadable"


def test_a_truncated_download_is_damaged(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", table(GIVEN, "lama"))
    whole = path.read_bytes()
    for share in (0.3, 0.7, 0.99):
        path.write_bytes(whole[: int(len(whole) * share)])
        assert code(path) == "import-damaged"


def test_another_sheet_no_header_and_missing_columns_are_told(tmp_path: Path) -> None:
    assert code(write(tmp_path / "a.xlsx", [["a", "b"]], sheet="Data")) == "import-other-sheet"
    assert code(write(tmp_path / "b.xlsx", [["a", "b"]])) == "import-no-header"
    assert code(write(tmp_path / "c.xlsx", [["Tracking ID", "Judul Laporan"]])) == "import-columns-missing"


def test_the_export_is_found_on_a_sheet_of_another_name(tmp_path: Path) -> None:
    assert len(read(write(tmp_path / "a.xlsx", table(GIVEN[:3], "2026"), sheet="Sheet1"))) == 3
