"""Fields of a sheet side by side, each under its label: a sheet is low, the complaint above has to stay in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.complaint.labels import PlainLabel, Type

if TYPE_CHECKING:
    from ui.forms.sheet import Sheet


def add_row(sheet: Sheet, *fields: tuple[str, QWidget, str]) -> QGridLayout:
    """Put fields into one row of a sheet: the key of each, the field, its label. They share the width.

    The grid has its fields in row 1; a word beside one of them may go into the next column.
    """
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    for column, (key, field, label) in enumerate(fields):
        words = PlainLabel(label, Type.SECONDARY, ink="muted")
        words.setBuddy(field)
        field.setAccessibleName(label)
        grid.addWidget(words, 0, column)
        grid.addWidget(field, 1, column)
        grid.setColumnStretch(column, 1)
        sheet.adopt(key, field)
    sheet.body.addLayout(grid)
    return grid
