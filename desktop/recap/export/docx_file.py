"""A recap as DOCX: a letter that the office can go on writing, with the head, the figures, short tables, signatures.

The complaints one by one are left to the spreadsheet.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from desktop.recap.figures import Dimension, Metric
from desktop.word_file import TEXT_WIDTH, new_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.recap.export.content import Content
    from desktop.recap.figures import Table
    from desktop.recap.letterhead import Letterhead
    from desktop.recap.words import Words

MOST_GROUPS = 12
_SHOWN = (Metric.RECEIVED, Metric.FOLLOWED_UP, Metric.DONE, Metric.FOLLOWED_IN_TIME, Metric.OVERDUE)
_BASE_POINTS = 10
_TABLE_STYLE = "Table Grid"
_PADDING, _CHARACTER = 7, 1.9
"""Millimetres around what is in a cell, and of a character in it."""


def write_docx(content: Content, words: Words) -> bytes:
    """The file."""
    from docx.shared import Pt

    document = new_document()
    document.styles["Normal"].font.size = Pt(_BASE_POINTS)
    document.core_properties.title = f"{words('title')}: {words.period(content.recap.period)}"
    document.core_properties.author = content.letterhead.officer
    _head(document, content.letterhead, words)
    document.add_heading(f"{words('title')}\n{words.period(content.recap.period)}", level=1)
    document.add_paragraph(words.made(content.recap))
    _key_figures(document, content, words)
    for dimension in Dimension:
        _groups(document, content.recap.table(dimension), words)
    document.add_heading(words("sheet.notes"), level=2)
    for note in [words("masked" if content.is_masked else "unmasked"), *words.gaps(content.recap.gaps)]:
        last = document.add_paragraph(note, style="List Bullet")
    last.paragraph_format.keep_with_next = True  # no page of signatures alone
    _signatures(document, content, words)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _head(document: Any, letterhead: Letterhead, words: Words) -> None:  # noqa: ANN401 - as python-docx gives it
    for number, line in enumerate(letterhead.lines):
        document.add_paragraph().add_run(line).bold = not number
    document.add_paragraph(words("letter.service"))


def _key_figures(document: Any, content: Content, words: Words) -> None:  # noqa: ANN401 - as python-docx gives it
    recap = content.recap
    rows = [
        (
            words.metric(metric),
            words.figure(recap.figures[metric]),
            words.made_of(recap.figures[metric]),
            words.figure(recap.figures_before[metric]),
        )
        for metric in Metric
    ]
    document.add_heading(words("letter.figures"), level=2)
    _grid(document, [words(f"column.{name}") for name in ("metric", "value", "base", "before")], rows)


def _groups(document: Any, table: Table, words: Words) -> None:  # noqa: ANN401 - as python-docx gives it
    name = words(f"dimension.{table.dimension}")
    document.add_heading(name, level=2)
    rows = [
        (words.group(table.dimension, group.key), *(words.figure(group.figures[metric]) for metric in _SHOWN))
        for group in table.groups[:MOST_GROUPS]
    ]
    _grid(document, [name, *(words.metric(metric) for metric in _SHOWN)], rows)
    rest = len(table.groups) - MOST_GROUPS
    if rest > 0:
        document.add_paragraph(words("more", count=rest))


def _grid(document: Any, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:  # noqa: ANN401 - as above
    """Filled by rows: asking for a cell by its place costs python-docx a walk through the whole table.

    No row is torn by the end of a page, and the head stands on each.
    """
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    table = document.add_table(rows=0, cols=len(heads), style=_TABLE_STYLE)
    table.autofit = False
    widths = [Mm(width) for width in _widths(heads, rows)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, texts in enumerate([heads, *rows]):
        row = table.add_row()
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no name for these two
        properties.append(OxmlElement("w:cantSplit"))
        if not number:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = width
            cell.paragraphs[0].add_run(text).bold = not number


def _widths(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Millimetres: figures have room for a line, and the words of their heads are whole; names have all the rest."""
    others = [
        round(_PADDING + _CHARACTER * max(*map(len, head.split()), *(len(row[column]) for row in rows), 0))
        for column, head in enumerate(heads[1:], start=1)
    ]
    return [TEXT_WIDTH - sum(others), *others]


def _signatures(document: Any, content: Content, words: Words) -> None:  # noqa: ANN401 - as python-docx gives it
    letterhead = content.letterhead
    table = document.add_table(rows=1, cols=2)
    day = words.day(content.recap.today, is_long=True)
    place = f"{letterhead.place}, " if letterhead.place else ""
    left, right = table.rows[0].cells
    number = f"{words('letter.nip')} {letterhead.number}" if letterhead.number else ""
    left.text = "\n".join(["", words("letter.known"), letterhead.position, "\n\n", letterhead.signer, number])
    right.text = "\n".join([f"{place}{day}", words("letter.made-by"), "", "\n\n", letterhead.officer])
