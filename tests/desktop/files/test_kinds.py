"""A file is what its bytes say; only what is harmless by bytes and by name may be opened outside."""

from __future__ import annotations

import io
import zipfile

import pytest

from desktop.files.kinds import Kind, is_harmless, kind_of, safe_name
from tests.ui.viewer.contents import pdf, picture

pytestmark = pytest.mark.usefixtures("qapp")


def _document(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def test_a_file_is_what_its_bytes_say() -> None:
    assert kind_of(picture()) is Kind.PICTURE
    assert kind_of(picture(form="jpeg")) is Kind.PICTURE
    assert kind_of(pdf(1)) is Kind.PDF
    assert kind_of(b"<svg xmlns='http://www.w3.org/2000/svg'/>") is Kind.OTHER
    assert kind_of(b"MZ\x90\x00") is Kind.OTHER
    assert kind_of(b"") is Kind.OTHER


def test_what_is_harmless_by_bytes_and_by_name_may_be_opened() -> None:
    assert is_harmless("foto.PNG", picture())
    assert is_harmless("surat.pdf", b"%PDF-1.7")
    assert is_harmless("surat.docx", _document("word/document.xml"))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("foto.png.exe", b"\x89PNG\r\n\x1a\n"),
        ("foto.png", b"MZ\x90\x00"),
        ("halaman.html", b"<html>"),
        ("skrip.js", b"alert(1)"),
        ("gambar.svg", b"<svg>"),
        ("surat.docm", _document("word/document.xml")),
        ("surat.docx", _document("word/vbaProject.bin")),
        ("surat.docx", b"PK\x03\x04 broken"),
        ("pintasan.lnk", b"L\x00\x00\x00"),
        ("tanpa-akhiran", b"%PDF-1.7"),
    ],
)
def test_programs_scripts_pages_and_macros_may_not(name: str, data: bytes) -> None:
    assert not is_harmless(name, data)


def test_a_name_for_the_disk_is_no_path_and_no_trick() -> None:
    assert safe_name("../../etc/passwd") == "_.._etc_passwd"
    assert safe_name("C:\\Windows\\x.pdf") == "C__Windows_x.pdf"
    assert safe_name("con.pdf") == "_con.pdf"
    assert safe_name("a" * 300 + ".pdf") == "a" * 80 + ".pdf"
    assert safe_name("…\u202e\n") == "…"
    assert safe_name(" .. ") == "file"
