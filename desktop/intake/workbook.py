"""Opens a workbook that somebody sent: nothing in it is run, followed or unpacked beyond bounds.

It is read row by row. What could do harm, or what would make the desk believe something that is not written there, is
refused with the reason: macros, formulas, links to other files, passwords, and archives that unpack to far more than an
export can hold.
"""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from openpyxl import load_workbook

from desktop.intake import columns
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from openpyxl.workbook import Workbook

SHEET = "Laporan Ringkas"
LARGEST_PART = 256 * 1024 * 1024
"""Bytes of one part of the archive, unpacked: 20,000 complaints with the longest texts are some 150 MB."""
LARGEST_WHOLE = 400 * 1024 * 1024
MOST_PARTS = 500
MOST_COLUMNS = 200
HEADER_WITHIN = 60
"""Rows in which the header is looked for."""
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PROLOGUE = 4_096
_OF_AN_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    ValueError,
)
"""What `zipfile` lets through of a file that is damaged."""


@contextmanager
def rows(path: Path) -> Iterator[Iterator[tuple[object, ...]]]:
    """The rows of the sheet with the export. Raises KnownProblem `import-…` for a file that is no such export."""
    _check(path)
    with path.open("rb") as file:  # so that it is closed also where openpyxl is not done with it
        book = _opened(file, path.name)
        yield _checked(book, _sheet_of(book))


def _check(path: Path) -> None:
    name = path.name
    with path.open("rb") as file:
        beginning = file.read(8)
        if beginning.startswith(_OLE):
            is_locked = _ENCRYPTED in beginning + file.read(1_000_000)
            raise KnownProblem("import-password" if is_locked else "import-old-format", name=name)
    try:
        with zipfile.ZipFile(path) as archive:
            _check_parts(archive, name)
    except _OF_AN_ARCHIVE as error:
        raise KnownProblem("import-damaged", name=name) from error


def _check_parts(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    sizes = [part.file_size for part in parts]
    if len(parts) > MOST_PARTS or sum(sizes) > LARGEST_WHOLE or max(sizes, default=0) > LARGEST_PART:
        raise KnownProblem("import-too-large", name=name)
    for part in parts:
        path = part.filename.lower()
        if part.flag_bits & 1:
            raise KnownProblem("import-password", name=name)
        if path.endswith("vbaproject.bin"):
            raise KnownProblem("import-macros", name=name)
        if "/externallinks/" in path:
            raise KnownProblem("import-external-links", name=name)
        if path.endswith((".xml", ".rels")):
            with archive.open(part) as content:
                if b"<!" in content.read(_PROLOGUE).replace(b"<!--", b"").replace(b"<![CDATA[", b""):
                    raise KnownProblem("import-hostile", name=name)


def _opened(file: BinaryIO, name: str) -> Workbook:
    try:
        with catch_warnings():
            simplefilter("ignore")  # of styles and extensions, which are not read
            return load_workbook(file, read_only=True, keep_links=False, rich_text=False)
    except Exception as error:  # a border: what a foreign file makes openpyxl raise has no end
        raise KnownProblem("import-damaged", name=name) from error


def _sheet_of(book: Workbook) -> str:
    """The sheet by its name, or the first that has the header of an export."""
    named = next((name for name in book.sheetnames if name.strip().lower() == SHEET.lower()), None)
    if named is not None:
        return named
    for name in book.sheetnames:
        sheet = book[name]
        if any(columns.found_in(row) for row in sheet.iter_rows(max_row=HEADER_WITHIN, values_only=True)):
            return name
    raise KnownProblem("import-other-sheet", sheets=", ".join(book.sheetnames)[:200])


def _checked(book: Workbook, name: str) -> Iterator[tuple[object, ...]]:
    sheet = book[name]
    sheet.reset_dimensions()  # a file may claim any size
    for row in sheet.iter_rows(max_col=MOST_COLUMNS):
        for cell in row:
            if cell.data_type == "f":
                raise KnownProblem("import-formula", place=cell.coordinate)
        yield tuple(cell.value for cell in row)
