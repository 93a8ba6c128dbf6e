"""Disposition sheets into a PDF or to a printer: the dialogs are the system's, the painting is off the GUI thread."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject, Qt, Signal
from PySide6.QtGui import QPdfWriter

from desktop.cache import journal
from desktop.cache.journal import Act
from desktop.clock import day_in_wib
from desktop.problems import KnownProblem
from desktop.whole_file import put_whole
from ui.campus.disposition import paint_sheets
from ui.campus.letter import Letter, phrase, read_letters
from ui.campus.paper import set_up
from ui.forms.where import ask_where
from ui.landing import hand_over

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QFileDialog, QWidget

    from desktop.complaint import TrackingId
    from ui.bridge import DeskBridge

_DPI = 300


class SheetOutput(QObject):
    """Asks where to, then does it. `parent` is the widget whose window the dialogs belong to."""

    saved = Signal(str)
    """The path of the PDF."""
    printed = Signal()
    failed = Signal(object)
    """A `KnownProblem`."""

    def __init__(self, bridge: DeskBridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._widget = parent
        self._numbers: list[str] = []

    def save(self, tracking_ids: Sequence[TrackingId]) -> QFileDialog:
        """Ask for a file, and write the sheets of these complaints into it."""
        then = partial(self.save_to, tracking_ids=tracking_ids)
        title, kind = self.tr("Save disposition sheet"), self.tr("PDF files (*.pdf)")
        return ask_where(self._widget, title, _file_name(tracking_ids), kind, then=then)

    def save_to(self, path: Path, tracking_ids: Sequence[TrackingId]) -> None:
        """Write the sheets of these complaints into a file."""
        self._with_letters(tracking_ids, partial(_write_pdf, path))

    def print(self, tracking_ids: Sequence[TrackingId]) -> None:
        """Ask for a printer, and print the sheets of these complaints."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        set_up(printer)
        printer.setDocName(_file_name(tracking_ids).removesuffix(".pdf"))
        dialog = QPrintDialog(printer, self._widget)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)  # PySide's open() wants a slot by its name
        dialog.accepted.connect(lambda: self._with_letters(tracking_ids, partial(_print, printer)))
        dialog.show()

    def _with_letters(self, tracking_ids: Sequence[TrackingId], work: Callable[[list[Letter]], str]) -> None:
        today = day_in_wib(self._bridge.desk.clock.now())
        self._bridge.read(
            read_letters, list(tracking_ids), today, then=lambda letters: self._begin(work, letters), owner=self
        )

    def _begin(self, work: Callable[[list[Letter]], str], letters: list[Letter]) -> None:
        if not letters:
            return
        self._numbers = [letter.number for letter in letters]
        worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="paper")
        worker.submit(work, letters).add_done_callback(self._take)
        worker.shutdown(wait=False)

    def _take(self, future: Future[str]) -> None:
        """On the worker's thread."""
        hand_over(self, self._on_arrived, future)

    def _on_arrived(self, future: Future[str]) -> None:
        try:
            path = future.result()
        except KnownProblem as problem:
            self.failed.emit(problem)
            return
        act = Act.EXPORTED if path else Act.PRINTED
        for number in self._numbers:
            self._bridge.write(journal.note, act, number, what="disposition-sheet", owner=self)
        if path:
            self.saved.emit(path)
        else:
            self.printed.emit()


def pdf(letters: Sequence[Letter]) -> bytes:
    """The sheets as a PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(_file_name([letter.number for letter in letters]).removesuffix(".pdf"))
    writer.setCreator("LAPOR! Desktop")
    set_up(writer)
    paint_sheets(letters, writer)
    del writer  # it writes the end of the file when it goes
    return bytes(buffer.data().data())


def _write_pdf(path: Path, letters: list[Letter]) -> str:
    """Write the file whole or not at all."""
    try:
        put_whole(path, pdf(letters))
    except KnownProblem as problem:
        raise KnownProblem("sheet-not-written", **problem.params) from problem
    return str(path)


def _print(printer: QPrinter, letters: list[Letter]) -> str:
    try:
        paint_sheets(letters, printer)
    except OSError as error:
        raise KnownProblem("sheet-not-printed", printer=printer.printerName()) from error
    return ""


def _file_name(tracking_ids: Sequence[TrackingId]) -> str:
    numbers = list(dict.fromkeys(tracking_ids))
    if len(numbers) == 1:
        return phrase("sheet.file", number=numbers[0])
    return phrase("sheet.files.name", count=len(numbers))
