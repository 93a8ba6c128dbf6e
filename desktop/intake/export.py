"""Reads an export, row by row, into what the desk knows of complaints; tells which rows it can't take, and why."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.complaint import ComplaintPatch, TrackingId
from desktop.intake import cells, columns, csv_table, workbook
from desktop.intake.columns import Column
from desktop.problems import KnownProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

_ENDINGS = {".xlsx": workbook.rows, ".csv": csv_table.rows}
_MACROS = {".xlsm", ".xltm"}
_OLD = {".xls", ".xlsb", ".ods"}


class Fault(StrEnum):
    """Why a row is passed over."""

    NO_TRACKING_ID = "no-tracking-id"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is passed over; `number` counts from 1, as spreadsheets do."""

    number: int
    fault: Fault


@contextmanager
def opened(path: Path) -> Iterator[Iterator[ComplaintPatch | Skipped]]:
    """The complaints of an export and the rows that are none, in the order of the file; empty rows are not told.

    Raises KnownProblem `file-unreadable`, or `import-…` for a file that is no export or could do harm, also later,
    while the rows are read.
    """
    ending = path.suffix.lower()
    if ending in _MACROS:
        raise KnownProblem("import-macros", name=path.name)
    if ending in _OLD:
        raise KnownProblem("import-old-format", name=path.name)
    if ending not in _ENDINGS:
        raise KnownProblem("import-other-kind", name=path.name)
    with ExitStack() as stack:
        try:
            rows = stack.enter_context(_ENDINGS[ending](path))
        except OSError as error:
            raise KnownProblem("file-unreadable", path=str(path), reason=error.strerror or "") from error
        yield _read(rows, path.name)


def _read(rows: Iterator[tuple[object, ...]], name: str) -> Iterator[ComplaintPatch | Skipped]:
    numbered = enumerate(rows, 1)
    places = _header(numbered, name)
    seen: set[str] = set()
    for number, row in numbered:
        if not any(cells.text_of(cell) for cell in row):
            continue
        tracking_id = cells.tracking_id_of(_cell(row, places, Column.TRACKING_ID))
        if not tracking_id:
            yield Skipped(number, Fault.NO_TRACKING_ID)
        elif tracking_id in seen:
            yield Skipped(number, Fault.TWICE)
        else:
            seen.add(tracking_id)
            yield ComplaintPatch(tracking_id=TrackingId(tracking_id), rev=0, fields=_fields(row, places), is_whole=True)


def _header(numbered: Iterator[tuple[int, tuple[object, ...]]], name: str) -> Mapping[Column, int]:
    for number, row in numbered:
        if places := columns.found_in(row):
            missing = columns.NEEDED - places.keys()
            if missing:
                raise KnownProblem("import-columns-missing", columns=", ".join(sorted(missing)))
            return places
        if number >= workbook.HEADER_WITHIN:
            break
    raise KnownProblem("import-no-header", name=name)


def _fields(row: Sequence[object], places: Mapping[Column, int]) -> dict[str, object]:
    def text(column: Column) -> str:
        return cells.text_of(_cell(row, places, column))

    is_anonymous, is_secret = cells.flags_of(_cell(row, places, Column.FLAGS))
    body, edited = text(Column.BODY), text(Column.BODY_EDITED)
    area = (text(column) for column in (Column.VILLAGE, Column.DISTRICT, Column.CITY, Column.PROVINCE))
    return {
        "title": text(Column.TITLE),
        "body": body,
        "body_edited": edited if edited != body else "",
        "status_raw": text(Column.STATUS),
        "classification": text(Column.CLASSIFICATION),
        "category": text(Column.CATEGORY),
        "channel": text(Column.CHANNEL),
        "is_anonymous": is_anonymous,
        "is_secret": is_secret,
        "reporter_name": text(Column.REPORTER),
        "parent_institution": text(Column.PARENT_INSTITUTION),
        "institution": text(Column.INSTITUTION),
        "location": ", ".join(filter(None, area)),
        "received_at": cells.received_at(_cell(row, places, Column.DAY), _cell(row, places, Column.TIME)),
        "hold_reason": text(Column.REASON),
        "rating": cells.rating_of(_cell(row, places, Column.RATING)),
    }


def _cell(row: Sequence[object], places: Mapping[Column, int], column: Column) -> object:
    place = places.get(column, len(row))
    return row[place] if place < len(row) else None
