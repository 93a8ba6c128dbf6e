"""A recap as CSV: one table, in UTF-8 with a byte-order mark, so that Excel reads it right on a double click.

Where numbers have a decimal comma (Indonesian) the fields are parted by semicolons, as Excel expects there; in English
by commas.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

from desktop.recap.export.book import Kind
from desktop.recap.export.defused import defused

if TYPE_CHECKING:
    from desktop.recap.export.book import Cell, Sheet

_DIGITS = 4


def write_csv(sheet: Sheet, language: str) -> bytes:
    """The file of one sheet."""
    is_indonesian = language == "id"
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";" if is_indonesian else ",", lineterminator="\r\n")
    writer.writerow([defused(head) for head in sheet.heads])
    for row in sheet.rows:
        writer.writerow([_told(cell, decimal="," if is_indonesian else ".") for cell in row])
    return buffer.getvalue().encode("utf-8-sig")


def _told(cell: Cell, *, decimal: str) -> str:
    """Shares as 0.925, without a sign or a grouping: whoever reads it calculates with it."""
    match cell.value:
        case None:
            return ""
        case str() as text:
            return defused(text)
        case date() as day:
            return day.isoformat()
        case number if cell.kind is Kind.COUNT:
            return str(number)
        case number:
            return str(round(number, _DIGITS)).replace(".", decimal)
