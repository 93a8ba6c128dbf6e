"""A recap in the form that was asked for, written whole or not at all."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from desktop.problems import KnownProblem
from desktop.recap.words import Words
from desktop.whole_file import put_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.recap.export.content import Content


class Format(StrEnum):
    """Forms of a recap. A PDF is painted with Qt, on the window's floor."""

    XLSX = "xlsx"
    CSV = "csv"
    PDF = "pdf"
    DOCX = "docx"
    JSON = "json"

    @property
    def tells_alike(self) -> bool:
        """Whether it has room for the complaints that are alike, which take long to find."""
        return self in {Format.XLSX, Format.JSON}

    @property
    def names_persons(self) -> bool:
        """Whether it has complaints in it, so that masking makes a difference."""
        return self in {Format.XLSX, Format.JSON}


def made(
    content: Content,
    form: Format,
    language: str,
    *,
    paint: Callable[[Content, str], bytes],
    is_stopped: Callable[[], bool] = lambda: False,
) -> bytes:
    """The file's bytes; `paint` makes the PDF, in that language. Raises KnownProblem `cancelled`."""
    words = Words(language)
    match form:
        case Format.XLSX:
            from desktop.recap.export.book import book_of
            from desktop.recap.export.xlsx_file import write_xlsx

            return write_xlsx(book_of(content, words), words("sheet.notes"), is_stopped)
        case Format.CSV:
            from desktop.recap.export.book import flat
            from desktop.recap.export.csv_file import write_csv

            return write_csv(flat(content, words), language)
        case Format.DOCX:
            from desktop.recap.export.docx_file import write_docx

            return write_docx(content, words)
        case Format.JSON:
            from desktop.recap.export.json_form import as_json

            return msgspec.json.format(msgspec.json.encode(as_json(content)), indent=2) + b"\n"
        case Format.PDF:
            return paint(content, language)


def keep(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or as it was before. Raises KnownProblem `recap-not-written`."""
    try:
        put_whole(path, data)
    except KnownProblem as problem:
        raise KnownProblem("recap-not-written", **problem.params) from problem


def file_name(content_period: str, form: Format, language: str) -> str:
    """A name for the file: `rekap-lapor-2026-10.xlsx`."""
    return f"{Words(language)('file', period=content_period.replace('..', '_'))}.{form}"
