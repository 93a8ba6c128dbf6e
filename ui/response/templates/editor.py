"""One template: its name, its text, and what the text may ask for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.placeholders import NAMES, unknown
from desktop.template_file import LONGEST_TITLE
from ui.complaint.flow import FlowLayout
from ui.complaint.labels import PlainLabel, Type
from ui.forms.fields import TextField

translate = QCoreApplication.translate


def placeholder_words(name: str) -> str:
    """What a placeholder stands for, in the language of the window."""
    return {
        "nomor": translate("Placeholders", "Number of the complaint"),
        "judul": translate("Placeholders", "Its title"),
        "kategori": translate("Placeholders", "Its category"),
        "instansi": translate("Placeholders", "Your institution"),
        "unit": translate("Placeholders", "The unit that was asked"),
        "tanggal": translate("Placeholders", "Today"),
        "tanggal_laporan": translate("Placeholders", "Day of the complaint"),
        "batas_waktu": translate("Placeholders", "Deadline"),
        "nama_petugas": translate("Placeholders", "Your name"),
    }[name]


class TemplateEditor(QWidget):
    """Says when it was touched; what is kept, and when, is the page's."""

    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLineEdit()
        self.title.setMaxLength(LONGEST_TITLE)
        self.title.setAccessibleName(self.tr("Name of the template"))
        self.title.setPlaceholderText(self.tr("Name of the template"))
        self.content = TextField()
        self.content.setAccessibleName(self.tr("Text of the template"))
        self._asks = QWidget()
        self._unknown = PlainLabel(kind=Type.SECONDARY, ink="soon", wraps=True)
        self._lay_out()
        self.title.textChanged.connect(self.touched)
        self.content.textChanged.connect(self._on_content)

    def show_template(self, title: str, content: str, *, is_own: bool) -> None:
        """Show a template; one of the central API can't be changed. What stands there already is left alone."""
        with QSignalBlocker(self.title), QSignalBlocker(self.content):
            if self.title.text() != title:
                self.title.setText(title)
            if self.content.toPlainText() != content:
                self.content.setPlainText(content)
        self.title.setReadOnly(not is_own)
        self.content.setReadOnly(not is_own)
        self._asks.setVisible(is_own)
        self._tell_unknown()

    def name_it(self) -> None:
        """Put the cursor into the name, so that the next letters replace it."""
        self.title.setFocus()
        self.title.selectAll()

    def _on_content(self) -> None:
        self._tell_unknown()
        self.touched.emit()

    def _tell_unknown(self) -> None:
        names = unknown(self.content.toPlainText())
        told = self.tr("Nothing fills %1; it stays a gap to fill in by hand.")
        self._unknown.setText(told.replace("%1", ", ".join(f"{{{{{name}}}}}" for name in names)))
        self._unknown.setVisible(bool(names))

    def _ask_for(self, name: str) -> None:
        self.content.insertPlainText(f"{{{{{name}}}}}")
        self.content.setFocus()

    def _lay_out(self) -> None:
        flow = FlowLayout(self._asks, 4)
        flow.addWidget(PlainLabel(self.tr("Insert:"), Type.SECONDARY, ink="muted"))
        for name in NAMES:
            button = QPushButton(placeholder_words(name))
            button.setProperty("kind", "quiet")
            button.setProperty("type", "secondary")
            button.setToolTip(f"{{{{{name}}}}}")
            button.clicked.connect(lambda _, name=name: self._ask_for(name))
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.content, 1)
        column.addWidget(self._unknown)
        column.addWidget(self._asks)
