"""A recap as XLSX: a sheet a table with its head held in place, real numbers and dates, charts that Excel draws itself.

Citizens' words are written as texts, never as formulas or links.
"""

from __future__ import annotations

import io
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from desktop.problems import KnownProblem
from desktop.recap.export.book import Kind
from desktop.recap.export.defused import is_formula

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.recap.export.book import Book, Cell, Sheet, Value

_HEAD_ROW = 0
_WIDTHS = {Kind.TEXT: (10, 48), Kind.COUNT: (8, 14), Kind.PERCENT: (8, 14), Kind.DECIMAL: (8, 14), Kind.DATE: (12, 12)}
"""Least and most, in characters."""
_FORMATS: dict[Kind, dict[str, object]] = {
    Kind.TEXT: {"text_wrap": True},
    Kind.COUNT: {"num_format": "#,##0"},
    Kind.PERCENT: {"num_format": "0.0 %"},
    Kind.DECIMAL: {"num_format": "0.0"},
    Kind.DATE: {"num_format": "d mmm yyyy"},
}
_ARROW = 3
"""Characters of a head's cell that the button of its filter takes."""
_LINE = 15.0
"""Points of a line."""
_LONGEST_NAME = 31
_CHARTED = 12
"""Groups in a chart: the largest."""
_ROWS_A_LOOK = 500


def write_xlsx(book: Book, notes_title: str, is_stopped: Callable[[], bool] = lambda: False) -> bytes:
    """The file. Raises KnownProblem `cancelled` where it was stopped."""
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(buffer, options) as workbook:
        workbook.set_properties({"title": book.title, "comments": book.subtitle})
        writer = _Writer(workbook, is_stopped)
        for sheet in book.sheets:
            writer.write(sheet)
        writer.write_notes(notes_title, [book.title, book.subtitle, *book.notes])
    return buffer.getvalue()


class _Writer:
    """Writes sheets into one workbook."""

    def __init__(self, workbook: Any, is_stopped: Callable[[], bool]) -> None:  # noqa: ANN401 - XlsxWriter has no types
        self._workbook = workbook
        self._is_stopped = is_stopped
        usual = {"valign": "top"}
        self._formats = {kind: workbook.add_format(usual | form) for kind, form in _FORMATS.items()}
        self._quoted = workbook.add_format(usual | _FORMATS[Kind.TEXT])
        self._quoted.set_quote_prefix()
        self._head = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})

    def write(self, sheet: Sheet) -> None:
        page = self._workbook.add_worksheet(sheet.title[:_LONGEST_NAME])
        page.freeze_panes(_HEAD_ROW + 1, 1)
        widths = [_width(sheet, column) for column in range(len(sheet.heads))]
        for column, width in enumerate(widths):
            page.set_column(column, column, width)
        page.write_row(_HEAD_ROW, 0, sheet.heads, self._head)
        page.set_row(_HEAD_ROW, _height(sheet.heads, [width - _ARROW for width in widths]))
        for number, row in enumerate(sheet.rows, _HEAD_ROW + 1):
            if number % _ROWS_A_LOOK == 0 and self._is_stopped():
                raise KnownProblem("cancelled")
            page.set_row(number, _height([cell.value for cell in row], widths))
            for column, cell in enumerate(row):
                self._put(page, number, column, cell)
        if sheet.rows:
            page.autofilter(_HEAD_ROW, 0, _HEAD_ROW + len(sheet.rows), len(sheet.heads) - 1)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.repeat_rows(_HEAD_ROW)
        if sheet.chart is not None and sheet.rows:
            self._add_chart(page, sheet, sheet.chart)

    def write_notes(self, title: str, notes: list[str]) -> None:
        page = self._workbook.add_worksheet(title[:_LONGEST_NAME])
        page.set_column(0, 0, 110)
        for number, note in enumerate(notes):
            page.write_string(number, 0, note, self._formats[Kind.TEXT])

    def _put(self, page: Any, row: int, column: int, cell: Cell) -> None:  # noqa: ANN401 - XlsxWriter has no types
        form = self._formats[cell.kind]
        match cell.value:
            case None:
                page.write_blank(row, column, None, form)
            case str() as text:
                page.write_string(row, column, text, self._quoted if is_formula(text) else form)
            case int() | float() as number:
                page.write_number(row, column, number, form)
            case day:
                page.write_datetime(row, column, day, form)

    def _add_chart(self, page: Any, sheet: Sheet, column: int) -> None:  # noqa: ANN401 - XlsxWriter has no types
        last = _HEAD_ROW + min(len(sheet.rows), _CHARTED)
        is_by_time = sheet.key == "month"
        chart = self._workbook.add_chart({"type": "column" if is_by_time else "bar"})
        name = sheet.title[:_LONGEST_NAME]
        chart.add_series(
            {
                "name": sheet.heads[column],
                "categories": [name, _HEAD_ROW + 1, 0, last, 0],
                "values": [name, _HEAD_ROW + 1, column, last, column],
                "data_labels": {"value": True},
                "fill": {"color": "#2F56B8"},
                "gap": 60,
            }
        )
        chart.set_title({"name": f"{sheet.heads[column]}: {sheet.title}", "overlay": False})
        chart.set_legend({"none": True})
        if not is_by_time:
            chart.set_y_axis({"reverse": True})  # the largest on top, as in the table
        chart.set_size({"width": 720, "height": 380})
        page.insert_chart(_HEAD_ROW + len(sheet.rows) + 2, 0, chart)


def _width(sheet: Sheet, column: int) -> int:
    kinds = [row[column].kind for row in sheet.rows] or [Kind.TEXT]
    least, most = _WIDTHS[max(set(kinds), key=kinds.count)]
    longest = max((len(str(row[column].value)) for row in sheet.rows if isinstance(row[column].value, str)), default=0)
    word = max(len(word) for word in sheet.heads[column].split())
    return max(word + _ARROW, min(max(least, longest + 2), most))


def _height(values: Sequence[Value], widths: Sequence[int]) -> float:
    """Points for the most lines that a text takes; not every program that opens the file counts them by itself."""
    texts = ((value, width) for value, width in zip(values, widths, strict=True) if isinstance(value, str))
    return _LINE * max((len(wrap(text, width)) for text, width in texts if len(text) > width), default=1)
