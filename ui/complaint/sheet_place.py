"""Where the answer is written, a form can stand instead, for as long as it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.forms.sheet import Sheet

_SHARE = 0.6
"""How much of the pane's height a form may take."""
LOW = 560
"""Pixels of height below which a form takes the place of the text, and forwards are told in a line."""


class SheetPlace(QVBoxLayout):
    """The answer, or one form. `text` is what stands above."""

    changed = Signal()
    """A form came or went: heights are to be shared anew."""
    left = Signal()
    """The form was carried out, or left; the answer is back."""

    def __init__(self, answer: QWidget, text: QWidget) -> None:
        super().__init__()
        self._answer, self._text = answer, text
        self._sheet: Sheet | None = None
        self.addWidget(answer)

    @property
    def sheet(self) -> Sheet | None:
        """The form that stands here."""
        return self._sheet

    def open(self, sheet: Sheet) -> None:
        """Put a form where the answer is written, and the cursor into it."""
        self.close()
        self._sheet = sheet
        sheet.setParent(self.parentWidget())
        sheet.left.connect(self._leave)
        sheet.done.connect(self._leave)
        self.addWidget(sheet)
        self._answer.hide()
        self.changed.emit()
        sheet.show()
        sheet.focus_first()

    def close(self) -> None:
        """Put the answer back; what was typed in the form stays kept."""
        if self._sheet is None:
            return
        sheet, self._sheet = self._sheet, None
        sheet.hide()
        sheet.deleteLater()
        self._answer.show()
        self.changed.emit()

    def share(self, height: int) -> None:
        """Share so much height with the text."""
        is_low = height < LOW
        self._text.setVisible(self._sheet is None or not is_low)
        if self._sheet is not None:
            self._sheet.setMaximumHeight(height if is_low else round(height * _SHARE))

    def _leave(self) -> None:
        self.close()
        self.left.emit()
