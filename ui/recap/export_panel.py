"""What an export is to be: its form, and whether persons are named in it. Opens below the head of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.recap.export.files import Format
from ui.complaint.buttons import TickBox
from ui.complaint.labels import PlainLabel, Type
from ui.theme import metrics
from ui.theme.controls import ChoiceBox

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class ExportPanel(QFrame):
    """Esc closes it. Each time it opens, persons are masked."""

    save_requested = Signal(object, bool)
    """A `Format`, and whether persons are masked."""
    print_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.form = ChoiceBox()
        self.with_names = TickBox(self.tr("Include names of reporters and numbers of persons"))
        self.told = PlainLabel(kind=Type.SECONDARY, ink="muted", wraps=True)
        self.save_button = QPushButton(self.tr("Save…"))
        self.print_button = QPushButton(self.tr("Print…"))
        self.close_button = QPushButton(self.tr("Close"))
        self._lay_out()
        self.form.currentIndexChanged.connect(lambda _: self._tell())
        self.with_names.toggled.connect(lambda _: self._tell())
        self.save_button.clicked.connect(lambda _: self.save_requested.emit(self._form(), self.is_masked))
        self.print_button.clicked.connect(lambda _: self.print_requested.emit())
        self.close_button.clicked.connect(lambda _: self.close_panel())
        self.hide()

    @property
    def is_masked(self) -> bool:
        """Whether persons are to be covered."""
        return not (self.with_names.isChecked() and self._form().names_persons)

    def open(self) -> None:
        """Show it, with persons masked."""
        self.with_names.setChecked(False)
        self._tell()
        self.show()
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Put it away."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it, and nothing else."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _form(self) -> Format:
        return Format(self.form.currentData())

    def _tell(self) -> None:
        form = self._form()
        self.with_names.setEnabled(form.names_persons)
        if not form.names_persons:
            self.told.setText(self.tr("This file names nobody: it has figures and tables only."))
        elif self.is_masked:
            self.told.setText(
                self.tr("Names of reporters, identity numbers and phones are masked. Anonymous reporters always are.")
            )
        else:
            self.told.setText(
                self.tr(
                    "The file will hold names of reporters and numbers of persons. Give it only to those who need "
                    "them. Anonymous reporters stay masked."
                )
            )

    def _lay_out(self) -> None:
        words = {
            Format.XLSX: self.tr("Excel (.xlsx): all tables, charts, the complaints one by one"),
            Format.PDF: self.tr("PDF: one page for the leadership"),
            Format.DOCX: self.tr("Word (.docx): a letter to go on writing"),
            Format.CSV: self.tr("CSV: one table for other programs"),
        }
        for form, name in words.items():
            self.form.addItem(name, form.value)
        self.form.setAccessibleName(self.tr("Form of the file"))
        self.save_button.setProperty("kind", "primary")
        self.close_button.setProperty("kind", "quiet")
        row = QHBoxLayout()
        row.setSpacing(2 * metrics.SPACING)
        row.addWidget(self.form, 1)
        for button in (self.save_button, self.print_button, self.close_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(metrics.SPACING)
        column.addLayout(row)
        column.addWidget(self.with_names)
        column.addWidget(self.told)
